// SPDX-License-Identifier: GPL-2.0-or-later
//
// A posting waits in its list until the next document, since a term may be added to one twice.

#include "indexer/term_postings.h"

#include <algorithm>

#include "archive/encoding.h"

namespace pressmark {

void TermPostings::add(const DocumentTerms& terms) {
  const auto document = static_cast<std::uint32_t>(lengths_.size() + 1);
  std::uint32_t length = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto [term, frequency] = terms[i];
    const std::uint32_t number = numbers_.number_of(term);
    if (number == lists_.size()) lists_.emplace_back();
    List& list = lists_[number];
    length += frequency;
    list.occurrences += frequency;
    if (list.last_document == document) {
      list.last_frequency += frequency;
    } else {
      if (list.documents != 0) append_varint(list.bytes, list.last_frequency);
      append_varint(list.bytes, document - list.last_document);
      list.last_document = document;
      list.last_frequency = frequency;
      ++list.documents;
    }
    highest_frequency_ = std::max(highest_frequency_, list.last_frequency);
  }
  lengths_.push_back(length);
}

}  // namespace pressmark
