// SPDX-License-Identifier: GPL-2.0-or-later
//
// The tree has a word for every word that the Analyzer finds, so that what is one operand here is
// one token of an article.
#include "searcher/query/plain_words.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "analysis/function_words.h"
#include "analysis/han_kana.h"
#include "base/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/query_bytes.h"
#include "searcher/query/word_rules.h"

namespace pressmark {
namespace {

constexpr std::string_view example_words = "tillerson lavrov";

bool is_blank(std::string_view text) {
  return next_spaced_word(text, 0).empty();
}

// The text mended, or its first words, whichever finds room in a line and has a word in it.
std::string offer_text(std::string_view text, const Refusal& refusal, Analyzer& analyzer) {
  const auto runs = [&](std::string_view offered) {
    return offered.size() <= longest_offer && !analyzer.analyze(offered, {}).empty();
  };
  const std::string mended =
      refusal.edit ? collapse_spaces(refusal.edit->replacement) : repair_utf8(text).text;
  if (refusal.edit && runs(mended)) return mended;
  std::string beginning = first_words(mended, offered_words);
  return runs(beginning) ? beginning : std::string{example_words};
}

Error refuse_text(std::string_view text, const Refusal& refusal, Analyzer& analyzer) {
  return {ErrorKind::invalid_argument, refusal.message,
          std::string{offer_prefix} + offer_text(text, refusal, analyzer), refusal.where};
}

// Whoever types an operator or a field may expect more of it.
std::optional<QueryNote> note_on(std::string_view text) {
  for (const ByteRange where : spaced_words(text)) {
    const std::string_view run = text.substr(where.begin, where.size());
    const bool is_operator = find_operator(run).has_value() || find_proximity(run).has_value();
    const FieldName field = split_field_name(run);
    if (is_operator || (field.is_known() && field.end < run.size())) {
      return QueryNote{where, "with --match any all is text: `" + std::string{run} + "` is no " +
                                  (is_operator ? "operator" : "field") +
                                  "; -f, --from and --to narrow the search"};
    }
  }
  return std::nullopt;
}

std::string_view language_of(std::span<const Token> tokens,
                             std::span<const std::string> languages) {
  std::string_view best;
  std::ptrdiff_t most = 0;
  for (const std::string& language : languages) {
    const auto known = std::count_if(tokens.begin(), tokens.end(), [&](const Token& token) {
      return is_function_word(token.term, language);
    });
    if (known <= most) continue;
    most = known;
    best = language;
  }
  return best;
}

std::vector<Node> make_words(std::string_view text, std::span<const Token> tokens,
                             std::string_view language) {
  std::vector<Node> words;
  std::vector<std::size_t> function_words;
  for (const Token& token : tokens) {
    if (is_function_word(token.term, language)) function_words.push_back(words.size());
    Node& word = words.emplace_back();
    word.kind = NodeKind::word;
    word.where = {token.begin, token.end};
    word.text = text.substr(token.begin, token.end - token.begin);
  }
  if (function_words.size() == words.size()) return words;  // it is about them, then
  for (const std::size_t at : function_words)
    words[at].weight = function_word_weight;
  return words;
}

// The characters on both sides of the cut between two words without a sign between them.
std::optional<Node> pair_across(std::string_view text, const Token& first, const Token& second) {
  if (!is_han_or_kana(first.term) || !is_han_or_kana(second.term)) return std::nullopt;
  if (are_parted(text, first, second)) return std::nullopt;
  const std::size_t last = floor_to_code_point(first.term, first.term.size() - 1);
  const std::uint32_t before = count_characters(first.term.substr(0, last));
  const auto printed = [&](const Token& token) {
    return text.substr(token.begin, token.end - token.begin);
  };
  Node pair;
  pair.kind = NodeKind::word;
  pair.text = first.term.substr(last);
  pair.text += second.term.substr(0, decode_utf8(second.term, 0).length);
  pair.where = {first.begin + find_characters(printed(first), before, before + 1).begin,
                second.begin + find_characters(printed(second), 0, 1).end};
  return pair;
}

// The words with the pairs between them.
std::vector<Node> with_pairs(std::string_view text, std::span<const Token> tokens,
                             std::vector<Node> words, std::size_t most) {
  std::vector<Node> all;
  std::size_t room = most - words.size();
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto pair = i > 0 && room > 0 ? pair_across(text, tokens[i - 1], tokens[i]) : std::nullopt;
    if (pair) {
      const std::uint32_t lighter = std::min(words[i - 1].weight, words[i].weight);
      pair->weight = lighter * cut_pair_weight / plain_weight;
      all.push_back(*std::move(pair));
      --room;
    }
    all.push_back(words[i]);
  }
  return all;
}

}  // namespace

Result<ParsedQuery> read_plain_words(std::string_view text, Analyzer& analyzer,
                                     std::span<const std::string> languages,
                                     const QueryLimits& limits) {
  if (const auto refusal = check_bytes(text, limits)) return refuse_text(text, *refusal, analyzer);
  ParsedQuery parsed;
  if (is_blank(text)) return parsed;
  const std::span<const Token> tokens = analyzer.analyze(text, {});
  std::vector<Node> words = make_words(text, tokens, language_of(tokens, languages));
  if (words.empty()) {
    return refuse_text(
        text, {byte_range(0, text.size()), "nothing to search for in this text", std::nullopt},
        analyzer);
  }
  if (words.size() > limits.words) {
    const std::string most = std::to_string(limits.words);
    return refuse_text(
        text,
        {words[limits.words].where,
         "a query may have " + most + " words; this is where one more begins", std::nullopt},
        analyzer);
  }
  words = with_pairs(text, tokens, std::move(words), limits.words);
  if (words.size() == 1) {
    parsed.root = std::move(words.front());
  } else {
    parsed.root.kind = NodeKind::disjunction;
    parsed.root.where = {words.front().where.begin, words.back().where.end};
    parsed.root.children = std::move(words);
  }
  if (auto note = note_on(text)) parsed.notes.push_back(*std::move(note));
  return parsed;
}

}  // namespace pressmark
