// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines of text for a terminal: safe to print, measured in columns, with words in bold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"

namespace pressmark {

/// One line without control characters, and what of it is bold.
struct StyledText {
  std::string text;
  std::vector<ByteRange> bold;  ///< In `text`, ascending, not overlapping.
};

/// Text of unknown origin on one line: escape_for_terminal_line(), white space at both ends
/// dropped, highlights moved to where their words are now. Highlights beyond the text are ignored.
StyledText make_line(std::string_view text, std::span<const ByteRange> highlights = {});

/// The part of a line, with escape sequences around what is bold if `use_color`.
std::string render(const StyledText& line, ByteRange part, bool use_color);
std::string render(const StyledText& line, bool use_color);

enum class Style { plain, bold, dim };

/// `safe_text` between the escape sequences of a style, or as it is.
std::string styled(std::string_view safe_text, Style style, bool use_color);

/// The lines that `text` takes when it is broken at spaces, or beside wide characters, or where a
/// word alone is too long. The spaces at a break belong to no line. No text: no lines.
std::vector<ByteRange> wrap(std::string_view text, std::size_t first_width, std::size_t width);

/// The end of the longest beginning that fits into `width` columns, at a word bound if there is one
/// in its second half.
std::size_t fitting_prefix(std::string_view text, std::size_t width);

/// `line` wrapped into `width` columns: the first line follows `indent` columns that are already
/// taken, the others get that many spaces. Ends with a newline.
std::string hanging(const StyledText& line, std::size_t indent, std::size_t width, bool use_color);

/// `text` and spaces up to `width` columns; unchanged where it is wider.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

/// 1234567 -> "1,234,567"
std::string with_separators(std::uint64_t number);

/// 1 -> "1 article", 1234 -> "1,234 articles"
std::string count_of(std::uint64_t number, std::string_view noun);

}  // namespace pressmark
