// SPDX-License-Identifier: GPL-2.0-or-later
//
// read(2), whatever it is interrupted by, and strings.

#include "indexer/sources/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pressmark {

namespace {

class FileSource : public ByteSource {
 public:
  FileSource(FileDescriptor file, std::string name)
      : file_(std::move(file)), name_(std::move(name)) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    while (true) {
      const ssize_t got = ::read(file_.get(), out, size);
      if (got >= 0) {
        bytes_ += static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
      }
      if (errno == EAGAIN) {
        // Standard input may have been handed to us non-blocking.
        pollfd wait{.fd = file_.get(), .events = POLLIN, .revents = 0};
        if (::poll(&wait, 1, -1) >= 0) continue;
      }
      if (errno != EINTR) return io_error("cannot read", name_, errno);
    }
  }

  std::uint64_t file_bytes() const override { return std::min(bytes_, most_bytes_); }

  std::optional<std::uint64_t> size() const override {
    struct stat status {};
    const off_t begin = first_byte();
    if (begin < 0 || ::fstat(file_.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
      return std::nullopt;
    }
    return static_cast<std::uint64_t>(std::max<off_t>(status.st_size - begin, 0));
  }

  Status seek(std::uint64_t offset) override {
    const std::optional<std::uint64_t> bytes = size();
    if (!bytes) return ByteSource::seek(offset);
    begin_ = first_byte();
    most_bytes_ = *bytes;
    if (::lseek(file_.get(), begin_ + static_cast<off_t>(offset), SEEK_SET) >= 0) return ok;
    return io_error("cannot read", name_, errno);
  }

 private:
  // Where we began: others may have read from standard input before.
  off_t first_byte() const {
    if (begin_ >= 0) return begin_;
    const off_t here = ::lseek(file_.get(), 0, SEEK_CUR);
    return here < 0 ? here : here - static_cast<off_t>(bytes_);
  }

  FileDescriptor file_;
  std::string name_;
  off_t begin_ = -1;  // known once seek() was called
  std::uint64_t bytes_ = 0;
  std::uint64_t most_bytes_ = std::numeric_limits<std::uint64_t>::max();
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    const std::size_t count = std::min(size, bytes_.size() - begin_);
    std::memcpy(out, bytes_.data() + begin_, count);
    begin_ += count;
    read_ += count;
    return count;
  }

  std::uint64_t file_bytes() const override {
    return std::min<std::uint64_t>(read_, bytes_.size());
  }
  std::optional<std::uint64_t> size() const override { return bytes_.size(); }
  Status seek(std::uint64_t offset) override {
    begin_ = static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes_.size()));
    return ok;
  }

 private:
  std::string bytes_;
  std::size_t begin_ = 0;
  std::uint64_t read_ = 0;
};

}  // namespace

Status ByteSource::seek(std::uint64_t /*offset*/) {
  return Error{ErrorKind::io, "bytes that can be read front to back only"};
}

std::unique_ptr<ByteSource> make_file_source(FileDescriptor file, std::string name) {
  return std::make_unique<FileSource>(std::move(file), std::move(name));
}

std::unique_ptr<ByteSource> make_memory_source(std::string bytes) {
  return std::make_unique<MemorySource>(std::move(bytes));
}

}  // namespace pressmark
