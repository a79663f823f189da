// SPDX-License-Identifier: GPL-2.0-or-later
//
// Most forms are turned away by their first letters, before any work is done on them.
#include "searcher/match/form_matcher.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "analysis/fold.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

bool is_ascii_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

void decode_all(std::string_view text, std::u32string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    out.push_back(next.value);
    at += next.length;
  }
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

bool is_within_edits(std::u32string_view a, std::u32string_view b, std::uint32_t edits) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > edits) return false;
  std::array<std::vector<std::uint32_t>, 3> rows;  // the last three rows of the table
  for (auto& row : rows)
    row.resize(a.size() + 1);
  std::iota(rows[0].begin(), rows[0].end(), 0U);
  for (std::size_t i = 1; i <= b.size(); ++i) {
    std::vector<std::uint32_t>& row = rows[i % 3];
    const std::vector<std::uint32_t>& above = rows[(i - 1) % 3];
    row[0] = static_cast<std::uint32_t>(i);
    for (std::size_t j = 1; j <= a.size(); ++j) {
      const std::uint32_t replaced = above[j - 1] + (a[j - 1] == b[i - 1] ? 0U : 1U);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      const bool is_swap = i > 1 && j > 1 && a[j - 1] == b[i - 2] && a[j - 2] == b[i - 1];
      if (is_swap) row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) > edits) return false;
  }
  return rows[b.size() % 3][a.size()] <= edits;
}

FormMatcher::FormMatcher(const Plan& word) : word_(&word), is_ascii_(is_ascii_text(word.form)) {
  decode_all(word.form, wanted_);
  if (word.word_match != WordMatch::pattern) return;
  const std::string_view beginning =
      std::string_view{word.form}.substr(0, word.form.find_first_of("*?"));
  if (is_ascii_text(beginning)) plain_beginning_ = beginning;
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

bool FormMatcher::matches(std::string_view form) {
  if (!can_match(form)) return false;
  const bool form_is_ascii = is_ascii_text(form);
  if (form_is_ascii) {
    if (!is_ascii_ && word_->word_match == WordMatch::pattern) return false;
    if (!form.starts_with(plain_beginning_)) return false;
    form_.assign(form.begin(), form.end());
  } else {
    decode_all(fold_accents(form), form_);
  }
  return word_->word_match == WordMatch::pattern ? matches_pattern(wanted_, form_)
                                                 : is_within_edits(wanted_, form_, word_->edits);
}

}  // namespace pressmark
