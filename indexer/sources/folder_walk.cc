// SPDX-License-Identifier: GPL-2.0-or-later
//
// openat() all the way down: a folder swapped for a link while we walk leads nowhere.

#include "indexer/sources/folder_walk.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace pressmark {

namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

bool is_passed_over(std::string_view name) {
  return name.starts_with('.') || name.ends_with(".pressmark");
}

Error skipped(const std::string& path, std::string_view why, std::string hint = {}) {
  return {.kind = ErrorKind::bad_input,
          .message = path + ": " + std::string{why},
          .hint = std::move(hint),
          .path = path};
}

// All names in the folder but those passed over, each with its NUL. False, and errno, on failure.
bool read_names(const FileDescriptor& folder, std::vector<char>& bytes) {
  // fdopendir() takes its descriptor over, and openat() still needs ours.
  const int duplicate = ::fcntl(folder.get(), F_DUPFD_CLOEXEC, 0);
  if (duplicate < 0) return false;
  const std::unique_ptr<DIR, CloseFolder> stream{::fdopendir(duplicate)};
  if (!stream) {
    const FileDescriptor closed{duplicate};
    return false;
  }
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(stream.get());
    if (entry == nullptr) return errno == 0;
    const std::string_view name{static_cast<const char*>(entry->d_name)};
    if (is_passed_over(name)) continue;
    bytes.insert(bytes.end(), name.begin(), name.end());
    bytes.push_back('\0');
  }
}

}  // namespace

FolderWalk::FolderWalk(FileDescriptor folder, std::string name, std::uint32_t max_depth)
    : name_(std::move(name)), max_depth_(max_depth), first_(std::move(folder)) {}

std::optional<Error> FolderWalk::enter(FileDescriptor folder, std::string path) {
  Level level;
  level.folder = std::move(folder);
  level.path = std::move(path);
  if (!read_names(level.folder, level.bytes)) {
    return io_error("cannot read folder", name_ + '/' + level.path, errno);
  }
  const char* const end = level.bytes.data() + level.bytes.size();
  for (const char* at = level.bytes.data(); at != end; at += std::strlen(at) + 1) {
    level.names.push_back(at);
  }
  std::sort(level.names.begin(), level.names.end(),
            [](const char* a, const char* b) { return std::strcmp(a, b) < 0; });
  levels_.push_back(std::move(level));
  return std::nullopt;
}

std::optional<Result<WalkedFile>> FolderWalk::visit(const char* name) {
  const Level& level = levels_.back();
  std::string path = level.path + name;
  const std::string shown = name_ + '/' + path;
  struct stat status {};
  // Looking before opening: merely opening some devices does something.
  if (::fstatat(level.folder.get(), name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
    return io_error("cannot read", shown, errno);
  }
  if (S_ISLNK(status.st_mode)) {
    return skipped(shown, "a link, which is not followed",
                   "name it on the command line to have it read");
  }
  const bool is_folder = S_ISDIR(status.st_mode);
  if (!is_folder && !S_ISREG(status.st_mode)) {
    return skipped(shown, "neither a regular file nor a folder");
  }
  if (is_folder && levels_.size() >= max_depth_) {
    return skipped(shown, "deeper than " + std::to_string(max_depth_) + " folders; not read");
  }
  // O_NOFOLLOW and O_NONBLOCK in case it has just become something else.
  FileDescriptor file{::openat(level.folder.get(), name,
                               O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)};
  if (!file.is_open() || ::fstat(file.get(), &status) != 0) {
    return io_error("cannot open", shown, errno);
  }
  if (is_folder) {
    if (std::optional<Error> error = enter(std::move(file), std::move(path) + '/')) return *error;
    return std::nullopt;
  }
  if (!S_ISREG(status.st_mode)) return skipped(shown, "changed while it was read");
  return WalkedFile{std::move(file), std::move(path)};
}

std::optional<Result<WalkedFile>> FolderWalk::next() {
  if (first_.is_open()) {
    if (std::optional<Error> error = enter(std::exchange(first_, FileDescriptor{}), "")) {
      return *error;
    }
  }
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.next == level.names.size()) {
      levels_.pop_back();
      continue;
    }
    if (auto found = visit(level.names[level.next++])) return found;
  }
  return std::nullopt;
}

}  // namespace pressmark
