// SPDX-License-Identifier: GPL-2.0-or-later
//
// A filter accepts what the matcher finds.

#include "searcher/match/document_filter.h"

#include <gtest/gtest.h>

#include "tests/searcher/match/random_corpus.h"
#include "tests/searcher/plans.h"

namespace pressmark {
namespace {

TEST(DocumentFilter, AcceptsWhatTheMatcherFinds) {
  RandomCorpus corpus{4, 2, 90};
  const auto& segments = corpus.archive().segments();
  const NameCatalog catalog{corpus.archive().reader()};
  for (int round = 0; round < 300; ++round) {
    const Plan required = corpus.random_plan(2);
    const Plan also_required = corpus.random_plan(1);
    const Plan excluded = corpus.random_plan(1);
    NameOperands names{segments.size()};
    for (const Plan* plan : {&required, &also_required, &excluded})
      names.resolve(*plan, catalog);
    const QueryPostings postings{segments, names};
    for (std::size_t s = 0; s < segments.size(); ++s) {
      const SegmentMatcher matcher{postings, s};
      DocumentFilter filter{segments[s]};
      filter.require(required, matcher);
      filter.require(also_required, matcher);
      filter.exclude(excluded, matcher);
      bool accepts_all = true;
      for (DocumentId document = 1; document <= segments[s].articles(); ++document) {
        const bool expected = corpus.matches(required, s, document) &&
                              corpus.matches(also_required, s, document) &&
                              !corpus.matches(excluded, s, document);
        ASSERT_EQ(filter.accepts(document), expected) << print_plan(required);
        accepts_all = accepts_all && expected;
      }
      if (filter.accepts_all()) {
        ASSERT_TRUE(accepts_all);
      }
    }
  }
}

TEST(DocumentFilter, WithoutConditionsAcceptsAll) {
  RandomCorpus corpus{5, 1, 20};
  const auto& segments = corpus.archive().segments();
  const NameOperands names{1};
  const QueryPostings postings{segments, names};
  DocumentFilter filter{segments[0]};
  EXPECT_TRUE(filter.accepts_all());
  filter.require(plans::everything(), SegmentMatcher{postings, 0});
  EXPECT_TRUE(filter.accepts_all());
  filter.require(plans::keyword("source", "nobody"), SegmentMatcher{postings, 0});
  EXPECT_FALSE(filter.accepts_all());
  EXPECT_FALSE(filter.accepts(1));
}

}  // namespace
}  // namespace pressmark
