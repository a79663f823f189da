// SPDX-License-Identifier: GPL-2.0-or-later
//
// The passages of an article that show why it matches.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/analyzer.h"
#include "archive/word_order.h"
#include "schema/article.h"
#include "searcher/query/plan.h"
#include "searcher/search.h"

namespace pressmark {

struct SnippetRequest {
  const Plan* plan = nullptr;     ///< Operands under none_of are not highlighted.
  std::uint32_t max_bytes = 240;  ///< About; exceeded where showing every operand needs it.
  /// Mentions that the plan's name operands match, in the article's fields.
  std::span<const MentionMark> mentions = {};
};

struct ArticleSnippet {
  Snippet snippet;
  std::vector<ByteRange> title_highlights;
};

/// Every positive operand of the plan that the article has is highlighted at least once, phrases
/// whole, in the snippet; passages are joined by " ... ", cut at sentence or word bounds, and taken
/// word for word from the body (line breaks become spaces), and from the title where an operand
/// stands nowhere else. Without any operand: the opening of the body.
ArticleSnippet make_snippet(const Article& article, Analyzer& analyzer,
                            const SnippetRequest& request);

}  // namespace pressmark
