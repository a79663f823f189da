// SPDX-License-Identifier: GPL-2.0-or-later
//
// The postings of one word or name of a query in one segment.
//
// An operand has several posting lists: a word one for each of its stems, a name one for each
// spelling, a word of the body those of the whole article less those of the title. Mostly one list
// is long and the others are short. So the longest is read as it lies on disk, block by block, and
// what the others change in it is worked out when the object is made.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "archive/deleted_articles.h"
#include "archive/lexicon.h"
#include "archive/postings.h"
#include "searcher/match/bm25.h"
#include "searcher/match/document_set.h"

namespace pressmark {

struct OperandList {
  PostingList postings;
  std::uint32_t deleted = 0;  ///< How many of its documents are deleted.
};

struct OperandPosting {
  DocumentId document = 0;
  std::uint32_t frequency = 0;
};

/// How often the operand occurs in an article is the sum of the frequencies in `counted`, less
/// those in `discounted`, which are never more.
struct OperandLists {
  std::vector<OperandList> counted;
  std::vector<PostingList> discounted;
  std::vector<OperandPosting> computed;  ///< Counted as well; by ascending document.
  std::vector<TermId> terms;             ///< Of a word: those of its stems that the segment has.
};

/// Adds all documents of a list to a set. Throws DamagedArchive.
void add_documents(const PostingList& list, DocumentSet& documents);

/// What a posting scores: the weight of the operand and the lengths of the segment's articles.
struct PostingScorer {
  double weight = 0;
  LengthNorm norm{1};
  std::span<const std::uint32_t> lengths;

  double operator()(DocumentId document, std::uint32_t frequency) const {
    return word_score(weight, frequency, norm(lengths[document - 1]));
  }
};

/// All calls throw DamagedArchive. Must not outlive the segment.
class OperandPostings {
 public:
  OperandPostings() = default;
  /// `deleted` are the segment's.
  OperandPostings(const OperandLists& lists, const DeletedArticles& deleted);

  /// As in OperandLists.
  std::span<const TermId> terms() const { return terms_; }

  /// How many documents have the operand, deleted ones included.
  std::uint32_t size() const { return size_; }
  /// Without deleted ones.
  std::uint32_t live_size() const { return live_size_; }

  /// Postings come in blocks, each for a range of documents that ends with last_document(); the
  /// ranges cover all documents.
  std::uint32_t blocks() const { return blocks_; }
  DocumentId last_document(std::uint32_t block) const {
    return block + 1 < blocks_ ? long_list_.last_document(block)
                               : std::numeric_limits<DocumentId>::max();
  }
  /// The block from `block` on whose range has the document. Requires block < blocks().
  std::uint32_t find_block(std::uint32_t block, DocumentId document) const;

  /// No posting of the block scores more, but for the rounding of one score.
  double bound(std::uint32_t block, const PostingScorer& scorer) const;
  /// The same for all postings.
  double bound(const PostingScorer& scorer) const;

  /// Adds all documents to a set.
  void add_to(DocumentSet& documents) const;

 private:
  friend class OperandCursor;

  struct Posting {
    DocumentId document;
    std::uint32_t frequency;
  };

  std::span<const Posting> changed(std::uint32_t block) const;

  PostingList long_list_;  // empty if all lists are short
  std::vector<TermId> terms_;
  std::vector<Posting> changed_;  // ascending; in place of those of long_list_; 0: has none
  std::uint32_t size_ = 0;
  std::uint32_t live_size_ = 0;
  std::uint32_t blocks_ = 0;
};

}  // namespace pressmark
