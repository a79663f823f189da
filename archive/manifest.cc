// SPDX-License-Identifier: GPL-2.0-or-later
//
// CURRENT, and the order in which a manifest becomes the archive.

#include "archive/manifest.h"

#include <system_error>

#include <unistd.h>

#include "archive/current_file.h"
#include "archive/messages.h"

namespace pressmark {
namespace fs = std::filesystem;
namespace {

// "/a/b/" and "b" have a parent, too.
fs::path parent_of(const fs::path& archive) {
  std::error_code error;
  const fs::path absolute = fs::absolute(archive, error);
  if (error) return ".";
  return absolute.has_filename() ? absolute.parent_path() : absolute.parent_path().parent_path();
}

// A manifest may only replace an older one, or an archive that cannot be read.
Status check_number(const fs::path& archive, std::uint64_t number) {
  const Result<CurrentFile> current = read_current_file(archive);
  if (!current || current->number < number) return ok;
  return archive_error(archive,
                       "manifest " + std::to_string(number) + " is not newer than " +
                           std::to_string(current->number) + ", which is published",
                       "another writer was at work; run the same command again");
}

// Makes the names of files durable that their writers left to the publisher.
Status sync_folders(const fs::path& archive) {
  for (const std::string_view name : {"segments", "publish"}) {
    std::error_code error;
    if (!fs::is_directory(archive / name, error)) continue;
    if (Status synced = sync_path(archive / name); !synced) return synced;
  }
  if (Status synced = sync_path(archive); !synced) return synced;
  // The archive's own name. Its folder may be closed to us, and then it is not we who made it.
  const fs::path parent = parent_of(archive);
  return ::access(parent.c_str(), R_OK) == 0 ? sync_path(parent) : Status{ok};
}

}  // namespace

std::vector<const FileEntry*> listed_files(const Manifest& manifest) {
  std::vector<const FileEntry*> files;
  for (const SegmentEntry& segment : manifest.segments) {
    for (const FileEntry& file : segment.files)
      files.push_back(&file);
    if (segment.deleted) files.push_back(&segment.deleted->file);
  }
  files.push_back(&manifest.canonical_map);
  files.push_back(&manifest.families);
  return files;
}

Result<Manifest> read_current_manifest(const fs::path& archive) {
  std::string missing;
  while (true) {
    Result<CurrentFile> current = read_current_file(archive);
    if (!current) return std::move(current).error();
    Result<std::string> json = read_file(archive / current->manifest, max_manifest_bytes);
    if (json) return parse_current_manifest(archive, *current, *json);
    std::error_code error;
    if (fs::exists(archive / current->manifest, error)) return std::move(json).error();
    // A writer may have published and collected meanwhile: then CURRENT names another one.
    if (current->manifest == missing) {
      return archive_error(archive, missing + " is missing", verify_hint(archive));
    }
    missing = current->manifest;
  }
}

Status publish_manifest(const fs::path& archive, const Manifest& manifest) {
  if (Status newer = check_number(archive, manifest.number); !newer) return newer;
  const std::string json = serialise(manifest);
  const std::string name = manifest_file_name(manifest.number);
  if (Status written = write_file(archive / name, json); !written) return written;
  if (Status synced = sync_folders(archive); !synced) return synced;
  return replace_file(archive / "CURRENT", current_file_text(name, json));
}

}  // namespace pressmark
