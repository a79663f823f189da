// SPDX-License-Identifier: GPL-2.0-or-later
//
// What one run of characters in a query is, looked at by itself: an operator, a function, a field
// name with a value, a web address, or a word with its modifiers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/byte_range.h"
#include "schema/fields.h"
#include "searcher/query/ast.h"
#include "searcher/query/unsupported.h"

namespace pressmark {

enum class QueryTokenKind : std::uint8_t;

/// `title:visit` -> "title", ':', 6. Letters of ASCII before a colon or equals sign name a field,
/// in upper or lower case; 12:30 and U.S.:x have none.
struct FieldName {
  char separator = '\0';  ///< ':' or '=', or '\0' where there is no name.
  std::size_t end = 0;    ///< One past the separator.
  std::string lower;      ///< The name in lower case.
  const Field* field = nullptr;
  std::optional<DateBound> bound;
  std::optional<PropertyName> property;
  bool is_lead = false;  ///< `lead:`

  bool is_known() const { return field != nullptr || bound || property || is_lead; }
};
FieldName split_field_name(std::string_view run);

/// `[a TO b]`, `{a TO b}`
struct BracketRange {
  std::size_t end = 0;  ///< One past the closing bracket.
  std::string_view first;
  std::string_view last;
};
/// What `text` begins with; nothing if that is no range. Looks no further than two dates reach, so
/// that many brackets cost no more than few.
std::optional<BracketRange> find_bracket_range(std::string_view text);

/// True for scheme://..., www.... and mailto:...; in these, ? * ~ = : are part of the address.
bool is_web_address(std::string_view run);

/// AND, OR, NOT, && and | and ||.
std::optional<QueryTokenKind> find_operator(std::string_view run);

/// NEAR/5, ADJ5, ONEAR, w/5, pre/5, /s, w/p, SAME: an operator between things whose places matter.
struct ProximityWord {
  Closeness closeness = Closeness::any_order;
  std::string_view name;        ///< "NEAR/": up to where the distance begins.
  std::string_view distance;    ///< Digits, or what stands in their place; empty if there is none.
  bool wants_distance = false;  ///< A slash stands there.
};
/// Nothing if the run is a word: `near`, `w/Trump`, `NEARBY`, `pre5`.
std::optional<ProximityWord> find_proximity(std::string_view run);

enum class QueryFunction : std::uint8_t { at_least, lead, major, capitals, exact };

/// ATLEAST/3, ATLEAST3, LEAD, HLEAD/40, MAJOR, CAPS, EXACT: a function if a parenthesis follows.
struct FunctionWord {
  QueryFunction function = QueryFunction::at_least;
  std::string_view number;  ///< Digits, or what stands in their place; empty if there are none.
};
std::optional<FunctionWord> find_function(std::string_view run);

/// The first * or ? in `text`.
std::optional<std::size_t> find_wildcard(std::string_view text);
std::string without_wildcards(std::string_view text);

/// How many characters of `text` are no wildcards.
std::size_t count_literals(std::string_view text);
/// Fewer would expand to most words there are.
inline constexpr std::size_t least_literals = 2;

/// What keeps a run of characters from being a word.
struct WordFault {
  ByteRange where;  ///< Within the word.
  std::string message;
  std::string replacement;  ///< Of the whole word.
};
/// = before a regular expression, and && and | without spaces around them.
std::optional<WordFault> find_word_fault(std::string_view word);

/// =bombed, sanction*, tillerson~1, syria^2: a word and how it is meant.
struct ModifiedWord {
  ByteRange text;  ///< Within the run.
  bool is_exact = false;
  bool has_wildcards = false;
  std::uint32_t edits = 0;
  std::uint32_t weight = plain_weight;
};
std::variant<ModifiedWord, WordFault> read_modifiers(std::string_view run);

/// Digits that make a number within bounds, both included.
std::optional<std::uint32_t> read_number(std::string_view digits, std::uint32_t least,
                                         std::uint32_t most);

/// "2", "1.5", "0.25" -> thousandths; nothing unless it is a number from 0.001 to 100.
std::optional<std::uint32_t> read_weight(std::string_view text);

}  // namespace pressmark
