// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words are found by position, names by their mentions; both as they were indexed.
#include "searcher/query_occurrences.h"

#include <algorithm>

#include "searcher/match/operand_places.h"
#include "searcher/match/span_tree.h"

namespace pressmark {

namespace {

// Those that must not be near something, too: they say where it is shown.
void collect_names(const Plan& plan, std::vector<const Plan*>& names) {
  if (plan.kind == PlanKind::none_of) return;
  if (plan.kind == PlanKind::name) names.push_back(&plan);
  for (const Plan& child : plan.children)
    collect_names(child, names);
}

bool asks_for_characters(const Plan& plan) {
  if (plan.kind == PlanKind::none_of) return false;
  return (plan.kind == PlanKind::word && looks_at_characters(plan)) ||
         std::any_of(plan.children.begin(), plan.children.end(), asks_for_characters);
}

}  // namespace

void QueryOccurrences::find_mentions(std::uint32_t segment, DocumentId document) {
  mentions_.clear();
  std::vector<MentionMark> marks;
  std::vector<const Plan*> operands;
  collect_names(query_->plan(), operands);
  for (const Plan* operand : operands) {
    if (marks.empty()) marks = (*segments_)[segment].columns().word_order[document].mentions();
    const auto ordinals = query_->names().ordinals(*operand, segment);
    for (const MentionMark& mark : marks) {
      if (std::binary_search(ordinals.begin(), ordinals.end(), mark.ordinal)) {
        mentions_.push_back({operand, mark});
      }
    }
  }
}

SnippetRequest QueryOccurrences::snippet_request(std::uint32_t segment, DocumentId document,
                                                 std::uint32_t max_bytes) {
  StemPositions& positions = stems_.try_emplace(segment, query_->postings(), segment).first->second;
  find_mentions(segment, document);
  sentences_.clear();
  if (asks_for_units(query_->plan())) {
    sentences_ = (*segments_)[segment].columns().word_order[document].sentences();
  }
  return {&query_->plan(),
          max_bytes,
          mentions_,
          [&positions, document](const Plan& word, std::vector<Position>& out) {
            positions.append(document, word, out);
          },
          sentences_,
          [&positions, document](const Plan& word, std::vector<CharacterPlace>& out) {
            positions.append_places(document, word, out);
          }};
}

ArticleOccurrences QueryOccurrences::find(std::uint32_t segment, DocumentId document,
                                          const Article& article, Analyzer& analyzer) {
  return find_occurrences(article, analyzer, snippet_request(segment, document, 0),
                          FieldsToRead::all);
}

Result<std::uint64_t> QueryOccurrences::count(std::uint32_t segment, DocumentId document,
                                              Analyzer& analyzer) {
  const Plan& plan = query_->plan();
  if (asks_for_characters(plan)) {
    const Result<Article> article = (*segments_)[segment].article(document);
    if (!article) return article.error();
    const ArticleOccurrences found = find(segment, document, *article, analyzer);
    return found.title.highlights.size() + found.body.highlights.size();
  }
  ArticleSpans& spans =
      spans_.try_emplace(segment, plan, query_->postings(), segment).first->second;
  spans.read(document);
  return count_occurrences(find_operand_places(plan, spans));
}

}  // namespace pressmark
