// SPDX-License-Identifier: GPL-2.0-or-later
//
// A phrase is an intersection of shifted lists; NEAR is a walk over occurrences in text order that
// keeps, for every subset of the operands, the chain of occurrences that ends last.
#include "searcher/match/positions.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace pressmark {
namespace {

constexpr std::uint32_t no_chain = 0xFFFF'FFFF;

struct OperandOccurrence {
  PositionSpan span;
  std::uint32_t operand = 0;
};

// A chain is its last occurrence and the chain before that one.
struct Chain {
  OperandOccurrence last;
  std::uint32_t subset = 0;  // operands that have an occurrence in the chain, a bit each
  std::uint32_t before = no_chain;
};

// The occurrences from `from` on that can be part of a match: no chain is longer than `reach`, and
// each has an occurrence of the rarest operand. In a long text that leaves little to search.
std::vector<OperandOccurrence> in_text_order(std::span<const std::vector<PositionSpan>> operands,
                                             std::uint32_t distance, Position from) {
  const auto& rarest =
      *std::min_element(operands.begin(), operands.end(),
                        [](const auto& a, const auto& b) { return a.size() < b.size(); });
  std::uint64_t reach = 0;
  for (const std::vector<PositionSpan>& spans : operands) {
    Position longest = 0;
    for (const PositionSpan& span : spans)
      longest = std::max(longest, span.last - span.first);
    reach += longest + std::uint64_t{distance};
  }
  std::vector<OperandOccurrence> occurrences;
  for (std::uint32_t i = 0; i < operands.size(); ++i) {
    auto near_by = rarest.begin();
    for (const PositionSpan& span : operands[i]) {
      if (span.first < from) continue;
      while (near_by != rarest.end() && near_by->first + reach < span.first)
        ++near_by;
      if (near_by == rarest.end()) break;
      if (near_by->first <= span.first + reach) occurrences.push_back({span, i});
    }
  }
  std::sort(occurrences.begin(), occurrences.end(),
            [](const OperandOccurrence& a, const OperandOccurrence& b) {
              return a.span != b.span ? a.span < b.span : a.operand < b.operand;
            });
  return occurrences;
}

// Of two chains over the same operands that both end before the text goes on, the one that ends
// later can be continued wherever the other can: so one chain for each subset is enough. A chain
// counts from the moment the text has passed its end, which is what keeps overlaps out.
class ChainSearch {
 public:
  ChainSearch(std::size_t operands, std::uint32_t distance)
      : complete_((std::uint32_t{1} << operands) - 1),
        distance_(distance),
        best_(std::size_t{1} << operands, no_chain) {}

  // True once a chain over all operands is known: the last one of `chains_`.
  bool extend(const OperandOccurrence& occurrence) {
    activate_chains_before(occurrence.span.first);
    const std::size_t first_chain = chains_.size();
    const std::uint32_t bit = std::uint32_t{1} << occurrence.operand;
    chains_.push_back({occurrence, bit, no_chain});
    if (bit == complete_) return true;
    // Every subset without the operand: the submasks of the others, but not the empty one.
    const std::uint32_t others = complete_ & ~bit;
    for (std::uint32_t subset = others; subset != 0; subset = (subset - 1) & others) {
      const std::uint32_t chain = best_[subset];
      if (chain == no_chain) continue;
      if (occurrence.span.first - chains_[chain].last.span.last > distance_) continue;
      chains_.push_back({occurrence, subset | bit, chain});
      if ((subset | bit) == complete_) return true;
    }
    pending_.push({occurrence.span.last, first_chain, chains_.size()});
    return false;
  }

  std::vector<PositionSpan> spans(std::size_t operands) const {
    std::vector<PositionSpan> spans(operands);
    for (std::size_t chain = chains_.size() - 1;; chain = chains_[chain].before) {
      spans[chains_[chain].last.operand] = chains_[chain].last.span;
      if (chains_[chain].before == no_chain) return spans;
    }
  }

 private:
  // The chains that end with one occurrence.
  struct Pending {
    Position end = 0;
    std::size_t first_chain = 0;
    std::size_t past_chains = 0;

    bool operator>(const Pending& other) const { return end > other.end; }
  };

  // By ascending end, so that of each subset the chain that ends last stays.
  void activate_chains_before(Position position) {
    for (; !pending_.empty() && pending_.top().end < position; pending_.pop()) {
      for (std::size_t i = pending_.top().first_chain; i < pending_.top().past_chains; ++i) {
        best_[chains_[i].subset] = static_cast<std::uint32_t>(i);
      }
    }
  }

  std::uint32_t complete_;
  std::uint32_t distance_;
  std::vector<std::uint32_t> best_;
  std::vector<Chain> chains_;
  std::priority_queue<Pending, std::vector<Pending>, std::greater<>> pending_;
};

}  // namespace

std::vector<Position> find_phrase(std::span<const std::vector<Position>> words) {
  const auto rarest = std::min_element(
      words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  const auto offset = static_cast<Position>(rarest - words.begin());
  std::vector<Position> starts;
  for (const Position position : *rarest) {
    if (position > offset) starts.push_back(position - offset);
  }
  for (std::size_t i = 0; i < words.size() && !starts.empty(); ++i) {
    if (i == offset) continue;
    auto word = words[i].begin();
    std::erase_if(starts, [&](Position start) {
      const Position wanted = start + static_cast<Position>(i);
      while (word != words[i].end() && *word < wanted)
        ++word;
      return word == words[i].end() || *word != wanted;
    });
  }
  return starts;
}

std::vector<PositionSpan> find_near(std::span<const std::vector<PositionSpan>> operands,
                                    std::uint32_t distance, Position from) {
  const bool all_occur = std::all_of(operands.begin(), operands.end(),
                                     [](const auto& spans) { return !spans.empty(); });
  if (operands.empty() || !all_occur) return {};
  ChainSearch search{operands.size(), distance};
  for (const OperandOccurrence& occurrence : in_text_order(operands, distance, from)) {
    if (search.extend(occurrence)) return search.spans(operands.size());
  }
  return {};
}

}  // namespace pressmark
