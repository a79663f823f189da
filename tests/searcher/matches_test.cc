// SPDX-License-Identifier: GPL-2.0-or-later
//
// Queries and filters together, against an evaluator that looks at every article.

#include "searcher/matches.h"

#include <gtest/gtest.h>

#include "tests/searcher/match/random_corpus.h"
#include "tests/searcher/plans.h"

namespace pressmark {
namespace {

using namespace plans;

TEST(Matches, AreThoseOfTheQueryAndEveryFilter) {
  RandomCorpus corpus{11, 2, 80};
  const auto& segments = corpus.archive().segments();
  const NameCatalog catalog{corpus.archive().reader()};
  const Field& source = *find_field("source");
  const Field& person_field = *find_field("person");
  const Field& month = *find_field("month");
  for (int round = 0; round < 200; ++round) {
    const Plan query = corpus.random_plan(2);
    Filters filters;
    filters.required.push_back({&source, any_of({keyword("source", "sputnik")})});
    filters.required.push_back(
        {&person_field, any_of({person("Sergei Lavrov"), person("Rex Tillerson")})});
    filters.excluded.push_back(corpus.random_plan(0));
    NameOperands names{segments.size()};
    names.resolve(query, catalog);
    names.resolve(filters.required[1].plan, catalog);
    names.resolve(filters.excluded[0], catalog);
    const QueryPostings postings{segments, names};
    const Matches matches{query, filters, postings};
    std::vector<DocumentSet> collected;
    for (std::size_t s = 0; s < segments.size(); ++s)
      collected.push_back(matches.matching(s));
    const Matches taken{filters, collected};
    EXPECT_EQ(taken.total(), matches.total());
    std::uint64_t total = 0;
    ASSERT_EQ(matches.segments(), segments.size());
    for (std::size_t s = 0; s < segments.size(); ++s) {
      for (DocumentId document = 1; document <= segments[s].articles(); ++document) {
        const auto holds = [&](const Plan& plan) { return corpus.matches(plan, s, document); };
        const bool base = holds(query) && !holds(filters.excluded[0]);
        const bool by_source = holds(filters.required[0].plan);
        const bool by_person = holds(filters.required[1].plan);
        ASSERT_EQ(matches.matching(s).contains(document), base && by_source && by_person);
        ASSERT_EQ(matches.without_filter_on(source, s).contains(document), base && by_person);
        ASSERT_EQ(matches.without_filter_on(person_field, s).contains(document), base && by_source);
        ASSERT_EQ(matches.without_filter_on(month, s).contains(document),
                  base && by_source && by_person);
        ASSERT_EQ(taken.matching(s), matches.matching(s));
        total += base && by_source && by_person ? 1U : 0U;
      }
    }
    EXPECT_EQ(matches.total(), total);
  }
}

}  // namespace
}  // namespace pressmark
