// SPDX-License-Identifier: GPL-2.0-or-later
//
// Query text -> words, quotes, parentheses, operators and field names, or the reason it has none.
//
//   title:"war crimes" -Trump   ->   field title, quoted `war crimes`, negate, word `Trump`
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "schema/fields.h"
#include "searcher/query/parser.h"
#include "searcher/query/refusal.h"
#include "searcher/query/unsupported.h"
#include "searcher/query/word_rules.h"

namespace pressmark {

enum class QueryTokenKind : std::uint8_t {
  word,
  quoted,
  regex,  ///< /lavr.v/
  open,
  close,
  field,     ///< `title:`, `person=`, `after:`; what follows stands directly behind it.
  negate,    ///< NOT, or - or ! directly before what it excludes.
  require,   ///< + directly before what it asks for.
  conjoin,   ///< AND, &&
  disjoin,   ///< OR, |, ||
  near,      ///< NEAR/5, ADJ, w/5, /s, NOT NEAR/5
  exact,     ///< = directly before a quotation.
  function,  ///< LEAD, ATLEAST/3; a parenthesis follows directly.
  slack,     ///< ~5 directly behind a quotation, or p5 (the same), or o5 (in order).
  weight,    ///< ^2 directly behind a quotation or parenthesis.
  end,       ///< After the last byte; always there, and once.
};

struct QueryToken {
  QueryTokenKind kind = QueryTokenKind::end;
  ByteRange where = {};
  ByteRange text = {};           ///< Of word: all of it; of quoted and regex: between the marks.
  const Field* field = nullptr;  ///< Of field, unless it is a date bound.
  std::optional<DateBound> bound = {};         ///< Of field.
  std::optional<PropertyName> property = {};   ///< Of field; then it is neither of the others.
  bool is_lead = false;                        ///< Of field: likewise.
  bool is_exact = false;                       ///< Of field: followed by = instead of a colon.
  Closeness closeness = Closeness::any_order;  ///< Of near and slack.
  QueryFunction function = QueryFunction::at_least;  ///< Of function.
  std::uint32_t number = 0;  ///< Of near, function, slack, and weight in thousandths.
};

inline constexpr std::uint32_t default_near_distance = 10;

struct LexedQuery {
  std::vector<QueryToken> tokens;
  std::optional<Refusal> refusal;  ///< If there is one, the tokens are those before it.
};

/// A query that uses what a token of kind field names.
std::string example_of(const QueryToken& field);

/// Takes time linear in query.size(). Every range lies within the query, on code point bounds.
LexedQuery lex_query(std::string_view query, const QueryLimits& limits = {});

}  // namespace pressmark
