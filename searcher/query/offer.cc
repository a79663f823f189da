// SPDX-License-Identifier: GPL-2.0-or-later
//
// From a refused query to one that runs.
#include <cstddef>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/parse_tree.h"
#include "searcher/query/refusal.h"
#include "searcher/query/word_rules.h"

namespace pressmark {
namespace {

// Each step costs one reading of a query of limited length, so that refusing stays linear.
constexpr int most_edits = 32;

// The query with the edit made; where that removes something, it removes the space beside it too.
std::string apply_edit(std::string_view query, const QueryEdit& edit) {
  std::string edited{query.substr(0, edit.range.begin)};
  std::string_view rest = query.substr(edit.range.end);
  if (edit.replacement.empty()) {
    if (edited.empty() || edited.back() == '(') {
      while (rest.starts_with(' '))
        rest.remove_prefix(1);
    } else if (rest.empty() || rest.front() == ')') {
      while (edited.ends_with(' '))
        edited.pop_back();
    }
  }
  edited += edit.replacement;
  edited += rest;
  return edited;
}

// White space at the ends, and twice in a row outside of quotations, is what edits leave behind.
std::string tidy(std::string_view query) {
  return collapse_spaces(query);
}

bool is_plain(CodePoint next) {
  if (next.value >= 0x80) {
    return !is_query_space(next.value) && !quote_family(next.value) && !is_long_dash(next.value) &&
           !is_opening_parenthesis(next.value) && !is_closing_parenthesis(next.value);
  }
  const char c = static_cast<char>(next.value);
  return is_ascii_letter(c) || is_ascii_digit(c);
}

// The first words of the query that are nothing but words.
std::string plain_words(std::string_view query) {
  std::string words;
  std::string word;
  std::size_t count = 0;
  for (std::size_t at = 0; at <= query.size() && count < offered_words;) {
    const bool is_end = at == query.size();
    const CodePoint next = is_end ? CodePoint{U' ', 1} : decode_utf8(query, at);
    if (!is_end && is_plain(next)) {
      word += query.substr(at, next.length);
    } else {
      const bool is_word = !word.empty() && word.size() <= longest_offer / offered_words &&
                           !find_operator(word) && !find_proximity(word) &&
                           !find_unsupported_operator(word);
      if (is_word) {
        words += (words.empty() ? "" : " ") + word;
        ++count;
      }
      word.clear();
    }
    at += next.length;
  }
  return words;
}

bool runs(std::string_view query, const QueryLimits& limits) {
  return std::holds_alternative<ParsedQuery>(parse_tree(query, limits));
}

}  // namespace

std::string offer(std::string_view query, const Refusal& refusal, const QueryLimits& limits) {
  Refusal fault = refusal;
  std::string mended{query};
  for (int edits = 0; edits < most_edits && fault.edit; ++edits) {
    mended = tidy(apply_edit(mended, *fault.edit));
    if (plain_words(mended).empty()) return std::string{offer_prefix}.append(example_query);
    auto reading = parse_tree(mended, limits);
    if (std::holds_alternative<ParsedQuery>(reading)) {
      if (mended.size() > longest_offer) break;
      return std::string{offer_prefix} + mended;
    }
    fault = std::get<Refusal>(std::move(reading));
  }
  const std::string words = plain_words(repair_utf8(query).text);
  const bool has_words = !words.empty() && runs(words, limits);
  return std::string{offer_prefix} + (has_words ? words : std::string{example_query});
}

}  // namespace pressmark
