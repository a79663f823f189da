// SPDX-License-Identifier: GPL-2.0-or-later
//
// Walks over posting lists of one segment. All throw as Xapian does.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "archive/columns.h"
#include "searcher/match/document_set.h"

namespace pressmark {

/// The terms of a stem: of title and body together, and of the title alone.
std::string any_text_term(const std::string& stem);
std::string title_term(const std::string& stem);

/// Calls visit(document, frequency) for the members of `within` that have the term, ascending;
/// null: for every document that has it. Where `within` has few members, most of the list is
/// skipped.
template <typename Visit>
void for_each_posting(const Xapian::Database& database, const std::string& term,
                      const DocumentSet* within, Visit&& visit) {
  const Xapian::PostingIterator end = database.postlist_end(term);
  Xapian::PostingIterator posting = database.postlist_begin(term);
  while (posting != end) {
    const DocumentId document = *posting;
    const DocumentId wanted = within == nullptr ? document : within->next(document);
    if (wanted == 0) return;
    if (wanted != document) {
      posting.skip_to(wanted);
      continue;
    }
    visit(document, static_cast<std::uint32_t>(posting.get_wdf()));
    ++posting;
  }
}

/// frequencies[i] += the term's frequency in documents[i]; `documents` ascend.
void add_frequencies(const Xapian::Database& database, const std::string& term,
                     std::span<const DocumentId> documents, std::span<std::uint32_t> frequencies);

/// The documents that have any of the terms.
DocumentSet documents_with_any(const Xapian::Database& database, DocumentId articles,
                               std::span<const std::string> terms, const DocumentSet* within);

/// How many documents have any of the terms. Reads the whole list of none but the rarer ones.
std::uint64_t count_documents_with_any(const Xapian::Database& database, DocumentId articles,
                                       std::vector<std::string> terms);

}  // namespace pressmark
