// SPDX-License-Identifier: GPL-2.0-or-later
//
// Locks. All are flocks: they belong to an open file, and the kernel drops them with its process.

#include "archive/lock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/current_file.h"
#include "archive/messages.h"

namespace pressmark {
namespace fs = std::filesystem;
namespace {

// Waits for the lock only as long as a signal takes. False, with errno set, if it is not to be had.
bool lock_now(int fd, int operation) {
  int result = -1;
  do {
    result = ::flock(fd, operation | LOCK_NB);
  } while (result != 0 && errno == EINTR);
  return result == 0;
}

// The pid that a LOCK file holds, or "another process" if its holder has not written it yet.
std::string holder_of(int fd) {
  std::array<char, 32> text{};
  const ssize_t size = ::pread(fd, text.data(), text.size(), 0);
  std::string_view pid{text.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
  pid = pid.substr(0, pid.find('\n'));
  const bool is_number = !pid.empty() && std::all_of(pid.begin(), pid.end(),
                                                     [](char c) { return c >= '0' && c <= '9'; });
  return is_number ? "process " + std::string{pid} : "another process";
}

// A manifest has its whole size before it gets its name.
Result<std::string> read_all(int fd, const fs::path& path) {
  struct ::stat status {};
  if (::fstat(fd, &status) != 0) return io_error("cannot read", path, errno);
  if (static_cast<std::uint64_t>(status.st_size) > max_manifest_bytes) {
    return Error{ErrorKind::archive, path.string() + " is larger than any manifest"};
  }
  std::string content(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < content.size()) {
    const ssize_t size = ::read(fd, content.data() + filled, content.size() - filled);
    if (size == 0) break;
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return io_error("cannot read", path, errno);
    filled += static_cast<std::size_t>(size);
  }
  content.resize(filled);
  return content;
}

// One attempt at holding what CURRENT names now; nothing if a writer replaced it meanwhile.
Result<std::optional<HeldManifest>> try_hold(const fs::path& archive) {
  using Attempt = std::optional<HeldManifest>;
  Result<CurrentFile> current = read_current_file(archive);
  if (!current) return std::move(current).error();
  const fs::path path = archive / current->manifest;
  FileDescriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
  if (!file.is_open()) {
    if (errno == ENOENT) return Attempt{};
    return io_error("cannot open", path, errno);
  }
  if (!lock_now(file.get(), LOCK_SH)) {
    if (errno == EWOULDBLOCK) return Attempt{};  // it is being collected
    return io_error("cannot lock", path, errno);
  }
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return io_error("cannot read", path, errno);
  if (status.st_nlink == 0) return Attempt{};  // it was collected before the lock was had
  Result<std::string> json = read_all(file.get(), path);
  if (!json) return std::move(json).error();
  Result<Manifest> manifest = parse_current_manifest(archive, *current, *json);
  if (!manifest) return std::move(manifest).error();
  return Attempt{HeldManifest{*std::move(manifest), std::move(file)}};
}

}  // namespace

Result<WriterLock> WriterLock::acquire(const fs::path& archive) {
  std::error_code error;
  if (!fs::is_directory(archive, error)) return no_archive_error(archive);
  const fs::path path = archive / "LOCK";
  FileDescriptor file;
  struct stat status {};
  do {
    file = FileDescriptor{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666)};
    if (!file.is_open()) return io_error("cannot open", path, errno);
    if (!lock_now(file.get(), LOCK_EX)) {
      if (errno != EWOULDBLOCK) return io_error("cannot lock", path, errno);
      return Error{ErrorKind::archive,
                   "archive " + archive.string() + " is being written by " + holder_of(file.get()),
                   "wait for it, or stop it; a reader is never blocked"};
    }
    if (::fstat(file.get(), &status) != 0) return io_error("cannot read", path, errno);
    // Its holder may have removed it, as a build does that failed, and with it the archive.
  } while (status.st_nlink == 0);
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(file.get(), 0) != 0 ||
      ::pwrite(file.get(), pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size())) {
    return io_error("cannot write", path, errno);
  }
  return WriterLock{std::move(file)};
}

WriterLock::~WriterLock() {
  // The lock is what counts: if the pid stays behind, nobody reads it.
  if (file_.is_open() && ::ftruncate(file_.get(), 0) != 0) return;
}

Result<HeldManifest> hold_current_manifest(const fs::path& archive) {
  // Each failed attempt means that a writer published and collected in that very moment, or that
  // the manifest is truly gone. The first tries need no pause.
  constexpr int attempts = 100;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    Result<std::optional<HeldManifest>> held = try_hold(archive);
    if (!held) return std::move(held).error();
    if (held->has_value()) return **std::move(held);
    if (attempt >= 10) std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  return archive_error(archive, "the manifest that CURRENT names is missing", verify_hint(archive));
}

}  // namespace pressmark
