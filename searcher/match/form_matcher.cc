// SPDX-License-Identifier: GPL-2.0-or-later
//
// Most forms are turned away by their first letters, before any work is done on them.
#include "searcher/match/form_matcher.h"

#include "analysis/fold.h"
#include "base/edit_distance.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

constexpr std::uint64_t letter_bit(std::uint32_t ascii) {
  return std::uint64_t{1} << (ascii % 64U);
}

}  // namespace

// Where a * has taken too little, the last one takes one more: earlier ones need not be tried anew.
bool matches_pattern(std::u32string_view pattern, std::u32string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t after_star = std::u32string_view::npos;
  std::size_t star_end = 0;  // how far the last * reaches
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == U'*') {
      after_star = ++p;
      star_end = t;
    } else if (p < pattern.size() && (pattern[p] == U'?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (after_star != std::u32string_view::npos) {
      p = after_star;
      t = ++star_end;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of(U'*', p) == std::u32string_view::npos;
}

FormLetters::FormLetters(std::string_view form) : text_(form) {
  for (const char c : form) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80U) {
      is_ascii_ = false;
    } else {
      letters_ |= letter_bit(byte);
    }
  }
}

void FormLetters::unite(const FormLetters& other) {
  text_ = {};
  is_ascii_ = is_ascii_ && other.is_ascii_;
  letters_ |= other.letters_;
}

FormMatcher::FormMatcher(const Plan& word) : word_(&word), is_ascii_(is_ascii(word.form)) {
  if (word.word_match == WordMatch::regex) {
    auto regex = WordRegex::compile(word.form);
    if (regex) regex_ = *std::move(regex);  // the parser has refused all others
    return;
  }
  decode_utf8(word.form, wanted_);
  for (const char32_t c : wanted_) {
    const bool is_wildcard = word.word_match == WordMatch::pattern && (c == U'*' || c == U'?');
    if (c < 0x80U && !is_wildcard) letters_ |= letter_bit(c);
  }
  most_missing_ = static_cast<int>(word.edits);
  if (word.word_match != WordMatch::pattern) {
    most_others_ = static_cast<int>(word.edits);
    return;
  }
  const std::string_view beginning =
      std::string_view{word.form}.substr(0, word.form.find_first_of("*?"));
  if (is_ascii(beginning)) plain_beginning_ = beginning;
}

// Folding accents changes no ASCII letter, and makes ASCII of some others.
bool FormMatcher::can_match(std::string_view form) const {
  if (form.empty()) return false;
  const bool begins_plain = static_cast<unsigned char>(form.front()) < 0x80U;
  if (word_->word_match == WordMatch::pattern) {
    return plain_beginning_.empty() || !begins_plain || form.front() == plain_beginning_.front();
  }
  // A code point has four bytes at most.
  const std::size_t most = wanted_.size() + word_->edits;
  return form.size() <= 4 * most && form.size() + word_->edits >= wanted_.size();
}

bool FormMatcher::does_match(const FormLetters& of) {
  const std::string_view form = of.text();
  if (word_->word_match == WordMatch::regex) {
    if (!regex_) return false;
    return regex_->matches(form) || (!of.is_ascii() && regex_->matches(fold_accents(form)));
  }
  if (!can_match(form)) return false;
  if (of.is_ascii()) {
    if (!is_ascii_ && word_->word_match == WordMatch::pattern) return false;
    if (!form.starts_with(plain_beginning_)) return false;
    if (is_ascii_ && word_->word_match == WordMatch::fuzzy) {
      return edit_distance<std::string_view>(word_->form, form, word_->edits) <= word_->edits;
    }
    form_.assign(form.begin(), form.end());
  } else {
    decode_utf8(fold_accents(form), form_);
  }
  if (word_->word_match == WordMatch::pattern) return matches_pattern(wanted_, form_);
  return edit_distance<std::u32string_view>(wanted_, form_, word_->edits) <= word_->edits;
}

}  // namespace pressmark
