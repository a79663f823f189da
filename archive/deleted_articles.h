// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which articles of a segment are deleted, and what that takes off its statistics.
//
// A segment never changes, so an article that is replaced or removed stays in its database and
// columns. One small file per segment, written with the publish that deletes and never changed
// either, says which documents do not count any more, and by how much the frequencies of terms and
// names fall with them: postings_of("peace") - deleted().term_frequency(id) is exact, and nothing
// has to walk a posting list to find out.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "archive/columns.h"
#include "archive/integrity.h"
#include "archive/lexicon.h"
#include "base/result.h"

namespace pressmark {

/// By how much the document frequencies of a stem fall.
struct DeletedTerm {
  TermId term = 0;
  std::uint32_t articles = 0;  ///< Deleted articles with the stem anywhere.
  std::uint32_t titles = 0;    ///< Of these, with the stem in the title.
  std::uint32_t captions = 0;  ///< Of these, with the stem in the captions.

  friend bool operator==(const DeletedTerm&, const DeletedTerm&) = default;
};

/// By how much the counts of a name fall.
struct DeletedName {
  std::uint32_t ordinal = 0;
  std::uint32_t articles = 0;
  std::uint32_t mentions = 0;

  friend bool operator==(const DeletedName&, const DeletedName&) = default;
};

/// Opening reads the header and checks the layout; the rest is verified at first touch and throws
/// DamagedArchive then. Safe to share between threads.
class DeletedArticles {
 public:
  /// Of a segment without deletions.
  DeletedArticles() = default;

  static Result<DeletedArticles> open(VerifiedFile file, std::string_view uuid);

  bool empty() const { return count_ == 0; }
  /// Deleted documents; articles() of the segment, less this, are live.
  DocumentId count() const { return count_; }
  /// Sum of their lengths.
  std::uint64_t total_length() const { return total_length_; }
  /// Documents of the segment, deleted or not.
  DocumentId rows() const { return rows_; }

  bool contains(DocumentId document) const {
    return count_ != 0 && ((words()[document / 64] >> (document % 64)) & 1U) != 0;
  }
  /// One bit per document, as DocumentSet has them: bit 0 of word 0 is document 0, which does not
  /// exist. Empty if nothing is deleted.
  std::span<const std::uint64_t> words() const {
    if (count_ != 0 && !is_verified_.test()) verify();
    return words_;
  }

  std::uint32_t term_frequency(TermId id) const;
  std::uint32_t title_frequency(TermId id) const;
  std::uint32_t caption_frequency(TermId id) const;
  std::uint32_t name_articles(std::uint32_t ordinal) const;
  std::uint32_t name_mentions(std::uint32_t ordinal) const;

  /// All that are not zero, ascending.
  std::span<const DeletedTerm> terms() const;
  std::span<const DeletedName> names() const;

 private:
  void verify() const;

  VerifiedFile file_;
  DocumentId rows_ = 0;
  DocumentId count_ = 0;
  std::uint64_t total_length_ = 0;
  std::span<const std::uint64_t> words_;
  std::uint64_t terms_at_ = 0;
  std::uint64_t terms_count_ = 0;
  std::uint64_t names_at_ = 0;
  std::uint64_t names_count_ = 0;
  VerifiedOnce is_verified_;  // words_
};

}  // namespace pressmark
