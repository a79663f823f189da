// SPDX-License-Identifier: GPL-2.0-or-later
//
// Nothing is taken away from a score, so whoever was among the first stays among them.
#include "searcher/neighbours.h"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <utility>

namespace pressmark {
namespace {

bool is_neighbour(const Plan& operand) {
  return operand.kind == PlanKind::word && operand.word_match == WordMatch::stems &&
         !operand.in_capitals && operand.scope == TextScope::any && operand.weight >= plain_weight;
}

// How often `second` stands directly after `first`; in the title it counts as its words do.
std::uint32_t count_side_by_side(const std::vector<Position>& first,
                                 const std::vector<Position>& second, Position title_words) {
  std::uint32_t frequency = 0;
  auto next = second.begin();
  for (const Position position : first) {
    while (next != second.end() && *next <= position)
      ++next;
    if (next == second.end()) break;
    if (*next == position + 1) frequency += position <= title_words ? title_weight : 1;
  }
  return frequency;
}

}  // namespace

std::vector<NeighbourPair> find_neighbours(const Plan& plan) {
  std::vector<NeighbourPair> pairs;
  std::set<std::pair<std::vector<std::string>, std::vector<std::string>>> known;
  const std::vector<const Plan*> operands = scored_operands(plan);
  std::size_t before = operands.size();
  for (std::size_t i = 0; i < operands.size(); ++i) {
    // Side by side, these have operands of their own.
    if (looks_at_characters(*operands[i])) before = operands.size();
    if (!is_neighbour(*operands[i])) continue;
    const std::size_t first = std::exchange(before, i);
    if (first == operands.size() || operands[first]->stems == operands[i]->stems) continue;
    if (known.emplace(operands[first]->stems, operands[i]->stems).second)
      pairs.push_back({first, i});
  }
  return pairs;
}

NeighbourScorer::NeighbourScorer(const Plan& plan, const QueryPostings& postings)
    : postings_(&postings),
      scorer_(plan, postings),
      operands_(scored_operands(plan)),
      pairs_(find_neighbours(plan)),
      words_(postings.segments().size()),
      positions_(operands_.size()) {}

const NeighbourScorer::Words& NeighbourScorer::words_of(std::size_t segment) {
  std::optional<Words>& known = words_[segment];
  if (known) return *known;
  std::vector<ReadWord> words(operands_.size());
  for (const NeighbourPair& pair : pairs_) {
    for (const std::size_t i : {pair.first, pair.second}) {
      if (words[i].terms.empty()) words[i].terms = postings_->terms_of(*operands_[i], segment);
    }
  }
  return known.emplace(Words{WordReader{words}, scorer_.operands(segment)});
}

std::vector<NeighbourScore> NeighbourScorer::scores(std::size_t segment, DocumentId document) {
  const Words& words = words_of(segment);
  const WordOrderColumn& word_order = postings_->segments()[segment].columns().word_order;
  words.reader.read(word_order.row(document), positions_);
  const Position title_words = word_order[document].title_words();
  std::vector<NeighbourScore> scores;
  for (const NeighbourPair& pair : pairs_) {
    NeighbourScore score;
    score.pair = pair;
    score.frequency =
        count_side_by_side(positions_[pair.first], positions_[pair.second], title_words);
    if (score.frequency == 0) continue;
    PostingScorer scorer = words.scored[pair.first].scorer;
    scorer.weight = neighbour_share * (scorer.weight + words.scored[pair.second].scorer.weight) / 2;
    score.weight = scorer.weight;
    score.score = scorer(document, score.frequency);
    scores.push_back(score);
  }
  return scores;
}

void rank_by_neighbours(NeighbourScorer& neighbours, const RankingOrder& order,
                        std::vector<RankedDocument>& ranked) {
  const auto first = std::span{ranked}.first(std::min(ranked.size(), neighbour_depth));
  for (RankedDocument& document : first) {
    for (const NeighbourScore& score : neighbours.scores(document.segment, document.document))
      document.score += score.score;
  }
  std::sort(first.begin(), first.end(), order);
}

}  // namespace pressmark
