// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rows, read back by a small reader of their own formats.
#include "searcher/output/tables.h"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/escape.h"
#include "base/utf8.h"
#include "tests/support/golden.h"
#include "tests/support/sample_response.h"

namespace pressmark {
namespace {

using Row = std::vector<std::string>;

// RFC 4180 with \n as line end.
std::vector<Row> read_csv(std::string_view text) {
  std::vector<Row> rows;
  for (std::size_t at = 0; at < text.size();) {
    Row row;
    for (bool is_last = false; !is_last;) {
      std::string field;
      if (text[at] == '"') {
        for (++at; text.substr(at, 1) != "\"" || text.substr(at, 2) == "\"\""; ++at) {
          if (text[at] == '"') ++at;
          field += text.at(at);
        }
        ++at;
      } else {
        while (text.at(at) != ',' && text[at] != '\n')
          field += text[at++];
      }
      row.push_back(field);
      is_last = text.at(at++) == '\n';
    }
    rows.push_back(row);
  }
  return rows;
}

std::vector<Row> read_tsv(std::string_view text) {
  std::vector<Row> rows;
  Row row{""};
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\t') {
      row.emplace_back();
    } else if (text[at] == '\n') {
      rows.push_back(std::exchange(row, {""}));
    } else if (text[at] == '\\') {
      const char c = text.at(++at);
      row.back() += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
    } else {
      row.back() += text[at];
    }
  }
  return rows;
}

// What a reader should find: control characters are visible, formulas are not formulas.
std::string as_shown(const std::string& text) {
  const std::string safe = escape_for_terminal(text);
  const bool is_formula =
      !safe.empty() && std::string_view{"=+-@\t\r"}.find(safe[0]) != std::string_view::npos;
  return is_formula ? "'" + safe : safe;
}

Row expected_row(const Hit& hit, const std::string& score) {
  return {std::to_string(hit.rank),
          as_shown(hit.id),
          hit.published ? to_string(*hit.published) : "",
          std::string{to_string(hit.date_by)},
          as_shown(hit.title),
          as_shown(hit.source),
          as_shown(hit.language),
          score,
          as_shown(hit.url),
          as_shown(hit.path),
          as_shown(hit.snippet.text)};
}

TEST(Tables, AsPromised) {
  expect_golden("output_hits.csv", format_table(TableFormat::csv, sample_answer().input(), {}));
  expect_golden("output_hits.tsv", format_table(TableFormat::tsv, sample_answer().input(), {}));
}

TEST(Tables, AnyTextComesBack) {
  std::mt19937 random{11};
  const std::vector<std::string> alphabet{"a",   ",", "\"", "\n",   "\r",     "\t", "\\", "=",
                                          "\\n", "-", " ",  "\x1b", "\u202e", "港", "'",  "\x7f"};
  const auto any_text = [&] {
    std::string text;
    for (auto i = random() % 8; i > 0; --i)
      text += alphabet[random() % alphabet.size()];
    return text;
  };
  for (int round = 0; round < 2'000; ++round) {
    SampleAnswer answer = empty_answer();
    Hit hit;
    hit.rank = 17;
    hit.score = 0.1;
    for (std::string* text : {&hit.id, &hit.title, &hit.source, &hit.language, &hit.url, &hit.path,
                              &hit.snippet.text}) {
      *text = any_text();
    }
    answer.response.hits = {hit, hit};
    const Row expected = expected_row(hit, "0.1");
    const auto csv = read_csv(format_table(TableFormat::csv, answer.input(), {}));
    const auto tsv = read_tsv(format_table(TableFormat::tsv, answer.input(), {}));
    ASSERT_EQ(csv.size(), 3U);
    ASSERT_EQ(tsv.size(), 3U);
    EXPECT_EQ(csv[0][10], "snippet");
    EXPECT_EQ(csv[0], tsv[0]);
    EXPECT_EQ(csv[1], expected);
    EXPECT_EQ(csv[2], expected);
    EXPECT_EQ(tsv[1], expected);
  }
}

TEST(Tables, TheHeaderCanBeLeftOut) {
  OutputOptions options;
  options.with_header = false;
  EXPECT_EQ(format_table(TableFormat::csv, empty_answer().input(), options), "");
  EXPECT_EQ(format_table(TableFormat::csv, empty_answer().input(), {}),
            "rank,id,date,date_by,title,source,language,score,url,path,snippet\n");
}

TEST(Tables, ScoresReadBackToTheSameNumber) {
  SampleAnswer answer = empty_answer();
  Hit hit;
  for (const double score : {0.1 + 0.2, 12.31, 1.0, 1e-9, 1234567.125}) {
    hit.score = score;
    answer.response.hits = {hit};
    const auto rows = read_csv(format_table(TableFormat::csv, answer.input(), {}));
    EXPECT_EQ(std::stod(rows.at(1).at(7)), score);
  }
}

TEST(Tables, IdsAndPathsAreOnePerLineWhateverTheirBytes) {
  SearchResponse response;
  for (const char* name : {"a.txt", "two\nlines\tand tab", "\x1b[31m", "caf\xe9"}) {
    Hit hit;
    hit.id = name;
    hit.path = name;
    response.hits.push_back(hit);
  }
  const std::string lines = "a.txt\ntwo\\nlines\\tand tab\n\\x1b[31m\ncaf\uFFFD\n";
  EXPECT_EQ(format_ids(response), lines);
  EXPECT_EQ(format_paths(response), lines);
  using namespace std::string_literals;
  EXPECT_EQ(format_paths_nul(response), "a.txt\0two\nlines\tand tab\0\x1b[31m\0caf\xe9\0"s);
}

TEST(Tables, AHitWithoutPathHasNoLineAmongPaths) {
  SearchResponse response;
  response.hits.resize(2);
  response.hits[1].path = "b";
  EXPECT_EQ(format_paths(response), "b\n");
  EXPECT_EQ(format_paths_nul(response), std::string("b\0", 2));
}

}  // namespace
}  // namespace pressmark
