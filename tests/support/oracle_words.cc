// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the naive evaluator takes words and names of a query for.

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "analysis/fold.h"
#include "analysis/han_kana.h"
#include "analysis/sentences.h"
#include "tests/support/naive_spans.h"
#include "tests/support/oracle.h"
#include "tests/support/oracle_likeness.h"

namespace pressmark {

/// The forms that one word of the query asks for. A word of an article is meant if its stem is that
/// of the query's word in any of the archive's languages, unless modifiers say otherwise.
Oracle::QueryWord Oracle::forms_of(const Node& node, const std::string& text) {
  std::set<std::string, std::less<>> stems;
  std::string term;
  std::optional<Likeness> likeness;
  if (node.is_regex || (node.has_wildcards && text.find_first_of("*?") != std::string::npos)) {
    likeness.emplace(node, text);
  } else {
    for (const std::string& language : languages_) {
      const Token token = analyzer_.analyze(text, language).front();
      stems.emplace(token.stem);
      term = token.term;
    }
  }
  const std::string plain = fold_accents(term);
  QueryWord asked;
  for (const auto& [form, number] : forms_) {
    bool is_meant = false;
    if (likeness) {
      is_meant = likeness->holds(plain_forms_[number]);
    } else if (node.edits > 0) {
      is_meant = edits_between(plain, plain_forms_[number]) <= node.edits;
    } else {
      is_meant = stems.contains(form.stem) && (!node.is_exact || form.term == term);
    }
    if (is_meant && (form.is_capitals || !node.in_capitals)) asked.forms.insert(number);
  }
  asked.articles.resize(articles_.size());
  for (const std::uint32_t form : asked.forms) {
    for (const std::size_t article : articles_with_[form])
      asked.articles[article] = true;
  }
  return asked;
}

/// Words of Han characters and kana are their characters: in a row they are one.
void Oracle::join_characters(const Node& node, const std::vector<std::string>& texts,
                             std::vector<QueryWord>& words) {
  std::vector<QueryWord> joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_like_any = is_like(node) && texts[i].find_first_of("*?") != std::string::npos;
    const auto terms = is_like_any ? std::vector<std::string>{} : analyzer_words(texts[i]);
    if (terms.empty() || !is_han_or_kana(terms.front())) {
      joined.push_back(words[i]);
    } else if (!node.slack && !words[i].is_behind_sign && !joined.empty() &&
               !joined.back().characters.empty()) {
      joined.back().characters += code_points(terms.front());
    } else {
      joined.push_back({{}, {}, code_points(terms.front()), false, false, false});
    }
  }
  for (std::size_t i = 0; i < joined.size() && !node.slack; ++i) {
    joined[i].begins_word = i > 0;
    joined[i].ends_word = i + 1 < joined.size();
  }
  words = std::move(joined);
}

/// A word that no article has is an empty set. Words with wildcards stand between spaces.
const std::vector<Oracle::QueryWord>& Oracle::query_words(const Node& node) {
  if (const auto known = asked_.find(&node); known != asked_.end()) return known->second;
  std::vector<std::string> texts;
  std::istringstream pieces{node.text};
  for (std::string piece; pieces >> piece;) {
    if (node.is_regex) {
      texts.push_back(piece);
      continue;
    }
    if (node.has_wildcards && piece.find_first_of("*?") != std::string::npos) {
      texts.push_back(piece);
      continue;
    }
    std::vector<ByteRange> ranges;
    for (const Token& token : analyzer_.analyze(piece, ""))
      ranges.push_back({token.begin, token.end});
    for (const ByteRange range : ranges)
      texts.push_back(piece.substr(range.begin, range.size()));
  }
  std::vector<QueryWord> words;
  for (const std::string& text : texts)
    words.push_back(forms_of(node, text));
  if (!is_like(node)) {
    const Token* before = nullptr;
    std::size_t at = 0;
    for (const Token& token : analyzer_.analyze(node.text, "")) {
      words[at++].is_behind_sign = before != nullptr && are_parted(node.text, *before, token);
      before = &token;
    }
  }
  if (!node.is_exact && !node.in_capitals && !node.is_regex && node.edits == 0)
    join_characters(node, texts, words);
  return asked_[&node] = std::move(words);
}

const std::vector<NamedEntity>& Oracle::names_asked_for(const Node& node) {
  const auto known = asked_names_.find(&node);
  return known != asked_names_.end() ? known->second : asked_names_[&node] = find_names(node);
}

std::vector<NamedEntity> Oracle::find_names(const Node& node) const {
  const EntityType type = *parse_entity_type(node.field->name);
  const std::vector<std::string> asked = name_words(node.text);
  const std::string key = name_key(type, node.text);
  std::optional<Likeness> likeness;
  if (is_like(node)) likeness.emplace(node, node.text);
  std::vector<NamedEntity> names;
  for (const auto& [group, spellings] : names_) {
    if (group.first != type) continue;
    bool is_asked_for = false;
    for (const auto& [spelling, count] : spellings) {
      const std::vector<std::string> words = name_words(spelling);
      if (likeness) {
        is_asked_for |= std::any_of(words.begin(), words.end(),
                                    [&](const std::string& word) { return likeness->holds(word); });
        continue;
      }
      is_asked_for |= node.kind == NodeKind::name
                          ? !asked.empty() && std::includes(words.begin(), words.end(),
                                                            asked.begin(), asked.end())
                          : spelling == node.text || group.second == key;
    }
    for (const auto& [spelling, count] : spellings) {
      if (node.kind == NodeKind::spelling ? spelling == node.text : is_asked_for) {
        names.push_back({type, spelling});
      }
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace pressmark
