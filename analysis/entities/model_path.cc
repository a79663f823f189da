// SPDX-License-Identifier: GPL-2.0-or-later
//
// The program's folder is asked of /proc: argv[0] is not known in a library, and may be anything.
#include "analysis/entities/model_path.h"

#include <array>
#include <cstdlib>
#include <string>
#include <system_error>

namespace pressmark::entities {
namespace {

namespace fs = std::filesystem;

constexpr const char* model_hint =
    "reinstall Pressmark, name the file in PRESSMARK_MODEL, or leave names out with --entities off";

}  // namespace

Result<fs::path> find_model(const char* named, const fs::path& folder) {
  std::error_code error;
  if (named != nullptr && *named != '\0') {
    if (fs::is_regular_file(named, error)) return fs::path{named};
    return Error{.kind = ErrorKind::io,
                 .message = "cannot find the model of names that PRESSMARK_MODEL names: " +
                            std::string{named},
                 .hint = model_hint};
  }
  const std::array places{folder / model_file_name,
                          folder.parent_path() / "share" / "pressmark" / model_file_name};
  for (const fs::path& place : places) {
    if (fs::is_regular_file(place, error)) return place;
  }
  return Error{.kind = ErrorKind::io,
               .message = "cannot find the model of names: neither " + places[0].string() +
                          " nor " + places[1].string() + " is there",
               .hint = model_hint};
}

Result<fs::path> find_model() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return find_model(std::getenv("PRESSMARK_MODEL"), program.parent_path());
}

}  // namespace pressmark::entities
