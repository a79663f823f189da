// SPDX-License-Identifier: GPL-2.0-or-later
//
// Deletes articles of a segment: writes the file that deleted_articles.h reads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "archive/manifest.h"
#include "archive/segment_reader.h"
#include "base/result.h"

namespace pressmark {

/// Starts with what is deleted in the segment already, and adds to it. Must not outlive the
/// segment. Throws DamagedArchive as its columns do.
class DeletedArticlesWriter {
 public:
  explicit DeletedArticlesWriter(const SegmentReader& segment);
  /// Starts with what `deleted` says instead.
  DeletedArticlesWriter(const SegmentReader& segment, const DeletedArticles& deleted);

  /// Marks a document deleted and takes its words and names off the statistics; time grows with
  /// the length of the article. False if it was deleted already.
  bool add(DocumentId document);

  DocumentId count() const { return count_; }
  bool contains(DocumentId document) const {
    return ((words_[document / 64] >> (document % 64)) & 1U) != 0;
  }

  /// True if a file of this content reads as `deleted`.
  bool agrees_with(const DeletedArticles& deleted) const;

  /// Requires count() > 0. Not fsynced.
  Status write(const std::filesystem::path& path) const;

 private:
  struct TermCounts {
    std::uint32_t articles = 0;
    std::uint32_t titles = 0;
    std::uint32_t captions = 0;
  };
  struct NameCounts {
    std::uint32_t articles = 0;
    std::uint32_t mentions = 0;
  };

  std::vector<DeletedTerm> term_rows() const;
  std::vector<DeletedName> name_rows() const;
  void take_off_words(DocumentId document);
  void take_off_names(DocumentId document);

  const SegmentReader* segment_;
  DocumentId count_ = 0;
  std::uint64_t total_length_ = 0;
  std::vector<std::uint64_t> words_;
  std::map<TermId, TermCounts> terms_;         // ascending, as in the file
  std::map<std::uint32_t, NameCounts> names_;  // likewise
};

/// Writes the deletions of a segment below archive/publish/, for the manifest with this number,
/// and makes them durable. Requires count() > 0.
Result<DeletedEntry> publish_deleted_articles(const std::filesystem::path& archive,
                                              std::uint64_t manifest_number,
                                              const std::string& segment_id,
                                              const DeletedArticlesWriter& deleted);

}  // namespace pressmark
