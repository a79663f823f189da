// SPDX-License-Identifier: GPL-2.0-or-later
//
// read(2), whatever it is interrupted by, and strings.

#include "indexer/sources/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <poll.h>
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

  std::uint64_t file_bytes() const override { return bytes_; }

 private:
  FileDescriptor file_;
  std::string name_;
  std::uint64_t bytes_ = 0;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    const std::size_t count = std::min(size, bytes_.size() - begin_);
    std::memcpy(out, bytes_.data() + begin_, count);
    begin_ += count;
    return count;
  }

  std::uint64_t file_bytes() const override { return begin_; }

 private:
  std::string bytes_;
  std::size_t begin_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> make_file_source(FileDescriptor file, std::string name) {
  return std::make_unique<FileSource>(std::move(file), std::move(name));
}

std::unique_ptr<ByteSource> make_memory_source(std::string bytes) {
  return std::make_unique<MemorySource>(std::move(bytes));
}

}  // namespace pressmark
