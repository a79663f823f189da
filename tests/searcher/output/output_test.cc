// SPDX-License-Identifier: GPL-2.0-or-later
//
// What holds for every format: hostile text does no harm, and equal answers are equal bytes.
#include "searcher/output/output.h"

#include <array>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "tests/support/sample_response.h"

namespace pressmark {
namespace {

constexpr std::array all_formats{OutputFormat::text, OutputFormat::json, OutputFormat::jsonl,
                                 OutputFormat::csv,  OutputFormat::tsv,  OutputFormat::ids,
                                 OutputFormat::paths};

class NastyText {
 public:
  explicit NastyText(unsigned seed) : random_(seed) {}

  std::string operator()() {
    static const std::vector<std::string> pieces{
        "word",   " ",        "\n",       "\t",       "\r",       "\x1b[2J",     "\x1b]0;t\x07",
        "\x07",   "\x08",     "\x7f",     "\xc2\x9b", "\xc2\x85", "\u061c",      "\u200e",
        "\u200f", "\u202a",   "\u202b",   "\u202d",   "\u202e",   "\u2066",      "\u2069",
        "\xff",   "\xe2\x80", "\xc0\xaf", "<b>",      "\"",       "'",           "\\",
        "=1+1",   ",",        "港",       "e\u0301",  "\u2028",   "\xed\xa0\x80"};
    std::string text;
    for (auto i = random_() % 12; i > 0; --i)
      text += pieces[random_() % pieces.size()];
    return text;
  }

  ByteRange range_in(const std::string& text) {
    const auto size = static_cast<unsigned>(text.size());
    const auto begin = static_cast<std::uint32_t>(random_() % (size + 1));
    return {begin, begin + static_cast<std::uint32_t>(random_() % (size + 2 - begin))};
  }

 private:
  std::mt19937 random_;
};

SampleAnswer nasty_answer(NastyText& nasty) {
  SampleAnswer answer;
  answer.request.query = nasty();
  answer.response.read_as = nasty();
  answer.response.notes = {{nasty.range_in(answer.request.query), nasty()}};
  answer.response.matches = 2;
  for (std::uint64_t rank : {1U, 2U}) {
    Hit hit;
    hit.rank = rank;
    for (std::string* text : {&hit.id, &hit.path, &hit.url, &hit.title, &hit.opening, &hit.source,
                              &hit.language, &hit.snippet.text}) {
      *text = nasty();
    }
    hit.snippet.highlights = {nasty.range_in(hit.snippet.text)};
    hit.title_highlights = {nasty.range_in(hit.title)};
    answer.response.hits.push_back(hit);
  }
  answer.response.facets = {{nasty(), {{nasty(), 2, {nasty(), nasty()}, true}}, 1}};
  answer.response.timeline = Timeline{TimelineUnit::month, {{"2019-04", 2}}, 0};
  return answer;
}

// The first character of `text` that a terminal would act on; "" if there is none.
std::string first_harm(std::string_view text, bool may_have_tabs) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const char32_t c = point.value;
    const bool is_allowed = c == '\n' || (c == '\t' && may_have_tabs);
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C ||
                            (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                            (c >= 0x2066 && c <= 0x2069);
    if (is_control && !is_allowed) {
      return "code point " + std::to_string(static_cast<unsigned>(c)) + " at " + std::to_string(at);
    }
    at += point.length;
  }
  return {};
}

TEST(Output, NothingHarmfulGetsThroughInAnyFormat) {
  NastyText nasty{3};
  for (int round = 0; round < 400; ++round) {
    const SampleAnswer answer = nasty_answer(nasty);
    for (const OutputFormat format : all_formats) {
      for (const bool is_terminal : {false, true}) {
        OutputOptions options;
        options.is_terminal = is_terminal;
        options.columns = 50;
        const std::string text = format_response(format, answer.input(), options);
        EXPECT_EQ(first_harm(text, format == OutputFormat::tsv || format == OutputFormat::csv), "")
            << text;
        EXPECT_TRUE(is_valid_utf8(text)) << text;
      }
    }
  }
}

TEST(Output, NothingHarmfulGetsThroughErrorsAndArticles) {
  NastyText nasty{5};
  for (int round = 0; round < 400; ++round) {
    const std::string query = nasty();
    const Error error{ErrorKind::invalid_argument, nasty(), nasty(), nasty.range_in(query)};
    Article article;
    for (std::string* text : {&article.id, &article.title, &article.url, &article.path,
                              &article.source, &article.language, &article.body}) {
      *text = nasty();
    }
    for (const std::string& text : {format_error(error, query, false), format_error_json(error),
                                    format_article(OutputFormat::text, article, {}),
                                    format_article(OutputFormat::json, article, {})}) {
      EXPECT_EQ(first_harm(text, true), "") << text;
      EXPECT_TRUE(is_valid_utf8(text)) << text;
    }
  }
}

// With color on, the only escape sequences are bold, dim and off, and each is closed on its line.
TEST(Output, ColorAddsNothingButItsOwnSequences) {
  NastyText nasty{9};
  for (int round = 0; round < 500; ++round) {
    const SampleAnswer answer = nasty_answer(nasty);
    OutputOptions options;
    std::string plain = format_response(OutputFormat::text, answer.input(), options);
    options.use_color = true;
    const std::string colored = format_response(OutputFormat::text, answer.input(), options);
    std::string stripped;
    bool is_open = false;
    for (std::size_t at = 0; at < colored.size();) {
      const std::string_view here = std::string_view{colored}.substr(at, 4);
      if (here == "\x1b[1m" || here == "\x1b[2m" || here == "\x1b[0m") {
        EXPECT_EQ(is_open, here == "\x1b[0m");
        is_open = here != "\x1b[0m";
        at += 4;
        continue;
      }
      EXPECT_FALSE(is_open && colored[at] == '\n');
      stripped += colored[at++];
    }
    EXPECT_EQ(stripped, plain);
  }
}

TEST(Output, EveryFormatIsWritten) {
  const SampleAnswer answer = sample_answer();
  std::vector<std::string> seen;
  for (const OutputFormat format : all_formats) {
    seen.push_back(format_response(format, answer.input(), {}));
    EXPECT_FALSE(seen.back().empty());
  }
  seen.push_back(format_response(OutputFormat::paths0, answer.input(), {}));
  for (std::size_t i = 0; i < seen.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_NE(seen[i], seen[j]);
  }
}

TEST(Output, ArticlesAreTextUnlessJsonIsAskedFor) {
  const Article article = sample_article();
  const std::string json = format_article(OutputFormat::json, article, {});
  EXPECT_TRUE(json.starts_with("{\"schema\":1,\"article\":{\"id\":\"letters/ferry.txt\""));
  EXPECT_EQ(format_article(OutputFormat::jsonl, article, {}), json);
  EXPECT_TRUE(format_article(OutputFormat::text, article, {}).starts_with("Night ferry"));
}

}  // namespace
}  // namespace pressmark
