// SPDX-License-Identifier: GPL-2.0-or-later
//
// Remarks on queries that run as written but may not mean what was meant.
#pragma once

#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "searcher/query/ast.h"
#include "searcher/query/near_operands.h"
#include "searcher/query/operands.h"
#include "searcher/search.h"

namespace pressmark {

/// What the parser saw on one level of parentheses.
struct GroupHabits {
  ByteRange where;
  bool is_side_by_side = false;  ///< Two units without an operator between them.
  bool has_or = false;
  bool has_and = false;  ///< Written, as AND or &&.
};

/// Side by side, AND and OR in one group: two habits that read it differently. And words side by
/// side under a field that has one value: `source:(The Hill)`.
void add_habit_notes(const GroupHabits& habits, const FieldScope& scope,
                     std::vector<QueryNote>& notes);

/// `or`, `and`, `not`, `near/5`: words that are operators in upper case.
void add_word_note(std::string_view word, ByteRange where, std::vector<QueryNote>& notes);

/// A chain of different operators is read from the left.
void add_near_note(const NearChain& chain, std::vector<QueryNote>& notes);

/// `lavrov?`: a question mark at the end of a word may have been one.
void add_wildcard_note(const Node& node, std::vector<QueryNote>& notes);

/// `date:2w` is one day; somebody may mean all since then.
void add_duration_note(const Node& node, std::string_view text, std::vector<QueryNote>& notes);

/// `after:` and `before:` include the day that is named.
void add_bound_note(std::string_view name, ByteRange where, std::vector<QueryNote>& notes);

}  // namespace pressmark
