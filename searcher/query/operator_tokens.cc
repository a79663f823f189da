// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every refusal offers the operator with a number that runs.
#include "searcher/query/operator_tokens.h"

#include <algorithm>
#include <string>
#include <utility>

namespace pressmark {
namespace {

// Of p and o without a number, as in Recoll.
constexpr std::uint32_t letters_slack = 10;

Refusal refuse_distance(const ProximityWord& word, ByteRange where, std::uint32_t most) {
  const std::string_view digits = word.distance;
  const bool is_too_far = digits.find_first_not_of("0123456789") == std::string_view::npos &&
                          digits.find_first_not_of('0') != std::string_view::npos;
  std::string name{word.name};
  if (!name.ends_with('/')) name += '/';
  return refuse(where, "distance after " + name + " must be a number 1.." + std::to_string(most),
                (word.closeness == Closeness::any_order ? "NEAR/" : "ADJ/") +
                    std::to_string(is_too_far ? most : default_near_distance));
}

}  // namespace

std::variant<QueryToken, Refusal> make_near_token(const ProximityWord& word, ByteRange where,
                                                  std::span<const QueryToken> before,
                                                  const QueryLimits& limits) {
  QueryToken token{.kind = QueryTokenKind::near, .where = where, .closeness = word.closeness};
  const bool has_distance =
      word.closeness == Closeness::any_order || word.closeness == Closeness::in_order;
  if (has_distance) token.number = default_near_distance;
  if (word.wants_distance || !word.distance.empty()) {
    const auto distance = read_number(word.distance, 1, limits.near_distance);
    if (!distance) return refuse_distance(word, where, limits.near_distance);
    token.number = *distance;
  }
  const bool is_negated = !before.empty() && before.back().kind == QueryTokenKind::negate;
  if (!is_negated) return token;
  token.where.begin = before.back().where.begin;
  const bool is_word = before.back().where.size() == 3;  // NOT, and no sign
  if (word.closeness != Closeness::any_order || !is_word) {
    return refuse(token.where, "of these operators only NEAR can follow NOT",
                  has_distance ? "NOT NEAR/" + std::to_string(token.number) : "AND NOT");
  }
  token.closeness = Closeness::not_near;
  return token;
}

std::variant<QueryToken, Refusal> make_function_token(const FunctionWord& word,
                                                      std::string_view name, ByteRange where,
                                                      const QueryLimits& limits) {
  QueryToken token{
      .kind = QueryTokenKind::function, .where = where, .text = where, .function = word.function};
  const bool needs_number = word.function == QueryFunction::at_least;
  if (word.function == QueryFunction::lead) token.number = lead_words;
  if (word.number.empty() && !needs_number && !name.ends_with('/')) return token;
  const auto number = read_number(word.number, 1, limits.function_number);
  if (!number) {
    const std::string plain = needs_number ? "ATLEAST/" : "LEAD/";
    return refuse(
        where,
        plain + " needs a number 1.." + std::to_string(limits.function_number) + " behind it",
        plain + (needs_number ? "3" : std::to_string(lead_words)));
  }
  token.number = *number;
  return token;
}

std::optional<std::variant<QueryToken, Refusal>> make_slack_token(std::string_view text,
                                                                  ByteRange where,
                                                                  const QueryLimits& limits) {
  const std::string numbers = "how many other words may be among them, 0 to ";
  const std::string most = std::to_string(limits.slack);
  QueryToken token{.kind = QueryTokenKind::slack, .where = where};
  if (text.starts_with('~')) {
    const auto number = read_number(text.substr(1), 0, limits.slack);
    if (!number) return refuse(where, "after \"...\"~ stands " + numbers + most, "~5");
    token.number = *number;
    return token;
  }
  constexpr std::string_view digits = "0123456789";
  token.number = letters_slack;
  if (text.find('p') == std::string_view::npos) token.closeness = Closeness::in_order;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != 'p' && text[i] != 'o') return std::nullopt;
    const std::size_t end = std::min(text.find_first_not_of(digits, i + 1), text.size());
    if (end > i + 1) {
      const auto number = read_number(text.substr(i + 1, end - i - 1), 0, limits.slack);
      if (!number) {
        return refuse(where, "after \"...\"" + std::string{text[i]} + " stands " + numbers + most,
                      std::string{text[i]} + "5");
      }
      token.number = *number;
    }
    i = end;
  }
  if (text.empty()) return std::nullopt;
  return token;
}

}  // namespace pressmark
