// SPDX-License-Identifier: GPL-2.0-or-later
//
// Random words and articles, against the spans of each word.

#include "searcher/match/word_occurrence.h"

#include <array>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "searcher/match/article_spans.h"
#include "searcher/match/span_ends.h"
#include "tests/searcher/plans.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using namespace plans;

std::string random_words(std::mt19937& random, std::size_t most) {
  static constexpr std::array<const char*, 6> known{"oil ", "oils ", "gas ", "OIL ", "of ", "it "};
  std::string text;
  for (std::size_t i = random() % (most + 1); i > 0; --i)
    text += known[random() % (random() % 4 == 0 ? 4 : known.size())];
  return text;
}

Plan random_alternatives(std::mt19937& random, int depth) {
  if (depth == 0 || random() % 3 == 0) {
    const auto scope = static_cast<TextScope>(random() % 3);
    Plan one = random() % 3 == 0 ? exact(random() % 2 == 0 ? "oil" : "oils", "oil")
                                 : word(random() % 2 == 0 ? "oil" : "gas", scope);
    if (random() % 5 == 0) one.in_capitals = true;
    one.scope = scope;
    return one;
  }
  std::vector<Plan> children;
  for (std::size_t i = 1 + random() % 3; i > 0; --i)
    children.push_back(random_alternatives(random, depth - 1));
  return any_of(std::move(children));
}

TEST(WordOccurrence, IsWhereSpansAre) {
  std::mt19937 random{4};
  TinySegment articles;
  for (int i = 0; i < 60; ++i)
    articles.push_back({.id = std::to_string(i),
                        .title = random_words(random, 6),
                        .body = random_words(random, i % 2 == 0 ? 9 : 90)});
  const TinyArchive archive{{articles}};
  std::array<std::size_t, 2> answers{};
  for (int round = 0; round < 500; ++round) {
    const auto occurrence = static_cast<Occurrence>(random() % 3);
    const auto number = static_cast<std::uint32_t>(1 + random() % (random() % 2 == 0 ? 4 : 80));
    const Plan plan = occurs(occurrence, number, random_alternatives(random, 2));
    ASSERT_TRUE(is_about_words(plan));
    const NameOperands names{1};
    FormOperands forms{archive.segments()};
    ASSERT_TRUE(forms.resolve(plan));
    const QueryPostings postings{archive.segments(), names, &forms};
    const WordOccurrence words{plan, postings, 0};
    ArticleSpans spans{plan, postings, 0};
    SpanEndFinder finder{spans};
    for (DocumentId document = 1; document <= articles.size(); ++document) {
      spans.read(document);
      finder.turn();
      const bool expected = occurs_as(plan, finder, spans.title_words());
      const auto row = archive.segments()[0].columns().word_order.row(document);
      ASSERT_EQ(words.occurs_in(row), expected) << print_plan(plan) << document;
      ++answers[expected ? 1 : 0];
    }
  }
  EXPECT_GT(answers[0], 5'000U);
  EXPECT_GT(answers[1], 5'000U);
}

TEST(WordOccurrence, IsAboutNothingElse) {
  const auto is_about = [](Plan child) {
    return is_about_words(occurs(Occurrence::lead, 9, std::move(child)));
  };
  EXPECT_TRUE(is_about(word("a")));
  EXPECT_TRUE(is_about(pattern("a*")));
  EXPECT_TRUE(is_about(any_of({word("a"), any_of({exact("b", "b")})})));
  EXPECT_FALSE(is_about(characters("大学")));
  EXPECT_FALSE(is_about(person("a")));
  EXPECT_FALSE(is_about(any_of({word("a"), phrase({word("a"), word("b")})})));
  EXPECT_FALSE(is_about_words(any_of({word("a")})));
}

}  // namespace
}  // namespace pressmark
