// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether a plain text article opens with its headline.
#pragma once

#include <cstddef>
#include <string_view>

namespace pressmark {

/// Bytes of the first line if it is plainly a headline, else 0: a wrong title is worse than none.
/// `text` is clean text that begins with a visible character.
///
/// A headline is one line of 3 to 25 words and at most 150 bytes, does not end as a sentence or a
/// clause does (. , ; : or a dash), begins with a capital, a digit or a quotation mark, and has
/// text after it: after a blank line, or as a longer line that begins a sentence. A dateline, a
/// byline, a date, a caption's credit and what web pages print around an article are not headlines.
std::size_t find_headline(std::string_view text);

}  // namespace pressmark
