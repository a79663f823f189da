// SPDX-License-Identifier: GPL-2.0-or-later
//
// The files are synced before the folder gets its name, and the name before it is listed.

#include "archive/adopt_segment.h"

#include <system_error>
#include <utility>

#include "archive/segment_reader.h"
#include "base/files.h"

namespace pressmark {

namespace fs = std::filesystem;

Result<SegmentEntry> adopt_segment(const fs::path& archive, const fs::path& folder,
                                   const std::string& id) {
  SegmentEntry entry;
  entry.id = id;
  {
    const Result<SegmentReader> segment = SegmentReader::open_unpublished(folder);
    if (!segment) return segment.error();
    entry.uuid = segment->uuid();
    entry.articles = segment->articles();
  }
  if (Status synced = sync_tree(folder); !synced) return std::move(synced).error();
  const fs::path place = fs::path{"segments"} / id;
  std::error_code code;
  fs::rename(folder, archive / place, code);
  if (code) return io_error("cannot rename", folder, code.value());
  if (Status synced = sync_path(archive / "segments"); !synced) return std::move(synced).error();
  Result<std::vector<FileEntry>> files = list_files(archive, place);
  if (!files) return std::move(files).error();
  entry.files = *std::move(files);
  return entry;
}

}  // namespace pressmark
