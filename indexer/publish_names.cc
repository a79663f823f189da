// SPDX-License-Identifier: GPL-2.0-or-later
//
// The map is derived from the segments, so a damaged one is no reason to fail: it is made anew.

#include "indexer/publish_names.h"

#include <utility>

#include "analysis/entities/canonical_names.h"
#include "archive/archive.h"
#include "archive/canonical_map.h"
#include "archive/column_file.h"
#include "archive/damaged_archive.h"
#include "indexer/publish_file.h"

namespace pressmark {
namespace fs = std::filesystem;

Result<PublishedNames> publish_names(const fs::path& archive, std::uint64_t number,
                                     const std::vector<SegmentReader>& segments,
                                     PreviousNames previous) {
  const CanonicalMapContent content = group_names(segments, name_rules, std::move(previous));
  Result<FileEntry> file =
      publish_file(archive, number, ColumnKind::canonical_map,
                   [&](const fs::path& path) { return write_canonical_map(path, content); });
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
