// SPDX-License-Identifier: GPL-2.0-or-later
//
// Stored articles come back as they went in, whatever they were compressed with, or not at all.

#include "archive/text_column.h"

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "archive/damaged_archive.h"
#include "archive/stored_article.h"
#include "archive/text_dictionary.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

class TextColumnTest : public ::testing::Test {
 protected:
  using Dictionaries = std::vector<std::shared_ptr<const TextDictionary>>;

  TextColumnTest() { std::filesystem::create_directories(folder_.path() / "columns"); }

  /// Article i is compressed with dictionary i modulo their number.
  void write(std::span<const Article> articles, const Dictionaries& dictionaries) {
    auto writer = TextColumnWriter::create(folder_.path(), testing::example_uuid);
    ASSERT_TRUE(writer) << writer.error().message;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      const auto& dictionary = dictionaries[i % dictionaries.size()];
      const std::uint32_t number = dictionary ? writer->add_dictionary(dictionary->bytes()) : 0;
      const std::string record = encode_article(articles[i]);
      std::string row = record.substr(0, record_head_bytes);
      TextCompressor{dictionary}.compress(record.substr(record_head_bytes), row);
      writer->add({number, row});
    }
    const Status done = writer->finish();
    ASSERT_TRUE(done) << done.error().message;
  }

  Result<TextColumn> open() const {
    auto file = VerifiedFile::open(path_, nullptr);
    if (!file) return std::move(file).error();
    return TextColumn::open(*std::move(file), testing::example_uuid);
  }

  testing::TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "columns" / "text";
};

TEST_F(TextColumnTest, GivesBackEveryArticle) {
  const std::vector<Article> articles = testing::make_up_plain_articles(90, 1);
  const Dictionaries dictionaries{nullptr,
                                  TextDictionary::make(testing::make_up_plain_articles(600, 2)),
                                  TextDictionary::make(testing::make_up_plain_articles(600, 3))};
  write(articles, dictionaries);
  const auto column = open();
  ASSERT_TRUE(column) << column.error().message;
  EXPECT_EQ(column->rows(), articles.size());
  ASSERT_EQ(column->dictionaries(), 2U) << "each once";
  EXPECT_EQ(column->dictionary(1), dictionaries[1]->bytes());
  EXPECT_EQ(column->dictionary(2), dictionaries[2]->bytes());
  for (DocumentId document = 1; document <= articles.size(); ++document) {
    EXPECT_EQ(column->row(document).dictionary, (document - 1) % 3);
    const auto article = column->article(document);
    ASSERT_TRUE(article) << article.error().message;
    EXPECT_EQ(encode_article(*article), encode_article(articles[document - 1]));
  }
}

TEST_F(TextColumnTest, MayBeEmpty) {
  write({}, {nullptr});
  const auto column = open();
  ASSERT_TRUE(column) << column.error().message;
  EXPECT_EQ(column->rows(), 0U);
  EXPECT_THROW(column->article(1), DamagedArchive);
  EXPECT_THROW(column->article(0), DamagedArchive);
  EXPECT_THROW(column->dictionary(1), DamagedArchive);
}

TEST_F(TextColumnTest, HoldsLongArticles) {
  Article article;
  article.id = "long";
  std::mt19937_64 random{4};
  while (article.body.size() < 3'000'000)
    article.body += "word" + std::to_string(random() % 100'000) + " ";
  write(std::vector{article}, {nullptr});
  const auto column = open();
  ASSERT_TRUE(column);
  const auto read = column->article(1);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->body, article.body);
}

// No block checksums here: what is left is the record's own.
TEST_F(TextColumnTest, NeverReturnsAlteredText) {
  const std::vector<Article> articles = testing::make_up_plain_articles(4, 5);
  write(articles, {nullptr, TextDictionary::make(testing::make_up_plain_articles(600, 6))});
  const std::string good = testing::file_content(path_);
  std::mt19937_64 random{7};
  std::size_t refused = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bad = good;
    bad[random() % bad.size()] ^= static_cast<char>(1 + random() % 255);
    testing::overwrite(path_, bad);
    const auto column = open();
    if (!column) {
      ++refused;
      continue;
    }
    for (DocumentId document = 1; document <= column->rows(); ++document) {
      try {
        const auto article = column->article(document);
        if (!article) {
          ++refused;
        } else if (document <= articles.size()) {
          // A changed offset may lead from one row to another, whole one.
          const bool is_one_of_ours =
              std::any_of(articles.begin(), articles.end(), [&](const Article& other) {
                return encode_article(*article) == encode_article(other);
              });
          EXPECT_TRUE(is_one_of_ours);
        }
      } catch (const DamagedArchive&) {
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 50U);
}

TEST_F(TextColumnTest, RefusesFilesThatEndTooEarly) {
  write(testing::make_up_plain_articles(3, 8), {nullptr});
  const std::string good = testing::file_content(path_);
  for (std::size_t size = 0; size < good.size(); ++size) {
    testing::overwrite(path_, good.substr(0, size));
    try {
      const auto column = open();
      if (column) {
        const auto article = column->article(1);
        if (article) {
          EXPECT_EQ(article->id, testing::make_up_plain_articles(3, 8).front().id);
        }
      }
    } catch (const DamagedArchive&) {
    }
  }
  testing::overwrite(path_, good.substr(0, column_header_bytes + 3));
  EXPECT_FALSE(open());
}

TEST_F(TextColumnTest, BelongsToOneDatabase) {
  write(testing::make_up_plain_articles(3, 9), {nullptr});
  auto file = VerifiedFile::open(path_, nullptr);
  ASSERT_TRUE(file);
  EXPECT_FALSE(TextColumn::open(*std::move(file), "another"));
}

TEST_F(TextColumnTest, MergedSegmentsKeepTheirDictionaries) {
  const auto first = testing::make_up_articles(40, 10);
  const auto second = testing::make_up_articles(30, 11);
  const auto write_segment = [&](const char* name, const auto& articles, const auto& dictionary) {
    const std::filesystem::path segment = folder_.path() / name;
    const std::string id = testing::write_database(segment, articles);
    SegmentColumnsWriter writer{dictionary};
    testing::add_rows(writer, articles);
    EXPECT_TRUE(writer.write(segment, id));
    return SegmentReader::open_unpublished(segment);
  };
  std::vector<SegmentReader> inputs;
  const auto shared = TextDictionary::make(testing::make_up_plain_articles(600, 12));
  const auto other = TextDictionary::make(testing::make_up_plain_articles(600, 13));
  for (const auto& [name, dictionary] :
       {std::pair{"a", shared}, std::pair{"b", other}, std::pair{"c", shared}}) {
    auto segment = write_segment(name, name[0] == 'b' ? second : first, dictionary);
    ASSERT_TRUE(segment) << segment.error().message;
    inputs.push_back(*std::move(segment));
  }
  const std::filesystem::path merged = folder_.path() / "merged";
  std::filesystem::create_directories(merged);
  ASSERT_TRUE(merge_segment_columns(inputs, merged, testing::example_uuid));
  auto file = VerifiedFile::open(merged / "columns" / "text", nullptr);
  ASSERT_TRUE(file);
  const auto column = TextColumn::open(*std::move(file), testing::example_uuid);
  ASSERT_TRUE(column) << column.error().message;
  EXPECT_EQ(column->dictionaries(), 2U);
  DocumentId document = 0;
  for (const SegmentReader& input : inputs) {
    for (DocumentId own = 1; own <= input.articles(); ++own) {
      const auto expected = input.article(own);
      const auto actual = column->article(++document);
      ASSERT_TRUE(expected && actual);
      EXPECT_EQ(encode_article(*actual), encode_article(*expected));
    }
  }
  EXPECT_EQ(column->rows(), document);
}

}  // namespace
}  // namespace pressmark
