// SPDX-License-Identifier: GPL-2.0-or-later
//
// The first lines of an answer for people: what was found, how the query was read, remarks on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/output/output.h"

namespace pressmark {

/// How wide lines are: the terminal, within reason; elsewhere always the same.
std::size_t line_width(const OutputOptions& options);

struct Headline {
  std::string found;         ///< "3 articles (exact)", in bold.
  std::string_view read_as;  ///< Of any origin; empty: not shown.
  std::string right = {};    ///< At the right edge.
};

/// One line, or two where it does not fit. Ends with a newline.
std::string format_headline(const Headline& headline, std::size_t width, bool use_color);

/// "note: ...", with the part of the query that it is about.
std::string format_note(const QueryNote& note, std::string_view query, std::size_t width);

/// "1 family", "1,234 families"
std::string families_text(std::uint64_t families);

}  // namespace pressmark
