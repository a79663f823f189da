// SPDX-License-Identifier: GPL-2.0-or-later
//
// A word or quotation under a field -> the node that stands for it: what a value means depends on
// the kind of its field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/byte_range.h"
#include "schema/date.h"
#include "schema/fields.h"
#include "searcher/query/ast.h"
#include "searcher/query/refusal.h"
#include "searcher/query/unsupported.h"

namespace pressmark {

/// `title:`, `person=`, `after:` before a value or before parentheses; the default is no field.
struct FieldScope {
  const Field* field = nullptr;
  std::optional<DateBound> bound;  ///< Then field is the field `date`.
  bool is_exact = false;           ///< Followed by = instead of a colon.
  ByteRange where;                 ///< Of the name and its colon.
  std::optional<PropertyName> property = {};
};

struct TypedValue {
  std::string_view text;  ///< Without quotation marks.
  ByteRange text_range;   ///< Of `text`, in the query.
  ByteRange where;        ///< Quotation marks included.
  bool is_quoted = false;
  bool is_exact = false;                    ///< = stands before the quotation.
  std::optional<std::uint32_t> slack = {};  ///< ~n, pn or on stands behind the quotation.
  bool is_in_order = false;                 ///< on does.
  bool is_taken_whole = false;              ///< A filter's: no sign in it means anything.
  std::optional<Date> today = {};           ///< What a relative date counts from.
  bool is_regex = false;                    ///< Slashes stand around it.
};

/// The node, or why the field cannot have this value. The node's `where` begins at the field's name
/// if that stands directly before the value.
std::variant<Node, Refusal> make_operand(const FieldScope& scope, const TypedValue& value);

}  // namespace pressmark
