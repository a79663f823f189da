// SPDX-License-Identifier: GPL-2.0-or-later
//
// Operand by operand, so that each one's postings are walked once.
#include "searcher/match/member_search.h"

#include <vector>

namespace pressmark {

std::uint64_t search_members(const RankedSearch& search, bool needs_all,
                             std::span<const DocumentId> members) {
  struct Member {
    std::uint32_t operands = 0;
    double score = 0;
  };
  std::vector<DocumentId> documents;
  for (const DocumentId document : members) {
    if (search.filter->accepts(document)) documents.push_back(document);
  }
  std::vector<Member> left(documents.size());
  std::vector<FoundPosting> found;
  for (const ScoredOperand& operand : search.operands) {
    found.clear();
    OperandCursor{*operand.postings}.find_common(documents, found);
    for (const FoundPosting& posting : found) {
      Member& member = left[posting.place];
      member.score += operand.scorer(documents[posting.place], posting.frequency);
      ++member.operands;
    }
    if (!needs_all) continue;
    for (std::size_t i = 0; i < found.size(); ++i) {
      documents[i] = documents[found[i].place];
      left[i] = left[found[i].place];
    }
    documents.resize(found.size());
    left.resize(found.size());
  }
  std::uint64_t matches = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const Member& member = left[i];
    const bool can_be_best = member.score >= search.best->threshold();
    if (member.operands == 0 || (!can_be_best && !search.counts_matches)) continue;
    if (!search.filter->confirms(documents[i])) continue;
    ++matches;
    if (search.matching != nullptr) search.matching->add(documents[i]);
    if (can_be_best) search.best->add({member.score, undated_day, search.segment, documents[i]});
  }
  return matches;
}

}  // namespace pressmark
