// SPDX-License-Identifier: GPL-2.0-or-later
//
// Wildcards and regular expressions as the oracle reads them.
#pragma once

#include <optional>
#include <regex>
#include <string>
#include <string_view>

#include "analysis/fold.h"
#include "searcher/query/ast.h"
#include "tests/support/naive_spans.h"

namespace pressmark {

/// Is the whole of `plain`, which has no accents, as the node's wildcards or regular expression
/// say?
class Likeness {
 public:
  explicit Likeness(const Node& node, std::string_view text)
      : glob_(fold_accents(fold_case(text))) {
    if (node.is_regex) regex_.emplace(std::string{text}, std::regex::icase);
  }
  bool holds(const std::string& plain) const {
    return regex_ ? std::regex_match(plain, *regex_) : matches_glob(glob_, plain);
  }

 private:
  std::string glob_;
  std::optional<std::regex> regex_;
};

inline bool is_like(const Node& node) {
  return node.has_wildcards || node.is_regex;
}

}  // namespace pressmark
