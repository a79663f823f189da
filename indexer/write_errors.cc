// SPDX-License-Identifier: GPL-2.0-or-later
//
// Xapian's exceptions in the words of the person whose disk is full.

#include "indexer/write_errors.h"

#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <system_error>

#include <xapian.h>

#include "archive/damaged_archive.h"

namespace pressmark {
namespace {

/// Xapian loses the errno of some failed writes ("Modifications failed"), so the disk is asked too.
bool is_disk_full(std::string_view cause, const std::filesystem::path& path) {
  for (const std::string_view words : {"No space left", "File too large", "quota exceeded"}) {
    if (cause.find(words) != std::string_view::npos) return true;
  }
  constexpr std::uintmax_t hardly_any = 1U << 20U;
  std::error_code code;
  const std::filesystem::space_info space = std::filesystem::space(path.parent_path(), code);
  return !code && space.available < hardly_any;
}

}  // namespace

Error current_exception_as_write_error(const std::filesystem::path& path) {
  try {
    throw;
  } catch (const Xapian::Error& error) {
    std::string cause = error.get_msg();
    if (const char* system = error.get_error_string(); system != nullptr) {
      cause.append(": ").append(system);
    }
    Error written{ErrorKind::io, "cannot write " + path.string() + ": " + cause};
    if (is_disk_full(cause, path)) {
      written.hint = "the disk is full: make room and run the same command again";
    }
    return written;
  } catch (const DamagedArchive& error) {
    return Error{ErrorKind::io, "cannot write " + path.string() + ": " + error.what(),
                 "what was just written reads back differently: check the disk"};
  } catch (const std::bad_alloc&) {
    return Error{ErrorKind::limit, "out of memory while writing " + path.string(),
                 "use fewer threads (-j) or a smaller --memory"};
  } catch (const std::filesystem::filesystem_error& error) {
    return Error{ErrorKind::io, error.what()};
  }
}

}  // namespace pressmark
