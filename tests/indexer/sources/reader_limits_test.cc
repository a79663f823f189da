// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each limit on what is read, from both sides and to the byte: one less than it and the limit
// itself are read, one more is refused by name.

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

constexpr std::size_t tested_limit = 3'000;

std::string letters(std::size_t count) {
  return std::string(count, 'x');
}

/// Filled up with `sign` to so many bytes.
std::string padded(std::string text, std::size_t size, char sign = ' ') {
  text.resize(size, sign);
  return text;
}

struct ReaderLimit {
  std::string name;
  std::uint64_t ReadOptions::*option;
  std::function<std::string(std::size_t)> input;  // of which the limit counts so many bytes
};

const std::string html_start =
    "<html><head><title>Talks begin</title></head><body><article><h1>Talks begin</h1>"
    "<p>The delegations met again in Bonn on Friday, and nobody would say for how long.</p>"
    "<p>The minister said that the talks were held in a good mood, and that they go on.</p>"
    "<p>A treaty is not expected before the end of the year, people close to them said.</p>"
    "</article></body></html>";
const std::string feed_start = "<rss version=\"2.0\"><channel><item><title>";
const std::string feed_end = "</title></item></channel></rss>";
const std::string mail_start = "From: a\nTo: b\nSubject: Talks\n\n";
const std::string mbox_start = "From a@x Thu Feb 16 06:36:00 2017\n";

std::vector<ReaderLimit> reader_limits() {
  constexpr auto line = &ReadOptions::max_line_bytes;
  constexpr auto article = &ReadOptions::max_article_bytes;
  constexpr auto document = &ReadOptions::max_document_bytes;
  return {
      {"line of JSON Lines", line,
       [](std::size_t n) { return "{\"title\":\"" + letters(n - 12) + "\"}\n"; }},
      {"article of JSON Lines", article,
       [](std::size_t n) { return "{\"title\":\"A\",\"body\":\"" + letters(n - 1) + "\"}\n"; }},
      {"record of JSON", line,
       [](std::size_t n) { return "[\n{\"title\":\"" + letters(n - 12) + "\"}\n]"; }},
      {"article of JSON", article,
       [](std::size_t n) { return "[\n{\"title\":\"A\",\"body\":\"" + letters(n - 1) + "\"}\n]"; }},
      {"row of CSV", line, [](std::size_t n) { return "title,body\nA," + letters(n - 2) + "\n"; }},
      {"article of CSV", article,
       [](std::size_t n) { return "title,body\nA," + letters(n - 1) + "\n"; }},
      {"plain text", article, [](std::size_t n) { return letters(n); }},
      {"page", article, [](std::size_t n) { return padded(html_start, n); }},
      {"feed", document,
       [](std::size_t n) { return padded(feed_start + "Talks" + feed_end, n, '\n'); }},
      {"article of a feed", article,
       [](std::size_t n) { return feed_start + letters(n) + feed_end; }},
      {"mail", document, [](std::size_t n) { return padded(mail_start, n, 'x'); }},
      {"article of a mail", article, [](std::size_t n) { return mail_start + letters(n); }},
      {"mail of a mailbox", document,
       [](std::size_t n) { return mbox_start + padded(mail_start, n - 1, 'x') + "\n"; }},
      {"article of a mailbox", article,
       [](std::size_t n) { return mbox_start + mail_start + letters(n) + "\n"; }},
  };
}

TEST(ReaderLimits, AreWhatIsReadAtMost) {
  for (const ReaderLimit& limit : reader_limits()) {
    ReadOptions options;
    options.*limit.option = tested_limit;
    for (const std::size_t size : {tested_limit - 1, tested_limit}) {
      const auto records = read_records(limit.input(size), options);
      ASSERT_EQ(records.size(), 1U) << limit.name;
      EXPECT_FALSE(records[0].starts_with("!")) << limit.name << ", " << size << ": " << records[0];
    }
    const auto records = read_records(limit.input(tested_limit + 1), options);
    ASSERT_EQ(records.size(), 1U) << limit.name;
    EXPECT_TRUE(records[0].starts_with("!")) << limit.name << ": " << records[0].substr(0, 200);
    EXPECT_TRUE(records[0].ends_with(" than 3000 bytes")) << limit.name << ": " << records[0];
  }
}

}  // namespace
}  // namespace pressmark
