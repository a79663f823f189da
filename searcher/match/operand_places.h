// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an occurrence of a query is, by position: what count counts, kwic prints and snippets
// highlight. docs/query-language.md defines it.
//
//   oil OR (crude NEAR/2 prices)     in "oil, crude prices; crude": oil 1, crude 2, prices 3
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "searcher/match/span_tree.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// Calls with each word, phrase, name and near of the plan that is not excluded and not inside of
/// another one, in the order of the plan.
void visit_operands(const Plan& plan, const std::function<void(const Plan&)>& visit);

/// A place of a word, phrase or name of the plan.
struct OperandPlace {
  const Plan* operand = nullptr;
  PositionSpan words;

  friend bool operator==(const OperandPlace&, const OperandPlace&) = default;
};

/// The places of all operands that are not excluded (under a none_of, or second to a NOT NEAR),
/// those of a near's operands only inside the places of the near. Operand by operand in the order
/// of the plan, of each ascending.
std::vector<OperandPlace> find_operand_places(const Plan& plan, const SpanSource& source);

/// How many the places are, if those that share a word are one.
std::size_t count_occurrences(const std::vector<OperandPlace>& places);

}  // namespace pressmark
