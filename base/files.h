// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files as the rest of the program wants them: read whole within a bound, mapped read-only, written
// so that they survive power loss. Every failure is an io Error that names the file and the cause.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace pressmark {

/// A file descriptor, closed when it goes out of scope. Movable only.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(FileDescriptor&& other) noexcept;
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor();

  int get() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

/// A whole file mapped read-only. The bytes live as long as the object. Safe to share.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return {data_, size_}; }
  std::size_t size() const { return size_; }

 private:
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

/// "cannot open archive/CURRENT: permission denied" as an io Error; `error_number` is an errno.
Error io_error(std::string_view action, const std::filesystem::path& path, int error_number);

/// The file's bytes. Only regular files are read (a FIFO or device is an io Error, never a hang);
/// links are followed. Fails with limit if the file holds more than `max_bytes`.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t max_bytes);

/// Writes `content` to `path` and fsyncs the file. The directory is not synced.
Status write_file(const std::filesystem::path& path, std::string_view content);

/// The same without fsync, for what is of no use after a loss of power.
Status write_temporary_file(const std::filesystem::path& path, std::string_view content);

/// Writes beside `path`, fsyncs, renames over it and fsyncs the directory: after power loss the old
/// content or the new is there, whole.
Status replace_file(const std::filesystem::path& path, std::string_view content);

/// fsync of one file or of one directory (which makes renames and new names in it durable).
Status sync_path(const std::filesystem::path& path);

/// fsync of every file and directory below `directory`, and of itself.
Status sync_tree(const std::filesystem::path& directory);

}  // namespace pressmark
