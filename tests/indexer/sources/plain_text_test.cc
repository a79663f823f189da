// SPDX-License-Identifier: GPL-2.0-or-later
//
// Header, headline and body of plain text files.

#include "indexer/sources/plain_text.h"

#include <random>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

// "title | date | flags | body" with "/" for a line feed.
std::string shown(const Article& article) {
  std::string flags;
  for (const std::string_view flag : describe_flags(article.flags))
    flags += std::string{flag} + ' ';
  std::string body = article.body;
  for (char& c : body)
    c = c == '\n' ? '/' : c;
  const std::string date = article.published ? to_string(*article.published) : "-";
  EXPECT_EQ(article.date_by, article.published ? DateBy::explicit_ : DateBy::none);
  return article.title + " | " + date + " | " + flags + "| " + body;
}

struct TextCase {
  std::string raw;
  std::string article;
};

TEST(ParsePlainText, FindsHeaderHeadlineAndBody) {
  const TextCase cases[] = {
      {"The talks began.", " | - | | The talks began."},
      {" date 2017-02-16 The talks began.\n", " | 2017-02-16 | | The talks began."},
      {" date 2017-02-16 Talks begin in Bonn\n\nThe talks began.",
       "Talks begin in Bonn | 2017-02-16 | | The talks began."},
      {"date 2017-02-16\r\n\r\nTalks begin in Bonn\r\n\r\nOne.\r\nTwo.",
       "Talks begin in Bonn | 2017-02-16 | | One.//Two."},
      {" date 2017-02-30 The talks began.", " | - | impossible date | The talks began."},
      {" date 2017-02-16 Register\n06:36\n    Talks begin\n",
       " | 2017-02-16 | | Register//06:36//Talks begin"},
      {"\xEF\xBB\xBF date 2017-02-16 Caf\xE9 closed.",
       " | 2017-02-16 | guessed character set | Caf\u00E9 closed."},
      {" \n ", " | - | | "},
      {" date 2017-02-16 ", " | 2017-02-16 | | "},
      {"The date 2017-02-16 is set.", " | - | | The date 2017-02-16 is set."},
  };
  for (const TextCase& test : cases) {
    Article article;
    std::string_view raw = test.raw;
    if (raw.starts_with("\xEF\xBB\xBF")) raw.remove_prefix(3);  // as InputStream does
    parse_plain_text(raw, article);
    EXPECT_EQ(shown(article), test.article) << test.raw;
  }
}

std::string read_file_as_article(const TemporaryFolder& folder, std::string_view content,
                                 const ReadOptions& options = {}) {
  const auto path = folder.write("a.txt", content);
  PlainTextReader reader{
      InputStream{
          make_file_source(FileDescriptor{::open(path.c_str(), O_RDONLY | O_CLOEXEC)}, "d/a.txt")},
      SourceName{.id = "a.txt", .path = "d/a.txt"}, options};
  const std::optional<Result<Article>> article = reader.next();
  EXPECT_TRUE(article.has_value());
  EXPECT_FALSE(reader.next().has_value()) << "one file is one article";
  if (!article->has_value()) return (*article).error().message;
  EXPECT_EQ((*article)->id, "a.txt");
  EXPECT_EQ((*article)->path, "d/a.txt");
  return shown(**article);
}

TEST(PlainTextReader, GivesOneArticleOrOneError) {
  const TemporaryFolder folder;
  EXPECT_EQ(read_file_as_article(folder, "The talks began."), " | - | | The talks began.");
  EXPECT_EQ(read_file_as_article(folder, ""), "d/a.txt: empty file");
  EXPECT_EQ(read_file_as_article(folder, " \n\n"), "d/a.txt: no text");
  EXPECT_EQ(read_file_as_article(folder, " date 2017-02-16 "), "d/a.txt: no text");
}

TEST(PlainTextReader, HoldsItsLimitToTheByte) {
  const TemporaryFolder folder;
  const ReadOptions options{.max_article_bytes = 1U << 20U};
  const std::string most(options.max_article_bytes, 'x');
  EXPECT_EQ(read_file_as_article(folder, most, options), " | - | | " + most);
  EXPECT_EQ(read_file_as_article(folder, most + 'x', options), "d/a.txt: larger than 1 MiB");
}

TEST(ParsePlainText, TakesAnyBytes) {
  std::mt19937 random{9};
  constexpr std::string_view pieces[] = {" date ", "2017-02-16", "2017-02-30 ", "\n",  "\n\n",
                                         "Talks ", "begin ",     "in Bonn",     ".",   "\xFF",
                                         "\t",     "\u4E2D",     "-",           "\r\n"};
  for (int i = 0; i < 20'000; ++i) {
    std::string raw;
    for (std::size_t n = random() % 30; n > 0; --n)
      raw += pieces[random() % std::size(pieces)];
    Article article;
    parse_plain_text(raw, article);
    ASSERT_TRUE(is_valid_utf8(article.body));
    ASSERT_TRUE(is_valid_utf8(article.title));
    ASSERT_EQ(article.title.find('\n'), std::string::npos);
    ASSERT_TRUE(article.title.empty() || !article.body.empty()) << raw;
  }
}

TEST(ParsePlainText, SampleArticlesKeepTheirDatesAndGetNoTitle) {
  const auto seeds = shared_data("seeds");
  if (!seeds) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  constexpr std::pair<std::string_view, std::string_view> expected[] = {
      {"000", "2017-02-16"}, {"001", "2017-05-11"}, {"002", "2017-05-09"},
      {"003", "2017-04-13"}, {"004", "-"},
  };
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::directory_iterator{*seeds}) {
    const std::string name = entry.path().filename();
    for (const auto& [number, date] : expected) {
      if (!name.starts_with(number)) continue;
      Article article;
      parse_plain_text(read_whole_file(entry.path()), article);
      EXPECT_EQ(article.title, "") << name;
      EXPECT_EQ(article.published ? to_string(*article.published) : "-", date) << name;
      EXPECT_EQ(article.flags, 0U) << name;
      ++found;
    }
  }
  EXPECT_EQ(found, std::size(expected));
}

}  // namespace
}  // namespace pressmark
