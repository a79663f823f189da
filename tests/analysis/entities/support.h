// SPDX-License-Identifier: GPL-2.0-or-later
//
// Prints what the stages of the recogniser find, for tables of (text, printed).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/entities/spans.h"
#include "analysis/entities/words.h"

namespace pressmark::entities {

/// One line of prose, cut into words.
class TestLine {
 public:
  explicit TestLine(std::string_view text) : text_(text) { split_words({}, text_, article_); }

  const ArticleWords& article() const { return article_; }
  const Line& line() const { return article_.lines.at(0); }

  /// The words [first, last) as printed.
  std::string print(std::uint32_t first, std::uint32_t last) const {
    if (first == last) return {};
    const std::uint32_t begin = article_.words.at(first).range.begin;
    return text_.substr(begin, article_.words.at(last - 1).range.end - begin);
  }

 private:
  std::string text_;
  ArticleWords article_;
};

}  // namespace pressmark::entities
