// SPDX-License-Identifier: GPL-2.0-or-later
//
// The text of a page as a reader sees it: in blocks, each a paragraph, heading, list entry or
// caption.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/markup_tree.h"

namespace pressmark {

struct HtmlBlock {
  std::string text;  ///< White space collapsed; never empty. `<br>` is a line feed.
  const MarkupNode* element = nullptr;  ///< The innermost block element around it.
  std::size_t link_bytes = 0;           ///< Of the text, how much is in links.
  bool is_caption = false;              ///< Within `<figure>` or `<figcaption>`.
  bool is_heading = false;
};

/// Elements for which this is true are left out, with all that is in them.
using SkipElement = std::function<bool(const MarkupNode&)>;

/// The blocks of `top`, in document order. Scripts, styles, forms' controls and the like have no
/// text, whatever `skip` says.
std::vector<HtmlBlock> cut_blocks(const MarkupNode& top, const SkipElement& skip);

/// Blocks as paragraphs, a blank line between them.
std::string join_blocks(const std::vector<HtmlBlock>& blocks);

/// All text of a fragment of HTML, such as feeds and mails have, as paragraphs. Text that is too
/// large or nested too deep to be HTML comes back as it is.
std::string text_of_html(std::string_view html);

}  // namespace pressmark
