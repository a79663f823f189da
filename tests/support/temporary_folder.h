// SPDX-License-Identifier: GPL-2.0-or-later
//
// A folder for one test, gone with everything in it when the object goes out of scope.
//
//   TemporaryFolder folder;
//   folder.write("2017/05/a.txt", " date 2017-05-11 ...");
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace pressmark {

class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }

  /// The path of `name` in the folder; nothing is created.
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

  /// Writes a file, and the folders above it; returns its path.
  std::filesystem::path write(std::string_view name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

/// The bytes of a file. A file that cannot be read fails the test and gives "".
std::string read_whole_file(const std::filesystem::path& path);

}  // namespace pressmark
