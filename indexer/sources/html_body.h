// SPDX-License-Identifier: GPL-2.0-or-later
//
// Finds the article in a page: its text without navigation, teasers, comments and credits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/markup_tree.h"

namespace pressmark {

/// A block of the article's element that is no part of the article.
struct RemovedBlock {
  std::size_t kept_bytes = 0;  ///< Of HtmlBody::text before it, white space not counted.
  std::string text;
};

struct HtmlBody {
  std::string text;      ///< Paragraphs, a blank line between them; empty if there is no article.
  std::string captions;  ///< Of pictures in the article, likewise.
  std::vector<RemovedBlock> removed;
};

/// 1. Leaves out what can be no article: `<nav>`, `<footer>`, `<aside>`, hidden elements, and those
///    whose class or id says what they are (comments, share, related, newsletter, ...), unless most
///    of the page's prose is in them.
/// 2. Takes the element that the page marks as its article body, if that has most of the prose;
/// else
///    the innermost one that has nearly all of it.
/// 3. Drops from its blocks lists of links, and lines that only pages have: the title once more,
///    "Read more: ...", credits, dates, invitations to subscribe.
/// All by rules that look at this page alone. `title` is the headline, to know it again.
HtmlBody find_html_body(const MarkupNode& page, std::string_view title);

}  // namespace pressmark
