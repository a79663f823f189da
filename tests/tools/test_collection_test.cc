// SPDX-License-Identifier: GPL-2.0-or-later
//
// Collections and runs are read whole, or the line at fault is named.
#include "tools/support/test_collection.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using Ids = std::vector<std::string>;
using Rankings = std::vector<Ids>;

TEST(TestCollection, IsReadFromItsFolder) {
  const TemporaryFolder folder;
  folder.write("queries.tsv", "q1\tferry strike\r\n\nq2\tWho? (or\twhat)\n");
  folder.write("qrels.txt", "q1 0 a 2\nq1\t0\tb 0\nq1 0 c -1\n");
  const auto collection = read_test_collection(folder / "");
  ASSERT_TRUE(collection) << collection.error().message;
  EXPECT_EQ(collection->articles.filename(), "docs.jsonl");
  ASSERT_EQ(collection->queries.size(), 2U);
  EXPECT_EQ(collection->queries[0].text, "ferry strike");
  EXPECT_EQ(collection->queries[0].judgements, (Judgements{{"a", 2}, {"b", 0}, {"c", -1}}));
  EXPECT_EQ(collection->queries[1].text, "Who? (or\twhat)");
  EXPECT_TRUE(collection->queries[1].judgements.empty());
  folder.write("docs.jsonl.gz", "");
  EXPECT_EQ(read_test_collection(folder / "")->articles.filename(), "docs.jsonl.gz");
}

TEST(TestCollection, AMissingFileIsNamed) {
  const TemporaryFolder folder;
  folder.write("queries.tsv", "q1\tferry\n");
  const auto collection = read_test_collection(folder / "");
  ASSERT_FALSE(collection);
  EXPECT_EQ(collection.error().kind, ErrorKind::io);
  EXPECT_NE(collection.error().message.find("qrels.txt"), std::string::npos);
}

TEST(TestCollection, ALineOfAnotherFormIsNamed) {
  EXPECT_EQ(parse_queries("q1\ta\nno tab\n", "q").error().message,
            "q:2: expected an id, a tab and a query");
  EXPECT_EQ(parse_queries("\ta\n", "q").error().message, "q:1: expected an id, a tab and a query");
  std::vector<JudgedQuery> queries{{"q1", "ferry", {}}};
  const auto problem_of = [&](const char* line) {
    const Status added = add_judgements(line, "r", queries);
    return added ? std::string{} : added.error().message;
  };
  EXPECT_EQ(problem_of("q1 0 a 1\n"), "");
  for (const char* line : {"q1 0 a", "q1 0 a 1 2", "q1 0 a x", "q1 0 a 1x"})
    EXPECT_EQ(problem_of(line), "r:1: expected a query, 0, an article and a grade") << line;
  EXPECT_EQ(problem_of("q1 0 a 1\nq2 0 a 1\n"), "r:2: there is no query 'q2'");
}

TEST(TestCollection, ARunIsALineForEachQuery) {
  const auto run = parse_run(
      "{\"query\":1,\"hits\":[{\"id\":\"b\",\"score\":2.5},{\"id\":\"a\",\"score\":1}]}\n"
      "{\"query\":2,\"hits\":[],\"error\":{}}\n",
      "run");
  ASSERT_TRUE(run) << run.error().message;
  EXPECT_EQ(*run, (Rankings{Ids{"b", "a"}, Ids{}}));
  const auto problem_of = [](const char* text) { return parse_run(text, "run").error().message; };
  EXPECT_EQ(problem_of("{"), "run:1: this is not JSON");
  EXPECT_EQ(problem_of("{\"rank\":1}"),
            "run:1: this is no answer of searcher --stdin --format jsonl");
  EXPECT_EQ(problem_of("{\"query\":2,\"hits\":[]}"), "run:1: query 2 comes before 1");
  EXPECT_EQ(problem_of("{\"query\":1,\"hits\":[{}]}"), "run:1: a hit has no id");
}

TEST(TestCollection, QueriesThatNobodyJudgedAreLeftOut) {
  const std::vector<JudgedQuery> queries{
      {"q1", "", {{"a", 1}}}, {"q2", "", {}}, {"q3", "", {{"b", 1}}}};
  const auto measured = measure_run(queries, {Ids{"a"}, Ids{"a"}, Ids{"x", "b"}});
  ASSERT_TRUE(measured);
  ASSERT_EQ(measured->size(), 2U);
  EXPECT_DOUBLE_EQ(value_of((*measured)[0], Measure::average_precision), 1);
  EXPECT_DOUBLE_EQ(value_of((*measured)[1], Measure::average_precision), 0.5);
  const auto too_short = measure_run(queries, {Ids{"a"}});
  ASSERT_FALSE(too_short);
  EXPECT_EQ(too_short.error().message, "the run answers 1 queries, and there are 3");
}

}  // namespace
}  // namespace pressmark
