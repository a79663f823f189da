// SPDX-License-Identifier: GPL-2.0-or-later
//
// MaxScore (Turtle and Flood, "Query Evaluation: Strategies and Optimizations", 1995) in windows of
// documents, with bounds of the blocks in the window.
//
// In each window the operands are divided: those whose bounds together do not reach the least score
// of the best are looked up only for documents that have another one. Documents of the others, the
// essential operands, are collected operand by operand, in a table, without comparing cursors.
#include "searcher/match/disjunction.h"

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <utility>
#include <vector>

#include "searcher/match/conjunction.h"

namespace pressmark {
namespace {

// Windows end where a block of an essential operand does, so that bounds are tight; but not after
// so few documents that choosing costs more than it saves.
constexpr DocumentId max_window = 4096;
constexpr DocumentId min_window = 2048;
// Over more blocks than this, the bound of the whole list is taken.
constexpr std::uint32_t max_bounded_blocks = 40;

struct Operand : BoundedCursor {
  explicit Operand(const ScoredOperand& operand)
      : BoundedCursor(operand), probe(*operand.postings) {}

  OperandCursor probe;      // for documents here and there; the other one collects
  std::uint32_t block = 0;  // with the beginning of the window
  double window_bound = 0;
  double score = 0;  // of the candidate at hand
  bool is_essential = true;
};

// Calls visit(documents, first) for the operand's documents in a window, block by block: `first` is
// the place of the first of them in the block.
template <typename Visit>
void for_each_run(OperandCursor& cursor, DocumentId begin, DocumentId end, Visit&& visit) {
  while (begin < end) {
    cursor.move_to_block(begin);
    const auto documents = cursor.documents();
    auto first = documents.begin();
    if (first != documents.end() && *first < begin) {
      first = std::lower_bound(first, documents.end(), begin);
    }
    auto last = documents.end();
    if (first != last && documents.back() >= end) last = std::lower_bound(first, last, end);
    if (first != last) {
      visit(std::span{first, last}, static_cast<std::size_t>(first - documents.begin()));
    }
    if (cursor.last_document() >= end - 1) return;
    begin = cursor.last_document() + 1;
  }
}

class Disjunction {
 public:
  explicit Disjunction(const RankedSearch& search) : search_(search) {
    operands_.reserve(search.operands.size());
    for (const ScoredOperand& operand : search.operands) {
      if (operand.postings->size() > 0) operands_.emplace_back(operand);
    }
    for (Operand& operand : operands_)
      by_bound_.push_back(&operand);
    bounds_.resize(operands_.size() + 1);
  }

  std::uint64_t run() {
    for (DocumentId begin = first_document(1); begin <= search_.articles;) {
      DocumentId end = window_end(begin);
      bound_window(begin, end);
      divide();
      const std::size_t essential = operands_.size() - optional_;
      if (essential == 1 && !search_.counts_matches) {
        search_one(*by_bound_.back(), begin, end);
      } else if (essential > 0 || search_.counts_matches) {
        end = std::min(end, begin + max_window);
        search_window(begin, end);
      }
      begin = first_document(end);
    }
    return matches_;
  }

 private:
  double threshold() const { return search_.best->threshold(); }

  // Where operands are all so rare that they have one block, no window begins before a document.
  DocumentId first_document(DocumentId begin) {
    DocumentId first = search_.articles + 1;
    for (Operand& operand : operands_) {
      if (operand.postings->blocks() > 1) return begin;
      const auto documents = operand.probe.documents();
      const auto next = std::lower_bound(documents.begin(), documents.end(), begin);
      if (next != documents.end()) first = std::min(first, *next);
    }
    return first;
  }

  DocumentId window_end(DocumentId begin) {
    const auto after = [&](DocumentId documents) {
      return search_.articles - begin < documents ? search_.articles + 1 : begin + documents;
    };
    if (search_.counts_matches) return after(max_window);
    DocumentId last = search_.articles;
    for (Operand& operand : operands_) {
      if (!operand.is_essential && optional_ < operands_.size()) continue;
      operand.block = operand.postings->find_block(operand.block, begin);
      last = std::min(last, operand.postings->last_document(operand.block));
    }
    if (optional_ + 1 == operands_.size()) return last + 1;
    return std::clamp(last + 1, after(min_window), after(max_window));
  }

  void bound_window(DocumentId begin, DocumentId end) {
    for (Operand& operand : operands_) {
      operand.block = operand.postings->find_block(operand.block, begin);
      const std::uint32_t last = operand.postings->find_block(operand.block, end - 1);
      operand.window_bound = operand.bound;
      if (last - operand.block >= max_bounded_blocks) continue;
      operand.window_bound = 0;
      for (std::uint32_t block = operand.block; block <= last; ++block) {
        operand.window_bound = std::max(operand.window_bound, operand.block_bound(block));
      }
    }
  }

  // Puts the optional operands first in by_bound_, and what the first i of them can add at most
  // into bounds_[i].
  void divide() {
    std::stable_sort(by_bound_.begin(), by_bound_.end(), [](const Operand* a, const Operand* b) {
      return a->window_bound < b->window_bound;
    });
    optional_ = 0;
    for (std::size_t i = 0; i < by_bound_.size(); ++i) {
      bounds_[i + 1] = bounds_[i] + by_bound_[i]->window_bound;
      by_bound_[i]->is_essential = !is_hopeless(bounds_[i + 1], threshold());
      if (!by_bound_[i]->is_essential) optional_ = i + 1;
    }
  }

  void search_one(Operand& operand, DocumentId begin, DocumentId end) {
    for_each_run(operand.cursor, begin, end, [&](auto documents, std::size_t first) {
      const auto frequencies = operand.cursor.frequencies().subspan(first);
      const PostingScorer scorer = operand.scorer;  // a copy stays in registers
      for (std::size_t i = 0; i < documents.size(); ++i) {
        const double score = scorer(documents[i], frequencies[i]);
        if (is_hopeless(score + bounds_[optional_], threshold())) continue;
        if (search_.filter->accepts(documents[i])) consider(documents[i], score);
      }
    });
  }

  void search_window(DocumentId begin, DocumentId end) {
    candidates_.fill(0);
    others_.fill(0);
    for (Operand& operand : operands_) {
      if (operand.is_essential) {
        collect(operand, begin, end);
      } else if (search_.counts_matches) {
        for_each_run(operand.cursor, begin, end, [&](auto documents, std::size_t) {
          for (const DocumentId document : documents)
            mark(others_, document - begin);
        });
      }
    }
    if (search_.counts_matches) count(begin);
    if (optional_ < operands_.size()) consider_candidates(begin);
  }

  // The essential operands come in the order of the query, so scores_ are sums in that order.
  void collect(Operand& operand, DocumentId begin, DocumentId end) {
    for_each_run(operand.cursor, begin, end, [&](auto documents, std::size_t first) {
      const auto frequencies = operand.cursor.frequencies().subspan(first);
      const PostingScorer scorer = operand.scorer;  // a copy stays in registers
      for (std::size_t i = 0; i < documents.size(); ++i) {
        const std::size_t at = documents[i] - begin;
        scores_[at] += scorer(documents[i], frequencies[i]);
        mark(candidates_, at);
      }
    });
  }

  void count(DocumentId begin) {
    const DocumentFilter& filter = *search_.filter;
    for (std::size_t word = 0; word < candidates_.size(); ++word) {
      std::uint64_t all = candidates_[word] | others_[word];
      if (all == 0) continue;
      all &= ~filter.deleted_from(begin + static_cast<DocumentId>(word * 64));
      if (filter.accepts_all_live() && search_.matching == nullptr) {
        matches_ += static_cast<std::uint64_t>(std::popcount(all));
      } else {
        for_each_bit(all, word, [&](std::size_t at) {
          const DocumentId document = begin + static_cast<DocumentId>(at);
          if (!filter.accepts_all_live() && !filter.accepts(document)) return;
          ++matches_;
          if (search_.matching != nullptr) search_.matching->add(document);
        });
      }
    }
  }

  void consider_candidates(DocumentId begin) {
    for (std::size_t word = 0; word < candidates_.size(); ++word) {
      for_each_bit(candidates_[word], word, [&](std::size_t at) {
        const double score = std::exchange(scores_[at], 0.0);
        if (is_hopeless(score + bounds_[optional_], threshold())) return;
        const DocumentId document = begin + static_cast<DocumentId>(at);
        if (search_.filter->accepts(document)) consider(document, score);
      });
    }
  }

  // `collected` is what the essential operands score.
  void consider(DocumentId document, double collected) {
    double score = collected;
    bool has_optional = false;
    for (std::size_t i = optional_; i > 0; --i) {
      if (is_hopeless(score + bounds_[i], threshold())) return;
      Operand& operand = *by_bound_[i - 1];
      operand.score = 0;
      if (!operand.probe.move_to(document)) continue;
      operand.score = operand.scorer(document, operand.probe.frequency());
      score += operand.score;
      has_optional = true;
    }
    if (is_hopeless(score, threshold())) return;
    search_.best->add({has_optional ? sum_in_order(document) : collected, undated_day,
                       search_.segment, document});
  }

  double sum_in_order(DocumentId document) {
    double sum = 0;
    for (Operand& operand : operands_) {
      if (operand.is_essential) {
        if (!operand.probe.move_to(document)) continue;
        operand.score = operand.scorer(document, operand.probe.frequency());
      }
      sum += operand.score;
    }
    return sum;
  }

  using Bits = std::array<std::uint64_t, max_window / 64>;

  static void mark(Bits& bits, std::size_t at) { bits[at / 64] |= std::uint64_t{1} << (at % 64); }

  template <typename Visit>
  static void for_each_bit(std::uint64_t bits, std::size_t word, Visit&& visit) {
    for (; bits != 0; bits &= bits - 1)
      visit(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
  }

  const RankedSearch& search_;
  std::vector<Operand> operands_;  // in the order of the query
  std::vector<Operand*> by_bound_;
  std::vector<double> bounds_;
  std::size_t optional_ = 0;  // how many are not essential
  // By document, from the beginning of the window; zeros and nothing between windows.
  std::array<double, max_window> scores_{};
  Bits candidates_{};
  Bits others_{};
  std::uint64_t matches_ = 0;
};

}  // namespace

std::uint64_t search_any_of(const RankedSearch& search) {
  if (search.operands.size() == 1) return search_all_of(search);
  return Disjunction{search}.run();
}

}  // namespace pressmark
