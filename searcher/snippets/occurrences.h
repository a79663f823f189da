// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where the positive operands of a plan occur in the text of one article.
//
// Words are found by the positions that were indexed, and cut from the text as they were then, so a
// word that matched is found again. Phrases and NEARs are verified by position, as they are when
// articles are matched.
#pragma once

#include <span>
#include <vector>

#include "analysis/analyzer.h"
#include "base/byte_range.h"
#include "schema/article.h"
#include "searcher/snippets.h"

namespace pressmark {

struct FieldOccurrences {
  std::vector<ByteRange> words;  ///< Every word of the text.
  std::vector<ByteRange>
      highlights;  ///< Every occurrence of an operand: ascending, not overlapping.
};

/// The ranges of which one has to be shown.
using Alternatives = std::vector<ByteRange>;

struct ArticleOccurrences {
  FieldOccurrences title;
  FieldOccurrences body;
  FieldOccurrences captions;
  /// One for each operand that occurs in the body (NEAR: for each of its operands, in the match
  /// that is closest together).
  std::vector<Alternatives> body_needs;
  /// One for each operand that occurs in the title, but not in the body.
  std::vector<Alternatives> title_needs;
  /// One for each operand that occurs in the captions only.
  std::vector<Alternatives> caption_needs;
};

enum class FieldsToRead : std::uint8_t { title, all };

ArticleOccurrences find_occurrences(const Article& article, Analyzer& analyzer,
                                    const SnippetRequest& request, FieldsToRead fields_to_read);

}  // namespace pressmark
