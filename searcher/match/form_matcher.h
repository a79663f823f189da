// SPDX-License-Identifier: GPL-2.0-or-later
//
// Is a printed form, or another value, one that a pattern, a regular expression or a fuzzy word
// asks for?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/plan.h"
#include "searcher/query/word_regex.h"

namespace pressmark {

/// `pattern` and `text` as code points; * stands for any number of them, ? for one.
bool matches_pattern(std::u32string_view pattern, std::u32string_view text);

/// Made once for a plan with a pattern, regex or fuzzy word, asked about many forms. Not safe to
/// share between threads.
class FormMatcher {
 public:
  explicit FormMatcher(const Plan& word);

  /// `form` is case-folded; its accents do not count, but for a regex that has them.
  bool matches(std::string_view form);

 private:
  bool can_match(std::string_view form) const;

  const Plan* word_;
  std::optional<WordRegex> regex_;
  std::u32string wanted_;
  std::string plain_beginning_;  // ASCII before the first wildcard; empty: any
  bool is_ascii_;
  std::u32string form_;  // reused
};

}  // namespace pressmark
