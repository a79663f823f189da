// SPDX-License-Identifier: GPL-2.0-or-later
//
// The passages of an article that show why it matches.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"
#include "archive/word_order.h"
#include "schema/article.h"
#include "searcher/match/character_reader.h"
#include "searcher/query/plan.h"
#include "searcher/search.h"

namespace pressmark {

/// A name in the article that a name operand of the plan matches.
struct MatchedMention {
  const Plan* operand = nullptr;
  MentionMark mark;
};

/// Puts the positions of a word of the plan in the article, whatever its scope and in any order,
/// behind those in `out`: as the word-order column has them, those of the body behind the gap.
using PositionsOf = std::function<void(const Plan& word, std::vector<Position>& out)>;

/// The same of an operand in Han characters and kana: where these stand.
using PlacesOf = std::function<void(const Plan& word, std::vector<CharacterPlace>& out)>;

struct SnippetRequest {
  const Plan* plan = nullptr;     ///< Operands under none_of are not highlighted.
  std::uint32_t max_bytes = 240;  ///< Of the snippet's text, with the marks between passages.
                                  ///< 0: no snippet, only the title's highlights.
  std::span<const MatchedMention> mentions = {};
  PositionsOf positions_of = {};  ///< Must fit the article's text.
  /// Of the article; needed if asks_for_units(*plan).
  std::span<const SentenceMark> sentences = {};
  PlacesOf places_of = {};  ///< Needed if some word of the plan is looked for by its characters.
};

struct ArticleSnippet {
  Snippet snippet;
  std::vector<ByteRange> title_highlights;
};

/// Every positive operand of the plan that the article has is highlighted at least once, phrases
/// whole, in the snippet; passages are joined by " ... ", cut at sentence or word bounds, and taken
/// word for word from the body (white space becomes single spaces), and from the title where an
/// operand stands nowhere else. Without any operand: the opening of the body, of which even the
/// first word is cut where it does not fit. Where the occurrences that show every operand do not
/// fit, all else gives way: the text is these alone, with " ... " between them or what is no
/// longer.
ArticleSnippet make_snippet(const Article& article, Analyzer& analyzer,
                            const SnippetRequest& request);

/// The first words of a text, in at most `max_bytes` bytes and on one line.
std::string opening_words(std::string_view text, std::size_t max_bytes);

}  // namespace pressmark
