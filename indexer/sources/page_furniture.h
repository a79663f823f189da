// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines that pages print around an article and that are no part of it.
#pragma once

#include <string_view>

namespace pressmark {

/// "Read more: ...", "Sign up for our newsletter", "Photo: ...", "Advertisement", "Share this",
/// "© 2017 The Post", "Published 9 May 2017", "By Jane Doe". `line` is one block of a page without
/// white space at its ends. Long lines are never furniture, but for those that claim copyright.
bool is_page_furniture(std::string_view line);

/// "By Jane Doe and John Smith": every word after "By" has a capital, or joins two that have.
bool is_byline(std::string_view line);

}  // namespace pressmark
