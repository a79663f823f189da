// SPDX-License-Identifier: GPL-2.0-or-later
//
// Trees of any shape are written as queries that are read as they are.
#include "searcher/query/describe.h"

#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "searcher/query/parser.h"
#include "tests/searcher/query/printed_query.h"

namespace pressmark {
namespace {

Node leaf(NodeKind kind, std::string text, std::string_view field = "") {
  Node node;
  node.kind = kind;
  node.text = std::move(text);
  if (!field.empty()) node.field = find_field(field);
  return node;
}

void modify(std::mt19937& random, Node& node) {
  node.is_exact = random() % 4 == 0;
  node.in_capitals = random() % 6 == 0;
  if (random() % 4 == 0) node.weight = static_cast<std::uint32_t>(1 + random() % 100'000);
}

Node random_leaf(std::mt19937& random) {
  const auto pick = [&random](const auto& choices) {
    return std::string{
        choices[std::uniform_int_distribution<std::size_t>{0, choices.size() - 1}(random)]};
  };
  constexpr std::array<std::string_view, 8> words{"Syria",  "COVID-19", "or",        "AT&T",
                                                  "Лавров", "C++",      "www.x.org", "café"};
  constexpr std::array<std::string_view, 4> phrases{"War Crimes", "a \"b\" c", "AND", "x, y (z)"};
  constexpr std::array<std::string_view, 4> names{"Sergei Lavrov", "al-Assad", "X", "Лавров"};
  constexpr std::array<std::string_view, 4> sources{"Sputnik", "The Hill", "RFE/RL", "a:b"};
  constexpr std::array<std::string_view, 4> dates{"2017", "2017-02", "2017-02-16", "none"};
  constexpr std::array<std::string_view, 3> text_fields{"", "title", "body"};
  constexpr std::array<std::string_view, 3> name_fields{"person", "org", "place"};
  switch (std::uniform_int_distribution<int>{0, 12}(random)) {
    case 10: {
      constexpr std::array<std::string_view, 4> expressions{"lavr.v", "(un)?armed", "\\W\\d{2}",
                                                            "a\\/b"};
      const std::string text = pick(expressions);
      Node node = leaf(NodeKind::word, text, pick(text_fields));
      if (random() % 4 == 0) node = leaf(NodeKind::name, text, pick(name_fields));
      if (random() % 4 == 0) node = leaf(NodeKind::keyword, text, "source");
      if (node.kind != NodeKind::keyword && random() % 3 == 0) node.weight = 1500;
      node.is_regex = true;
      return node;
    }
    case 11: {
      Node node = leaf(NodeKind::name, "lav*", pick(name_fields));
      if (random() % 2 == 0) node = leaf(NodeKind::keyword, "r?t*", "source");
      node.has_wildcards = true;
      return node;
    }
    case 12: {
      constexpr std::array addresses{PropertyName::id, PropertyName::path, PropertyName::file,
                                     PropertyName::url};
      constexpr std::array<std::string_view, 4> values{"2017/05", "a b.txt", "example.org/x?y",
                                                       "/srv/"};
      Node node = leaf(NodeKind::property, "");
      node.property.name = addresses[random() % addresses.size()];
      node.property.match = static_cast<ValueMatch>(random() % 3);
      node.property.text = node.property.match == ValueMatch::whole     ? pick(values)
                           : node.property.match == ValueMatch::pattern ? "*/2017/??.txt"
                                                                        : "b.*[0-9]";
      return node;
    }
    case 0: {
      Node node = leaf(NodeKind::phrase, pick(phrases), pick(text_fields));
      modify(random, node);
      if (random() % 4 == 0) node.slack = static_cast<std::uint32_t>(random() % 100);
      return node;
    }
    case 1:
      return leaf(NodeKind::whole_name, pick(names), pick(name_fields));
    case 2:
      return leaf(NodeKind::spelling, pick(names), pick(name_fields));
    case 3:
      return leaf(NodeKind::keyword, pick(sources), "source");
    case 4: {
      Node node = leaf(NodeKind::date, "", "date");
      node.dates = *parse_date_range(pick(dates));
      return node;
    }
    case 7: {
      Node node = leaf(NodeKind::property, "");
      node.property.name = PropertyName::words;
      node.property.least = static_cast<std::uint32_t>(random() % 3);
      if (random() % 2 == 0) node.property.most = static_cast<std::uint32_t>(3 + random() % 300);
      return node;
    }
    case 5:
      return leaf(NodeKind::name, "lavrov", pick(name_fields));
    case 6: {
      constexpr std::array<std::string_view, 3> patterns{"sanction*", "wom?n", "*gate"};
      Node node = leaf(NodeKind::word, pick(patterns), pick(text_fields));
      modify(random, node);
      node.has_wildcards = true;
      return node;
    }
    default: {
      Node node = leaf(NodeKind::word, pick(words), pick(text_fields));
      modify(random, node);
      if (node.text == "Syria" && !node.is_exact && random() % 3 == 0) node.edits = 2;
      return node;
    }
  }
}

// What has places in a text.
Node random_near(std::mt19937& random, int depth) {
  constexpr std::array closenesses{Closeness::any_order, Closeness::in_order,
                                   Closeness::same_sentence, Closeness::same_paragraph,
                                   Closeness::not_near};
  Node node;
  node.kind = NodeKind::near;
  node.closeness = closenesses[random() % closenesses.size()];
  const bool has_distance =
      node.closeness != Closeness::same_sentence && node.closeness != Closeness::same_paragraph;
  if (has_distance) node.distance = static_cast<std::uint32_t>(1 + random() % 1000);
  const std::size_t operands = node.closeness == Closeness::not_near ? 2 : 2 + random() % 3;
  while (node.children.size() < operands) {
    if (depth > 0 && random() % 3 == 0) {
      node.children.push_back(random_near(random, depth - 1));
    } else if (random() % 4 == 0) {
      Node any;
      any.kind = NodeKind::disjunction;
      any.children = {leaf(NodeKind::word, "Syria", "title"),
                      leaf(NodeKind::name, "lavrov", "person")};
      node.children.push_back(any);
    } else {
      node.children.push_back(leaf(NodeKind::word, "Syria", "title"));
    }
  }
  return node;
}

// A tree as the parser gives it: no conjunction right under a conjunction, near over what has
// places.
Node random_tree(std::mt19937& random, int depth, NodeKind parent) {
  const int choice = std::uniform_int_distribution<int>{0, depth <= 0 ? 0 : 5}(random);
  const auto children = std::uniform_int_distribution<int>{2, 4}(random);
  Node node;
  if (choice == 1 && parent != NodeKind::conjunction) node.kind = NodeKind::conjunction;
  if (choice == 2 && parent != NodeKind::disjunction) node.kind = NodeKind::disjunction;
  if (choice == 3) node.kind = NodeKind::negation;
  if (choice == 4) node.kind = NodeKind::near;
  if (choice == 5) node.kind = NodeKind::occurs;
  switch (node.kind) {
    case NodeKind::conjunction:
    case NodeKind::disjunction:
      for (int i = 0; i < children; ++i) {
        node.children.push_back(random_tree(random, depth - 1, node.kind));
      }
      return node;
    case NodeKind::negation:
      node.children.push_back(random_tree(random, depth - 1, node.kind));
      return node;
    case NodeKind::near:
      return random_near(random, depth - 1);
    case NodeKind::occurs:
      node.occurrence = random() % 2 == 0 ? Occurrence::at_least : Occurrence::major;
      if (node.occurrence == Occurrence::at_least) {
        node.distance = static_cast<std::uint32_t>(1 + random() % 9);
      }
      node.children.push_back(random_near(random, depth - 1));
      return node;
    case NodeKind::everything:
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::name:
    case NodeKind::whole_name:
    case NodeKind::spelling:
    case NodeKind::keyword:
    case NodeKind::date:
    case NodeKind::property:
      return random_leaf(random);
  }
  return node;
}

// The tree's text with case taken away: describe() writes words in lower case.
std::string shape(const Node& node) {
  std::string text = on_one_line(print_tree(node));
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// PRESSMARK_TREES=N looks at more trees.
TEST(Describe, WritesTreesThatAreReadBackAsTheyWere) {
  std::mt19937 random{1};
  const char* asked = std::getenv("PRESSMARK_TREES");
  const std::size_t trees = asked == nullptr ? 2'000 : std::stoul(asked);
  for (std::size_t i = 0; i < trees; ++i) {
    const Node tree = random_tree(random, 4, NodeKind::everything);
    const std::string text = describe(tree);
    const Result<ParsedQuery> parsed = parse_query(text);
    ASSERT_TRUE(parsed) << text << ": " << print_outcome(parsed);
    ASSERT_EQ(describe(parsed->root), text);
    const std::string was = shape(tree);
    // Cyrillic capitals are folded too, which shape() does not follow.
    if (was.find("\xd0") == std::string::npos) {
      ASSERT_EQ(shape(parsed->root), was) << text;
    }
  }
}

TEST(Describe, IsAFixedPointForTheGoldenQueries) {
  int described = 0;
  for (const std::string& query : golden_queries()) {
    const Result<ParsedQuery> parsed = parse_query(query);
    if (!parsed) continue;
    ++described;
    const std::string text = describe(parsed->root);
    const Result<ParsedQuery> again = parse_query(text);
    ASSERT_TRUE(again) << query << " -> " << text;
    EXPECT_EQ(describe(again->root), text) << query;
  }
  EXPECT_GT(described, 150);
}

TEST(Describe, PutsParenthesesOnlyWhereTheyAreNeeded) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"((a)) ((b))", "a AND b"},
      {"(a AND b) OR (c AND d)", "a AND b OR c AND d"},
      {"(a OR b) AND (c OR d)", "(a OR b) AND (c OR d)"},
      {"NOT (a)", "NOT a"},
      {"NOT (a b)", "NOT (a AND b)"},
      {"(a NEAR/3 b) OR c", "a NEAR/3 b OR c"},
      {"", ""},
  };
  for (const auto& [query, text] : rows) {
    const Result<ParsedQuery> parsed = parse_query(query);
    ASSERT_TRUE(parsed) << query;
    EXPECT_EQ(describe(parsed->root), text) << query;
  }
}

// Of nested parts, in which what is written out may nest deeper than what is typed.
std::string nested_query(std::mt19937& random, int levels) {
  constexpr std::array leaves{"a", "=http://a.de/b^2", "b OR c d", "CAPS(a OR b)",
                              "(a OR b) NEAR/3 d"};
  if (levels == 0) return leaves[random() % leaves.size()];
  const std::string inner = nested_query(random, levels - 1);
  switch (random() % 4) {
    case 0:
      return "-" + inner;
    case 1:
      return "(" + inner + ") OR b";
    case 2:
      return "c (" + inner + ")";
    default:
      return "-(" + inner + " OR b c)";
  }
}

TEST(Describe, NestsNoDeeperThanAQueryMay) {
  const std::uint32_t limit = QueryLimits{}.nesting;
  std::mt19937 random{3};
  int read = 0;
  int at_limit = 0;
  for (int i = 0; i < 2'000; ++i) {
    const std::string query = nested_query(random, 15 + static_cast<int>(random() % 12));
    const Result<ParsedQuery> parsed = parse_query(query);
    if (!parsed) continue;
    ++read;
    const std::uint32_t levels = count_levels(parsed->root);
    EXPECT_LE(levels, limit) << query;
    if (levels == limit) ++at_limit;
    const std::string text = describe(parsed->root);
    const Result<ParsedQuery> again = parse_query(text);
    ASSERT_TRUE(again) << query << " is " << text;
    EXPECT_EQ(describe(again->root), text) << query;
  }
  EXPECT_GT(read, 100);
  EXPECT_GT(at_limit, 10);
}

TEST(Describe, KeepsAWordAsTypedWhereFoldingWouldMakeASign) {
  // A full-width question mark folds to ?, which is a wildcard.
  const Result<ParsedQuery> parsed = parse_query("who\uFF1F");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(describe(parsed->root), "who\uFF1F");
}

TEST(Describe, KeepsAWordAsTypedWhereFoldingWouldMakeWords) {
  // U+215A folds to "5\u20446", which is a word; as typed it parts two.
  for (const std::string query : {"H\u215AHo", "\"in H\u215AHo\"", "\u33A1"}) {
    const Result<ParsedQuery> parsed = parse_query(query);
    ASSERT_TRUE(parsed) << query;
    EXPECT_EQ(describe(parsed->root), query);
  }
  const Result<ParsedQuery> parsed = parse_query("Stra\u00DFe \uFF34rump O\u2019Neill");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(describe(parsed->root), "strasse AND trump AND o'neill");
}

}  // namespace
}  // namespace pressmark
