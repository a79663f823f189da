// SPDX-License-Identifier: GPL-2.0-or-later
//
// HTML where text was asked for: content management systems keep articles as HTML, and hand them
// out so in JSON, tables and JSON-LD.
#pragma once

#include <string>

namespace pressmark {

/// "First.\n\nSecond & third" of "<p>First.</p><p>Second &amp; third</p>". Text is taken for HTML
/// if an element of HTML is closed in it or a line broken ("</p>", "<br>"); else only "&amp;",
/// "&#8217;" and the like become what they stand for, and all else stays: "<GM.N>", "a < b",
/// "AT&T".
std::string without_markup(std::string text);

}  // namespace pressmark
