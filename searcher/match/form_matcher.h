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

/// A form, and which ASCII characters it has, in 64 bits: some share one. Most forms are turned
/// away by these. Must not outlive the text.
class FormLetters {
 public:
  FormLetters() = default;
  explicit FormLetters(std::string_view form);

  /// Has the letters of another as well as its own, and the text of neither.
  void unite(const FormLetters& other);

  std::string_view text() const { return text_; }
  bool is_ascii() const { return is_ascii_; }
  std::uint64_t letters() const { return letters_; }

 private:
  std::string_view text_;
  bool is_ascii_ = true;
  std::uint64_t letters_ = 0;
};

/// Made once for a plan with a pattern, regex or fuzzy word, asked about many forms. Not safe to
/// share between threads.
class FormMatcher {
 public:
  explicit FormMatcher(const Plan& word);

  /// `form` is case-folded; its accents do not count, but for a regex that has them.
  bool matches(std::string_view form) { return matches(FormLetters{form}); }
  bool matches(const FormLetters& form) { return may_match(form) && does_match(form); }

  /// False only if none of the forms whose letters were united matches.
  bool may_match_any(const FormLetters& forms) const {
    return !forms.is_ascii() || !has_more_than(most_missing_, letters_ & ~forms.letters());
  }

 private:
  // A letter that is missing, or one too many, takes an edit. Folding accents could make letters.
  bool may_match(const FormLetters& form) const {
    return may_match_any(form) &&
           (!form.is_ascii() || !has_more_than(most_others_, form.letters() & ~letters_));
  }
  // Few are allowed, and std::popcount() is a call where its instruction is not to be relied on.
  static bool has_more_than(int most, std::uint64_t letters) {
    for (; most > 0 && letters != 0; --most)
      letters &= letters - 1;
    return letters != 0;
  }
  bool does_match(const FormLetters& form);
  bool can_match(std::string_view form) const;

  const Plan* word_;
  std::uint64_t letters_ = 0;  // that are asked for
  int most_missing_ = 64;      // of these, in a form that matches
  int most_others_ = 64;       // in such a form
  std::optional<WordRegex> regex_;
  std::u32string wanted_;
  std::string plain_beginning_;  // ASCII before the first wildcard; empty: any
  bool is_ascii_;
  std::u32string form_;  // reused
};

}  // namespace pressmark
