// SPDX-License-Identifier: GPL-2.0-or-later
//
// A folder for one test.
#include "tests/support/temporary_folder.h"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include <gtest/gtest.h>

namespace pressmark {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "pressmark-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(), "cannot make " + name);
  }
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  // A test may have taken permissions away; give them back, or nothing could be removed.
  std::error_code ignored;
  for (fs::recursive_directory_iterator at{path_, fs::directory_options::skip_permission_denied,
                                           ignored};
       !ignored && at != fs::recursive_directory_iterator{}; at.increment(ignored)) {
    std::error_code unchanged;
    if (at->is_directory(unchanged) && !at->is_symlink(unchanged)) {
      fs::permissions(at->path(), fs::perms::owner_all, fs::perm_options::add, unchanged);
    }
  }
  fs::remove_all(path_, ignored);
}

fs::path TemporaryFolder::write(std::string_view name, std::string_view content) const {
  const fs::path path = path_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream out{path, std::ios::binary};
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  if (!out) throw std::runtime_error("cannot write " + path.string());
  return path;
}

std::string read_whole_file(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) {
    ADD_FAILURE() << "cannot read " << path;
    return {};
  }
  return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace pressmark
