// SPDX-License-Identifier: GPL-2.0-or-later
//
// An archive, open for reading at one moment; and whether it is whole.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "archive/aliased_names.h"
#include "archive/archive_fingerprint.h"
#include "archive/canonical_map.h"
#include "archive/families.h"
#include "archive/lock.h"
#include "archive/manifest.h"
#include "archive/segment_reader.h"
#include "base/result.h"

namespace pressmark {

enum class VerifyLevel {
  quick,  ///< Manifest, sizes; blocks of columns at first touch; stored text at every read.
  full,   ///< Every block of every file before anything is served.
};

/// A consistent snapshot for as long as it lives, whatever writers do. Not safe to share between
/// threads: open one per thread.
class ArchiveReader {
 public:
  static Result<ArchiveReader> open(const std::filesystem::path& path,
                                    VerifyLevel verify = VerifyLevel::quick);

  const std::filesystem::path& path() const { return path_; }
  const Manifest& manifest() const { return held_.manifest; }
  const std::vector<SegmentReader>& segments() const { return segments_; }
  const CanonicalMap& canonical_map() const { return canonical_map_; }
  /// What the user says about the names: nothing before read_aliases().
  const AliasedNames& aliased_names() const { return aliased_names_; }
  /// Of aliases.txt; empty: there is none. Those of several archives, with a plus between.
  const std::string& aliases_fingerprint() const { return aliases_fingerprint_; }
  const Families& families() const { return families_; }

  /// Reads aliases.txt, of several archives one after the other. Fails as the function of that name
  /// in alias_file.h does. Throws DamagedArchive.
  Status read_aliases();

  /// Those in which at least a tenth of the articles are written, that of most articles first,
  /// then by code. Counted at the first call. Throws DamagedArchive.
  const std::vector<std::string>& common_languages() const;

 private:
  friend class ArchiveJoiner;

  std::filesystem::path path_;
  HeldManifest held_;
  std::vector<std::filesystem::path> other_paths_;  // of archives that are searched as one with it
  std::vector<HeldManifest> also_held_;             // theirs
  std::vector<SegmentReader> segments_;
  CanonicalMap canonical_map_;
  AliasedNames aliased_names_;
  std::string aliases_fingerprint_;
  Families families_;
  mutable std::optional<std::vector<std::string>> common_languages_;
};

/// The canonical map that a manifest lists for its segments. Fails with archive as opening one
/// does.
Result<CanonicalMap> open_canonical_map(const std::filesystem::path& archive,
                                        const FileEntry& entry,
                                        const std::vector<SegmentReader>& segments);
/// Likewise the families.
Result<Families> open_families(const std::filesystem::path& archive, const FileEntry& entry,
                               const std::vector<SegmentReader>& segments);

struct VerifyProblem {
  std::string path;     ///< Relative to the archive.
  std::string message;  ///< "block 3 of 12 (bytes 196608..262143) is damaged"
};

struct VerifyReport {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::vector<VerifyProblem> problems;  ///< Empty: the archive is whole.
};

/// Checks everything: CURRENT, manifest, every block of every file, files that should not be there,
/// every stored article's checksum, columns against the database, and Xapian's own check. Fails
/// only if it cannot start (no archive there, or not permitted).
Result<VerifyReport> verify_archive(const std::filesystem::path& path);

}  // namespace pressmark
