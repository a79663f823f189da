// SPDX-License-Identifier: GPL-2.0-or-later
//
// What one run of characters in a query is, looked at by itself: an operator, a field name with a
// value, a web address, or a word that holds syntax this version does not run.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_range.h"
#include "schema/fields.h"
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
};
FieldName split_field_name(std::string_view run);

/// True for scheme://..., www.... and mailto:...; in these, ? * ~ = : are part of the address.
bool is_web_address(std::string_view run);

/// AND, OR, NOT, && and | and ||.
std::optional<QueryTokenKind> find_operator(std::string_view run);

/// What follows NEAR, NEAR/ or w/ in `run`: the digits of a distance, or what stands in their
/// place. Nothing if the run is a word: `near`, `w/Trump`, `NEARBY`.
std::optional<std::string_view> find_near(std::string_view run);

/// The first * or ? in `text`.
std::optional<std::size_t> find_wildcard(std::string_view text);
std::string without_wildcards(std::string_view text);

/// Syntax in a word that this version does not run.
struct WordFault {
  ByteRange where;  ///< Within the word.
  std::string message;
  std::string replacement;  ///< Of the whole word.
};
std::optional<WordFault> find_word_fault(std::string_view word);

}  // namespace pressmark
