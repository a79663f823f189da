// SPDX-License-Identifier: GPL-2.0-or-later
//
// Two queries side by side, for people and for programs.
#include "searcher/output/compare_output.h"

#include <gtest/gtest.h>

#include "searcher/archive_identity.h"

namespace pressmark {
namespace {

Comparison ferries_and_trains() {
  Comparison comparison;
  comparison.a = {"ferry", "ferry", {}, 100, 1'000'000};
  comparison.b = {"train or", "train AND or", {{{6, 8}, "`or` is a word"}}, 50, 500'000};
  comparison.only_a = 90;
  comparison.only_b = 40;
  comparison.both = 10;
  comparison.words_of_a = {{"=sea", 1200, 3, 850.25}};
  comparison.names_of_b = {{EntityType::person, "Anna Berg", 1, 25, 40}};
  return comparison;
}

std::string printed_comparison(OutputFormat format, const Comparison& comparison) {
  ArchiveIdentity archive;
  archive.fingerprint = "f";
  return format_comparison(format, comparison, archive, {});
}

TEST(CompareOutput, TextSaysHowManyAndWhat) {
  EXPECT_EQ(printed_comparison(OutputFormat::text, ferries_and_trains()),
            "only A 90 · both 10 · only B 40 (exact)\n"
            "A  ferry   100 articles\n"
            "B  train AND or   50 articles\n"
            "note: `or` is a word (at: or)\n"
            "\n"
            "words that A uses more\n"
            "word   in A  in B  A per million  B per million     G2  chance\n"
            "=sea  1,200     3         1200.0            6.0  850.2  p < 0.0001\n"
            "\n"
            "words that B uses more: none\n"
            "\n"
            "names that A mentions more: none\n"
            "\n"
            "names that B mentions more\n"
            "name                in A  in B  A %   B %    G2  chance\n"
            "Anna Berg (person)     1    25  1.0  50.0  40.0  p < 0.0001\n");
  Comparison empty = ferries_and_trains();
  empty.a.articles = 0;
  empty.a.read_as = "";
  EXPECT_NE(
      printed_comparison(OutputFormat::text, empty).find("\nA  (every article)   0 articles\n"),
      std::string::npos);
  EXPECT_TRUE(printed_comparison(OutputFormat::text, empty).ends_with("(at: or)\n"));
}

TEST(CompareOutput, JsonHasEveryKey) {
  EXPECT_EQ(
      printed_comparison(OutputFormat::json, ferries_and_trains()),
      R"({"schema":1,"archive":{"fingerprint":"f","analysis":"","aliases":null,"articles":0},)"
      R"("a":{"query":{"text":"ferry","read_as":"ferry","notes":[]},"articles":100,)"
      R"("words":1000000},"b":{"query":{"text":"train or","read_as":"train AND or",)"
      R"("notes":[{"begin":6,"end":8,"message":"`or` is a word"}]},"articles":50,)"
      R"("words":500000},"articles":{"only_a":90,"only_b":40,"both":10},)"
      R"("words_of_a":[{"word":"=sea","in_a":1200,"in_b":3,"log_likelihood":850.25}],)"
      R"("words_of_b":[],"names_of_a":[],"names_of_b":[{"type":"person","name":"Anna Berg",)"
      R"("in_a":1,"in_b":25,"log_likelihood":40}]})"
      "\n");
}

TEST(CompareOutput, RowsAreSafe) {
  EXPECT_EQ(printed_comparison(OutputFormat::csv, ferries_and_trains()),
            "more_in,kind,value,in_a,in_b,log_likelihood\n"
            "a,word,'=sea,1200,3,850.25\n"
            "b,person,Anna Berg,1,25,40\n");
  EXPECT_TRUE(
      printed_comparison(OutputFormat::tsv, ferries_and_trains()).starts_with("more_in\tkind\t"));
}

}  // namespace
}  // namespace pressmark
