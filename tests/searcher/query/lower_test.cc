// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words become stems for every language of the archive; names and keywords their folded forms.
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/query/describe.h"
#include "searcher/query/parser.h"
#include "searcher/query/plan.h"
#include "tests/searcher/query/printed_query.h"

namespace pressmark {
namespace {

class LowerTest : public testing::Test {
 protected:
  std::string outcome(std::string_view query, const std::vector<std::string>& languages) {
    const Result<ParsedQuery> parsed = parse_query(query);
    if (!parsed) return "not parsed";
    const Result<Plan> plan = lower(parsed->root, *analyzer_, languages);
    if (plan) return on_one_line(print_plan(*plan));
    const Error& error = plan.error();
    return "refused " + std::to_string(error.where->begin) + ".." +
           std::to_string(error.where->end) + ": " + error.message + "; " + error.hint;
  }

  void SetUp() override { ASSERT_TRUE(analyzer_) << analyzer_.error().message; }

  Result<Analyzer> analyzer_ = Analyzer::create();
};

TEST_F(LowerTest, StemsAWordForEachLanguage) {
  EXPECT_EQ(outcome("nations", {"en"}), "word nation");
  EXPECT_EQ(outcome("nations", {}), "word nations/");
  EXPECT_EQ(outcome("nations", {""}), "word nations/");
  EXPECT_EQ(outcome("nations", {"en", ""}), "word nation|nations/");
  EXPECT_EQ(outcome("nations", {"", "en"}), "word nation|nations/");
  EXPECT_EQ(outcome("\"united nations\"", {"en", ""}),
            "phrase(word unit|united/, word nation|nations/)");
}

TEST_F(LowerTest, MakesAPhraseOfAWordThatIsCut) {
  EXPECT_EQ(outcome("title:COVID-19", {"en"}), "phrase(word title:covid, word title:19)");
  EXPECT_EQ(outcome("\"Syria\"", {"en"}), "word syria");
}

TEST_F(LowerTest, LooksForHanAndKanaByTheirCharacters) {
  EXPECT_EQ(outcome("大学", {"en", "zh"}), "characters 大学");
  EXPECT_EQ(outcome("title:北京大学生前来", {"en"}), "characters title:北京大学生前来");
  EXPECT_EQ(outcome("\"北京 大学\"", {"en"}), "characters 北京大学");
  EXPECT_EQ(outcome("ｶﾞｽ", {"ja"}), "characters ガス");
  EXPECT_EQ(outcome("ビール日々", {"ja"}), "characters ビール日々");
  EXPECT_EQ(outcome("한국", {"ko"}), "word 한국/");
}

TEST_F(LowerTest, BindsCharactersToTheWordsBesideThemInAPhrase) {
  EXPECT_EQ(outcome("第20届", {""}),
            "phrase(characters 第, end a word, word 20/, characters 届, begin a word)");
  EXPECT_EQ(outcome("A大学B", {""}),
            "phrase(word a/, characters 大学, begin a word, end a word, word b/)");
  EXPECT_EQ(outcome("\"北京 大学，学生\"", {""}),
            "phrase(characters 北京大学, end a word, characters 学生, begin a word)");
  EXPECT_EQ(outcome("\"北京大学\"~3", {""}), "loose/3(characters 北京, characters 大学)");
}

TEST_F(LowerTest, LeavesHanAndKanaWordsWhereAskedTo) {
  EXPECT_EQ(outcome("=大学", {"zh"}), "exact 大学 of 大学/");
  EXPECT_EQ(outcome("EXACT(北京大学)", {"zh"}), "phrase(exact 北京 of 北京/, exact 大学 of 大学/)");
  EXPECT_EQ(outcome("CAPS(大学)", {"zh"}), "word capitals 大学/");
}

TEST_F(LowerTest, RefusesWhatHasNothingToSearchFor) {
  EXPECT_EQ(outcome("a OR ... OR b", {"en"}),
            "refused 5..8: nothing to search for in \"...\"; try: a OR b");
  EXPECT_EQ(outcome("a NEAR/5 \"—\" b", {"en"}),
            "refused 9..14: nothing to search for in \"—\"; try: a AND b");
  EXPECT_EQ(outcome("-(... ---x)", {"en"}),
            "refused 2..5: nothing to search for in \"...\"; try: NOT NOT NOT NOT x");
  EXPECT_EQ(outcome("person:\"!\"", {"en"}),
            "refused 0..10: nothing to search for in \"!\"; try: tillerson AND lavrov");
}

TEST_F(LowerTest, HoldsTheLimitsAfterAnalysis) {
  std::string word = "a";
  for (int i = 0; i < 31; ++i)
    word += "-a";
  EXPECT_TRUE(outcome(word, {"en"}).starts_with("phrase("));
  EXPECT_TRUE(outcome(word + "-a", {"en"})
                  .starts_with("refused 0..65: a phrase may have 32 words; this one has 33"));
  std::string query;
  for (int i = 0; i < 32; ++i)
    query += word + " ";
  EXPECT_TRUE(outcome(query, {"en"}).starts_with("all of("));
  EXPECT_TRUE(
      outcome(query + "a", {"en"}).starts_with("refused 2048..2049: a query may have 1024 words"));
}

TEST_F(LowerTest, GivesEachOperandItsPlace) {
  const Result<ParsedQuery> parsed = parse_query("a title:\"b c\"");
  ASSERT_TRUE(parsed);
  const Result<Plan> plan = lower(parsed->root, *analyzer_, {"en"});
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->children.size(), 2U);
  EXPECT_EQ(plan->children[0].where, (ByteRange{0, 1}));
  EXPECT_EQ(plan->children[1].where, (ByteRange{2, 13}));
  EXPECT_EQ(plan->children[1].children[0].where, (ByteRange{2, 13}));
}

// What "read as:" shows finds the same articles as what was typed.
TEST_F(LowerTest, GivesADescribedQueryTheSamePlan) {
  int compared = 0;
  for (const std::string& query : golden_queries()) {
    const Result<ParsedQuery> parsed = parse_query(query);
    if (!parsed) continue;
    const std::string described = describe(parsed->root);
    const std::string plan = outcome(query, {"en", "ru"});
    if (plan.starts_with("refused")) continue;
    EXPECT_EQ(outcome(described, {"en", "ru"}), plan) << query;
    ++compared;
  }
  EXPECT_GT(compared, 150);
}

}  // namespace
}  // namespace pressmark
