// SPDX-License-Identifier: GPL-2.0-or-later
//
// Text that is not a query in our language: a question, a headline, a paragraph. Nothing in it is
// an operator; each of its words is looked for, and the more of them an article has, and the rarer
// ones, the better. Words that say nothing of what the text is about count a fifth.
//
//   Who was the AND-gate for?  ->  who^0.2 OR was^0.2 OR the^0.2 OR and^0.2 OR gate OR for^0.2
//
// Between two words in Han characters or kana, the last character of the one and the first of the
// other are looked for side by side, too: a name that is in no dictionary is cut anywhere.
//
//   黑豹队  ->  黑 OR 黑豹^0.5 OR 豹 OR 豹队^0.5 OR 队
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "analysis/analyzer.h"
#include "base/result.h"
#include "searcher/query/parser.h"

namespace pressmark {

/// Of function words (analysis/function_words.h), in thousandths, if a text has others as well.
inline constexpr std::uint32_t function_word_weight = 200;

/// What the characters on both sides of a cut between two words weigh beside the lighter of the
/// two, in thousandths: of each they are a part.
inline constexpr std::uint32_t cut_pair_weight = 500;

/// Words are cut as those of articles are. A text without any is refused, and so is a text over the
/// limits, with invalid_argument; all else runs. Pairs across cuts are no words of the text: those
/// that find no room within the limits are left out, the last ones first. No text, or white space
/// alone, is every article. The text is held to be in that of `languages`, most common first, of
/// which it has most function words.
Result<ParsedQuery> read_plain_words(std::string_view text, Analyzer& analyzer,
                                     std::span<const std::string> languages,
                                     const QueryLimits& limits = {});

}  // namespace pressmark
