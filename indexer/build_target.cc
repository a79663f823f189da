// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a folder is taken for decides whether it may be written to. The order of fsync and rename in
// publish() is the promise that a crash leaves the old archive or the new one.

#include "indexer/build_target.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include "archive/adopt_segment.h"
#include "archive/archive.h"
#include "archive/damaged_archive.h"
#include "archive/integrity.h"
#include "archive/segment_reader.h"
#include "base/files.h"
#include "indexer/pipeline.h"
#include "indexer/publish_families.h"
#include "indexer/publish_names.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

/// `headless` is an archive that has lost its CURRENT.
enum class FolderKind { absent, usable, archive, headless, foreign };

constexpr std::string_view manifest_prefix = "MANIFEST-";

bool is_manifest_name(std::string_view name) {
  return name.starts_with(manifest_prefix) && name.ends_with(".json");
}

std::optional<std::uint64_t> parse_number(std::string_view digits) {
  std::uint64_t number = 0;
  const char* last = digits.data() + digits.size();
  const auto [rest, problem] = std::from_chars(digits.data(), last, number);
  if (problem != std::errc{} || rest != last) return std::nullopt;
  return number;
}

std::optional<std::uint64_t> manifest_number(std::string_view name) {
  if (!is_manifest_name(name)) return std::nullopt;
  name.remove_prefix(manifest_prefix.size());
  return parse_number(name.substr(0, name.size() - std::string_view{".json"}.size()));
}

/// Whether a folder with a manifest but without CURRENT was an archive once. A first build that was
/// killed before CURRENT had its name leaves its process id in LOCK, or CURRENT.tmp.
bool was_published(const fs::path& path) {
  std::error_code code;
  for (fs::directory_iterator entry{path, code}, end; !code && entry != end;
       entry.increment(code)) {
    if (manifest_number(entry->path().filename().string()).value_or(1) > 1) return true;
  }
  return fs::file_size(path / "LOCK", code) == 0 && !fs::exists(path / "CURRENT.tmp", code);
}

/// Other programs, too, keep files called CURRENT, LOCK and MANIFEST-000001: only together with one
/// of our manifests is CURRENT ours.
Result<FolderKind> kind_of_folder(const fs::path& path) {
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (status.type() == fs::file_type::not_found) return FolderKind::absent;
  if (code) return io_error("cannot read", path, code.value());
  if (status.type() != fs::file_type::directory) return FolderKind::foreign;
  bool has_current = false;
  bool has_manifest = false;
  bool has_lock = false;
  bool has_other = false;
  bool is_empty = true;
  for (fs::directory_iterator entry{path, code}, end; !code && entry != end;
       entry.increment(code)) {
    const std::string name = entry->path().filename().string();
    is_empty = false;
    has_current = has_current || name == "CURRENT";
    has_manifest = has_manifest || is_manifest_name(name);
    has_lock = has_lock || name == "LOCK";
    const bool is_ours = name == "LOCK" || name == "segments" || name == "publish" ||
                         name == "CURRENT" || name.ends_with(".tmp") || is_manifest_name(name);
    has_other = has_other || !is_ours;
  }
  if (code) return io_error("cannot read", path, code.value());
  if (has_current && has_manifest) return FolderKind::archive;
  if (is_empty) return FolderKind::usable;
  if (!has_lock || has_current || has_other) return FolderKind::foreign;
  // Else it is what a killed first build leaves behind.
  return has_manifest && was_published(path) ? FolderKind::headless : FolderKind::usable;
}

/// Fails unless a build may write to a folder of this kind.
Status check_usable(FolderKind kind, const fs::path& path, bool replace) {
  switch (kind) {
    case FolderKind::absent:
    case FolderKind::usable:
      return ok;
    case FolderKind::archive:
      if (replace) return ok;
      return Error{ErrorKind::invalid_argument, "the archive " + path.string() + " exists",
                   "add --replace to build it anew: it stays readable until the new one is done"};
    case FolderKind::headless:
      if (replace) return ok;
      return Error{ErrorKind::invalid_argument,
                   "the archive " + path.string() + " has lost its file CURRENT",
                   "save its articles: indexer salvage " + path.string() +
                       " -d NEW; or add --replace to build it anew"};
    case FolderKind::foreign:
      return Error{ErrorKind::invalid_argument,
                   path.string() + " is neither an archive nor an empty folder",
                   "name a folder that does not exist yet"};
  }
  return ok;  // not reached: every kind is named above
}

/// One more than the largest number among the names in `folder`, as `number_of` reads them. From
/// names and not from the manifest, so that a damaged archive can be replaced.
template <typename NumberOf>
std::uint64_t next_number(const fs::path& folder, NumberOf number_of) {
  std::uint64_t next = 1;
  std::error_code code;
  for (fs::directory_iterator entry{folder, code}, end; !code && entry != end;
       entry.increment(code)) {
    const std::optional<std::uint64_t> number = number_of(entry->path().filename().string());
    if (number) next = std::max(next, *number + 1);
  }
  return next;
}

fs::path parent_folder(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path{"."};
}

/// Adds what the finished segment says: names, families, fingerprint. Writes the files of the
/// publish.
Status describe_segment(const fs::path& archive, const fs::path& folder, Manifest& manifest) {
  return run_on_archive([&]() -> Status {
    Result<SegmentReader> opened = SegmentReader::open_unpublished(folder);
    if (!opened) return std::move(opened).error();
    std::vector<SegmentReader> segments;
    segments.push_back(*std::move(opened));
    manifest.archive_fingerprint = archive_fingerprint(segments);
    Result<PublishedNames> names = publish_names(archive, manifest.number, segments);
    if (!names) return std::move(names).error();
    manifest.canonical_map = std::move(names->canonical_map);
    manifest.counts.names = names->counts;
    Result<PublishedFamilies> families =
        publish_families(archive, manifest.number, segments, no_known_families(segments));
    if (!families) return std::move(families).error();
    set_families(manifest, *std::move(families));
    return ok;
  });
}

/// Removes a new archive that was not published. LOCK goes last, and the folder only if nobody has
/// made another LOCK in it.
void remove_new_archive(const fs::path& archive) {
  std::error_code ignored;
  std::vector<fs::path> paths;
  for (fs::directory_iterator entry{archive, ignored}, end; !ignored && entry != end;
       entry.increment(ignored)) {
    if (entry->path().filename() != "LOCK") paths.push_back(entry->path());
  }
  for (const fs::path& path : paths)
    fs::remove_all(path, ignored);
  fs::remove(archive / "LOCK", ignored);
  fs::remove(archive, ignored);
}

}  // namespace

fs::path staging_folder(const fs::path& archive) {
  return archive / "segments" / fmt::format("build-{}.tmp", ::getpid());
}

void remove_unfinished_build(const fs::path& archive, bool folder_existed) {
  std::error_code ignored;
  if (fs::remove_all(staging_folder(archive), ignored) == 0) return;  // not ours, or published
  if (folder_existed || fs::exists(archive / "CURRENT", ignored)) return;
  // A new archive: whatever is in the folder was put there by this process, under its lock.
  remove_new_archive(archive);
}

Result<BuildTarget> BuildTarget::open(fs::path archive, bool replace) {
  if (!archive.has_filename()) archive = archive.parent_path();  // "news.pressmark/"
  const Result<FolderKind> kind = kind_of_folder(archive);
  if (!kind) return kind.error();
  if (Status usable = check_usable(*kind, archive, replace); !usable) {
    return std::move(usable).error();
  }
  std::error_code code;
  const bool is_new = fs::create_directory(archive, code);
  if (code) return io_error("cannot create", archive, code.value());
  Result<WriterLock> lock = WriterLock::acquire(archive);
  if (!lock) {
    if (is_new) fs::remove(archive, code);  // fails, rightly, if someone else is at work in it
    return std::move(lock).error();
  }
  BuildTarget target{archive, is_new, *std::move(lock)};

  // Another build may have published between the look at the folder and the lock.
  const Result<FolderKind> kind_now = kind_of_folder(archive);
  if (!kind_now) return kind_now.error();
  if (Status usable = check_usable(*kind_now, archive, replace); !usable) {
    return std::move(usable).error();
  }
  // LOCK, which tells what is headless, is ours now.
  if (*kind_now == FolderKind::archive || *kind == FolderKind::headless) {
    // Of no consequence if it fails: an archive that is damaged can still be replaced.
    [[maybe_unused]] const Status collected = collect_garbage(archive, *target.lock_);
  } else {
    fs::remove_all(archive / "segments", code);
    fs::remove_all(archive / "publish", code);
  }
  fs::create_directories(target.staging(), code);
  if (code) return io_error("cannot create", target.staging(), code.value());
  return target;
}

BuildTarget::BuildTarget(fs::path archive, bool is_new, WriterLock lock)
    : archive_(std::move(archive)), is_new_(is_new), lock_(std::move(lock)) {}

BuildTarget::BuildTarget(BuildTarget&& other) noexcept
    : archive_(std::move(other.archive_)),
      is_new_(other.is_new_),
      is_published_(other.is_published_),
      lock_(std::exchange(other.lock_, std::nullopt)) {}

BuildTarget::~BuildTarget() {
  if (!lock_) return;  // moved from
  std::error_code ignored;
  fs::remove_all(staging(), ignored);
  if (is_published_) return;
  if (is_new_) {
    remove_new_archive(archive_);
  } else {
    // publish() may have got as far as a segment that no manifest names.
    [[maybe_unused]] const Status collected = collect_garbage(archive_, *lock_);
  }
}

Result<Manifest> BuildTarget::publish(const fs::path& folder, Manifest manifest) {
  // A writer that was killed may have left a segment without a manifest.
  manifest.number = std::max(next_number(archive_, manifest_number),
                             next_number(archive_ / "segments", parse_number));
  if (Status done = describe_segment(archive_, folder, manifest); !done) {
    return std::move(done).error();
  }
  // Numbers of manifests only grow, so no other segment ever has this one's id.
  Result<SegmentEntry> entry =
      adopt_segment(archive_, folder, publish_folder_name(manifest.number));
  if (!entry) return std::move(entry).error();
  manifest.segments = {*std::move(entry)};
  manifest.format_version = archive_format_version;
  if (Status synced = sync_path(parent_folder(archive_)); !synced) {
    return std::move(synced).error();
  }
  if (Status done = publish_manifest(archive_, manifest); !done) return std::move(done).error();
  is_published_ = true;
  // What cannot be removed now, the next writer removes.
  [[maybe_unused]] const Status collected = collect_garbage(archive_, *lock_);
  return manifest;
}

}  // namespace pressmark
