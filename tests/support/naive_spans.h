// SPDX-License-Identifier: GPL-2.0-or-later
//
// The plainest ways to decide what the program decides cleverly: every pick of places is tried,
// every letter is compared. For the oracle.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace pressmark {

/// From the first to the last of some spans, which are in one field.
template <typename Span>
Span span_of(const std::vector<Span>& spans) {
  Span all = spans.front();
  for (const Span& span : spans) {
    all.first = std::min(all.first, span.first);
    all.last = std::max(all.last, span.last);
  }
  return all;
}

/// True if all are in one field, and no two share a word.
template <typename Span>
bool are_apart(const std::vector<Span>& spans) {
  for (std::size_t i = 0; i < spans.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (spans[i].field != spans[j].field) return false;
      if (spans[i].first <= spans[j].last && spans[j].first <= spans[i].last) return false;
    }
  }
  return true;
}

/// From the end of one to the beginning of the next, in text order. Requires spans that are apart.
template <typename Span>
std::uint32_t widest_gap(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end());
  std::uint32_t widest = 0;
  for (std::size_t i = 1; i < spans.size(); ++i)
    widest = std::max(widest, spans[i].first - spans[i - 1].last);
  return widest;
}

/// The spans of all picks, one from each of the choices, that `fits` accepts.
template <typename Span, typename Fits>
std::vector<Span> pick_all(const std::vector<std::vector<Span>>& choices, const Fits& fits) {
  std::set<Span> found;
  std::vector<Span> picked;
  const auto pick_from = [&](const auto& self, std::size_t depth) -> void {
    if (depth == choices.size()) {
      if (fits(picked)) found.insert(span_of(picked));
      return;
    }
    for (const Span& span : choices[depth]) {
      if (!picked.empty() && span.field != picked.front().field) continue;
      picked.push_back(span);
      self(self, depth + 1);
      picked.pop_back();
    }
  };
  pick_from(pick_from, 0);
  return {found.begin(), found.end()};
}

/// The largest number of spans of which no two share a word.
template <typename Span>
std::size_t most_apart(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<std::size_t> most(spans.size());  // of those that end with this one
  std::size_t best = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    most[i] = 1;
    for (std::size_t j = 0; j < i; ++j) {
      if (are_apart(std::vector<Span>{spans[j], spans[i]}) || spans[i].field != spans[j].field)
        most[i] = std::max(most[i], most[j] + 1);
    }
    best = std::max(best, most[i]);
  }
  return best;
}

inline std::u32string code_points(std::string_view text) {
  std::u32string decoded;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    decoded.push_back(next.value);
    at += next.length;
  }
  return decoded;
}

inline bool matches_glob(std::u32string_view pattern, std::u32string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern.front() == U'*') {
    return matches_glob(pattern.substr(1), text) ||
           (!text.empty() && matches_glob(pattern, text.substr(1)));
  }
  return !text.empty() && (pattern.front() == U'?' || pattern.front() == text.front()) &&
         matches_glob(pattern.substr(1), text.substr(1));
}
inline bool matches_glob(std::string_view pattern, std::string_view text) {
  return matches_glob(code_points(pattern), code_points(text));
}

/// Optimal string alignment, by its definition.
inline std::size_t edits_between(std::string_view first, std::string_view second) {
  const std::u32string a = code_points(first);
  const std::u32string b = code_points(second);
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                              table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
      }
    }
  }
  return table[a.size()][b.size()];
}

}  // namespace pressmark
