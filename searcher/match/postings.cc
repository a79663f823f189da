// SPDX-License-Identifier: GPL-2.0-or-later
//
// Two ascending sequences are walked together; the one that is behind skips to the other.
#include "searcher/match/postings.h"

#include <algorithm>

#include "schema/fields.h"

namespace pressmark {
namespace {

// The first index >= `at` with documents[index] >= `document`, in time that grows with the
// logarithm of how far it is.
std::size_t advance(std::span<const DocumentId> documents, std::size_t at, DocumentId document) {
  std::size_t step = 1;
  while (at + step < documents.size() && documents[at + step] < document) {
    at += step;
    step *= 2;
  }
  const std::size_t end = std::min(at + step + 1, documents.size());
  return static_cast<std::size_t>(
      std::lower_bound(documents.begin() + static_cast<std::ptrdiff_t>(at),
                       documents.begin() + static_cast<std::ptrdiff_t>(end), document) -
      documents.begin());
}

}  // namespace

std::string any_text_term(const std::string& stem) {
  return std::string{any_text_prefix} + stem;
}

std::string title_term(const std::string& stem) {
  static constexpr std::string_view prefix = find_field("title")->prefix;
  return std::string{prefix} + stem;
}

void add_frequencies(const Xapian::Database& database, const std::string& term,
                     std::span<const DocumentId> documents, std::span<std::uint32_t> frequencies) {
  const Xapian::PostingIterator end = database.postlist_end(term);
  Xapian::PostingIterator posting = database.postlist_begin(term);
  std::size_t i = 0;
  while (posting != end && i < documents.size()) {
    const DocumentId document = *posting;
    if (documents[i] < document) {
      i = advance(documents, i, document);
    } else if (documents[i] > document) {
      posting.skip_to(documents[i]);
    } else {
      frequencies[i] += static_cast<std::uint32_t>(posting.get_wdf());
      ++posting;
      ++i;
    }
  }
}

DocumentSet documents_with_any(const Xapian::Database& database, DocumentId articles,
                               std::span<const std::string> terms, const DocumentSet* within) {
  DocumentSet documents{articles};
  for (const std::string& term : terms) {
    for_each_posting(database, term, within,
                     [&](DocumentId document, std::uint32_t) { documents.add(document); });
  }
  return documents;
}

std::uint64_t count_documents_with_any(const Xapian::Database& database, DocumentId articles,
                                       std::vector<std::string> terms) {
  if (terms.empty()) return 0;
  const auto most_frequent =
      std::max_element(terms.begin(), terms.end(), [&](const auto& a, const auto& b) {
        return database.get_termfreq(a) < database.get_termfreq(b);
      });
  const std::string frequent = std::move(*most_frequent);
  terms.erase(most_frequent);
  std::uint64_t count = database.get_termfreq(frequent);
  if (terms.empty()) return count;
  const DocumentSet rest = documents_with_any(database, articles, terms, nullptr);
  count += rest.size();
  for_each_posting(database, frequent, &rest, [&](DocumentId, std::uint32_t) { --count; });
  return count;
}

}  // namespace pressmark
