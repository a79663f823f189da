// SPDX-License-Identifier: GPL-2.0-or-later
//
// Phrases and NEARs on the word-order column; segment_matcher_test.cc tries random ones.

#include "searcher/match/word_positions.h"

#include <gtest/gtest.h>

#include "tests/searcher/plans.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using namespace plans;

struct PositionExample {
  const char* what;
  Plan plan;
  bool expected;
};

TEST(PositionalOperand, ReadsPositionsByStemAndScope) {
  const TinyArchive archive{{{
      {.id = "1",
       .title = "Talks on chemical weapons",
       .body = "The chemical weapon was destroyed. Talks went on in Bonn."},
  }}};
  const auto title = TextScope::title;
  const auto body = TextScope::body;
  const std::vector<PositionExample> examples{
      {"phrase", phrase({word("chemic"), word("weapon")}), true},
      {"any of two stems", phrase({word({"chemic", "nuclear"}), word("weapon")}), true},
      {"other order", phrase({word("weapon"), word("chemic")}), false},
      {"a word that the segment lacks", phrase({word("absent"), word("weapon")}), false},
      {"across a full stop", phrase({word("destroy"), word("talk")}), true},
      {"title", phrase({word("talk", title), word("on", title)}), true},
      {"not in the body", phrase({word("talk", body), word("on", body)}), false},
      {"near", near(3, {word("talk"), word("bonn")}), false},
      {"nearer", near(4, {word("talk"), word("bonn")}), true},
      {"near a phrase", near(3, {phrase({word("chemic"), word("weapon")}), word("talk")}), true},
      {"twice", occurs(Occurrence::at_least, 2, word("talk")), true},
      {"three times", occurs(Occurrence::at_least, 3, word("talk")), false},
      {"any three times", occurs(Occurrence::at_least, 3, any_of({word("talk"), word("weapon")})),
       true},
      {"in the lead", occurs(Occurrence::lead, 5, any_of({word("bonn"), word("destroy")})), true},
      {"behind it", occurs(Occurrence::lead, 4, any_of({word("bonn"), word("destroy")})), false},
      {"a phrase in the lead",
       occurs(Occurrence::lead, 3, phrase({word("chemic"), word("weapon")})), true},
      {"near with three", near(4, {word("bonn"), word("talk"), word("destroy")}), true},
  };
  for (const PositionExample& example : examples) {
    const NameOperands names{1};
    const QueryPostings postings{archive.segments(), names};
    PositionalOperand operand{example.plan, postings, 0};
    EXPECT_EQ(operand.occurs_in(1), example.expected) << example.what;
    EXPECT_EQ(operand.occurs_in(1), example.expected) << example.what << ", asked again";
  }
}

}  // namespace
}  // namespace pressmark
