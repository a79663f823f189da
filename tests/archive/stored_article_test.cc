// SPDX-License-Identifier: GPL-2.0-or-later
//
// The stored article comes back as it was, or not at all.

#include "archive/stored_article.h"

#include <algorithm>
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "archive/checksum.h"

namespace pressmark {
namespace {

Article example_article() {
  Article article;
  article.id = "2017/05/a";
  article.title = "Visit to \"Damascus\"";
  article.body = std::string{"First paragraph.\n\nSecond, with \0 in it and é.", 46};
  article.url = "https://news.example/2017/05/11/a";
  article.source = "Example";
  article.language = "en";
  article.path = "2017/05/a.txt";
  article.published = parse_iso_date("2017-05-11");
  article.date_by = DateBy::dateline;
  article.set_flag(ArticleFlag::repaired_utf8);
  return article;
}

void expect_equal(const Article& a, const Article& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.body, b.body);
  EXPECT_EQ(a.url, b.url);
  EXPECT_EQ(a.source, b.source);
  EXPECT_EQ(a.language, b.language);
  EXPECT_EQ(a.byline, b.byline);
  EXPECT_EQ(a.section, b.section);
  EXPECT_EQ(a.captions, b.captions);
  EXPECT_EQ(a.dateline, b.dateline);
  EXPECT_EQ(a.topics, b.topics);
  EXPECT_EQ(a.added, b.added);
  EXPECT_EQ(a.removed, b.removed);
  EXPECT_EQ(a.path, b.path);
  EXPECT_EQ(a.published, b.published);
  EXPECT_EQ(a.date_by, b.date_by);
  EXPECT_EQ(a.flags, b.flags);
}

TEST(StoredArticle, ReadsBackWhole) {
  Article undated = example_article();
  undated.published.reset();
  undated.date_by = DateBy::none;
  Article credited = example_article();
  credited.byline = "Jane Doe";
  credited.section = "World";
  credited.captions = "One.\n\nTwo.";
  Article captioned;
  captioned.captions = "One.";
  captioned.removed = {{0, "Register"}, {0, "Share"}, {300, "Read more"}};
  Article filed;
  filed.dateline = "BONN (Wire)";
  filed.topics = {"Oil", "Ärzte"};
  filed.added = parse_iso_date("2026-11-23");
  Article with_topic;
  with_topic.topics = {"Oil"};
  for (const Article& article :
       {example_article(), undated, credited, captioned, filed, with_topic, Article{}}) {
    const auto decoded = decode_article(encode_article(article), "a");
    ASSERT_TRUE(decoded) << decoded.error().message;
    expect_equal(*decoded, article);
  }
}

TEST(StoredArticle, EveryChangedBitIsNoticed) {
  const std::string record = encode_article(example_article());
  for (std::size_t bit = 0; bit < 8 * record.size(); ++bit) {
    std::string bad = record;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
    const auto decoded = decode_article(bad, "document 7");
    ASSERT_FALSE(decoded) << bit;
    EXPECT_EQ(decoded.error().kind, ErrorKind::archive);
    EXPECT_NE(decoded.error().message.find("document 7"), std::string::npos);
  }
}

TEST(StoredArticle, KeepsTheNamesThatTheRecordBrought) {
  Article article = example_article();
  article.tagged_types = {EntityType::place, EntityType::person};
  const std::string without_names = encode_article(article);
  article.tagged_entities = {{EntityType::person, "Ann Example"},
                             {EntityType::place, ""},
                             {EntityType::place, std::string(300, 'x')}};
  const std::string record = encode_article(article);
  const auto decoded = decode_article(record, "a");
  ASSERT_TRUE(decoded) << decoded.error().message;
  EXPECT_EQ(decoded->tagged_types, article.tagged_types);
  EXPECT_EQ(decoded->tagged_entities, article.tagged_entities);
  EXPECT_EQ(decode_article(without_names, "a")->tagged_types, article.tagged_types);
  EXPECT_TRUE(decode_article(without_names, "a")->tagged_entities.empty());
  for (std::size_t at = 9; at < record.size(); ++at) {
    std::string forged = record;
    forged[at] = '\x7f';
    const std::uint64_t checksum = xxh3_64(std::string_view{forged}.substr(9));
    forged.replace(1, 8, reinterpret_cast<const char*>(&checksum), 8);
    const auto read = decode_article(forged, "a");
    EXPECT_TRUE(!read || read->tagged_types.size() <= 127) << at;
  }
}

TEST(StoredArticle, EveryTruncationIsNoticed) {
  const std::string record = encode_article(example_article());
  for (std::size_t size = 0; size < record.size(); ++size) {
    EXPECT_FALSE(decode_article(record.substr(0, size), "a")) << size;
  }
  EXPECT_FALSE(decode_article(record + '\0', "a"));
}

TEST(StoredArticle, NoPayloadCrashesBehindAGoodChecksum) {
  const std::string record = encode_article(example_article());
  for (std::size_t at = 9; at < record.size(); ++at) {
    for (const char value : {'\0', '\x7f', '\x80', '\xff'}) {
      std::string forged = record;
      forged[at] = value;
      const std::uint64_t checksum = xxh3_64(std::string_view{forged}.substr(9));
      forged.replace(1, 8, reinterpret_cast<const char*>(&checksum), 8);
      const auto decoded = decode_article(forged, "a");
      EXPECT_TRUE(!decoded || !decoded->published || decoded->published->ok());
    }
  }
}

TEST(ContentHash, DependsOnEverythingButIdAndPath) {
  const Article article = example_article();
  Article moved = article;
  moved.id = "elsewhere";
  moved.path = "elsewhere.txt";
  moved.removed = {{0, "Register"}};
  moved.added = parse_iso_date("2026-11-23");
  EXPECT_EQ(content_hash(moved), content_hash(article));

  const std::vector<std::function<void(Article&)>> changes{
      [](Article& a) { a.title += "x"; },
      [](Article& a) { a.body += "x"; },
      [](Article& a) { a.url += "x"; },
      [](Article& a) { a.source += "x"; },
      [](Article& a) { a.language = "de"; },
      [](Article& a) { a.byline = "x"; },
      [](Article& a) { a.section = "x"; },
      [](Article& a) { a.captions = "x"; },
      [](Article& a) { a.dateline = "x"; },
      [](Article& a) { a.topics = {"x"}; },
      [](Article& a) {
        a.topics = {"x", "x"};
      },
      [](Article& a) { a.published = parse_iso_date("2017-05-12"); },
      [](Article& a) { a.published.reset(); },
      [](Article& a) { a.date_by = DateBy::url; },
      [](Article& a) { a.set_flag(ArticleFlag::removed_nul); },
      [](Article& a) { a.tagged_types = {EntityType::place}; },
      [](Article& a) {
        a.tagged_types = {EntityType::place};
        a.tagged_entities = {{EntityType::place, "Damascus"}};
      },
      [](Article& a) { std::swap(a.title, a.body); },
      [](Article& a) { a.body = a.title + a.body, a.title.clear(); },
  };
  std::vector<ContentHash> hashes{content_hash(article)};
  for (const auto& change : changes) {
    Article changed = article;
    change(changed);
    const ContentHash hash = content_hash(changed);
    EXPECT_EQ(std::count(hashes.begin(), hashes.end(), hash), 0);
    hashes.push_back(hash);
  }
}

TEST(ContentHash, IsTheSameOnEveryMachine) {
  // Part of the format: an archive fingerprint that someone quoted must stay what it was.
  EXPECT_EQ(to_hex(content_hash(Article{})), "061794b313d29b6524b810eb54b4608a");
}

}  // namespace
}  // namespace pressmark
