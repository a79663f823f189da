// SPDX-License-Identifier: GPL-2.0-or-later
//
// What NEAR may stand between, and what is offered where it may not.
#include "searcher/query/near_operands.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/searcher/query/printed_query.h"

namespace pressmark {
namespace {

Node prose(std::string text, std::string_view field = "") {
  Node node;
  node.kind = NodeKind::word;
  node.text = std::move(text);
  if (!field.empty()) node.field = find_field(field);
  return node;
}

Node choice(std::vector<std::string> words) {
  Node node;
  node.kind = NodeKind::disjunction;
  for (std::string& word : words)
    node.children.push_back(prose(std::move(word)));
  return node;
}

std::string outcome(std::vector<Node> operands, std::vector<std::uint32_t> distances) {
  NearChain chain{std::move(operands), {}, {0, 20}, true};
  for (const std::uint32_t distance : distances)
    chain.operators.push_back({{2, 5}, Closeness::any_order, distance});
  const auto joined = join_near(std::move(chain));
  if (const Node* node = std::get_if<Node>(&joined)) return on_one_line(print_tree(*node));
  return "-> " + std::get<Refusal>(joined).edit->replacement;
}

TEST(JoinNear, JoinsProseOfOneField) {
  EXPECT_EQ(outcome({prose("a"), prose("b")}, {5}), "near/5(word a, word b)");
  EXPECT_EQ(outcome({prose("a"), prose("b"), prose("c")}, {5, 5}),
            "near/5(word a, word b, word c)");
  EXPECT_EQ(outcome({prose("a", "title"), prose("b", "title")}, {5}),
            "near/5(word title:a, word title:b)");
}

TEST(JoinNear, TakesWhateverHasPlaces) {
  EXPECT_EQ(outcome({choice({"a", "b"}), prose("c")}, {5}), "near/5(or(word a, word b), word c)");
  Node name = prose("Lavrov", "person");
  name.kind = NodeKind::name;
  EXPECT_EQ(outcome({name, prose("Syria")}, {5}), "near/5(name person:Lavrov, word Syria)");
  EXPECT_EQ(outcome({name, prose("Syria", "title")}, {5}),
            "near/5(name person:Lavrov, word title:Syria)");
}

TEST(JoinNear, ReadsDifferentOperatorsFromTheLeft) {
  EXPECT_EQ(outcome({prose("a"), prose("b"), prose("c")}, {5, 3}),
            "near/3(near/5(word a, word b), word c)");
  EXPECT_EQ(outcome({prose("a"), prose("b"), prose("c"), prose("d")}, {5, 3, 3}),
            "near/3(near/5(word a, word b), word c, word d)");
  NearChain chain{{prose("a"), prose("b"), prose("c")},
                  {{{2, 5}, Closeness::not_near, 5}, {{7, 9}, Closeness::not_near, 5}},
                  {0, 20},
                  true};
  EXPECT_EQ(on_one_line(print_tree(std::get<Node>(join_near(std::move(chain))))),
            "not near/5(not near/5(word a, word b), word c)");
}

TEST(JoinNear, OffersWhatRunsForTheRest) {
  EXPECT_EQ(outcome({prose("a"), prose("b", "title")}, {5}), "-> title:a NEAR/5 title:b");
  Node both = choice({"a", "b"});
  both.kind = NodeKind::conjunction;
  EXPECT_EQ(outcome({both, prose("c")}, {5}), "-> a NEAR/5 c AND b NEAR/5 c");
  Node negation;
  negation.kind = NodeKind::negation;
  negation.children.push_back(prose("a"));
  EXPECT_EQ(outcome({negation, prose("c")}, {5}), "-> NOT a AND c");
}

}  // namespace
}  // namespace pressmark
