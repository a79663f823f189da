// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tree -> plan: each typed word goes through the same Analyzer as the articles did.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "analysis/entities/canonical_names.h"
#include "analysis/fold.h"
#include "analysis/han_kana.h"
#include "base/utf8.h"
#include "searcher/query/describe.h"
#include "searcher/query/parser.h"
#include "searcher/query/plan.h"
#include "searcher/query/refusal.h"
#include "searcher/query/word_rules.h"

namespace pressmark {
namespace {

// Every piece between wildcards as name_words() folds it; nothing if one is several words.
std::optional<std::string> fold_name_pattern(std::string_view pattern) {
  std::string folded;
  while (!pattern.empty()) {
    const std::size_t end = find_wildcard(pattern).value_or(pattern.size());
    const std::vector<std::string> words = name_words(pattern.substr(0, end));
    if (words.size() > 1) return std::nullopt;
    if (!words.empty()) folded += words.front();
    if (end < pattern.size()) folded += pattern[end];
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
  }
  return folded;
}

class Lowering {
 public:
  Lowering(Analyzer& analyzer, const std::vector<std::string>& languages)
      : analyzer_(analyzer), languages_(languages) {
    if (languages_.empty()) languages_.emplace_back();  // words as they are, without a stemmer
  }

  Result<Plan> lower(const Node& node);

  // A query that runs in place of one that did not: without what has nothing to search for.
  std::string offer(const Node& root);

 private:
  struct Word {
    std::string form;                // case-folded, with its accents
    std::vector<std::string> stems;  // sorted; none if it has wildcards
    bool has_wildcards = false;
    bool is_characters = false;  // Han and kana, of one word or of several that were joined
    bool is_parted = false;      // of such characters: a sign stands between it and the one before
  };

  Result<Plan> lower_text(const Node& node);
  static void join_characters(const Node& node, std::vector<Word>& words);
  Result<Plan> lower_regex(const Node& node);
  Result<Plan> lower_word(const Node& node, Word word) const;
  Result<Plan> lower_children(const Node& node, PlanKind kind);
  Result<Plan> lower_name(const Node& node);
  static Result<Plan> lower_name_pattern(const Node& node, Plan plan);
  Result<Plan> lower_keyword(const Node& node);
  std::vector<Word> words_of(const Node& node);

  // `node` without the operands that have nothing to search for; nothing if that leaves nothing.
  std::optional<Node> prune(const Node& node);
  bool has_content(const Node& node);

  Analyzer& analyzer_;
  std::vector<std::string> languages_;
  std::size_t words_ = 0;
};

Error refuse(const Node& node, std::string message) {
  return {ErrorKind::invalid_argument, std::move(message), "", node.where};
}

Error refuse_word_count(const Node& node) {
  return refuse(node, "a query may have " + std::to_string(QueryLimits{}.words) +
                          " words; this is where one more begins");
}

Error refuse_empty(const Node& node) {
  return refuse(node, "nothing to search for in \"" + node.text + "\"");
}

Plan make_plan(PlanKind kind, ByteRange where) {
  Plan plan;
  plan.kind = kind;
  plan.where = where;
  return plan;
}

TextScope scope_of(const Field* field) {
  if (field == nullptr) return TextScope::any;
  if (field->name == "title") return TextScope::title;
  return field->name == "body" ? TextScope::body : TextScope::caption;
}

PlanKind kind_of_dates(const Field& field) {
  if (field.kind == FieldKind::mention) return PlanKind::mentions;
  return field.kind == FieldKind::added ? PlanKind::added : PlanKind::dates;
}

// Letters that stand for * and ? while a text is cut into words. They are runes, which have neither
// case nor accents and no stemmer; of these, two that the text does not have.
struct WildcardLetters {
  std::string star;
  std::string question_mark;
};

// What a value of a keyword or credit is compared as.
std::string fold_value(const Field& field, std::string_view value) {
  return field.kind == FieldKind::credit ? fold_words(value) : fold_keyword(value);
}

WildcardLetters unused_letters(std::string_view text) {
  constexpr char32_t first_rune = 0x16A0;
  constexpr char32_t last_rune = 0x16EA;
  std::vector<std::string> unused;
  for (char32_t rune = first_rune; rune <= last_rune && unused.size() < 2; ++rune) {
    std::string letter;
    append_utf8(letter, rune);
    if (text.find(letter) == std::string_view::npos) unused.push_back(std::move(letter));
  }
  unused.resize(2);  // a text with all of them finds nothing, as it should
  return {unused[0], unused[1]};
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  if (from.empty()) return;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

std::vector<Lowering::Word> Lowering::words_of(const Node& node) {
  std::string text = node.text;
  WildcardLetters letters;
  if (node.has_wildcards) {
    letters = unused_letters(text);
    replace_all(text, "*", letters.star);
    replace_all(text, "?", letters.question_mark);
  }
  std::vector<Word> words;
  const Token* before = nullptr;
  for (const Token& token : analyzer_.analyze(text, languages_.front())) {
    Word& word = words.emplace_back();
    word.form = token.term;
    word.is_parted = before != nullptr && are_parted(text, *before, token);
    before = &token;
  }
  auto stems = analyzer_.stems(text, languages_);
  for (std::size_t i = 0; i < words.size(); ++i)
    words[i].stems = std::move(stems[i]);
  for (Word& word : words) {
    std::sort(word.stems.begin(), word.stems.end());
    word.stems.erase(std::unique(word.stems.begin(), word.stems.end()), word.stems.end());
    if (!node.has_wildcards) continue;
    const std::string typed = word.form;
    replace_all(word.form, letters.star, "*");
    replace_all(word.form, letters.question_mark, "?");
    word.has_wildcards = word.form != typed;
    if (word.has_wildcards) word.stems.clear();
  }
  return words;
}

Result<Plan> Lowering::lower_word(const Node& node, Word word) const {
  Plan plan = make_plan(PlanKind::word, node.where);
  plan.scope = scope_of(node.field);
  plan.in_capitals = node.in_capitals;
  plan.weight = node.weight;
  plan.stems = std::move(word.stems);
  if (word.has_wildcards) {
    if (count_literals(word.form) < least_literals) {
      return refuse(node, "a wildcard needs at least 2 letters or digits beside it; \"" +
                              word.form + "\" has fewer");
    }
    if (word.form.size() >= max_term_bytes) {
      return refuse(node, "a word with wildcards may have " + std::to_string(max_term_bytes - 1) +
                              " bytes; this one is longer");
    }
    plan.word_match = WordMatch::pattern;
    plan.form = fold_accents(word.form);
  } else if (node.edits > 0) {
    plan.word_match = WordMatch::fuzzy;
    plan.edits = node.edits;
    plan.form = fold_accents(word.form);
    plan.stems.clear();
  } else if (node.is_exact) {
    plan.word_match = WordMatch::exact;
    plan.form = std::move(word.form);
  } else if (word.is_characters) {
    plan.word_match = WordMatch::characters;
    plan.form = std::move(word.form);
  }
  return plan;
}

// Where the dictionary cut a query says nothing of where it cut an article. Words that stand side
// by side are looked for as one; those of a phrase with ~ may stand apart, and those with a comma
// between them are words as others are.
void Lowering::join_characters(const Node& node, std::vector<Word>& words) {
  if (node.is_exact || node.edits > 0 || node.in_capitals) return;
  std::vector<Word> joined;
  for (Word& word : words) {
    word.is_characters = !word.has_wildcards && is_han_or_kana(word.form);
    const bool is_more = word.is_characters && !word.is_parted && !node.slack;
    if (is_more && !joined.empty() && joined.back().is_characters) {
      joined.back().form += word.form;
      joined.back().stems.clear();
    } else {
      joined.push_back(std::move(word));
    }
  }
  words = std::move(joined);
}

Result<Plan> Lowering::lower_text(const Node& node) {
  if (node.is_regex) return lower_regex(node);
  const QueryLimits limits;
  std::vector<Word> words = words_of(node);
  if (words.empty()) return refuse_empty(node);
  if (words.size() > limits.phrase_words) {
    return refuse(node, "a phrase may have " + std::to_string(limits.phrase_words) +
                            " words; this one has " + std::to_string(words.size()));
  }
  join_characters(node, words);
  words_ += words.size();
  if (words_ > limits.words) return refuse_word_count(node);
  if (node.edits > 0 && words.size() > 1) {
    return refuse(node, "fuzzy search (~) is for one word; \"" + node.text + "\" is " +
                            std::to_string(words.size()));
  }
  if (node.slack && words.size() > limits.near_operands) {
    return refuse(node, "a phrase with ~ may have " + std::to_string(limits.near_operands) +
                            " words; this one has " + std::to_string(words.size()));
  }
  Plan phrase = make_plan(node.slack ? PlanKind::near : PlanKind::phrase, node.where);
  for (Word& word : words) {
    Result<Plan> plan = lower_word(node, std::move(word));
    if (!plan) return plan;
    phrase.children.push_back(*std::move(plan));
    // Between two words of a phrase there is no room for a part of a third.
    if (node.slack || !looks_at_characters(phrase.children.back())) continue;
    phrase.children.back().begins_word = phrase.children.size() > 1;
    phrase.children.back().ends_word = phrase.children.size() < words.size();
  }
  if (phrase.children.size() == 1) {
    Plan only = std::move(phrase.children.front());
    return only;
  }
  if (node.slack) {
    phrase.closeness = Closeness::loose;
    phrase.distance = *node.slack;
  }
  return phrase;
}

Result<Plan> Lowering::lower_regex(const Node& node) {
  if (++words_ > QueryLimits{}.words) return refuse_word_count(node);
  Plan plan = make_plan(PlanKind::word, node.where);
  plan.scope = scope_of(node.field);
  plan.in_capitals = node.in_capitals;
  plan.weight = node.weight;
  plan.word_match = WordMatch::regex;
  plan.form = node.text;
  return plan;
}

Result<Plan> Lowering::lower_children(const Node& node, PlanKind kind) {
  Plan plan = make_plan(kind, node.where);
  plan.distance = node.distance;
  plan.closeness = node.closeness;
  plan.occurrence = node.occurrence;
  for (const Node& child : node.children) {
    auto lowered = lower(child);
    if (!lowered) return std::move(lowered).error();
    plan.children.push_back(*std::move(lowered));
  }
  return plan;
}

// A regular expression is compared with words in Latin letters, as it stands.
Result<Plan> Lowering::lower_name_pattern(const Node& node, Plan plan) {
  plan.name_match = NameMatch::pattern;
  plan.word_match = node.is_regex ? WordMatch::regex : WordMatch::pattern;
  if (node.is_regex) {
    plan.form = node.text;
    return plan;
  }
  const auto folded = fold_name_pattern(node.text);
  if (!folded) {
    return refuse(node, "a name with wildcards is one word; \"" + node.text + "\" is several");
  }
  plan.form = *folded;
  return plan;
}

Result<Plan> Lowering::lower_name(const Node& node) {
  Plan plan = make_plan(PlanKind::name, node.where);
  // The field's name is the type's: both come from the tables in schema/.
  if (const auto type = parse_entity_type(node.field->name)) plan.entity = *type;
  plan.text = node.text;
  plan.weight = node.weight;
  if (node.has_wildcards || node.is_regex) return lower_name_pattern(node, std::move(plan));
  auto words = name_words(node.text);
  if (words.empty()) return refuse_empty(node);
  if (node.kind == NodeKind::name) {
    plan.name_match = NameMatch::words;
    plan.name_words = std::move(words);
  } else {
    plan.name_match = node.kind == NodeKind::whole_name ? NameMatch::whole : NameMatch::spelling;
  }
  return plan;
}

Result<Plan> Lowering::lower_keyword(const Node& node) {
  Plan plan = make_plan(PlanKind::keyword, node.where);
  plan.field = node.field;
  if (node.is_regex || node.has_wildcards) {
    plan.word_match = node.is_regex ? WordMatch::regex : WordMatch::pattern;
    plan.form = node.is_regex ? node.text : fold_keyword(node.text);
    return plan;
  }
  plan.text = fold_value(*node.field, node.text);
  if (plan.text.empty()) return refuse_empty(node);
  return plan;
}

Result<Plan> Lowering::lower(const Node& node) {
  switch (node.kind) {
    case NodeKind::everything:
      return make_plan(PlanKind::everything, node.where);
    case NodeKind::word:
    case NodeKind::phrase:
      return lower_text(node);
    case NodeKind::near:
      return lower_children(node, PlanKind::near);
    case NodeKind::occurs:
      return lower_children(node, PlanKind::occurs);
    case NodeKind::conjunction:
      return lower_children(node, PlanKind::all_of);
    case NodeKind::disjunction:
      return lower_children(node, PlanKind::any_of);
    case NodeKind::negation:
      return lower_children(node, PlanKind::none_of);
    case NodeKind::name:
    case NodeKind::whole_name:
    case NodeKind::spelling:
      return lower_name(node);
    case NodeKind::keyword:
      return lower_keyword(node);
    case NodeKind::date: {
      Plan plan = make_plan(kind_of_dates(*node.field), node.where);
      plan.dates = node.dates;
      return plan;
    }
    case NodeKind::property: {
      Plan plan = make_plan(PlanKind::property, node.where);
      plan.property = node.property;
      if (node.property.match == ValueMatch::regex) plan.word_match = WordMatch::regex;
      if (node.property.match == ValueMatch::pattern) plan.word_match = WordMatch::pattern;
      if (node.property.match == ValueMatch::regex) {
        plan.form = node.property.text;
      } else if (takes_patterns(node.property.name)) {
        plan.form = fold_accents(fold_case(node.property.text));
      }
      return plan;
    }
  }
  return make_plan(PlanKind::nothing, node.where);  // not reached: every kind is named above
}

bool Lowering::has_content(const Node& node) {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
      words_ = 0;
      return lower_text(node).has_value();
    case NodeKind::name:
    case NodeKind::whole_name:
    case NodeKind::spelling:
      return lower_name(node).has_value();
    case NodeKind::keyword:
      return lower_keyword(node).has_value();
    case NodeKind::near:
    case NodeKind::occurs:
    case NodeKind::conjunction:
    case NodeKind::disjunction:
    case NodeKind::negation:
      return !node.children.empty();
    case NodeKind::everything:
    case NodeKind::date:
    case NodeKind::property:
      return true;
  }
  return false;  // not reached: every kind is named above
}

std::optional<Node> Lowering::prune(const Node& node) {
  constexpr std::size_t most_children = 8;  // keeps the offer short
  Node pruned = node;
  pruned.children.clear();
  for (const Node& child : node.children) {
    if (pruned.children.size() == most_children) break;
    if (auto rest = prune(child)) pruned.children.push_back(*std::move(rest));
  }
  if (!has_content(pruned)) return std::nullopt;
  const bool joins = pruned.kind == NodeKind::near || pruned.kind == NodeKind::conjunction ||
                     pruned.kind == NodeKind::disjunction;
  if (joins && pruned.children.size() == 1) {
    Node only = std::move(pruned.children.front());
    return only;
  }
  return pruned;
}

std::string Lowering::offer(const Node& root) {
  const auto rest = prune(root);
  return std::string{offer_prefix} + (rest ? describe(*rest) : std::string{example_query});
}

}  // namespace

Result<Plan> lower(const Node& root, Analyzer& analyzer,
                   const std::vector<std::string>& languages) {
  Lowering lowering{analyzer, languages};
  auto plan = lowering.lower(root);
  if (plan) return plan;
  Error error = std::move(plan).error();
  error.hint = lowering.offer(root);
  return error;
}

}  // namespace pressmark
