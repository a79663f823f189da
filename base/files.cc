// SPDX-License-Identifier: GPL-2.0-or-later
//
// POSIX calls behind base/files.h.

#include "base/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pressmark {
namespace {

namespace fs = std::filesystem;

/// Calls `call` again for as long as a signal interrupts it.
template <typename Call>
auto retry_interrupted(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR)
    result = call();
  return result;
}

FileDescriptor open_file(const fs::path& path, int flags, mode_t mode = 0) {
  return FileDescriptor{
      retry_interrupted([&] { return ::open(path.c_str(), flags | O_CLOEXEC, mode); })};
}

Status write_all(int fd, const fs::path& path, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written =
        retry_interrupted([&] { return ::write(fd, content.data(), content.size()); });
    if (written < 0) return io_error("cannot write", path, errno);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return ok;
}

/// The file, still open.
Result<FileDescriptor> write_unsynced(const fs::path& path, std::string_view content) {
  FileDescriptor file = open_file(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (!file.is_open()) return io_error("cannot create", path, errno);
  if (Status written = write_all(file.get(), path, content); !written) return written.error();
  return file;
}

}  // namespace

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (fd_ >= 0) ::close(fd_);
}

Error io_error(std::string_view action, const fs::path& path, int error_number) {
  std::string cause = std::generic_category().message(error_number);
  if (!cause.empty()) {
    cause[0] = static_cast<char>(cause[0] >= 'A' && cause[0] <= 'Z' ? cause[0] + 32 : cause[0]);
  }
  Error error{.kind = ErrorKind::io,
              .message = std::string{action} + " " + path.string() + ": " + cause,
              .path = path.string()};
  if (error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG) {
    error.hint = "the disk is full: make room and run the same command again";
  }
  return error;
}

Result<MappedFile> MappedFile::open(const fs::path& path) {
  const FileDescriptor file = open_file(path, O_RDONLY);
  if (!file.is_open()) return io_error("cannot open", path, errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return io_error("cannot read", path, errno);
  if (!S_ISREG(status.st_mode)) return io_error("cannot map", path, EINVAL);
  MappedFile mapped;
  mapped.size_ = static_cast<std::size_t>(status.st_size);
  if (mapped.size_ == 0) return mapped;  // mmap refuses an empty range
  void* data = ::mmap(nullptr, mapped.size_, PROT_READ, MAP_SHARED, file.get(), 0);
  if (data == MAP_FAILED) return io_error("cannot map", path, errno);
  mapped.data_ = static_cast<const std::byte*>(data);
  return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  // munmap wants the pointer without const; the mapping itself stays read-only.
  if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
}

Result<std::string> read_file(const fs::path& path, std::uint64_t max_bytes) {
  // O_NONBLOCK: opening a FIFO that nobody writes to would wait for ever.
  const FileDescriptor file = open_file(path, O_RDONLY | O_NONBLOCK);
  if (!file.is_open()) return io_error("cannot open", path, errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return io_error("cannot read", path, errno);
  if (S_ISDIR(status.st_mode)) return io_error("cannot read", path, EISDIR);
  if (!S_ISREG(status.st_mode)) {
    return Error{ErrorKind::io, "cannot read " + path.string() + ": not a regular file"};
  }
  std::string content;
  content.reserve(
      static_cast<std::size_t>(std::min(static_cast<std::uint64_t>(status.st_size), max_bytes)));
  // The size is a hint only: the file may grow while it is read.
  constexpr std::size_t step = 1U << 16U;
  while (true) {
    const std::size_t before = content.size();
    content.resize(before + step);
    const ssize_t got =
        retry_interrupted([&] { return ::read(file.get(), content.data() + before, step); });
    if (got < 0) return io_error("cannot read", path, errno);
    content.resize(before + static_cast<std::size_t>(got));
    if (content.size() > max_bytes) {
      return Error{ErrorKind::limit,
                   path.string() + ": holds more than " + std::to_string(max_bytes) + " bytes"};
    }
    if (got == 0) return content;
  }
}

Status write_file(const fs::path& path, std::string_view content) {
  const Result<FileDescriptor> file = write_unsynced(path, content);
  if (!file) return file.error();
  if (::fsync(file->get()) != 0) return io_error("cannot sync", path, errno);
  return ok;
}

Status write_temporary_file(const fs::path& path, std::string_view content) {
  const Result<FileDescriptor> file = write_unsynced(path, content);
  if (!file) return file.error();
  return ok;
}

Status replace_file(const fs::path& path, std::string_view content) {
  fs::path beside = path;
  beside += ".tmp";
  if (Status written = write_file(beside, content); !written) {
    ::unlink(beside.c_str());
    return written;
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) {
    const int cause = errno;
    ::unlink(beside.c_str());
    return io_error("cannot replace", path, cause);
  }
  return sync_path(path.has_parent_path() ? path.parent_path() : fs::path{"."});
}

Status sync_path(const fs::path& path) {
  const FileDescriptor file = open_file(path, O_RDONLY);
  if (!file.is_open()) return io_error("cannot open", path, errno);
  if (::fsync(file.get()) != 0) return io_error("cannot sync", path, errno);
  return ok;
}

Status sync_tree(const fs::path& directory) {
  std::error_code code;
  for (fs::directory_iterator entry{directory, code}, end; !code && entry != end;
       entry.increment(code)) {
    const bool is_folder = entry->is_directory(code) && !entry->is_symlink(code);
    Status synced = is_folder ? sync_tree(entry->path()) : sync_path(entry->path());
    if (!synced) return synced;
  }
  if (code) return io_error("cannot list", directory, code.value());
  return sync_path(directory);
}

}  // namespace pressmark
