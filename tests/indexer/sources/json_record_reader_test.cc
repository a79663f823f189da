// SPDX-License-Identifier: GPL-2.0-or-later
//
// What all sources of JSON have in common: numbers, limits, and records that are held in others.

#include "indexer/sources/json_record_reader.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

class JsonRecordReaderTest : public testing::Test {
 protected:
  std::string read(std::string json, std::uint64_t line = 1) {
    return told(reader_.read(json, line));
  }

  std::string next_held() {
    const std::optional<Result<Article>> held = reader_.next_held();
    return held ? told(*held) : "-";
  }

  static std::string told(const Result<Article>& article) {
    if (!article) return article.error().message;
    const bool is_flagged = article->flags != 0;
    return article->id + " " + article->title + " " + article->source + (is_flagged ? "!" : "");
  }

  JsonRecordReader reader_{{.id = "n", .path = "d/n"}, {.max_article_bytes = 20}};
};

TEST_F(JsonRecordReaderTest, NumbersCountEveryRecord) {
  EXPECT_EQ(read(R"({"title":"A"})"), "n#1 A ");
  EXPECT_EQ(read(R"({"title":7})", 3), "d/n:3: 'title' is not a string");
  const Error error = reader_.refuse_too_long(4, "line");
  EXPECT_EQ(error.message, "d/n:4: line longer than 32 MiB");
  EXPECT_EQ(error.hint,
            "of an object around a list of articles, give the list: jq -c '.articles[]'");
  EXPECT_EQ(read(R"({"id":"b","title":"B"})", 5), "b B ");
  EXPECT_EQ(read(R"({"title":"C"})", 6), "n#5 C ");
  EXPECT_EQ(reader_.records(), 5U);
  EXPECT_EQ(next_held(), "-");
}

TEST_F(JsonRecordReaderTest, HasTextOrAnIdAndIsNotTooLarge) {
  EXPECT_EQ(read(R"({"url":"u"})"), "d/n:1: no text: neither title, body nor captions");
  EXPECT_EQ(read(R"({"id":"a"})"), "a  !");
  EXPECT_EQ(read(R"({"title":"A","body":"longer than 20 bytes"})"), "d/n:1: larger than 20 bytes");
}

TEST_F(JsonRecordReaderTest, GivesHeldRecordsOneByOne) {
  EXPECT_EQ(read(R"({"articles":[{"title":"A"},{"title":1},{"id":"b","source":"S"}]})", 2),
            "n#1 A ");
  EXPECT_EQ(next_held(), "d/n:2: 'title' is not a string");
  EXPECT_EQ(next_held(), "b  S!");
  EXPECT_EQ(next_held(), "-");
  EXPECT_EQ(read(R"({"title":"C"})", 3), "n#4 C ");
}

// A database gives every record an id: with texts under keys that nobody knows, its dump would be
// an archive of articles without text.
TEST_F(JsonRecordReaderTest, TheIdOfADatabaseMakesNoArticleOfARecordWithoutText) {
  for (const char* const record :
       {R"({"_id":{"$oid":"5f0"},"story":"S"})", R"({"_id":"a","_source":{"story":"S"}})",
        R"({"model":"news.article","pk":7,"fields":{"story":"S"}})",
        R"({"article_id":"a","story":"S"})", R"({"_id":"a","related":[{"title":"T"}]})",
        R"({"_id":"a","page":{"related":[{"title":"T","text":"U"}]}})"}) {
    EXPECT_EQ(read(record), "d/n:1: no text: neither title, body nor captions") << record;
    EXPECT_EQ(next_held(), "-");
  }
  EXPECT_EQ(read(R"({"_id":"2017-04-12","articles":[{"_id":"a","title":"A","text":"B"}]})"),
            "a A ");
  JsonRecordReader mapped{{.id = "n", .path = "d/n"}, {.field_map = {{"id", "pk"}}}};
  std::string record = R"({"pk":7})";
  const Result<Article> article = mapped.read(record, 1);
  ASSERT_TRUE(article);
  EXPECT_EQ(article->id, "7");
}

TEST_F(JsonRecordReaderTest, FindsListsInObjects) {
  for (const char* const answer :
       {R"({"response":{"status":"ok","pages":[1],"results":[{"id":"a","webTitle":"A"}]}})",
        R"({"status":"OK","response":{"docs":[{"_id":"a","headline":{"main":"A"}}]}})",
        R"({"took":3,"hits":{"hits":[{"_id":"a","_source":{"title":"A","body":"B"}}]}})",
        R"({"rss":{"channel":{"title":"F","item":[{"id":"a","title":"A"}]}}})",
        R"({"data":[{"id":"a","attributes":{"title":"A"}}]})",
        R"({"a":{"b":{"c":{"articles":[{"id":"a","title":"A"}]}}}})"}) {
    EXPECT_EQ(read(answer), "a A ") << answer;
    EXPECT_EQ(next_held(), "-");
  }
  EXPECT_EQ(read(R"({"a":{"b":{"c":{"d":{"articles":[{"id":"a","title":"A"}]}}}}})"),
            "d/n:1: no text: neither title, body nor captions");
}

TEST_F(JsonRecordReaderTest, AnArticleWithCommentsIsARecord) {
  EXPECT_EQ(read(R"({"title":"A","comments":[{"text":"B"}]})"), "n#1 A ");
  EXPECT_EQ(read(R"({"title":"A","comments":{"data":[{"title":"C","text":"B"}]}})"), "n#2 A ");
  EXPECT_EQ(read(R"({"title":"F","items":[{"id":"c","title":"C","text":"B"}]})"), "c C ");
}

TEST_F(JsonRecordReaderTest, HeldRecordsHaveWhatIsSaidAroundThem) {
  const std::string feed = R"({"version":"https://jsonfeed.org/version/1","title":"F\u0000 \n",)";
  EXPECT_EQ(read(feed + "\"user_comment\":\"\xE9\"," +
                 R"("items":[{"title":"A"},{"title":"B","source":"S"}]})"),
            "n#1 A F!");
  EXPECT_EQ(next_held(), "n#2 B S!");
}

}  // namespace
}  // namespace pressmark
