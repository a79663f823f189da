// SPDX-License-Identifier: GPL-2.0-or-later
//
// Opening an archive, and its fingerprint.

#include "archive/archive.h"

#include <utility>

#include "archive/checksum.h"
#include "archive/encoding.h"
#include "archive/id_order.h"
#include "archive/messages.h"

namespace pressmark {
namespace {

Status check_all_files(const std::filesystem::path& archive, const Manifest& manifest) {
  for (const SegmentEntry& segment : manifest.segments) {
    for (const FileEntry& file : segment.files) {
      const std::string problem = check_file(archive, file);
      if (problem.empty()) continue;
      return archive_error(archive, file.path + ": " + problem, verify_hint(archive));
    }
  }
  return ok;
}

}  // namespace

Result<ArchiveReader> ArchiveReader::open(const std::filesystem::path& path, VerifyLevel verify) {
  Result<HeldManifest> held = hold_current_manifest(path);
  if (!held) return std::move(held).error();
  ArchiveReader reader;
  reader.path_ = path;
  reader.held_ = *std::move(held);
  if (verify == VerifyLevel::full) {
    if (Status checked = check_all_files(path, reader.manifest()); !checked) {
      return std::move(checked).error();
    }
  }
  for (const SegmentEntry& entry : reader.manifest().segments) {
    Result<SegmentReader> segment = SegmentReader::open(path, entry);
    if (!segment) return std::move(segment).error();
    reader.segments_.push_back(*std::move(segment));
  }
  return reader;
}

std::string archive_fingerprint(const std::vector<SegmentReader>& segments) {
  Xxh3Stream128 hash;
  std::string pair;
  for_each_by_id(segments, [&](std::size_t segment, DocumentId document, std::string_view id) {
    pair.clear();
    append_raw(pair, std::uint64_t{id.size()});
    pair += id;
    append_raw(pair, segments[segment].columns().content_hash[document]);
    hash.update(pair);
  });
  return to_hex(hash.digest());
}

}  // namespace pressmark
