// SPDX-License-Identifier: GPL-2.0-or-later
//
// The posting lists of one batch, grown document by document in memory: a table of terms, and for
// each its documents as Xapian's lists hold them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/string_numbers.h"
#include "indexer/document_terms.h"

namespace pressmark {

/// What Xapian keeps of a set of documents without their text: postings and lengths.
class TermPostings {
 public:
  struct List {
    std::uint32_t documents = 0;
    std::uint64_t occurrences = 0;     ///< The sum of the frequencies.
    std::uint32_t last_document = 0;   ///< Document ids count from 1.
    std::uint32_t last_frequency = 0;  ///< Of last_document; not yet in bytes.
    std::string bytes;  ///< Varints: the step from the document before, then the frequency.
  };

  /// The next document.
  void add(const DocumentTerms& terms);

  std::string_view term(std::uint32_t number) const { return numbers_[number]; }
  const List& list(std::uint32_t number) const { return lists_[number]; }
  /// The numbers of the terms in their byte order.
  std::vector<std::uint32_t> sorted() const { return numbers_.sorted(); }

  /// The sums of the frequencies of each document, from document 1 on.
  std::span<const std::uint32_t> lengths() const { return lengths_; }
  /// The highest frequency of any term in any document.
  std::uint32_t highest_frequency() const { return highest_frequency_; }

 private:
  StringNumbers numbers_;
  std::vector<List> lists_;
  std::vector<std::uint32_t> lengths_;
  std::uint32_t highest_frequency_ = 0;
};

}  // namespace pressmark
