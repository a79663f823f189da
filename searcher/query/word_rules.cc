// SPDX-License-Identifier: GPL-2.0-or-later
//
// The rules for single runs of characters. All take linear time.
#include "searcher/query/word_rules.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/byte_range.h"
#include "searcher/query/characters.h"
#include "searcher/query/lexer.h"

namespace pressmark {
namespace {

std::size_t count_letters(std::string_view run) {
  std::size_t letters = 0;
  while (letters < run.size() && is_ascii_letter(run[letters]))
    ++letters;
  return letters;
}

// `word` up to `cut`, or all of it without that character where nothing would be left.
std::string before_or_without(std::string_view word, std::size_t cut) {
  if (cut > 0) return std::string{word.substr(0, cut)};
  return std::string{word.substr(1)};
}

std::string spaced(std::string_view word, std::size_t at, std::string_view sign) {
  return std::string{word.substr(0, at)} + " " + std::string{sign} + " " +
         std::string{word.substr(at + sign.size())};
}

}  // namespace

FieldName split_field_name(std::string_view run) {
  FieldName name;
  const std::size_t letters = count_letters(run);
  if (letters == 0 || letters == run.size()) return name;
  if (run[letters] != ':' && run[letters] != '=') return name;
  name.separator = run[letters];
  name.end = letters + 1;
  name.lower = ascii_lower(run.substr(0, letters));
  name.field = find_field(name.lower);
  name.bound = find_date_bound(name.lower);
  return name;
}

bool is_web_address(std::string_view run) {
  const std::size_t letters = count_letters(run);
  if (letters > 0 && run.substr(letters).starts_with("://")) return true;
  const std::string start = ascii_lower(run.substr(0, 7));
  return start.starts_with("www.") || start == "mailto:";
}

std::optional<QueryTokenKind> find_operator(std::string_view run) {
  if (run == "AND" || run == "&&") return QueryTokenKind::conjoin;
  if (run == "OR" || run == "|" || run == "||") return QueryTokenKind::disjoin;
  if (run == "NOT") return QueryTokenKind::negate;
  return std::nullopt;
}

std::optional<std::string_view> find_near(std::string_view run) {
  if (run.starts_with("NEAR")) {
    const std::string_view rest = run.substr(4);
    if (rest.starts_with('/')) return rest.substr(1);
    if (std::all_of(rest.begin(), rest.end(), is_ascii_digit)) return rest;
    return std::nullopt;
  }
  if (run.size() > 2 && (run[0] == 'w' || run[0] == 'W') && run[1] == '/') {
    const std::string_view rest = run.substr(2);
    if (std::all_of(rest.begin(), rest.end(), is_ascii_digit)) return rest;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_wildcard(std::string_view text) {
  const std::size_t at = text.find_first_of("*?");
  if (at == std::string_view::npos) return std::nullopt;
  return at;
}

std::string without_wildcards(std::string_view text) {
  std::string plain{text};
  std::erase_if(plain, [](char c) { return c == '*' || c == '?'; });
  return plain;
}

std::optional<WordFault> find_word_fault(std::string_view word) {
  if (is_web_address(word)) return std::nullopt;
  if (word.size() > 2 && word.starts_with('/') && word.ends_with('/')) {
    return WordFault{byte_range(0, word.size()),
                     "regular expressions (/.../) are not in this version",
                     std::string{word.substr(1, word.size() - 2)}};
  }
  if (const auto at = find_wildcard(word)) {
    return WordFault{byte_range(*at, *at + 1), "wildcards (* and ?) are not in this version",
                     without_wildcards(word)};
  }
  if (word.starts_with('=')) {
    return WordFault{byte_range(0, 1),
                     "searching for the exact form of a word is not in this version",
                     std::string{word.substr(1)}};
  }
  if (const std::size_t at = word.find('~'); at != std::string_view::npos) {
    return WordFault{byte_range(at, word.size()), "fuzzy search (~) is not in this version",
                     before_or_without(word, at)};
  }
  if (const std::size_t at = word.find('^'); at != std::string_view::npos) {
    return WordFault{byte_range(at, word.size()), "weights (^) are not in this version",
                     before_or_without(word, at)};
  }
  for (const std::string_view sign : {"&&", "||", "|"}) {
    const std::size_t at = word.find(sign);
    if (at == std::string_view::npos) continue;
    return WordFault{byte_range(at, at + sign.size()),
                     "the operator " + std::string{sign} + " stands between spaces",
                     spaced(word, at, sign)};
  }
  return std::nullopt;
}

}  // namespace pressmark
