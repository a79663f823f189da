// SPDX-License-Identifier: GPL-2.0-or-later
//
// Name operands are looked up once for each query.
#include "searcher/match/operands.h"

#include <algorithm>

#include "searcher/match/form_matcher.h"

namespace pressmark {
namespace {

std::vector<NameMember> find_members(const Plan& operand, const NameCatalog& catalog) {
  switch (operand.name_match) {
    case NameMatch::words:
      return catalog.with_words(operand.entity, operand.name_words);
    case NameMatch::pattern: {
      FormMatcher matcher{operand};
      return catalog.with_words_like(operand.entity,
                                     [&](std::string_view word) { return matcher.matches(word); });
    }
    case NameMatch::whole:
      return catalog.whole_name(operand.entity, operand.text);
    case NameMatch::spelling:
      return catalog.spelled(operand.entity, operand.text);
  }
  return {};
}

}  // namespace

void NameOperands::resolve(const Plan& plan, const NameCatalog& catalog) {
  for (const Plan& child : plan.children)
    resolve(child, catalog);
  if (plan.kind != PlanKind::name) return;
  std::vector<std::vector<std::uint32_t>> ordinals(segments_);
  for (const NameMember& member : find_members(plan, catalog)) {
    ordinals[member.segment].push_back(member.ordinal);
  }
  for (auto& of_segment : ordinals)
    std::sort(of_segment.begin(), of_segment.end());
  ordinals_.insert_or_assign(&plan, std::move(ordinals));
}

std::span<const std::uint32_t> NameOperands::ordinals(const Plan& operand,
                                                      std::size_t segment) const {
  return ordinals_.at(&operand)[segment];
}

}  // namespace pressmark
