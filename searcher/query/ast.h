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
#include <string>
#include <vector>

#include "analysis/dates/date_range.h"
#include "base/byte_range.h"
#include "schema/fields.h"

namespace pressmark {

enum class NodeKind : std::uint8_t {
  everything,   ///< The empty query.
  word,         ///< text; field is nullptr or a text field.
  phrase,       ///< text between the quotes; field is nullptr or a text field.
  near,         ///< Two or more word/phrase children within `distance`, any order.
  conjunction,  ///< All children.
  disjunction,  ///< Any child.
  negation,     ///< Not its one child.
  name,         ///< Words of a name: `person:lavrov`; field is an entity field.
  whole_name,   ///< `person:"Sergei Lavrov"`: that person, all spellings.
  spelling,     ///< `person="Sergey Lavrov"`: as spelt.
  keyword,      ///< `source:Sputnik`; field is a keyword field.
  date,         ///< `date:2017-02`, `year:2017`; field is a date or period field.
};

struct Node {
  NodeKind kind = NodeKind::everything;
  ByteRange where;  ///< In the query text: what a caret or a note points at.
  const Field* field = nullptr;
  std::string text;            ///< Of word, phrase, name, whole_name, spelling, keyword.
  DateRange dates;             ///< Of date.
  std::uint32_t distance = 0;  ///< Of near: at most distance - 1 words between neighbours.
  std::vector<Node> children;
};

/// The tree as indented lines, like the example above; for tests and `--explain-query`.
std::string print_tree(const Node& node);

}  // namespace pressmark
