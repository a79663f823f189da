// SPDX-License-Identifier: GPL-2.0-or-later
//
// The operands that give an article its score.
#include "searcher/query/plan.h"

#include <string>

#include <gtest/gtest.h>

#include "searcher/query/parser.h"

namespace pressmark {
namespace {

TEST(ScoredOperands, AreThePositiveWordsAndNamesInOrder) {
  Result<Analyzer> analyzer = Analyzer::create();
  ASSERT_TRUE(analyzer) << analyzer.error().message;
  const Result<ParsedQuery> parsed = parse_query(
      "b \"a b\" -c (d OR NOT e) title:f NEAR/3 title:g person:h source:i date:2017 "
      "NOT (j -k) b");
  ASSERT_TRUE(parsed);
  const Result<Plan> plan = lower(parsed->root, *analyzer, {"en"});
  ASSERT_TRUE(plan);
  std::string operands;
  for (const Plan* operand : scored_operands(*plan))
    operands += print_plan(*operand);
  EXPECT_EQ(operands,
            "word b\nword a\nword b\nword d\nword title:f\nword title:g\nname person with h\n"
            "word b\n");
}

TEST(PrintPlan, ShowsWhatIsAskedOfTheArchive) {
  Plan everything;
  EXPECT_EQ(print_plan(everything), "everything\n");
  EXPECT_TRUE(scored_operands(everything).empty());
  Plan word;
  word.kind = PlanKind::word;
  word.scope = TextScope::body;
  word.stems = {"a", "b"};
  Plan near;
  near.kind = PlanKind::near;
  near.distance = 7;
  near.children = {word, word};
  EXPECT_EQ(print_plan(near), "near/7\n  word body:a|b\n  word body:a|b\n");
}

}  // namespace
}  // namespace pressmark
