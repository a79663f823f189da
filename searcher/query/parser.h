// SPDX-License-Identifier: GPL-2.0-or-later
//
// Query text -> tree. The grammar is in docs/query-language.md: side by side = AND and binds
// loosest, then OR, then written AND, then NOT, then NEAR.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/date.h"
#include "searcher/query/ast.h"
#include "searcher/search.h"

namespace pressmark {

/// Over a limit, a query is refused with the position, never cut. And what else reading depends on
/// beside the text.
struct QueryLimits {
  std::uint32_t bytes = 16'384;
  std::uint32_t words = 1'024;
  std::uint32_t phrase_words = 32;
  std::uint32_t nesting = 32;
  std::uint32_t near_distance = 1'000;
  std::uint32_t near_operands = 10;  ///< Of one chain; match/positions.h can decide no more.
  std::uint32_t slack = 100;         ///< Words in between in "a b"~n; below field_position_gap.
  std::uint32_t function_number = 1'000'000;  ///< Of ATLEAST and LEAD.
  std::uint32_t regex_bytes = 256;            ///< Between the slashes of a regular expression.
  std::uint32_t expansions = 1'000;           ///< Different words that wildcards and ~ stand for.
  std::uint32_t patterns = 256;    ///< Words and values with wildcards, ~ or a regular expression.
  std::uint32_t regexes = 16;      ///< Of these, regular expressions.
  std::uint32_t addresses = 64;    ///< Of path, dir, file and url.
  std::optional<Date> today = {};  ///< What relative dates count from; without it, they fail.
};

struct ParsedQuery {
  Node root;
  std::vector<QueryNote> notes;
};

/// Fails with invalid_argument: `where` is the byte range at fault, `message` why it cannot run,
/// `hint` starts with "try: " and a query that parses.
Result<ParsedQuery> parse_query(std::string_view query, const QueryLimits& limits = {});

/// One filter of `-f`: field=value or field!=value. The node keeps canonical names apart from
/// spellings as the query language does: `person=X` here means the facet value X.
Result<Node> parse_filter(std::string_view filter);

}  // namespace pressmark
