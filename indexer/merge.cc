// SPDX-License-Identifier: GPL-2.0-or-later
//
// Xapian's multi-way compaction, then the columns, stamped with the UUID that it gave the result.

#include "indexer/merge.h"

#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <xapian.h>

#include "archive/segment_columns_writer.h"
#include "archive/segment_reader.h"
#include "base/files.h"
#include "indexer/write_errors.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

Status merge_open_segments(const std::vector<SegmentReader>& inputs, const fs::path& folder,
                           std::shared_ptr<const TextDictionary> dictionary) {
  std::error_code code;
  if (!fs::create_directory(folder, code)) {
    return io_error("cannot create", folder, code ? code.value() : EEXIST);
  }
  const std::string database_path = (folder / "xapian").string();
  Xapian::Database all;
  for (const SegmentReader& input : inputs) {
    all.add_database(input.database());
  }
  // FULL, not FULLER: Xapian's ticket 842. Document ids are renumbered one source after the other.
  all.compact(database_path, Xapian::Compactor::FULL);
  return merge_segment_columns(inputs, folder, Xapian::Database{database_path}.get_uuid(),
                               std::move(dictionary));
}

}  // namespace

Status merge_segments(std::span<const fs::path> inputs, const fs::path& folder,
                      std::shared_ptr<const TextDictionary> dictionary) {
  return run_writing(folder, [&]() -> Status {
    std::vector<SegmentReader> readers;
    for (const fs::path& input : inputs) {
      Result<SegmentReader> reader = SegmentReader::open_unpublished(input);
      if (!reader) return std::move(reader).error();
      readers.push_back(*std::move(reader));
    }
    return merge_open_segments(readers, folder, std::move(dictionary));
  });
}

}  // namespace pressmark
