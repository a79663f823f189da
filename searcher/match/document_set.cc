// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bit by bit, 64 at a time.
#include "searcher/match/document_set.h"

#include <algorithm>

namespace pressmark {

DocumentSet::DocumentSet(DocumentId articles)
    : articles_(articles), words_(articles / std::size_t{64} + 1) {}

DocumentSet DocumentSet::all(DocumentId articles) {
  DocumentSet set{articles};
  std::fill(set.words_.begin(), set.words_.end(), ~std::uint64_t{0});
  set.words_.front() &= ~std::uint64_t{1};
  const unsigned unused = 63 - articles % 64;
  set.words_.back() &= ~std::uint64_t{0} >> unused;
  return set;
}

std::uint64_t DocumentSet::size() const {
  // Pairs, fours and then eights of bits are added up side by side, and eights of as many words as
  // a byte can count: that several words take at once. Where the instruction for it is not to be
  // relied on, std::popcount() is a call that takes several times as long.
  constexpr std::size_t most_words = 31;
  std::uint64_t members = 0;
  for (std::span<const std::uint64_t> left{words_}; !left.empty();) {
    const std::size_t words = std::min(left.size(), most_words);
    std::uint64_t eights = 0;
    for (std::uint64_t word : left.first(words)) {
      word -= word >> 1U & 0x5555'5555'5555'5555;
      word = (word & 0x3333'3333'3333'3333) + (word >> 2U & 0x3333'3333'3333'3333);
      eights += (word + (word >> 4U)) & 0x0F0F'0F0F'0F0F'0F0F;
    }
    const std::uint64_t sixteens =
        (eights & 0x00FF'00FF'00FF'00FF) + (eights >> 8U & 0x00FF'00FF'00FF'00FF);
    members += sixteens * 0x0001'0001'0001'0001 >> 48U;
    left = left.subspan(words);
  }
  return members;
}

bool DocumentSet::empty() const {
  return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
}

DocumentId DocumentSet::next(DocumentId document) const {
  std::size_t i = document / std::size_t{64};
  if (i >= words_.size()) return 0;
  std::uint64_t word = words_[i] & (~std::uint64_t{0} << (document % 64));
  while (word == 0) {
    if (++i == words_.size()) return 0;
    word = words_[i];
  }
  return static_cast<DocumentId>(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
}

void DocumentSet::intersect(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i)
    words_[i] &= other.words_[i];
}

void DocumentSet::unite(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i)
    words_[i] |= other.words_[i];
}

void DocumentSet::subtract(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i)
    words_[i] &= ~other.words_[i];
}

void DocumentSet::subtract(std::span<const std::uint64_t> words) {
  for (std::size_t i = 0; i < words.size(); ++i)
    words_[i] &= ~words[i];
}

std::vector<DocumentId> DocumentSet::to_vector() const {
  std::vector<DocumentId> documents;
  documents.reserve(size());
  for_each([&](DocumentId document) { documents.push_back(document); });
  return documents;
}

DocumentSet in_all_but_one(const DocumentSet& within, std::span<const DocumentSet> sets) {
  DocumentSet missing_none = within;
  DocumentSet missing_one{within.articles()};
  for (const DocumentSet& set : sets) {
    DocumentSet lacking = missing_none;
    lacking.subtract(set);
    missing_one.intersect(set);
    missing_one.unite(lacking);
    missing_none.intersect(set);
  }
  missing_none.unite(missing_one);
  return missing_none;
}

}  // namespace pressmark
