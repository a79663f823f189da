// SPDX-License-Identifier: GPL-2.0-or-later
//
// Name operands are looked up once for each query; words need no more than a prefix.
#include "searcher/match/operands.h"

#include <algorithm>

#include "archive/terms.h"
#include "searcher/match/postings.h"

namespace pressmark {
namespace {

std::vector<NameMember> find_members(const Plan& operand, const NameCatalog& catalog) {
  switch (operand.name_match) {
    case NameMatch::words:
      return catalog.with_words(operand.entity, operand.name_words);
    case NameMatch::whole:
      return catalog.whole_name(operand.entity, operand.text);
    case NameMatch::spelling:
      return catalog.spelled(operand.entity, operand.text);
  }
  return {};
}

}  // namespace

bool has_name_operands(const Plan& plan) {
  return plan.kind == PlanKind::name ||
         std::any_of(plan.children.begin(), plan.children.end(), has_name_operands);
}

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

OperandTerms operand_terms(const Plan& operand, const SegmentReader& segment, std::size_t index,
                           const NameOperands& names) {
  OperandTerms terms;
  if (operand.kind == PlanKind::name) {
    for (const std::uint32_t ordinal : names.ordinals(operand, index)) {
      const NameEntry name = segment.columns().names[ordinal];
      terms.counted.push_back(entity_term(name.type, name.spelling));
    }
    return terms;
  }
  for (const std::string& stem : operand.stems) {
    switch (operand.scope) {
      case TextScope::any:
        terms.counted.push_back(any_text_term(stem));
        break;
      case TextScope::title:
        terms.counted.push_back(title_term(stem));
        break;
      case TextScope::body:
        terms.counted.push_back(any_text_term(stem));
        terms.discounted.push_back(title_term(stem));
        break;
    }
  }
  return terms;
}

}  // namespace pressmark
