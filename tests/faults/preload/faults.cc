// SPDX-License-Identifier: GPL-2.0-or-later
//
// Preloaded into a program (LD_PRELOAD), it counts the calls with which the program touches a
// folder, makes one of them fail, or writes down what they do. Works for any program:
//
//   PRESSMARK_FAULTS_UNDER=DIR     calls about files below DIR count, and no others
//   PRESSMARK_FAULTS_FAIL=CALL:N:HOW   the N-th call (from 1) fails; CALL:N+:HOW: all from there on
//   PRESSMARK_FAULTS_COUNT=FILE    at exit, a line per call: its name and how often it was made
//   PRESSMARK_FAULTS_RECORD=FILE   appends every change below DIR (tests/faults/recording.h)
//
// CALL is open, read, write, sync, close, truncate, rename, unlink, mkdir, map or malloc (which
// counts everywhere). HOW is the name of an error (EIO, ENOSPC, EMFILE, ENOMEM, EINTR), `short` (a
// write of half the bytes), or `kill` (SIGKILL before the call is made).
//
// No memory is taken from the heap here and nothing is thrown: this runs inside malloc.

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include "tests/faults/recording.h"

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
}

namespace {

using pressmark::faults::Change;
using pressmark::faults::ChangeKind;

enum Call : std::uint8_t {
  open_call,
  read_call,
  write_call,
  sync_call,
  close_call,
  truncate_call,
  rename_call,
  unlink_call,
  mkdir_call,
  map_call,
  malloc_call,
  calls,
};
constexpr std::array<std::string_view, calls> call_names{"open",  "read",     "write",  "sync",
                                                         "close", "truncate", "rename", "unlink",
                                                         "mkdir", "map",      "malloc"};

enum class How : std::uint8_t { error, half, kill };

struct Plan {
  std::array<char, PATH_MAX> under{};
  std::size_t under_length = 0;
  int call = calls;  // that fails; `calls`: none
  long first = 0;
  bool goes_on = false;
  How how = How::error;
  int error = 0;
  int recording = -1;
  const char* count_file = nullptr;
  bool is_ready = false;
};
Plan plan;
std::array<std::atomic<long>, calls> counts;
constexpr int most_files = 4'096;
std::array<std::atomic<bool>, most_files> is_ours;  // by file descriptor
pthread_mutex_t recording_lock = PTHREAD_MUTEX_INITIALIZER;

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

int error_named(std::string_view name) {
  struct Named {
    std::string_view name;
    int number;
  };
  constexpr std::array<Named, 5> errors{
      {{"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EMFILE", EMFILE}, {"ENOMEM", ENOMEM}, {"EINTR", EINTR}}};
  for (const Named& error : errors) {
    if (error.name == name) return error.number;
  }
  return 0;
}

[[noreturn]] void refuse(const char* what) {
  constexpr std::string_view prefix = "faults: cannot use ";
  (void)!::syscall(SYS_write, STDERR_FILENO, prefix.data(), prefix.size());
  (void)!::syscall(SYS_write, STDERR_FILENO, what, std::strlen(what));
  (void)!::syscall(SYS_write, STDERR_FILENO, "\n", 1);
  ::_exit(125);
}

/// CALL:N:HOW
void read_fault(const char* text) {
  const std::string_view all{text};
  const std::size_t first = all.find(':');
  const std::size_t last = all.rfind(':');
  if (first == std::string_view::npos || first == last) refuse(text);
  for (int i = 0; i < calls; ++i) {
    if (call_names[static_cast<std::size_t>(i)] == all.substr(0, first)) plan.call = i;
  }
  char* end = nullptr;
  plan.first = std::strtol(text + first + 1, &end, 10);
  plan.goes_on = *end == '+';
  const std::string_view how = all.substr(last + 1);
  plan.how = how == "short" ? How::half : how == "kill" ? How::kill : How::error;
  plan.error = error_named(how);
  if (plan.call == calls || plan.first < 1 || (plan.how == How::error && plan.error == 0)) {
    refuse(text);
  }
}

__attribute__((constructor)) void begin() {
  if (const char* under = std::getenv("PRESSMARK_FAULTS_UNDER"); under != nullptr) {
    if (std::strlen(under) >= plan.under.size()) refuse(under);
    plan.under_length = std::strlen(under);
    std::memcpy(plan.under.data(), under, plan.under_length);
  }
  if (const char* fault = std::getenv("PRESSMARK_FAULTS_FAIL"); fault != nullptr) read_fault(fault);
  plan.count_file = std::getenv("PRESSMARK_FAULTS_COUNT");
  if (const char* file = std::getenv("PRESSMARK_FAULTS_RECORD"); file != nullptr) {
    plan.recording = static_cast<int>(
        ::syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    if (plan.recording < 0) refuse(file);
  }
  plan.is_ready = true;
}

__attribute__((destructor)) void end() {
  if (plan.count_file == nullptr) return;
  const long file = ::syscall(SYS_openat, AT_FDCWD, plan.count_file,
                              O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return;
  for (std::size_t i = 0; i < calls; ++i) {
    std::array<char, 64> line{};
    const int length = std::snprintf(line.data(), line.size(), "%.*s %ld\n",
                                     static_cast<int>(call_names[i].size()), call_names[i].data(),
                                     counts[i].load());
    (void)!::syscall(SYS_write, file, line.data(), static_cast<std::size_t>(length));
  }
  ::syscall(SYS_close, file);
}

/// Counts a call. True if it must fail, with errno set; kills the program if that is the plan.
bool fails(Call call) {
  if (!plan.is_ready) return false;
  const long number = counts[call].fetch_add(1) + 1;
  if (call != plan.call || number < plan.first || (number > plan.first && !plan.goes_on)) {
    return false;
  }
  if (plan.how == How::kill) ::syscall(SYS_kill, ::syscall(SYS_getpid), SIGKILL);
  errno = plan.error;
  return plan.how == How::error;
}

/// True if the call that fails() has just counted is to be cut short.
bool is_cut_short(Call call) {
  const long number = counts[call].load();
  return plan.how == How::half && call == plan.call &&
         (number == plan.first || (number > plan.first && plan.goes_on));
}

bool is_under(const char* path) {
  if (!plan.is_ready || plan.under_length == 0 || path == nullptr) return false;
  return std::strncmp(path, plan.under.data(), plan.under_length) == 0 &&
         (path[plan.under_length] == '/' || path[plan.under_length] == '\0');
}

bool is_known(int file) {
  return file >= 0 && file < most_files && is_ours[static_cast<std::size_t>(file)].load();
}

void know(int file, bool ours) {
  if (file >= 0 && file < most_files) is_ours[static_cast<std::size_t>(file)].store(ours);
}

std::uint64_t inode_of(int file) {
  struct stat about {};
  return ::fstat(file, &about) == 0 ? about.st_ino : 0;
}

/// Appends a change, its one or two paths and its bytes, as one record.
void record(Change change, const char* path, const char* other, const void* bytes) {
  if (plan.recording < 0) return;
  change.path_length = path == nullptr ? 0 : static_cast<std::uint32_t>(std::strlen(path));
  change.other_length = other == nullptr ? 0 : static_cast<std::uint32_t>(std::strlen(other));
  const auto part = [](const void* from, std::size_t length) {
    return iovec{const_cast<void*>(from), length};  // writev only reads
  };
  const std::array<iovec, 4> parts{part(&change, sizeof change), part(path, change.path_length),
                                   part(other, change.other_length), part(bytes, change.length)};
  const std::size_t whole =
      sizeof change + change.path_length + change.other_length + change.length;
  ::pthread_mutex_lock(&recording_lock);
  const long written = ::syscall(SYS_writev, plan.recording, parts.data(), parts.size());
  ::pthread_mutex_unlock(&recording_lock);
  if (written != static_cast<long>(whole)) refuse("the recording: it was not written");
}

void record_write(int file, const void* bytes, ssize_t written, off_t at) {
  if (plan.recording < 0 || written <= 0) return;
  Change change{};
  change.kind = ChangeKind::write;
  change.inode = inode_of(file);
  change.offset = static_cast<std::uint64_t>(at);
  change.length = static_cast<std::uint32_t>(written);
  record(change, nullptr, nullptr, bytes);
}

void record_file(ChangeKind kind, int file, std::uint64_t offset = 0) {
  if (plan.recording < 0) return;
  Change change{};
  change.kind = kind;
  change.inode = inode_of(file);
  change.offset = offset;
  record(change, nullptr, nullptr, nullptr);
}

void record_paths(ChangeKind kind, const char* path, const char* other = nullptr) {
  if (plan.recording < 0) return;
  Change change{};
  change.kind = kind;
  record(change, path, other, nullptr);
}

/// The absolute path of `name` seen from a directory that is open.
const char* absolute(int directory, const char* name, std::array<char, PATH_MAX>& buffer) {
  if (name == nullptr || name[0] == '/') return name;
  std::array<char, 64> link{"/proc/self/cwd"};
  if (directory != AT_FDCWD) {
    (void)std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", directory);
  }
  const ssize_t length = ::readlink(link.data(), buffer.data(), buffer.size() - 1);
  if (length < 0) return name;
  const auto used = static_cast<std::size_t>(length);
  (void)std::snprintf(buffer.data() + used, buffer.size() - used, "/%s", name);
  return buffer.data();
}

using OpenAt = int (*)(int, const char*, int, mode_t);

int open_counted(int directory, const char* name, int flags, mode_t mode) {
  static const auto real = next<OpenAt>("openat");
  std::array<char, PATH_MAX> buffer{};
  const char* path = absolute(directory, name, buffer);
  const bool ours = is_under(path);
  if (ours && fails(open_call)) return -1;
  struct stat before {};
  const bool is_new = ours && (flags & O_CREAT) != 0 && ::fstatat(directory, name, &before, 0) != 0;
  const int file = real(directory, name, flags, mode);
  know(file, ours && file >= 0);
  if (!ours || file < 0 || plan.recording < 0) return file;
  if (is_new) {
    Change change{};
    change.kind = ChangeKind::create;
    change.inode = inode_of(file);
    record(change, path, nullptr, nullptr);
  } else if ((flags & O_TRUNC) != 0) {
    record_file(ChangeKind::truncate, file);
  }
  return file;
}

ssize_t write_counted(int file, const void* bytes, std::size_t length, off_t at, bool has_offset) {
  static const auto plain = next<ssize_t (*)(int, const void*, std::size_t)>("write");
  static const auto placed = next<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite");
  const bool ours = is_known(file);
  if (ours && fails(write_call)) return -1;
  if (ours && is_cut_short(write_call) && length > 1) length /= 2;
  const off_t offset = !ours || has_offset ? at : ::lseek(file, 0, SEEK_CUR);
  const ssize_t written = has_offset ? placed(file, bytes, length, at) : plain(file, bytes, length);
  if (ours) record_write(file, bytes, written, offset);
  return written;
}

int sync_counted(int file, const char* name) {
  const auto real = next<int (*)(int)>(name);
  const bool ours = is_known(file);
  if (ours && fails(sync_call)) return -1;
  const int result = real(file);
  if (ours && result == 0) {
    if (plan.recording >= 0) {
      // By path, for a directory has no other changes that name its inode.
      std::array<char, 64> link{};
      std::array<char, PATH_MAX> path{};
      (void)std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", file);
      if (::readlink(link.data(), path.data(), path.size() - 1) < 0) path[0] = '\0';
      Change change{};
      change.kind = ChangeKind::sync;
      change.inode = inode_of(file);
      record(change, path.data(), nullptr, nullptr);
    }
  }
  return result;
}

int unlink_counted(int directory, const char* name, int flags) {
  static const auto real = next<int (*)(int, const char*, int)>("unlinkat");
  std::array<char, PATH_MAX> buffer{};
  const char* path = absolute(directory, name, buffer);
  const bool ours = is_under(path);
  if (ours && fails(unlink_call)) return -1;
  const int result = real(directory, name, flags);
  if (ours && result == 0) record_paths(ChangeKind::unlink, path);
  return result;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_counted(AT_FDCWD, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_counted(AT_FDCWD, path, flags, mode);
}

int openat(int directory, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_counted(directory, path, flags, mode);
}

int openat64(int directory, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_counted(directory, path, flags, mode);
}

int close(int file) {
  static const auto real = next<int (*)(int)>("close");
  const bool ours = is_known(file);
  know(file, false);
  const bool failed = ours && fails(close_call);
  const int error = errno;
  const int result = real(file);  // as in the kernel: the descriptor is gone even so
  if (!failed) return result;
  errno = error;
  return -1;
}

ssize_t read(int file, void* bytes, std::size_t length) {
  static const auto real = next<ssize_t (*)(int, void*, std::size_t)>("read");
  if (is_known(file) && fails(read_call)) return -1;
  return real(file, bytes, length);
}

ssize_t pread(int file, void* bytes, std::size_t length, off_t at) {
  static const auto real = next<ssize_t (*)(int, void*, std::size_t, off_t)>("pread");
  if (is_known(file) && fails(read_call)) return -1;
  return real(file, bytes, length, at);
}

ssize_t pread64(int file, void* bytes, std::size_t length, off_t at) {
  return pread(file, bytes, length, at);
}

ssize_t write(int file, const void* bytes, std::size_t length) {
  return write_counted(file, bytes, length, 0, false);
}

ssize_t pwrite(int file, const void* bytes, std::size_t length, off_t at) {
  return write_counted(file, bytes, length, at, true);
}

ssize_t pwrite64(int file, const void* bytes, std::size_t length, off_t at) {
  return write_counted(file, bytes, length, at, true);
}

int fsync(int file) {
  return sync_counted(file, "fsync");
}

int fdatasync(int file) {
  return sync_counted(file, "fdatasync");
}

int ftruncate(int file, off_t length) {
  static const auto real = next<int (*)(int, off_t)>("ftruncate");
  const bool ours = is_known(file);
  if (ours && fails(truncate_call)) return -1;
  const int result = real(file, length);
  if (ours && result == 0) {
    record_file(ChangeKind::truncate, file, static_cast<std::uint64_t>(length));
  }
  return result;
}

int ftruncate64(int file, off_t length) {
  return ftruncate(file, length);
}

int rename(const char* from, const char* to) {
  static const auto real = next<int (*)(const char*, const char*)>("rename");
  std::array<char, PATH_MAX> from_buffer{};
  std::array<char, PATH_MAX> to_buffer{};
  const char* old_path = absolute(AT_FDCWD, from, from_buffer);
  const char* new_path = absolute(AT_FDCWD, to, to_buffer);
  const bool ours = is_under(old_path) || is_under(new_path);
  if (ours && fails(rename_call)) return -1;
  const int result = real(from, to);
  if (ours && result == 0) record_paths(ChangeKind::rename, old_path, new_path);
  return result;
}

int unlink(const char* path) {
  return unlink_counted(AT_FDCWD, path, 0);
}

int rmdir(const char* path) {
  return unlink_counted(AT_FDCWD, path, AT_REMOVEDIR);
}

int unlinkat(int directory, const char* path, int flags) {
  return unlink_counted(directory, path, flags);
}

int remove(const char* path) {
  const int result = unlink_counted(AT_FDCWD, path, 0);
  if (result != 0 && errno == EISDIR) return unlink_counted(AT_FDCWD, path, AT_REMOVEDIR);
  return result;
}

int mkdir(const char* path, mode_t mode) {
  static const auto real = next<int (*)(const char*, mode_t)>("mkdir");
  std::array<char, PATH_MAX> buffer{};
  const char* whole_path = absolute(AT_FDCWD, path, buffer);
  const bool ours = is_under(whole_path);
  if (ours && fails(mkdir_call)) return -1;
  const int result = real(path, mode);
  if (ours && result == 0) record_paths(ChangeKind::mkdir, whole_path);
  return result;
}

void* mmap(void* place, std::size_t length, int protection, int flags, int file, off_t at) {
  static const auto real = next<void* (*)(void*, std::size_t, int, int, int, off_t)>("mmap");
  if (is_known(file) && fails(map_call)) return MAP_FAILED;
  return real(place, length, protection, flags, file, at);
}

void* mmap64(void* place, std::size_t length, int protection, int flags, int file, off_t at) {
  return mmap(place, length, protection, flags, file, at);
}

void* malloc(std::size_t size) {
  return fails(malloc_call) ? nullptr : __libc_malloc(size);
}

void* calloc(std::size_t count, std::size_t size) {
  return fails(malloc_call) ? nullptr : __libc_calloc(count, size);
}

void* realloc(void* memory, std::size_t size) {
  return fails(malloc_call) ? nullptr : __libc_realloc(memory, size);
}

}  // extern "C"
