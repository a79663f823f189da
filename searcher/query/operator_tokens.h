// SPDX-License-Identifier: GPL-2.0-or-later
//
// Operators and functions with a number behind them -> tokens, or what is wrong with the number.
//
//   NOT NEAR/5 -> near, not_near, 5       LEAD -> function, lead, 60
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "base/byte_range.h"
#include "searcher/query/lexer.h"
#include "searcher/query/refusal.h"
#include "searcher/query/word_rules.h"

namespace pressmark {

/// `where` is the word's. If the last token `before` it is a NOT, the two are one: its closeness is
/// not_near, and its range begins with the NOT.
std::variant<QueryToken, Refusal> make_near_token(const ProximityWord& word, ByteRange where,
                                                  std::span<const QueryToken> before,
                                                  const QueryLimits& limits);

/// `name` is all of the word, `where` its place.
std::variant<QueryToken, Refusal> make_function_token(const FunctionWord& word,
                                                      std::string_view name, ByteRange where,
                                                      const QueryLimits& limits);

/// `text` is what stands directly behind a quotation: ~5, or Recoll's letters, p5 (any order) and
/// o5 (in order), each with a number or without. Nothing if it is none of these.
std::optional<std::variant<QueryToken, Refusal>> make_slack_token(std::string_view text,
                                                                  ByteRange where,
                                                                  const QueryLimits& limits);

}  // namespace pressmark
