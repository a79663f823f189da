// SPDX-License-Identifier: GPL-2.0-or-later
//
// Text as it was found, made into the text of an article.
#pragma once

#include <string>
#include <string_view>

#include "analysis/charset.h"
#include "schema/article.h"

namespace pressmark {

/// Valid UTF-8 without NUL whose lines end in "\n", whatever ended them before, of bytes in a
/// character set that was declared or has to be found out (analysis/charset.h). Sets
/// ArticleFlag::repaired_utf8 and counts in Article::repaired_bytes, guessed_charset and
/// removed_nul in `article` where that applies.
std::string clean_text(std::string_view raw, Article& article, std::string_view charset = {});

/// Sets what `decoded` says about the bytes in `article`, as clean_text() does.
void note_decoding(const DecodedText& decoded, Article& article);

/// Clean text as Article::body holds it: paragraphs are separated by one blank line, and white
/// space at both ends of a line is gone. Words and their order stay as they are.
///
/// A blank line always separates paragraphs. Lines that follow each other directly are
///  - paragraphs of their own, unless the text is hard-wrapped;
///  - in hard-wrapped text (at most 90 columns, most lines full) joined where the line is full, so
///    that the next word would not have fitted, or where the next line begins in lower case; a line
///    indented deeper than the one before it begins a paragraph; other line ends stay (lists,
///    tables, verse). Where paragraphs are marked by indentation, all other lines are joined.
/// No space is put between two lines where Chinese or Japanese characters meet, or after the hyphen
/// of a word that goes on in lower case.
std::string arrange_paragraphs(std::string_view text);

/// One line: white space at the ends gone, runs of it inside made one space.
std::string to_single_line(std::string_view text);

}  // namespace pressmark
