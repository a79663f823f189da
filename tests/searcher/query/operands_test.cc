// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a value means under each kind of field.
#include "searcher/query/operands.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/searcher/query/printed_query.h"

namespace pressmark {
namespace {

// `name:value`, as the parser hands the two over.
std::string outcome(std::string_view name, std::string_view value, bool is_quoted = false) {
  const auto name_end = static_cast<std::uint32_t>(name.empty() ? 0 : name.size() + 1);
  const ByteRange where{name_end, name_end + static_cast<std::uint32_t>(value.size())};
  const FieldScope scope{name.empty() ? nullptr : find_field(name), std::nullopt, false,
                         ByteRange{0, name_end}};
  const auto operand = make_operand(scope, {value, where, where, is_quoted});
  if (const Node* node = std::get_if<Node>(&operand)) {
    EXPECT_EQ(node->where, (ByteRange{0, where.end}));
    return on_one_line(print_tree(*node));
  }
  const Refusal& refusal = std::get<Refusal>(operand);
  return refusal.message + (refusal.edit ? " -> " + refusal.edit->replacement : "");
}

TEST(MakeOperand, FollowsTheKindOfTheField) {
  EXPECT_EQ(outcome("", "a,b"), "word a,b");
  EXPECT_EQ(outcome("", "a b", true), "phrase \"a b\"");
  EXPECT_EQ(outcome("title", "a"), "word title:a");
  EXPECT_EQ(outcome("person", "a"), "name person:a");
  EXPECT_EQ(outcome("person", "a", true), "whole name person:\"a\"");
  EXPECT_EQ(outcome("source", "a"), "keyword source:\"a\"");
  EXPECT_EQ(outcome("date", "2017"), "date date:2017");
  EXPECT_EQ(outcome("month", "2017-05"), "date month:2017-05");
  EXPECT_EQ(outcome("month", "none"), "date month:none");
}

TEST(MakeOperand, ReadsLists) {
  EXPECT_EQ(outcome("title", "a,b"), "and(word title:a, word title:b)");
  EXPECT_EQ(outcome("title", "a/b*c/=d"), "or(word title:a, pattern title:b*c, word title:=d)");
  EXPECT_EQ(outcome("person", "a,b"), "and(name person:a, name person:b)");
  EXPECT_EQ(outcome("title", "a,b/c"), "a list has commas (all) or slashes (any), not both -> a");
  EXPECT_EQ(outcome("title", ",b"), "something is missing in this list -> x");
  EXPECT_EQ(outcome("title", "a,"), "something is missing in this list -> a");
  EXPECT_EQ(outcome("title", "a,-b"), "this cannot stand in a list -> a");
  EXPECT_EQ(outcome("title", "a,year:2017"), "this cannot stand in a list -> a");
  EXPECT_EQ(outcome("source", "a,b"), "a list of values needs parentheses -> (a OR b)");
  EXPECT_EQ(outcome("source", "RFE/RL"),
            "a value with a slash in it needs quotation marks -> \"RFE/RL\"");
  EXPECT_EQ(outcome("source", "RFE/RL", true), "keyword source:\"RFE/RL\"");
  EXPECT_EQ(outcome("title", "9/11"), "word title:9/11");
  EXPECT_EQ(outcome("title", "1,000"), "word title:1,000");
}

TEST(MakeOperand, RefusesWhatIsNoDateOfThatForm) {
  EXPECT_EQ(outcome("year", "2017-05"), "year: takes one year (2017) -> date:2017-05");
  EXPECT_EQ(outcome("day", "2017..2018"), "day: takes one day (2017-05-11) -> date:2017..2018");
  EXPECT_EQ(outcome("date", "2017-02-30"), "2017-02-30 is not a calendar day -> 2017-02");
  EXPECT_EQ(outcome("date", "yesterday"), "what day it is today is not known here -> 2017-02-16");
  EXPECT_EQ(outcome("date", "--04-31"),
            "a day of any year is written --04-13, a month --04 -> "
            "--04-13");
}

TEST(MakeOperand, BoundsDatesFromOneSide) {
  const FieldScope after{find_field("date"), DateBound::first, false, {0, 6}};
  const FieldScope before{find_field("date"), DateBound::last, false, {0, 7}};
  const TypedValue month{"2017-05", {6, 13}, {6, 13}, false};
  const auto from = make_operand(after, month);
  const auto to = make_operand(before, month);
  EXPECT_EQ(print_tree(std::get<Node>(from)), "date date:2017-05..\n");
  EXPECT_EQ(print_tree(std::get<Node>(to)), "date date:..2017-05\n");
  const auto open = make_operand(after, {"2017-05..", {6, 15}, {6, 15}, false});
  EXPECT_EQ(std::get<Refusal>(open).edit->replacement, "date:2017-05..");
}

}  // namespace
}  // namespace pressmark
