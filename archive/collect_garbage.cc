// SPDX-License-Identifier: GPL-2.0-or-later
//
// Removing what no reader and no manifest needs any more.

#include <cerrno>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "archive/current_file.h"
#include "archive/lock.h"
#include "archive/messages.h"

namespace pressmark {
namespace fs = std::filesystem;
namespace {

Result<std::vector<fs::path>> list(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error)) {
    paths.push_back(at->path());
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    return io_error("cannot list", folder, error.value());
  }
  return paths;
}

// Unlinks a manifest unless a reader holds it. The exclusive lock is kept until the name is gone,
// so a reader that comes in between finds the lock taken or the file unlinked, and starts again.
Result<bool> unlink_unless_held(const fs::path& manifest) {
  const FileDescriptor file{::open(manifest.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
  if (!file.is_open()) return io_error("cannot open", manifest, errno);
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return false;
    return io_error("cannot lock", manifest, errno);
  }
  if (::unlink(manifest.c_str()) != 0) return io_error("cannot remove", manifest, errno);
  return true;
}

// What must stay: folders below segments/, files and folders below publish/.
struct Kept {
  std::set<std::string> segments;
  std::set<std::string> published;
};

// Adds what a manifest names to what must stay.
Status keep_files_of(const fs::path& manifest, Kept& kept) {
  const Result<std::string> json = read_file(manifest, max_manifest_bytes);
  if (!json) return json.error();
  const Result<Manifest> parsed = parse_manifest(*json, manifest.string());
  if (!parsed) return parsed.error();
  for (const SegmentEntry& segment : parsed->segments)
    kept.segments.insert(segment.id);
  for (const FileEntry* file : listed_files(*parsed)) {
    if (!file->path.starts_with("publish/")) continue;
    kept.published.insert(file->path);
    kept.published.insert(fs::path{file->path}.parent_path().generic_string());
  }
  return ok;
}

// Removes what is neither current nor held, and says what the others name.
Result<Kept> collect_manifests(const fs::path& archive, const std::string& current) {
  Result<std::vector<fs::path>> paths = list(archive);
  if (!paths) return std::move(paths).error();
  Kept kept;
  for (const fs::path& path : *paths) {
    const std::string name = path.filename().string();
    if (name == "CURRENT.tmp") {  // left by a writer that was killed
      if (::unlink(path.c_str()) != 0) return io_error("cannot remove", path, errno);
      continue;
    }
    if (!parse_manifest_file_name(name)) continue;
    if (name != current) {
      const Result<bool> removed = unlink_unless_held(path);
      if (!removed) return removed.error();
      if (*removed) continue;
    }
    if (Status read = keep_files_of(path, kept); !read) return std::move(read).error();
  }
  return kept;
}

Status remove_tree(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  return error ? Status{io_error("cannot remove", path, error.value())} : Status{ok};
}

Status collect_segments(const fs::path& segments, const Kept& kept) {
  Result<std::vector<fs::path>> folders = list(segments);
  if (!folders) return std::move(folders).error();
  bool removed_any = false;
  for (const fs::path& folder : *folders) {
    if (kept.segments.contains(folder.filename().string())) continue;
    if (Status removed = remove_tree(folder); !removed) return removed;
    removed_any = true;
  }
  return removed_any ? sync_path(segments) : Status{ok};
}

// A folder of one publish lives as long as any of its files, which later manifests may name.
Status collect_published(const fs::path& publish, const Kept& kept) {
  Result<std::vector<fs::path>> folders = list(publish);
  if (!folders) return std::move(folders).error();
  for (const fs::path& folder : *folders) {
    const std::string name = "publish/" + folder.filename().string();
    if (!kept.published.contains(name)) {
      if (Status removed = remove_tree(folder); !removed) return removed;
      continue;
    }
    Result<std::vector<fs::path>> files = list(folder);
    if (!files) return std::move(files).error();
    for (const fs::path& file : *files) {
      if (kept.published.contains(name + "/" + file.filename().string())) continue;
      if (Status removed = remove_tree(file); !removed) return removed;
    }
  }
  return ok;
}

}  // namespace

Status collect_garbage(const fs::path& archive, const WriterLock& /*lock*/) {
  const Result<CurrentFile> current = read_current_file(archive);
  if (!current) return current.error();
  const Result<Kept> kept = collect_manifests(archive, current->manifest);
  if (!kept) return kept.error();
  // The manifests must be gone for good before the files that they name.
  if (Status synced = sync_path(archive); !synced) return synced;
  if (Status done = collect_segments(archive / "segments", *kept); !done) return done;
  return collect_published(archive / "publish", *kept);
}

}  // namespace pressmark
