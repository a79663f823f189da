// SPDX-License-Identifier: GPL-2.0-or-later
//
// Only rows of articles that have one of the stems are read.
#include "searcher/match/form_counts.h"

#include <algorithm>
#include <utility>

#include "schema/fields.h"
#include "searcher/match/document_set.h"
#include "searcher/match/operand_key.h"

namespace pressmark {
namespace {

constexpr std::uint32_t body_weight = find_field("body")->weight;
static_assert(body_weight == find_field("caption")->weight);

DocumentSet documents_with(const std::vector<ReadWord>& words, const SegmentReader& segment) {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> rows_of_titles;
  std::vector<std::uint32_t> rows_of_captions;
  for (const ReadWord& word : words) {
    auto& of_word = word.scope == TextScope::title     ? rows_of_titles
                    : word.scope == TextScope::caption ? rows_of_captions
                                                       : rows;
    for (const TermForms& term : word.terms)
      of_word.push_back(term.row);
  }
  const SegmentColumns& columns = segment.columns();
  DocumentSet documents{segment.articles()};
  const auto add_all = [&](std::vector<std::uint32_t>& of, const PostingsColumn& postings) {
    std::sort(of.begin(), of.end());
    of.erase(std::unique(of.begin(), of.end()), of.end());
    for (const std::uint32_t row : of)
      add_documents(postings[row], documents);
  };
  add_all(rows, columns.postings);
  add_all(rows_of_titles, columns.title_postings);
  add_all(rows_of_captions, columns.caption_postings);
  return documents;
}

ReadWord partly_wanted(const Plan& word, const FormOperands& forms, std::size_t segment) {
  ReadWord partly{word.scope, {}};
  for (const TermForms& term : forms.terms(word, segment)) {
    if (!term.is_wanted.empty()) partly.terms.push_back(term);
  }
  return partly;
}

}  // namespace

std::vector<std::vector<OperandPosting>> count_words(const std::vector<ReadWord>& words,
                                                     const SegmentReader& segment) {
  const SegmentColumns& columns = segment.columns();
  const DocumentSet documents = documents_with(words, segment);
  const WordReader reader{words};
  std::vector<std::vector<OperandPosting>> postings(words.size());
  std::vector<WordCount> counts(words.size());
  std::vector<std::size_t> found;
  documents.for_each([&](DocumentId document) {
    found.clear();
    reader.count(columns.word_order.row(document), counts, found);
    for (const std::size_t word : found) {
      const WordCount count = std::exchange(counts[word], {});
      postings[word].push_back(
          {document, count.in_title * title_weight + count.in_body * body_weight});
    }
  });
  return postings;
}

FormCounts::ByKey FormCounts::count_all(std::size_t segment) const {
  std::vector<ReadWord> words;
  std::vector<std::string> keys;
  for (const Plan* word : forms_->words()) {
    ReadWord partly = partly_wanted(*word, *forms_, segment);
    if (partly.terms.empty()) continue;
    words.push_back(std::move(partly));
    keys.push_back(operand_key(*word));
  }
  std::vector<std::vector<OperandPosting>> counted = count_words(words, (*segments_)[segment]);
  ByKey by_key;
  for (std::size_t i = 0; i < keys.size(); ++i)
    by_key.emplace(std::move(keys[i]), std::move(counted[i]));
  return by_key;
}

std::vector<OperandPosting> FormCounts::take(const Plan& word, std::size_t segment) {
  std::optional<ByKey>& counted = counted_[segment];
  if (!counted) counted = count_all(segment);
  return std::exchange((*counted)[operand_key(word)], {});
}

}  // namespace pressmark
