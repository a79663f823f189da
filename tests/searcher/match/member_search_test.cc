// SPDX-License-Identifier: GPL-2.0-or-later
//
// Scoring members of a set against scoring every match.

#include "searcher/match/member_search.h"

#include <gtest/gtest.h>

#include "tests/searcher/match/ranked_corpus.h"

namespace pressmark {
namespace {

TEST(MemberSearch, FindsWhatScoringEveryMatchFinds) {
  RankedCorpus corpus{9, 2, 1'000};
  const auto& segments = corpus.segments();
  const NameOperands names{segments.size()};
  for (int round = 0; round < 200; ++round) {
    std::vector<Plan> words;
    for (std::uint64_t n = 1 + corpus.random()() % 4; n > 0; --n)
      words.push_back(corpus.random_word());
    const bool needs_all = corpus.random()() % 2 == 0;
    const Plan plan = needs_all ? plans::all_of(words) : plans::any_of(words);
    const QueryPostings postings{segments, names};
    const Scorer scorer{plan, postings};
    const std::size_t k = 1 + corpus.random()() % 30;
    const std::uint64_t one_in = 1 + corpus.random()() % 20;
    const Plan unwanted = corpus.random_word();
    std::vector<DocumentSet> members;
    for (const SegmentReader& segment : segments) {
      members.emplace_back(segment.articles());
      for (DocumentId document = 1; document <= segment.articles(); ++document) {
        if (corpus.random()() % one_in == 0) members.back().add(document);
      }
    }
    std::vector<DocumentSet> excluded;
    for (std::size_t s = 0; s < segments.size(); ++s)
      excluded.push_back(SegmentMatcher{postings, s}.matching(unwanted));
    const auto expected = corpus.score_everything(
        scored_operands(plan), needs_all, k, scorer, [&](std::size_t s, DocumentId document) {
          return members[s].contains(document) && !excluded[s].contains(document);
        });
    TopK best{k, RankingOrder{SortOrder::relevance, segments}};
    std::uint64_t matches = 0;
    for (std::uint32_t s = 0; s < segments.size(); ++s) {
      DocumentFilter filter{segments[s]};
      filter.exclude(unwanted, SegmentMatcher{postings, s});
      const auto scored = scorer.operands(s);
      matches += search_members({scored, &filter, segments[s].articles(), s, true, &best},
                                needs_all, members[s].to_vector());
    }
    const auto found = best.take();
    ASSERT_TRUE(same(found, expected.best)) << print_plan(plan);
    ASSERT_EQ(matches, expected.matches) << print_plan(plan);
  }
}

}  // namespace
}  // namespace pressmark
