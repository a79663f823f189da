// SPDX-License-Identifier: GPL-2.0-or-later
//
// The rarest operand leads, block by block; the others are asked about its documents.
#include "searcher/match/conjunction.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace pressmark {
namespace {

class Conjunction {
 public:
  explicit Conjunction(const RankedSearch& search) : search_(search) {
    for (std::uint32_t i = 0; i < search.operands.size(); ++i)
      cursors_.push_back({BoundedCursor{search.operands[i]}, i});
    std::stable_sort(cursors_.begin(), cursors_.end(), [](const Member& a, const Member& b) {
      return a.postings->size() < b.postings->size();
    });
    // What the operands from i on can add at most.
    rest_.resize(cursors_.size() + 1);
    for (std::size_t i = cursors_.size(); i > 0; --i)
      rest_[i - 1] = rest_[i] + cursors_[i - 1].bound;
    scores_.resize(cursors_.size());
  }

  std::uint64_t run() {
    Member& lead = cursors_.front();
    const bool is_counted = cursors_.size() == 1 && search_.filter->accepts_all_live() &&
                            !search_.filter->has_positions();
    const bool skips = is_counted || !search_.counts_matches;
    for (std::uint32_t b = 0; b < lead.postings->blocks(); ++b) {
      if (skips && is_hopeless(lead.block_bound(b) + rest_[1], threshold())) continue;
      lead.cursor.move_to_block(b == 0 ? 1 : lead.postings->last_document(b - 1) + 1);
      search_block(lead);
    }
    return is_counted ? lead.postings->live_size() : matches_;
  }

 private:
  struct Member : BoundedCursor {
    Member(BoundedCursor bounded, std::uint32_t place_in_query)
        : BoundedCursor(std::move(bounded)), place(place_in_query) {}
    std::uint32_t place;  // in the query
  };

  double threshold() const { return search_.best->threshold(); }

  void search_block(Member& lead) {
    const auto documents = lead.cursor.documents();
    const auto frequencies = lead.cursor.frequencies();
    const PostingScorer scorer = lead.scorer;  // a copy stays in registers
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const DocumentId document = documents[i];
      const double score = scorer(document, frequencies[i]);
      const bool is_wanted = !is_hopeless(score + rest_[1], threshold());
      if ((!is_wanted && !search_.counts_matches) || !search_.filter->accepts(document)) continue;
      scores_[lead.place] = score;
      if (search_.counts_matches) {
        if (!has_all(document) || !search_.filter->confirms(document)) continue;
        ++matches_;
        if (is_wanted) add(document);
      } else if (has_all_and_reaches(document, score)) {
        add_if_confirmed(document);
      }
    }
  }

  bool has_all(DocumentId document) {
    return std::all_of(cursors_.begin() + 1, cursors_.end(),
                       [&](Member& member) { return member.cursor.move_to(document); });
  }

  // False as soon as the document is known not to be among the best.
  bool has_all_and_reaches(DocumentId document, double score) {
    for (std::size_t i = 1; i < cursors_.size(); ++i) {
      Member& member = cursors_[i];
      if (!member.cursor.move_to_block(document)) return false;
      const double bound = score + member.block_bound(member.cursor.block()) + rest_[i + 1];
      if (is_hopeless(bound, threshold()) || !member.cursor.move_to(document)) return false;
      score += member.scorer(document, member.cursor.frequency());
    }
    return !is_hopeless(score, threshold());
  }

  // Positions are looked at last, and only where the score would do.
  void add_if_confirmed(DocumentId document) {
    if (search_.filter->confirms(document)) add(document);
  }

  // Requires that all cursors stand at the document.
  void add(DocumentId document) {
    for (auto member = cursors_.begin() + 1; member != cursors_.end(); ++member) {
      scores_[member->place] = member->scorer(document, member->cursor.frequency());
    }
    double sum = 0;
    for (const double score : scores_)
      sum += score;
    search_.best->add({sum, undated_day, search_.segment, document});
  }

  const RankedSearch& search_;
  std::vector<Member> cursors_;  // the rarest first
  std::vector<double> rest_;
  std::vector<double> scores_;  // of the document at hand, in the order of the query
  std::uint64_t matches_ = 0;
};

}  // namespace

std::uint64_t search_all_of(const RankedSearch& search) {
  return Conjunction{search}.run();
}

}  // namespace pressmark
