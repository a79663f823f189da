// SPDX-License-Identifier: GPL-2.0-or-later
//
// Operand by operand, so that each one's postings are walked once.
#include "searcher/match/member_search.h"

#include <vector>

namespace pressmark {

std::uint64_t search_members(const RankedSearch& search, bool needs_all,
                             std::span<const DocumentId> members) {
  struct Member {
    DocumentId document;
    std::uint32_t operands;
    double score;
  };
  std::vector<Member> left;
  for (const DocumentId document : members) {
    if (search.filter->accepts(document)) left.push_back({document, 0, 0});
  }
  for (const ScoredOperand& operand : search.operands) {
    OperandCursor cursor{*operand.postings};
    const auto is_without = [&](Member& member) {
      if (!cursor.move_to(member.document)) return needs_all;
      member.score += operand.scorer(member.document, cursor.frequency());
      ++member.operands;
      return false;
    };
    std::size_t kept = 0;
    for (Member& member : left) {
      if (!is_without(member)) left[kept++] = member;
    }
    left.resize(kept);
  }
  std::uint64_t matches = 0;
  for (const Member& member : left) {
    const bool can_be_best = member.score >= search.best->threshold();
    if (member.operands == 0 || (!can_be_best && !search.counts_matches)) continue;
    if (!search.filter->confirms(member.document)) continue;
    ++matches;
    if (can_be_best) search.best->add({member.score, undated_day, search.segment, member.document});
  }
  return matches;
}

}  // namespace pressmark
