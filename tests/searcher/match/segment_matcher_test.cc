// SPDX-License-Identifier: GPL-2.0-or-later
//
// Random nested plans against an evaluator that looks at every article.

#include "searcher/match/segment_matcher.h"

#include <gtest/gtest.h>

#include "tests/searcher/match/random_corpus.h"
#include "tests/searcher/plans.h"

namespace pressmark {
namespace {

class SegmentMatchers : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(SegmentMatchers, FindTheArticlesThatALookAtEachWouldFind) {
  RandomCorpus corpus{GetParam(), 2, 90};
  const auto& segments = corpus.archive().segments();
  const NameCatalog catalog{corpus.archive().reader()};
  std::size_t found_some = 0;
  constexpr int rounds = 600;
  for (int round = 0; round < rounds; ++round) {
    const Plan plan = corpus.random_plan(3);
    NameOperands names{segments.size()};
    names.resolve(plan, catalog);
    const QueryPostings postings{segments, names};
    bool has_found = false;
    for (std::size_t s = 0; s < segments.size(); ++s) {
      const SegmentMatcher matcher{postings, s};
      DocumentSet expected{segments[s].articles()};
      DocumentSet every_third{segments[s].articles()};
      for (DocumentId document = 1; document <= segments[s].articles(); ++document) {
        if (corpus.matches(plan, s, document)) expected.add(document);
        if (document % 3 == 0) every_third.add(document);
      }
      ASSERT_EQ(matcher.matching(plan).to_vector(), expected.to_vector()) << print_plan(plan);
      has_found = has_found || !expected.empty();
      expected.intersect(every_third);
      ASSERT_EQ(matcher.matching(plan, &every_third).to_vector(), expected.to_vector())
          << "within every third: " << print_plan(plan);
    }
    found_some += has_found ? 1U : 0U;
  }
  EXPECT_GT(found_some, rounds / 2U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, SegmentMatchers, ::testing::Values(1U, 2U, 3U));

struct MatchExample {
  const char* what;
  Plan plan;
  std::vector<DocumentId> expected;
};

TEST(SegmentMatcher, KeepsTitleAndBodyApart) {
  using namespace plans;
  const TinyArchive archive{{{
      {.id = "1", .title = "Oil rally", .body = "Prices rose."},
      {.id = "2", .title = "Prices", .body = "Oil rally. Oil."},
      {.id = "3", .title = "Oil", .body = "Rally of oil."},
  }}};
  const NameOperands names{1};
  const QueryPostings postings{archive.segments(), names};
  const SegmentMatcher matcher{postings, 0};
  const auto title = TextScope::title;
  const auto body = TextScope::body;
  const std::vector<MatchExample> examples{
      {"any", word("oil"), {1, 2, 3}},
      {"title", word("oil", title), {1, 3}},
      {"body", word("oil", body), {2, 3}},
      {"phrase", phrase({word("oil"), word("ralli")}), {1, 2}},
      {"phrase in the title", phrase({word("oil", title), word("ralli", title)}), {1}},
      {"phrase in the body", phrase({word("oil", body), word("ralli", body)}), {2}},
      {"no phrase from title to body", phrase({word("price"), word("oil")}), {}},
      {"no NEAR from title to body", near(1'000, {word("oil", title), word("oil", body)}), {}},
      {"two equal words", near(3, {word("oil"), word("oil")}), {2}},
  };
  for (const MatchExample& example : examples) {
    EXPECT_EQ(matcher.matching(example.plan).to_vector(), example.expected) << example.what;
  }
}

TEST(SegmentMatcher, KeepsCaptionsApart) {
  using namespace plans;
  const TinyArchive archive{{{
      {.id = "1", .body = "Oil rally.", .captions = "Oil."},
      {.id = "2", .body = "Prices of oil", .captions = "Rally of prices. Oil rally."},
      {.id = "3", .title = "Oil", .captions = "Rally"},
      {.id = "4", .body = "oil"},
  }}};
  const NameOperands names{1};
  const QueryPostings postings{archive.segments(), names};
  const SegmentMatcher matcher{postings, 0};
  const auto caption = TextScope::caption;
  const auto body = TextScope::body;
  Plan has_captions;
  has_captions.kind = PlanKind::property;
  has_captions.property = {.name = PropertyName::has, .possession = Possession::caption};
  Plan has_body = has_captions;
  has_body.property.possession = Possession::body;
  const std::vector<MatchExample> examples{
      {"any", word("oil"), {1, 2, 3, 4}},
      {"captions", word("oil", caption), {1, 2}},
      {"body", word("oil", body), {1, 2, 4}},
      {"phrase", phrase({word("oil"), word("ralli")}), {1, 2}},
      {"phrase in the captions", phrase({word("oil", caption), word("ralli", caption)}), {2}},
      {"phrase in the body", phrase({word("oil", body), word("ralli", body)}), {1}},
      {"no NEAR from body to captions", near(1'000, {word("price", body), word("ralli")}), {}},
      {"NEAR in the captions", near(9, {word("price"), word("ralli")}), {2}},
      {"has:caption", has_captions, {1, 2, 3}},
      {"has:body", has_body, {1, 2, 4}},
  };
  for (const MatchExample& example : examples) {
    EXPECT_EQ(matcher.matching(example.plan).to_vector(), example.expected) << example.what;
  }
}

TEST(SegmentMatcher, FindsWordsOfABylineInARow) {
  const TinyArchive archive{{{
      {.id = "1", .body = "a", .byline = "Jane Doe, John O\u2019Brien"},
      {.id = "2", .body = "a", .byline = "JANE  DOE"},
      {.id = "3", .body = "a", .byline = "Doering"},
      {.id = "4", .body = "a"},
      {.id = "5", .body = "a", .byline = "Zo\u00EB Doe in Bonn"},
  }}};
  const NameOperands names{1};
  const QueryPostings postings{archive.segments(), names};
  const SegmentMatcher matcher{postings, 0};
  const std::pair<const char*, std::vector<DocumentId>> cases[] = {
      {"doe", {1, 2, 5}},        {"jane doe", {1, 2}},     {"doe john", {1}},
      {"doe john o brien", {1}}, {"doering", {3}},         {"doer", {}},
      {"doe jane", {}},          {"zoe doe in bonn", {5}}, {"oe", {}},
  };
  for (const auto& [words, expected] : cases) {
    Plan plan;
    plan.kind = PlanKind::keyword;
    plan.field = find_field("byline");
    plan.text = words;
    EXPECT_EQ(matcher.matching(plan).to_vector(), expected) << words;
  }
}

TEST(SegmentMatcher, FindsDatesThatTheTextNames) {
  const TinyArchive archive{{{
      {.id = "1", .body = "On 12 April 2017 and 3 May 2016.", .date = "2018-01-01"},
      {.id = "2", .body = "In April 2017.", .date = "2017-04-12"},
      {.id = "3", .body = "Nothing of 2017."},
      {.id = "4", .body = "Last week.", .date = "2017-04-20"},
      {.id = "5", .title = "12 April 2016", .body = "a"},
  }}};
  const NameOperands names{1};
  const QueryPostings postings{archive.segments(), names};
  const SegmentMatcher matcher{postings, 0};
  const std::pair<const char*, std::vector<DocumentId>> cases[] = {
      {"2017-04-12", {1}},
      {"2017-04", {1, 2, 4}},
      {"2017", {1, 2, 4}},
      {"2016", {1, 5}},
      {"2017-04-10..2017-04-16", {1, 4}},
      {"2017-04-10..2017-04-15", {1}},
      {"2017-04-02..", {1, 4}},
      {"..2017-04-29", {1, 4, 5}},
      {"2018", {}},
      {"none", {3}},
  };
  for (const auto& [range, expected] : cases) {
    Plan plan;
    plan.kind = PlanKind::mentions;
    plan.dates = *parse_date_range(range);
    EXPECT_EQ(matcher.matching(plan).to_vector(), expected) << range;
  }
}

}  // namespace
}  // namespace pressmark
