// SPDX-License-Identifier: GPL-2.0-or-later
//
// A pruning search against scoring every match: the same articles, order, scores and number.
#pragma once

#include <cstdint>

#include "searcher/match/ranked_search.h"
#include "tests/searcher/match/ranked_corpus.h"

namespace pressmark {

/// Runs `search` for random words that must all, or any, occur, with and without filters and
/// counting, over one to three segments.
inline void expect_what_scoring_everything_finds(std::uint32_t seed, bool needs_all,
                                                 std::uint64_t (*search)(const RankedSearch&)) {
  RankedCorpus corpus{seed, 1 + seed % 3, 1'500};
  const auto& segments = corpus.segments();
  const NameOperands names{segments.size()};
  const DateRange in_2017{to_day(*parse_iso_date("2017-01-01")),
                          to_day(*parse_iso_date("2017-12-31")), false};
  for (int round = 0; round < 250; ++round) {
    std::vector<Plan> words;
    for (std::uint64_t n = 1 + corpus.random()() % 5; n > 0; --n)
      words.push_back(corpus.random_word());
    const Plan plan = needs_all ? plans::all_of(words) : plans::any_of(words);
    const Plan dates = plans::dates(in_2017);
    const Plan unwanted = corpus.random_word();
    const QueryPostings postings{segments, names};
    const Scorer scorer{plan, postings};
    const auto operands = scored_operands(plan);
    constexpr std::size_t sizes[]{0, 1, 3, 10, 60, 5'000};
    const std::size_t k = sizes[corpus.random()() % std::size(sizes)];
    const bool has_dates = corpus.random()() % 3 == 0;
    const bool has_unwanted = corpus.random()() % 4 == 0;
    std::vector<DocumentSet> excluded;
    for (std::size_t s = 0; s < segments.size(); ++s)
      excluded.push_back(SegmentMatcher{postings, s}.matching(unwanted));
    const auto expected = corpus.score_everything(
        operands, needs_all, k, scorer, [&](std::size_t s, DocumentId document) {
          const bool fits = !has_dates || in_2017.contains(segments[s].columns().day[document]);
          return fits && !(has_unwanted && excluded[s].contains(document));
        });
    for (const bool counts_matches : {false, true}) {
      TopK best{k, RankingOrder{SortOrder::relevance, segments}};
      std::uint64_t matches = 0;
      const bool collects = counts_matches && round % 2 == 0;
      for (std::uint32_t s = 0; s < segments.size(); ++s) {
        const SegmentMatcher matcher{postings, s};
        DocumentFilter filter{segments[s]};
        if (has_dates) filter.require(dates, matcher);
        if (has_unwanted) filter.exclude(unwanted, matcher);
        const auto scored = scorer.operands(s);
        DocumentSet matching{segments[s].articles()};
        matches += search({scored, &filter, segments[s].articles(), s, counts_matches, &best,
                           collects ? &matching : nullptr});
        if (!collects) continue;
        DocumentSet wanted = matcher.matching(plan);
        if (has_dates) wanted.intersect(matcher.matching(dates));
        if (has_unwanted) wanted.subtract(excluded[s]);
        wanted.subtract(segments[s].deleted().words());
        ASSERT_EQ(matching, wanted) << print_plan(plan);
      }
      const auto found = best.take();
      ASSERT_TRUE(same(found, expected.best)) << print_plan(plan) << "k " << k << "\nfound\n"
                                              << show(found) << "expected\n"
                                              << show(expected.best);
      if (counts_matches) {
        ASSERT_EQ(matches, expected.matches) << print_plan(plan);
      }
    }
  }
}

}  // namespace pressmark
