// SPDX-License-Identifier: GPL-2.0-or-later
//
// An archive that is being changed: locked, open at its current manifest, with a folder for work in
// progress. What is to be removed, added and merged is noted first; publish() makes all of it the
// archive in one step, and until then, and after any crash, the archive is what it was.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "archive/archive_fingerprint.h"
#include "archive/article_place.h"
#include "archive/deleted_articles_writer.h"
#include "archive/group_names.h"
#include "archive/lock.h"
#include "archive/manifest.h"
#include "archive/segment_reader.h"
#include "archive/text_dictionary.h"
#include "base/result.h"
#include "indexer/publish_families.h"

namespace pressmark {

/// Neighbouring segments: [begin, end).
struct SegmentRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const SegmentRange&, const SegmentRange&) = default;
};

/// Which analysis an archive may have to be written to.
enum class AnalysisRule : std::uint8_t {
  same,  ///< This program's: what is added must be cut into the same words.
  any,   ///< Everything is about to be analysed anew.
};

/// Fails with archive unless the archive was written with this program's analysis.
Status check_analysis(const std::filesystem::path& archive, const Manifest& manifest);

/// Call remove(), add_segment() and replace_segments() as often as needed, though not to touch the
/// same article twice, then publish(). After an Error the object is of no use but to be destroyed.
/// Throws DamagedArchive as the columns do.
class ArchiveWriter {
 public:
  /// Takes the writer lock and clears away what killed writers left. Fails with archive if there is
  /// no archive, it is locked, damaged, or of another format or analysis.
  static Result<ArchiveWriter> open(std::filesystem::path archive, AnalysisRule rule);

  ArchiveWriter(ArchiveWriter&&) noexcept = default;
  ArchiveWriter& operator=(ArchiveWriter&&) = delete;
  ~ArchiveWriter();  ///< Removes what was not published.

  const std::filesystem::path& archive() const { return archive_; }
  /// Emptied by every publish.
  std::filesystem::path staging() const;
  /// As last published, and its segments.
  const Manifest& manifest() const { return manifest_; }
  const std::vector<SegmentReader>& segments() const { return segments_; }

  /// Where the live article with this id is; nothing if there is none or it is to be removed.
  std::optional<ArticlePlace> find(std::string_view id) const;

  /// What the texts of the largest segment are compressed with; null if that has no dictionary.
  std::shared_ptr<const TextDictionary> dictionary() const;

  Status remove(const ArticlePlace& place);

  /// Adds the segment in `folder`, which lies in staging(), behind the others. Its articles replace
  /// those of the same ids; returns how many do. `text_bytes` is of its titles and bodies. Once
  /// per publish.
  Result<std::uint64_t> add_segment(const std::filesystem::path& folder, std::uint64_t text_bytes);

  /// Puts one segment in the place of `range`, with the same live articles; of its documents,
  /// `deleted` (ascending) are deleted. An empty `folder`: no segment, for there is no live article
  /// in it. Once per publish, and not together with remove() and add_segment().
  void replace_segments(SegmentRange range, std::filesystem::path folder,
                        std::vector<DocumentId> deleted);

  /// The analysis of this program is that of all segments from the next publish on.
  void take_over_analysis();

  /// False if nothing was noted: then nothing is written. Otherwise a crash leaves the old archive
  /// before it returns, and the new one afterwards. Segments without live articles are dropped.
  Result<bool> publish();

 private:
  struct Replacement {
    SegmentRange range;
    std::filesystem::path folder;
    std::vector<DocumentId> deleted;
  };
  struct NextSegment {
    SegmentEntry entry;
    std::optional<std::size_t> before;  // its index so far
    bool is_unchanged = false;          // its reader can be kept
  };

  /// What was last published and depends on all articles.
  struct Published {
    PreviousNames names;
    KnownFamilies families;
  };

  ArchiveWriter(std::filesystem::path archive, WriterLock lock, Manifest manifest);
  Status open_segments();
  Status make_staging() const;
  DeletedArticlesWriter& deletions_of(std::size_t segment);
  Result<std::vector<NextSegment>> next_segments(std::uint64_t number);
  Result<std::optional<SegmentEntry>> adopt_replacement(std::uint64_t number);
  std::vector<SegmentMove> segment_moves(const std::vector<NextSegment>& next) const;
  Result<Published> reopen(std::vector<NextSegment> next, Manifest& manifest);
  Status describe(Manifest& manifest, Published previous) const;

  std::filesystem::path archive_;
  std::unique_ptr<WriterLock> lock_;  // null once moved from
  Manifest manifest_;
  std::vector<SegmentReader> segments_;
  ArchiveFingerprint fingerprint_;
  std::uint64_t text_bytes_ = 0;

  std::map<std::size_t, DeletedArticlesWriter> deletions_;  // by segment
  std::optional<std::filesystem::path> added_;
  std::optional<Replacement> replacement_;
  bool takes_over_analysis_ = false;
};

}  // namespace pressmark
