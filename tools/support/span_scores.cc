// SPDX-License-Identifier: GPL-2.0-or-later
//
// The articles are taken for English bodies without titles.
#include "tools/support/span_scores.h"

namespace pressmark {

SpanCounts total(const SpanScores& scores) {
  SpanCounts all;
  for (const SpanCounts& counts : scores) {
    all.expected += counts.expected;
    all.found += counts.found;
    all.right += counts.right;
  }
  return all;
}

SpanScores score_spans(EntityRecognizer& recognizer, const std::vector<ConllArticle>& articles,
                       const SpanReport& report) {
  SpanScores scores{};
  for (const ConllArticle& article : articles) {
    const auto names = names_on_tokens(article, recognizer.recognize({}, article.body, "en"));
    const std::set<ConllName> found{names.begin(), names.end()};
    std::set<ConllName> expected;
    for (const ConllName& name : article.names) {
      if (entities::entity_type_of(name.type)) expected.insert(name);
    }
    for (const ConllName& name : expected) {
      SpanCounts& counts = scores[static_cast<std::size_t>(name.type)];
      ++counts.expected;
      if (found.contains(name)) ++counts.right;
    }
    for (const ConllName& name : found)
      ++scores[static_cast<std::size_t>(name.type)].found;
    if (report) report(article, expected, found);
  }
  return scores;
}

}  // namespace pressmark
