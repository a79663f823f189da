// SPDX-License-Identifier: GPL-2.0-or-later
//
// The characters that mean something in a query, in every form in which people type or paste them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"

namespace pressmark {

/// Separates words: white space, control characters, and the invisible marks that come with pasted
/// text (zero width space, byte order mark).
bool is_query_space(char32_t code_point);

bool is_opening_parenthesis(char32_t code_point);  ///< ( or its full-width form.
bool is_closing_parenthesis(char32_t code_point);  ///< ) or its full-width form.

/// A family of quotation marks, each of which may close what another of its family opened:
/// "so”, „so“, «so», »so«, 「so」. Apostrophes and single quotes are not among them.
enum class QuoteFamily : unsigned char {
  straight_or_curly,
  guillemets,
  single_guillemets,
  corner,
  white_corner,
  title_marks
};

/// The family `code_point` belongs to, if it is a quotation mark.
std::optional<QuoteFamily> quote_family(char32_t code_point);

/// The marks with which a text of this family is opened and closed when the program writes it.
std::string_view opening_mark(QuoteFamily family);
std::string_view closing_mark(QuoteFamily family);

/// `text` between quotation marks of the first family that does not occur in it, white space
/// collapsed; nothing if every family does.
std::optional<std::string> quotation(std::string_view text);

/// A dash or minus sign other than the hyphen of the keyboard.
bool is_long_dash(char32_t code_point);

bool is_ascii_digit(char c);
std::string ascii_lower(std::string_view text);

/// The first run of characters at or behind `from` that are no query space; empty, and at the end
/// of `text`, if there is none.
ByteRange next_spaced_word(std::string_view text, std::size_t from);

/// Words between white space: an upper limit for what a person would call the words of a phrase.
std::vector<ByteRange> spaced_words(std::string_view text);

/// The first `count` of these words, one space between them.
std::string first_words(std::string_view text, std::size_t count);

/// `text` without white space at its ends, and with one space for each run of it inside.
std::string collapse_spaces(std::string_view text);

}  // namespace pressmark
