// SPDX-License-Identifier: GPL-2.0-or-later
//
// The five articles the project was asked for with, end to end. They are not part of the project.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include "tests/support/run_program.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::UnorderedElementsAre;

class SeedArticles : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto seeds = shared_data("seeds");
    if (!seeds) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
    built_ = run_program({"indexer", "build", seeds->string(), "-d", archive()});
    ASSERT_EQ(built_.exit_code, 0) << built_.err;
  }

  std::string archive() const { return folder_ / "seeds.pressmark"; }

  /// The numbers that the ids of the hits begin with.
  std::vector<std::string> hits(const std::string& query) const {
    const ProgramRun run = run_program({"searcher", query, "-d", archive(), "--format", "ids"});
    std::vector<std::string> ids;
    for (std::size_t at = 0; at < run.out.size(); at = run.out.find('\n', at) + 1) {
      ids.push_back(run.out.substr(at, 3));
    }
    return ids;
  }

  TemporaryFolder folder_;
  ProgramRun built_;
};

TEST_F(SeedArticles, AreCountedAndDated) {
  EXPECT_THAT(built_.out, HasSubstr("5 articles in "));
  EXPECT_THAT(built_.out, HasSubstr("4 explicit · 1 none"));
}

TEST_F(SeedArticles, ThreeAnswerTheQuestionAndShowWhy) {
  const ProgramRun run =
      run_program({"searcher", "Tillerson Lavrov Syria", "-d", archive(), "--format", "json"});
  ASSERT_EQ(run.exit_code, 0);
  simdjson::dom::parser parser;
  const simdjson::dom::element answer = parser.parse(run.out);
  EXPECT_TRUE(bool{answer["total"]["exact"]});
  std::vector<std::string> ids;
  for (const simdjson::dom::element hit : answer["hits"]) {
    ids.push_back(std::string{std::string_view{hit["id"]}.substr(0, 3)});
    const std::string_view text = hit["snippet"]["text"];
    std::vector<std::string> highlighted;
    for (const simdjson::dom::element range : hit["snippet"]["highlights"]) {
      const std::uint64_t begin = range.at(0);
      const std::uint64_t end = range.at(1);
      highlighted.emplace_back(text.substr(begin, end - begin));
    }
    EXPECT_THAT(highlighted, IsSupersetOf({"Tillerson", "Lavrov", "Syria"}));
  }
  EXPECT_THAT(ids, UnorderedElementsAre("001", "002", "004"));
}

TEST_F(SeedArticles, OneLavrovForBothSpellings) {
  const ProgramRun run = run_program({"searcher", "Lavrov", "-d", archive(), "--facets", "person",
                                      "--facet-limit", "50", "--format", "json"});
  EXPECT_THAT(run.out, HasSubstr(R"({"value":"Sergei Lavrov","articles":5,)"
                                 R"("aliases":["Lavrov","Sergey Lavrov"],"selected":false})"));
  EXPECT_THAT(run.out, HasSubstr(R"({"value":"Sergey Ryabkov","articles":2,"aliases":[])"));
}

// Of five articles, some print a surname only, and each names other countries in its own way.
TEST_F(SeedArticles, NamesAreOnePersonOrganisationOrPlace) {
  const auto names = [this](const std::string& type) {
    return run_program({"searcher", "names", "--type", type, "-n", "10", "-d", archive(),
                        "--format", "csv"})
        .out;
  };
  const std::string people = names("person");
  EXPECT_THAT(people, HasSubstr("person,Sergei Lavrov,5,"));
  EXPECT_THAT(people, HasSubstr("person,Sergey Ryabkov,2,"));
  EXPECT_THAT(people, HasSubstr("person,Rex Tillerson,5,"));
  EXPECT_THAT(people, HasSubstr("person,Donald Trump,4,"));
  // Photographers and agencies stand in credits, mostly after the sign of copyright.
  for (const std::string_view word : {"Photo", "AP", "Reuters", "Sputnik", "AFP", "Getty"})
    EXPECT_EQ(people.find(word), std::string::npos) << word;
  EXPECT_THAT(names("place"), HasSubstr("place,United States,5,"));
  EXPECT_EQ(names("org").find("US State,"), std::string::npos) << "a country and a post";
  const ProgramRun department =
      run_program({"searcher", "names", "department", "state", "-d", archive(), "--format", "csv"});
  EXPECT_EQ(std::count(department.out.begin(), department.out.end(), '\n'), 2) << department.out;
}

TEST_F(SeedArticles, DatesAndOperators) {
  EXPECT_THAT(hits("date:2017-05"), UnorderedElementsAre("001", "002"));
  EXPECT_THAT(hits("date:none"), ElementsAre("004"));
  EXPECT_THAT(hits("\"Sergei Lavrov\""), UnorderedElementsAre("000", "002", "003", "004"));
  EXPECT_THAT(hits("lavrov AND NOT syria"), UnorderedElementsAre("000", "003"));
}

TEST_F(SeedArticles, ARefusalHasACaretAReasonAndTheFix) {
  const ProgramRun run = run_program({"searcher", "lavrov NEAR/x syria", "-d", archive()});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err,
            "error: distance after NEAR/ must be a number 1..1000\n"
            "  lavrov NEAR/x syria\n"
            "         ^~~~~~\n"
            "hint: try: lavrov NEAR/10 syria\n");
}

}  // namespace
}  // namespace pressmark
