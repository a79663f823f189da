// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines that stand under each other, and nothing that is cut where it must not be.
#include "searcher/output/concordance_output.h"

#include <algorithm>
#include <random>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "searcher/archive_identity.h"

namespace pressmark {
namespace {

Concordance two_lines() {
  Concordance concordance;
  concordance.read_as = "ferry";
  concordance.articles = 2;
  concordance.occurrences = 5;
  concordance.lines = {{"a.txt", parse_iso_date("2019-04-03"), "Post", TextField::body,
                        "the crews of the night ", "ferry", ", who stayed on the quay"},
                       {"b.txt", std::nullopt, "", TextField::title, "Night ", "ferry", ""}};
  return concordance;
}

std::string printed_concordance(OutputFormat format, const Concordance& concordance,
                                const OutputOptions& options = {}) {
  const SearchRequest request{.query = "ferry"};
  ArchiveIdentity archive;
  archive.fingerprint = "f";
  return format_concordance(format, {request, concordance, archive}, options);
}

TEST(ConcordanceOutput, TextIsAlignedAtTheOccurrence) {
  EXPECT_EQ(printed_concordance(OutputFormat::text, two_lines()),
            "5 occurrences in 2 articles (exact)   read as: ferry\n"
            "2019-04-03                 the crews of the night ferry, who stayed on the quay"
            "                a.txt\n"
            "undated                                     Night ferry"
            "                                        b.txt\n"
            "3 more: -n shows further lines\n");
  EXPECT_EQ(printed_concordance(OutputFormat::text, {}), "0 articles match\n");
}

TEST(ConcordanceOutput, LongIdsHaveLinesOfTheirOwn) {
  Concordance concordance = two_lines();
  concordance.occurrences = 2;
  concordance.lines[0].id = std::string(60, 'x');
  const std::string text = printed_concordance(OutputFormat::text, concordance);
  EXPECT_NE(text.find("\n            " + std::string(60, 'x') + "\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("more"), std::string::npos);
}

TEST(ConcordanceOutput, NoLineIsWiderThanTheTerminalAndNoOccurrenceIsCut) {
  std::mt19937 random{7};
  const std::vector<std::string> words{"a", "of", "harbour", "漢字", "Кофи", "e\u0301t", "strike,"};
  for (int i = 0; i < 300; ++i) {
    Concordance concordance;
    OutputOptions options;
    options.is_terminal = true;
    options.columns = static_cast<std::uint32_t>(80 + random() % 90);
    const auto text = [&](std::size_t most) {
      std::string joined;
      for (std::size_t left = random() % most; left > 0; --left)
        joined += words[random() % words.size()] + ' ';
      return joined;
    };
    for (int line = 0; line < 4; ++line) {
      concordance.lines.push_back({"id" + std::to_string(line), parse_iso_date("2019-04-03"), "",
                                   TextField::body, text(30), "night ferry", ' ' + text(30)});
    }
    concordance.articles = concordance.occurrences = 4;
    std::istringstream lines{printed_concordance(OutputFormat::text, concordance, options)};
    std::string line;
    std::getline(lines, line);  // the headline
    std::size_t column = 0;
    for (int row = 0; row < 4; ++row) {
      std::getline(lines, line);
      EXPECT_LE(display_width(line), std::min<std::size_t>(options.columns, 160)) << line;
      const std::size_t at = line.find("night ferry");
      ASSERT_NE(at, std::string::npos) << line;
      const std::size_t here = display_width(line.substr(0, at));
      if (row == 0) column = here;
      EXPECT_EQ(here, column) << line;
    }
  }
}

TEST(ConcordanceOutput, JsonRowsAndLines) {
  const std::string line =
      R"({"id":"b.txt","date":null,"source":null,"field":"title","left":"Night ",)"
      R"("match":"ferry","right":""})";
  EXPECT_EQ(printed_concordance(OutputFormat::json, two_lines()),
            R"({"schema":1,"query":{"text":"ferry","read_as":"ferry","notes":[]},"archive":)"
            R"({"fingerprint":"f","analysis":"","aliases":null,"articles":0},)"
            R"("total":{"articles":2,"occurrences":5},"lines":[{"id":"a.txt",)"
            R"("date":"2019-04-03","source":"Post","field":"body",)"
            R"("left":"the crews of the night ","match":"ferry",)"
            R"("right":", who stayed on the quay"},)" +
                line + "]}\n");
  const std::string lines = printed_concordance(OutputFormat::jsonl, two_lines());
  EXPECT_TRUE(lines.ends_with("}\n" + line + "\n")) << lines;
  EXPECT_EQ(
      printed_concordance(OutputFormat::csv, two_lines()),
      "id,date,source,field,left,match,right\n"
      "a.txt,2019-04-03,Post,body,the crews of the night ,ferry,\", who stayed on the quay\"\n"
      "b.txt,,,title,Night ,ferry,\n");
  EXPECT_EQ(printed_concordance(OutputFormat::tsv, two_lines()).substr(0, 42),
            "id\tdate\tsource\tfield\tleft\tmatch\tright\na.tx");
}

}  // namespace
}  // namespace pressmark
