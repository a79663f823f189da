// SPDX-License-Identifier: GPL-2.0-or-later
//
// The rarest operand leads, block by block: first which of its documents have the others, too, by
// documents alone; then, of those few, which can be among the best.
#include "searcher/match/conjunction.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace pressmark {
namespace {

class Conjunction {
 public:
  explicit Conjunction(const RankedSearch& search)
      : search_(search), scores_(search.operands.size()) {
    std::vector<std::uint32_t> order(search.operands.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return search.operands[a].postings->size() < search.operands[b].postings->size();
    });
    members_.reserve(order.size());
    for (const std::uint32_t place : order)
      members_.emplace_back(search.operands[place], place);
    // What the operands from i on can add at most.
    rest_.resize(members_.size() + 1);
    for (std::size_t i = members_.size(); i > 0; --i) {
      const Member& member = members_[i - 1];
      rest_[i - 1] = rest_[i] + member.postings->bound(member.scorer);
    }
  }

  std::uint64_t run() {
    Member& lead = members_.front();
    const bool is_counted = members_.size() == 1 && search_.filter->accepts_all_live() &&
                            !search_.filter->has_positions() && search_.matching == nullptr;
    counts_each_ = search_.counts_matches && !is_counted;
    const bool is_alone = members_.size() == 1 && !search_.filter->has_positions();
    for (std::uint32_t b = 0; b < lead.postings->blocks(); ++b) {
      if (!counts_each_ && !is_hopeful(b)) continue;
      lead.cursor.move_to_block(b == 0 ? 1 : lead.postings->last_document(b - 1) + 1);
      if (is_alone) {
        rank_alone();
        continue;
      }
      intersect();
      filter();
      matches_ += accepted_.size();
      if (search_.matching != nullptr) {
        for (const DocumentId document : accepted_)
          search_.matching->add(document);
      }
      // For a few documents, working out the bound takes longer than their scores.
      constexpr std::size_t few = 8;
      if (counts_each_ && accepted_.size() > few && !is_hopeful(b)) continue;
      rank();
    }
    return is_counted ? lead.postings->live_size() : matches_;
  }

 private:
  struct Member {
    Member(const ScoredOperand& operand, std::uint32_t place_in_query)
        : cursor(*operand.postings),
          postings(operand.postings),
          scorer(operand.scorer),
          place(place_in_query) {}

    OperandCursor cursor;
    const OperandPostings* postings;
    PostingScorer scorer;
    std::uint32_t place;                     // in the query
    std::vector<std::uint32_t> frequencies;  // in documents_; of the lead: places in its block
  };

  double threshold() const { return search_.best->threshold(); }

  bool is_hopeful(std::uint32_t block) const {
    const Member& lead = members_.front();
    return !is_hopeless(lead.postings->bound(block, lead.scorer) + rest_[1], threshold());
  }

  // The lead's block, if there is no other operand.
  void rank_alone() {
    Member& lead = members_.front();
    const std::span<const DocumentId> documents = lead.cursor.documents();
    const std::span<const std::uint32_t> frequencies = lead.cursor.frequencies();
    const PostingScorer scorer = lead.scorer;  // a copy stays in registers
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const double score = scorer(documents[i], frequencies[i]);
      const bool is_wanted = !is_hopeless(score, threshold());
      if ((!is_wanted && !counts_each_) || !search_.filter->accepts(documents[i])) continue;
      ++matches_;
      if (search_.matching != nullptr) search_.matching->add(documents[i]);
      if (is_wanted) search_.best->add({score, undated_day, search_.segment, documents[i]});
    }
  }

  // The documents of the lead's block that have all operands.
  void intersect() {
    Member& lead = members_.front();
    const std::span<const DocumentId> all = lead.cursor.documents();
    documents_.assign(all.begin(), all.end());
    lead.frequencies.resize(all.size());
    std::iota(lead.frequencies.begin(), lead.frequencies.end(), 0U);
    search_.filter->keep_dated(documents_, lead.frequencies);
    for (std::size_t i = 1; i < members_.size(); ++i) {
      found_.clear();
      members_[i].cursor.find_common(documents_, found_);
      members_[i].frequencies.resize(found_.size());
      for (std::size_t k = 0; k < found_.size(); ++k) {
        const FoundPosting& found = found_[k];
        documents_[k] = documents_[found.place];
        for (std::size_t before = 0; before < i; ++before) {
          std::vector<std::uint32_t>& frequencies = members_[before].frequencies;
          frequencies[k] = frequencies[found.place];
        }
        members_[i].frequencies[k] = found.frequency;
      }
      documents_.resize(found_.size());
    }
  }

  // Those that the filter accepts; where each match is counted, positions are looked at, too.
  void filter() {
    DocumentFilter& filter = *search_.filter;
    accepted_ = documents_;
    if (!filter.accepts_all()) {
      std::erase_if(accepted_, [&](DocumentId document) { return !filter.accepts(document); });
    }
    if (counts_each_) filter.keep_confirmed(accepted_);
  }

  void rank() {
    const bool is_confirmed = counts_each_ || !search_.filter->has_positions();
    unconfirmed_.clear();
    // Beyond this, all frequencies of a block are decoded as fast.
    constexpr std::size_t few = 16;
    if (accepted_.size() > few) members_.front().cursor.frequencies();
    std::size_t i = 0;
    for (const DocumentId document : accepted_) {
      while (documents_[i] != document)
        ++i;
      if (!reaches(i)) continue;
      const double score = std::accumulate(scores_.begin(), scores_.end(), 0.0);
      if (is_confirmed) {
        search_.best->add({score, undated_day, search_.segment, document});
      } else {
        search_.filter->fetch_positions(document);
        unconfirmed_.push_back({score, undated_day, search_.segment, document});
      }
    }
    for (const RankedDocument& ranked : unconfirmed_) {
      if (ranked.score < threshold() || !search_.filter->confirms(ranked.document)) continue;
      search_.best->add(ranked);
    }
  }

  // Sets scores_ for the i-th document. False as soon as it is known not to be among the best.
  bool reaches(std::size_t i) {
    double score = 0;
    for (std::size_t m = 0; m < members_.size(); ++m) {
      Member& member = members_[m];
      std::uint32_t frequency = member.frequencies[i];
      if (m == 0) frequency = member.cursor.frequency_at(frequency);
      scores_[member.place] = member.scorer(documents_[i], frequency);
      score += scores_[member.place];
      if (is_hopeless(score + rest_[m + 1], threshold())) return false;
    }
    return true;
  }

  const RankedSearch& search_;
  bool counts_each_ = false;     // and so looks at every document that has all operands
  std::vector<Member> members_;  // the rarest, which leads, first
  std::vector<double> rest_;
  std::vector<double> scores_;  // of the document at hand, in the order of the query
  // Of the block at hand.
  std::vector<DocumentId> documents_;
  std::vector<DocumentId> accepted_;
  std::vector<RankedDocument> unconfirmed_;  // might be among the best
  std::vector<FoundPosting> found_;          // scratch
  std::uint64_t matches_ = 0;
};

}  // namespace

std::uint64_t search_all_of(const RankedSearch& search) {
  return Conjunction{search}.run();
}

}  // namespace pressmark
