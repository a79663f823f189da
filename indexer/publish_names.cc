// SPDX-License-Identifier: GPL-2.0-or-later
//
// The map is derived from the segments, so a damaged one is no reason to fail: it is made anew.

#include "indexer/publish_names.h"

#include <system_error>
#include <utility>

#include "archive/archive.h"
#include "archive/canonical_map.h"
#include "archive/column_file.h"
#include "archive/damaged_archive.h"
#include "base/files.h"

namespace pressmark {
namespace fs = std::filesystem;

Result<PublishedNames> publish_names(const fs::path& archive, std::uint64_t number,
                                     const std::vector<SegmentReader>& segments,
                                     PreviousNames previous) {
  const fs::path folder = fs::path{"publish"} / publish_folder_name(number);
  std::error_code code;
  fs::create_directories(archive / folder, code);
  if (code) return io_error("cannot create", archive / folder, code.value());
  const CanonicalMapContent content = group_names(segments, std::move(previous));
  const fs::path path = folder / to_string(ColumnKind::canonical_map);
  if (Status written = write_canonical_map(archive / path, content); !written) {
    return std::move(written).error();
  }
  if (Status synced = sync_tree(archive / folder); !synced) return std::move(synced).error();
  Result<FileEntry> file = list_file(archive, path);
  if (!file) return std::move(file).error();
  PublishedNames names;
  names.canonical_map = *std::move(file);
  for (std::size_t type = 0; type < names.counts.size(); ++type) {
    names.counts[type] = content.type_ends[type] - (type == 0 ? 0 : content.type_ends[type - 1]);
  }
  return names;
}

PreviousNames read_previous_names(const fs::path& archive, const Manifest& manifest,
                                  const std::vector<SegmentReader>& segments) {
  PreviousNames previous;
  [[maybe_unused]] const Status read = run_on_archive([&]() -> Status {
    Result<CanonicalMap> map = open_canonical_map(archive, manifest.canonical_map, segments);
    if (!map) return std::move(map).error();
    previous.map = map->content();
    previous.segments.resize(segments.size());
    return ok;
  });
  return previous;
}

}  // namespace pressmark
