// SPDX-License-Identifier: GPL-2.0-or-later
//
// Notes are given where a habit may mislead, and only there.
#include "searcher/query/notes.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "searcher/query/parser.h"

namespace pressmark {
namespace {

std::string notes_on(std::string_view query) {
  const Result<ParsedQuery> parsed = parse_query(query);
  if (!parsed) return "refused";
  std::string text;
  for (const QueryNote& note : parsed->notes) {
    text += std::to_string(note.where.begin) + ".." + std::to_string(note.where.end) + " " +
            note.message.substr(0, note.message.find(' ')) + ";";
  }
  return text;
}

TEST(Notes, AreGivenWhereAHabitMayMislead) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"a or b", "2..4 `or`;"},         {"Not a", "0..3 `Not`;"},
      {"a near/5 b", "2..8 `near/5`;"}, {"a b AND c OR d", "0..14 a;"},
      {"person:(a b)", "8..11 each;"},  {"source:(a b)", "8..11 an;"},
      {"'a b'", "0..2 single;"},        {"before:2017 or", "0..7 before:;12..14 `or`;"},
  };
  for (const auto& [query, notes] : rows)
    EXPECT_EQ(notes_on(query), notes) << query;
}

TEST(Notes, AreNotGivenOtherwise) {
  for (const std::string_view query :
       {"a b OR c", "a AND b OR c", "a b AND c", "\"or\"", "title:or", "near", "since:2017",
        "person:(a OR b)", "title:(a b)", "O'Brien", "until:2017"}) {
    EXPECT_EQ(notes_on(query), "") << query;
  }
}

}  // namespace
}  // namespace pressmark
