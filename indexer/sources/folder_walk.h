// SPDX-License-Identifier: GPL-2.0-or-later
//
// The regular files of a folder and of the folders in it, in byte order of their names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace pressmark {

struct WalkedFile {
  FileDescriptor file;  ///< Open for reading, and known to be a regular file.
  std::string path;     ///< Below the folder walked: "2017/05/a.txt"; any bytes but NUL.
};

/// Links are never followed, so there are no cycles and nothing outside is read; pipes, sockets and
/// devices are never opened. Each comes back as a bad_input Error. Names that begin with a dot, and
/// archives of our own (*.pressmark), are passed over without a word.
///
/// Holds one open descriptor and the names of one folder per level.
class FolderWalk {
 public:
  /// `name` is how errors call the folder.
  FolderWalk(FileDescriptor folder, std::string name, std::uint32_t max_depth);

  /// The next file; nothing when all were seen. An entry or folder that cannot be read is an Error
  /// that names it; the walk goes on behind it.
  std::optional<Result<WalkedFile>> next();

 private:
  struct Level {
    FileDescriptor folder;
    std::string path;         // below the folder walked, "" or "2017/"
    std::vector<char> bytes;  // all names, each followed by NUL; no string, for the bytes of a
                              // short string move with it
    std::vector<const char*> names;  // into bytes, sorted
    std::size_t next = 0;
  };

  std::optional<Error> enter(FileDescriptor folder, std::string path);
  std::optional<Result<WalkedFile>> visit(const char* name);

  std::string name_;
  std::uint32_t max_depth_;
  FileDescriptor first_;  // until the first call of next()
  std::vector<Level> levels_;
};

}  // namespace pressmark
