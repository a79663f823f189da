// SPDX-License-Identifier: GPL-2.0-or-later
//
// `a NEAR/5 b NEAR/5 c` -> one near node, or why its operands cannot stand near each other.
// Different operators in a row are read from the left: `a NEAR/5 b ADJ c` is `(a NEAR/5 b) ADJ c`.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "base/byte_range.h"
#include "searcher/query/ast.h"
#include "searcher/query/refusal.h"

namespace pressmark {

struct NearOperator {
  ByteRange where;
  Closeness closeness = Closeness::any_order;
  std::uint32_t distance = 0;
};

/// Operands and the operators between them, one fewer.
struct NearChain {
  std::vector<Node> operands;
  std::vector<NearOperator> operators;
  ByteRange where;  ///< From the first operand to the last, their parentheses included.
  bool is_whole_query = false;
};

/// Fails where an operand has no places in a text, or where two are in different fields. Requires
/// two operands or more.
std::variant<Node, Refusal> join_near(NearChain chain);

}  // namespace pressmark
