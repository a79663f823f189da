// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an archive consists of at one moment: MANIFEST-000042.json, which CURRENT names.
//
// CURRENT is one line, "MANIFEST-000042.json <XXH3-64 of that file, 16 hex digits>\n": the root
// from which every other byte of the archive is vouched for. docs/archive-format.md has the whole
// format.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "archive/integrity.h"
#include "base/result.h"

namespace pressmark {

/// The file that says which articles of a segment are deleted.
struct DeletedEntry {
  std::uint64_t articles = 0;
  FileEntry file;  ///< Below publish/.

  friend bool operator==(const DeletedEntry&, const DeletedEntry&) = default;
};

struct SegmentEntry {
  std::string id;    ///< Name of its folder under segments/; never used for another segment again.
  std::string uuid;  ///< Of its Xapian database; every column is stamped with it.
  std::uint64_t articles = 0;           ///< Deleted ones included.
  std::vector<FileEntry> files;         ///< Below segments/<id>/.
  std::optional<DeletedEntry> deleted;  ///< Nothing if all of its articles are live.

  std::uint64_t live_articles() const { return articles - (deleted ? deleted->articles : 0); }

  friend bool operator==(const SegmentEntry&, const SegmentEntry&) = default;
};

/// Of live articles only.
struct ArchiveCounts {
  std::uint64_t articles = 0;
  std::array<std::uint64_t, 6> dates{};  ///< By DateBy.
  std::array<std::uint64_t, 3> names{};  ///< Distinct canonical names by EntityType.
  std::uint64_t text_bytes = 0;          ///< Of titles and bodies, as stored.
  std::uint64_t families = 0;            ///< Groups of articles that are copies of each other.
  std::uint64_t copied = 0;              ///< Articles in them.

  friend bool operator==(const ArchiveCounts&, const ArchiveCounts&) = default;
};

struct Manifest {
  std::uint64_t number = 0;            ///< 42 for MANIFEST-000042.json; grows by one per publish.
  int format_version = 0;              ///< archive_format_version of the writer.
  std::string analysis_fingerprint;    ///< Analyzer's and recogniser's; see docs.
  std::string archive_fingerprint;     ///< 32 hex digits; independent of segmentation and order.
  bool has_entities = true;            ///< False after `--entities off`.
  std::vector<std::string> languages;  ///< Of its articles, sorted: stemmers a query must try.
  ArchiveCounts counts;
  std::vector<SegmentEntry> segments;
  FileEntry canonical_map;  ///< publish/<number>/canonical_map: see archive/canonical_map.h.
  FileEntry families;       ///< publish/<number>/families: see archive/families.h.

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

std::string manifest_file_name(std::uint64_t number);
/// "000042": below publish/, where the files are that are written for this very manifest.
std::string publish_folder_name(std::uint64_t number);

/// Every file that the manifest vouches for, segment by segment, then its own. They live as long as
/// it does.
std::vector<const FileEntry*> listed_files(const Manifest& manifest);

std::string serialise(const Manifest& manifest);
Result<Manifest> parse_manifest(std::string_view json, const std::string& name_for_messages);

/// Reads CURRENT and the manifest it names. Fails with archive, and says what to do, if there is no
/// archive, a checksum differs, or another format version wrote it; never because a writer
/// publishes.
Result<Manifest> read_current_manifest(const std::filesystem::path& archive);

/// Makes `manifest` the archive: writes and fsyncs its file, then replaces CURRENT by rename, then
/// fsyncs the directory. Every file it lists must already be durable. Before it returns ok, a crash
/// leaves the old archive; after, the new.
Status publish_manifest(const std::filesystem::path& archive, const Manifest& manifest);

}  // namespace pressmark
