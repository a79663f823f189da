// SPDX-License-Identifier: GPL-2.0-or-later
//
// The page is the same whether all matches are known, counted on the way, or left alone.

#include "searcher/best_matches.h"

#include <gtest/gtest.h>

#include "tests/searcher/match/random_corpus.h"
#include "tests/searcher/match/ranked_corpus.h"
#include "tests/searcher/plans.h"

namespace pressmark {
namespace {

TEST(BestMatches, AreTheSameWithAndWithoutTheSetOfMatches) {
  RandomCorpus corpus{21, 3, 70};
  const auto& segments = corpus.archive().segments();
  const NameCatalog catalog{corpus.archive().reader()};
  std::size_t without_set = 0;
  std::size_t collected_fast = 0;
  for (int round = 0; round < 500; ++round) {
    const Plan plan = corpus.random_plan(round % 3);
    Filters filters;
    if (round % 4 == 0) filters.excluded.push_back(corpus.random_plan(0));
    if (round % 3 == 0) filters.required.push_back({nullptr, corpus.random_plan(0)});
    NameOperands names{segments.size()};
    names.resolve(plan, catalog);
    for (const Plan& excluded : filters.excluded)
      names.resolve(excluded, catalog);
    for (const FilterGroup& group : filters.required)
      names.resolve(group.plan, catalog);
    const QueryPostings postings{segments, names};
    const Matches matches{plan, filters, postings};
    SearchRequest request;
    request.offset = static_cast<std::uint32_t>(round % 5);
    request.limit = static_cast<std::uint32_t>(round % 7);
    const std::optional<FlatQuery> flat = flatten(plan);
    const FlatQuery* const flat_or_null = flat ? &*flat : nullptr;
    const BestMatchesInput known{plan, filters, postings, flat_or_null, &matches};
    const BestMatches expected = find_best(request, known);
    ASSERT_EQ(expected.total, matches.total());
    // By every match's score, whatever the plan.
    TopK all{matches.total(), RankingOrder{SortOrder::relevance, segments}};
    const Scorer scorer{plan, postings};
    for (std::uint32_t s = 0; s < segments.size(); ++s) {
      const auto documents = matches.matching(s).to_vector();
      const auto scores = scorer.scores(s, documents);
      for (std::size_t i = 0; i < documents.size(); ++i)
        all.add({scores[i], undated_day, s, documents[i]});
    }
    std::vector<RankedDocument> page = all.take();
    page.erase(page.begin(),
               page.begin() + std::min<std::ptrdiff_t>(request.offset, std::ssize(page)));
    page.resize(std::min<std::size_t>(request.limit, page.size()));
    ASSERT_TRUE(same(expected.page, page)) << print_plan(plan);
    if (!flat) continue;
    ++without_set;
    for (const bool counts_matches : {false, true}) {
      request.count_matches = counts_matches;
      const BestMatches found =
          find_best(request, {plan, filters, postings, flat_or_null, nullptr});
      ASSERT_TRUE(same(found.page, expected.page)) << print_plan(plan);
      ASSERT_EQ(found.total.has_value(), counts_matches);
      if (counts_matches) {
        ASSERT_EQ(*found.total, matches.total()) << print_plan(plan);
      }
    }
    // What matches is found along with the best, whether it is wanted to be counted or not.
    request.count_matches = round % 2 == 0;
    std::vector<DocumentSet> collected;
    const BestMatches along =
        find_best(request, {plan, filters, postings, flat_or_null, nullptr, &collected});
    ASSERT_TRUE(same(along.page, expected.page)) << print_plan(plan);
    ASSERT_EQ(along.total, matches.total()) << print_plan(plan);
    ASSERT_EQ(collected.size(), segments.size());
    for (std::size_t s = 0; s < segments.size(); ++s)
      ASSERT_EQ(collected[s], matches.matching(s)) << print_plan(plan);
    if (collects_fast(*flat)) ++collected_fast;
  }
  EXPECT_GT(without_set, 150U);
  EXPECT_GT(collected_fast, 30U);
}

}  // namespace
}  // namespace pressmark
