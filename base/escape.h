// SPDX-License-Identifier: GPL-2.0-or-later
//
// Text that came from an article, a file name or an error, made safe for where it is about to go.
// The property that holds for any input: no control, bidi override or markup gets through.
#pragma once

#include <string>
#include <string_view>

namespace pressmark {

/// U+061C, U+200E-200F, U+202A-202E, U+2066-2069: they reorder what a terminal or page shows.
bool is_bidi_control(char32_t value);

/// C0, DEL, C1 and the bidi controls.
bool is_control(char32_t value);

/// For a terminal: C0 except tab and newline, DEL, C1, and the bidi and invisible format controls
/// (U+061C, U+200E-200F, U+202A-202E, U+2066-2069) are written out as `\x1b` or `\u{202e}`;
/// ill-formed UTF-8 becomes U+FFFD. The result is valid UTF-8.
std::string escape_for_terminal(std::string_view text);

/// The same on one line: tab and newline become a space, and runs of white space become one.
std::string escape_for_terminal_line(std::string_view text);

/// One CSV field (RFC 4180), quoted where needed. A value that a spreadsheet would take for a
/// formula (leading = + - @ tab or carriage return) gets a leading apostrophe. Control characters
/// stay as they are: pass text through escape_for_terminal() first where a person reads it.
std::string escape_for_csv(std::string_view text);

/// One TSV field: tab, newline, carriage return and backslash become \t \n \r \\; formulas as CSV.
std::string escape_for_tsv(std::string_view text);

}  // namespace pressmark
