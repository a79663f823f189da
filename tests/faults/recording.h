// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a program did to a folder, in the order it did it: a recording is a file of Changes, each
// followed by its paths and bytes. Written by the preloaded library, read by recording.cc.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace pressmark::faults {

enum class ChangeKind : std::uint8_t {
  create,    ///< A new file `path` with the inode.
  write,     ///< `bytes` at `offset` of the inode.
  truncate,  ///< The inode is cut, or grown with zeros, to `offset` bytes.
  sync,      ///< fsync or fdatasync of the inode, a file or directory, which is at `path`.
  rename,    ///< `path` becomes `other`, replacing what is there.
  unlink,    ///< The name `path` is gone: of a file or an empty directory.
  mkdir,     ///< A new directory `path`.
};

/// The head of a record. Then come path_length, other_length and length bytes.
struct Change {
  ChangeKind kind = ChangeKind::create;
  std::uint32_t path_length = 0;
  std::uint32_t other_length = 0;
  std::uint32_t length = 0;
  std::uint64_t inode = 0;
  std::uint64_t offset = 0;
};

struct RecordedChange {
  Change head;
  std::string path;  ///< Absolute, as are all.
  std::string other;
  std::string bytes;
};

/// The changes in a recording. A damaged one fails the test and ends where it is damaged.
std::vector<RecordedChange> read_recording(const std::filesystem::path& path);

}  // namespace pressmark::faults
