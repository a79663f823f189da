// SPDX-License-Identifier: GPL-2.0-or-later
//
// A set of documents of one segment: one bit for each.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "archive/columns.h"

namespace pressmark {

class DocumentSet {
 public:
  DocumentSet() = default;

  /// The empty set, with room for documents 1 to `articles`.
  explicit DocumentSet(DocumentId articles);

  /// Documents 1 to `articles`.
  static DocumentSet all(DocumentId articles);

  /// Documents 1 to articles() may be members.
  DocumentId articles() const { return articles_; }

  bool contains(DocumentId document) const {
    return ((words_[document / 64] >> (document % 64)) & 1U) != 0;
  }
  void add(DocumentId document) { words_[document / 64] |= std::uint64_t{1} << (document % 64); }
  void remove(DocumentId document) {
    words_[document / 64] &= ~(std::uint64_t{1} << (document % 64));
  }

  std::uint64_t size() const;
  bool empty() const;

  /// The smallest member >= `document`; 0, which is no document, if there is none.
  DocumentId next(DocumentId document) const;

  /// All take a set of the same segment.
  void intersect(const DocumentSet& other);
  void unite(const DocumentSet& other);
  void subtract(const DocumentSet& other);
  /// As many words of bits as the set has, or none: DeletedArticles::words().
  void subtract(std::span<const std::uint64_t> words);

  /// Calls visit(document) in ascending order.
  template <typename Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<DocumentId>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
      }
    }
  }

  std::vector<DocumentId> to_vector() const;

  friend bool operator==(const DocumentSet&, const DocumentSet&) = default;

 private:
  DocumentId articles_ = 0;
  std::vector<std::uint64_t> words_;  // bit 0 is document 0, which does not exist
};

/// The documents of `within` that are in all of the sets, or in all but one.
DocumentSet in_all_but_one(const DocumentSet& within, std::span<const DocumentSet> sets);

}  // namespace pressmark
