// SPDX-License-Identifier: GPL-2.0-or-later
//
// A query as a tree, before anything is known about the archive.
//
//   Tillerson (Syria OR "war crimes") -Trump
//   and
//     word Tillerson
//     or
//       word Syria
//       phrase "war crimes"
//     not
//       word Trump
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/dates/date_range.h"
#include "base/byte_range.h"
#include "schema/fields.h"
#include "searcher/query/properties.h"

namespace pressmark {

enum class NodeKind : std::uint8_t {
  everything,   ///< The empty query.
  word,         ///< text; field is nullptr or a text field.
  phrase,       ///< text between the quotes; field is nullptr or a text field.
  near,         ///< Two or more children that stand to each other as `closeness` says.
  conjunction,  ///< All children.
  disjunction,  ///< Any child.
  negation,     ///< Not its one child.
  name,         ///< A word of a name: `person:lavrov`, `person:lav*`; field is an entity field.
  whole_name,   ///< `person:"Sergei Lavrov"`: that person, all spellings.
  spelling,     ///< `person="Sergey Lavrov"`: as spelt.
  keyword,      ///< `source:Sputnik`; field is a keyword field.
  date,         ///< `date:2017-02`, `year:2017`; field is a date or period field.
  occurs,       ///< Its one child occurs as `occurrence` says: ATLEAST/3(Flynn).
  property,     ///< `has:title`, `words:300..`
};

/// What stands between operands whose places in the text matter.
enum class Closeness : std::uint8_t {
  any_order,       ///< NEAR/n: at most n - 1 words between neighbours.
  in_order,        ///< ADJ/n, ONEAR/n, pre/n: likewise, each after the one before it.
  same_sentence,   ///< /s
  same_paragraph,  ///< /p
  not_near,        ///< The first, where no second is as near: NOT NEAR/n. Two operands.
  loose,           ///< "a b"~n: words, in any order, with at most n others among them.
};

/// How often, or where, something has to occur.
enum class Occurrence : std::uint8_t {
  at_least,  ///< ATLEAST/n: n times, sharing no words.
  lead,      ///< LEAD/n: within the first n words of the body.
  major,     ///< MAJOR: in the title, in the lead, or three times.
};

/// Weights are counted in thousandths, so that they are printed as they were typed.
inline constexpr std::uint32_t plain_weight = 1000;
inline constexpr std::uint32_t max_fuzzy_edits = 2;
/// Words of the body that LEAD means without a number, and MAJOR.
inline constexpr std::uint32_t lead_words = 60;
inline constexpr std::uint32_t major_occurrences = 3;

struct Node {
  NodeKind kind = NodeKind::everything;
  ByteRange where;  ///< In the query text: what a caret or a note points at.
  const Field* field = nullptr;
  std::string text;   ///< Of word, phrase, name, whole_name, spelling, keyword.
  DateRange dates;    ///< Of date.
  Property property;  ///< Of property.
  Closeness closeness = Closeness::any_order;    ///< Of near.
  Occurrence occurrence = Occurrence::at_least;  ///< Of occurs.
  std::uint32_t distance = 0;                    ///< Of near, where it has one; the n of occurs.
  bool is_exact = false;       ///< Of word and phrase: in this form only, `=bombed`.
  bool has_wildcards = false;  ///< Of word, phrase, name, keyword: * and ? in text are wildcards.
  bool is_regex = false;       ///< Of word, name, keyword: text is a regular expression.
  bool in_capitals = false;    ///< Of word and phrase: CAPS(WHO).
  std::uint32_t edits = 0;     ///< Of word: letters that may differ, `word~1`; 0: none.
  std::optional<std::uint32_t> slack;   ///< Of phrase: `"a b"~5`.
  std::uint32_t weight = plain_weight;  ///< Of word, phrase and names: `word^2`.
  std::vector<Node> children;
};

/// "NEAR/5", "/s": the operator as it is written.
std::string operator_text(Closeness closeness, std::uint32_t distance);
/// "LEAD/60": the function as it is written.
std::string function_text(Occurrence occurrence, std::uint32_t number);
/// 2500 -> "2.5"
std::string weight_text(std::uint32_t thousandths);
/// The text of a node, a regular expression between its slashes.
std::string value_text(const Node& node);
/// `=`, `~2`, `^1.5`: what stands before and behind the word or phrase to say how it is meant.
std::string modifiers_before(const Node& node);
std::string modifiers_behind(const Node& node);

/// The tree as indented lines, like the example above; for tests and `--explain-query`.
std::string print_tree(const Node& node);

}  // namespace pressmark
