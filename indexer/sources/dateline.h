// SPDX-License-Identifier: GPL-2.0-or-later
//
// The line in front of a report that says where it was written, and for whom: "WASHINGTON (Sputnik)
// —", "LONDON, Feb 16 (Reuters) -".
#pragma once

#include <string>
#include <string_view>

#include "schema/article.h"

namespace pressmark {

/// What stands in parentheses between a town in capitals and a dash, at the beginning of one of the
/// first ten paragraphs; empty if there is none. A view into `body`.
std::string_view find_dateline_source(std::string_view body);

/// "LONDON (Reuters)" of a body with "LONDON, Feb 16 (Reuters) -" at the beginning of one of its
/// first paragraphs: place and agency as they are printed, without the day, which the article's
/// date knows better. Empty if there is none: a town in capitals needs an agency, a day, a comma or
/// a long dash behind it, other towns a day.
std::string find_dateline(std::string_view body);

/// The same of a line that is known to be one, as a record or element has it.
std::string tidy_dateline(std::string_view line);

/// Gives an article without a dateline the one that its body begins with. Doing it twice changes
/// nothing.
void settle_dateline(Article& article);

}  // namespace pressmark
