// SPDX-License-Identifier: GPL-2.0-or-later
//
// A query as it is run: words replaced by stems, names by what the names table is asked for.
//
// A plan says which articles match. Its positive words, in the order of the query, say how they are
// scored: score(article) = sum of BM25 over scored_operands(plan), those that the article has,
// whichever branch made it match.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/dates/date_range.h"
#include "base/byte_range.h"
#include "base/result.h"
#include "schema/entity.h"
#include "schema/fields.h"
#include "searcher/query/ast.h"
#include "searcher/search.h"

namespace pressmark {

enum class PlanKind : std::uint8_t {
  everything,
  nothing,  ///< A word that has no letters or digits cannot be searched for; refused earlier.
  word,     ///< An article with the word, as `word_match` says, in `scope`.
  phrase,   ///< Children (words) at consecutive positions.
  near,     ///< Children as close as `closeness` and `distance` say: words, phrases, names, nears,
            ///< and any_of these.
  occurs,   ///< Its one child, of the same kinds, as often or where `occurrence` says.
  all_of,
  any_of,
  most_of,  ///< Articles that match all of its children, or all but one.
  none_of,  ///< Articles that its one child does not match.
  name,     ///< A name whose words include all of `name_words`, or as NameMatch says.
  keyword,
  dates,
  added,     ///< Came into the archive on one of `dates`.
  mentions,  ///< Of a date or month that lies in `dates`; of none at all if they are `none`.
  property,
};

enum class TextScope : std::uint8_t { any, title, body, caption };

/// Does a word of that scope stand in this field?
constexpr bool is_in_scope(TextScope scope, TextField field) {
  return scope == TextScope::any ||
         static_cast<std::uint8_t>(scope) == static_cast<std::uint8_t>(field) + 1;
}

/// Which words of the articles are the word that is looked for.
enum class WordMatch : std::uint8_t {
  stems,    ///< Those with one of `stems`.
  exact,    ///< Those with one of `stems` that are printed as `form`, but for case.
  pattern,  ///< Those printed as `form` says, in which * and ? are wildcards; accents do not count.
  regex,    ///< Those printed as the regular expression `form` says.
  fuzzy,    ///< Those that differ from `form` in `edits` letters at most; accents do not count.
  /// Wherever the Han characters and kana of `form` stand side by side, in one word or across
  /// several. Each stretch of words that they are in counts once.
  characters,
};

enum class NameMatch : std::uint8_t {
  words,     ///< Any canonical name with these words in one of its spellings.
  pattern,   ///< Any with a word like `form`, a pattern or regex, in one of its spellings.
  whole,     ///< The canonical name that has `text` as a spelling, or its key; all its spellings.
  spelling,  ///< This spelling only.
};

struct Plan {
  PlanKind kind = PlanKind::everything;
  ByteRange where;                   ///< The operand in the query text.
  TextScope scope = TextScope::any;  ///< Of word; phrases and nears take it from their words.
  /// Of word: sorted, distinct; one per way of stemming it. Not of several words' characters.
  std::vector<std::string> stems;
  /// Of word; pattern or regex also of names, keywords and properties, which are compared so.
  WordMatch word_match = WordMatch::stems;
  /// Folded, but for a regex; of an exact word, with its accents.
  std::string form;
  std::uint32_t edits = 0;   ///< Of word: at most max_fuzzy_edits.
  bool begins_word = false;  ///< Of characters: no other character of the word stands before them.
  bool ends_word = false;    ///< Of characters: and none behind them.
  bool in_capitals = false;  ///< Of word: printed in capitals only.
  std::uint32_t weight = plain_weight;  ///< Of word and name, in thousandths.
  Closeness closeness = Closeness::any_order;
  Occurrence occurrence = Occurrence::at_least;
  std::uint32_t distance = 0;  ///< Of near; the number of occurs.
  EntityType entity = EntityType::person;
  NameMatch name_match = NameMatch::words;
  std::vector<std::string> name_words;  ///< Folded, sorted.
  std::string text;                     ///< Of name (as typed) and keyword (folded).
  const Field* field = nullptr;         ///< Of keyword.
  DateRange dates;
  Property property;
  std::vector<Plan> children;
};

/// The plan for a tree. `languages` are those of the archive's articles: a word is stemmed for
/// each, and matches an article that has any of the stems. Fails with invalid_argument where a word
/// or phrase has nothing to search for (`"..."`), or is longer than the limits after analysis.
Result<Plan> lower(const Node& root, Analyzer& analyzer, const std::vector<std::string>& languages);

/// What `--match most` makes of a plan: of what has to match together, any one may be missing, and
/// a note says so. Other plans stay as they are.
void let_one_be_missing(Plan& plan, std::vector<QueryNote>& notes);

/// The plan as indented lines, for tests and `--explain-query`.
std::string print_plan(const Plan& plan);

/// True for words that are looked for by their characters, whatever words these are in.
inline bool looks_at_characters(const Plan& word) {
  return word.word_match == WordMatch::characters;
}

/// True for words that are looked for by their printed form, and not by their stem alone.
inline bool looks_at_forms(const Plan& word) {
  return (word.word_match != WordMatch::stems || word.in_capitals) && !looks_at_characters(word);
}

/// The word and name nodes that are not excluded (under a none_of, or second to a NOT NEAR), in the
/// order of the query; pointers into `plan`. Words of phrases and nears count one by one; a word
/// that is asked twice counts twice.
std::vector<const Plan*> scored_operands(const Plan& plan);

}  // namespace pressmark
