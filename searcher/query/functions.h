// SPDX-License-Identifier: GPL-2.0-or-later
//
// LEAD(...), ATLEAST/3(...), CAPS(...), EXACT(...), and weights behind parentheses: what is asked
// of a group is handed down to the words and alternatives it holds.
//
//   LEAD(a AND "b c")  ->  LEAD/60(a) AND LEAD/60("b c")      EXACT(a OR b)  ->  =a OR =b
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "base/byte_range.h"
#include "searcher/query/ast.h"
#include "searcher/query/refusal.h"
#include "searcher/query/word_rules.h"

namespace pressmark {

struct FunctionCall {
  QueryFunction function = QueryFunction::at_least;
  std::uint32_t number = 0;
  ByteRange name;   ///< What a refusal points at.
  ByteRange where;  ///< From the name to the closing parenthesis.
};

/// The group with the function applied, or why it holds something that has no place in a text.
std::variant<Node, Refusal> apply_function(const FunctionCall& call, Node group);

/// Multiplies the weights of all words and names; `where` is the sign's. Fails where nothing below
/// the node scores, or a weight would pass its bounds.
std::optional<Refusal> multiply_weight(Node& node, std::uint32_t thousandths, ByteRange where);

/// True for what has places in a text: words, phrases, names, what is near, and alternatives of
/// these.
bool has_places(const Node& node);

}  // namespace pressmark
