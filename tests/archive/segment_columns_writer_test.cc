// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is written into columns is what is read out of them, row by row.

#include "archive/segment_columns_writer.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "schema/fields.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

using testing::MadeUpArticle;

class SegmentColumnsWriterTest : public ::testing::Test {
 protected:
  void write(std::vector<MadeUpArticle> articles) {
    articles_ = std::move(articles);
    testing::write_segment(folder_.path(), articles_);
    auto segment = SegmentReader::open_unpublished(folder_.path());
    ASSERT_TRUE(segment) << segment.error().message;
    segment_.emplace(*std::move(segment));
  }

  const SegmentColumns& columns() const { return segment_->columns(); }

  testing::TemporaryFolder folder_;
  std::vector<MadeUpArticle> articles_;
  std::optional<SegmentReader> segment_;
};

TEST_F(SegmentColumnsWriterTest, FixedColumnsHoldTheRows) {
  write(testing::make_up_articles(200, 1));
  std::uint64_t total_length = 0;
  for (DocumentId document = 1; document <= articles_.size(); ++document) {
    const MadeUpArticle& made = articles_[document - 1];
    const Article& article = made.article;
    EXPECT_EQ(columns().id[document], article.id);
    EXPECT_EQ(columns().day[document],
              article.published ? to_day(*article.published) : undated_day);
    EXPECT_EQ(columns().date_by[document], static_cast<std::uint8_t>(article.date_by));
    EXPECT_EQ(columns().length[document], made.length);
    EXPECT_EQ(columns().content_hash[document], content_hash(article));
    total_length += made.length;
  }
  EXPECT_EQ(columns().total_length, total_length);
}

TEST_F(SegmentColumnsWriterTest, KeywordsAreSortedAndZeroIsNone) {
  write(testing::make_up_articles(100, 2));
  const auto& sources = columns().source.values();
  EXPECT_EQ(sources, (std::vector<std::string_view>{"Ansible", "Basilisk", "Ćulav"}));
  std::set<std::uint32_t> seen;
  for (DocumentId document = 1; document <= articles_.size(); ++document) {
    const std::uint32_t ordinal = columns().source[document];
    const std::string_view value = ordinal == 0 ? std::string_view{} : sources[ordinal - 1];
    EXPECT_EQ(value, articles_[document - 1].article.source);
    seen.insert(ordinal);
  }
  EXPECT_EQ(seen, (std::set<std::uint32_t>{0, 1, 2, 3}));
}

TEST_F(SegmentColumnsWriterTest, RanksAreTheOrderOfIds) {
  write(testing::make_up_articles(100, 3));
  std::vector<std::string> by_rank(articles_.size());
  for (DocumentId document = 1; document <= articles_.size(); ++document) {
    by_rank.at(columns().id_rank[document]) = articles_[document - 1].article.id;
  }
  std::vector<std::string> sorted;
  for (const auto& made : articles_)
    sorted.push_back(made.article.id);
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(by_rank, sorted);
}

TEST_F(SegmentColumnsWriterTest, TermIdsFallWithOccurrences) {
  write(testing::make_up_articles(100, 4));
  std::map<std::string, std::uint64_t> occurrences;
  for (const auto& made : articles_) {
    for (const auto& word : made.words)
      ++occurrences[word.stem];
  }
  std::vector<std::pair<std::string, std::uint64_t>> expected{occurrences.begin(),
                                                              occurrences.end()};
  std::stable_sort(expected.begin(), expected.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  ASSERT_EQ(columns().lexicon.size(), expected.size());
  for (TermId id = 0; id < expected.size(); ++id) {
    EXPECT_EQ(columns().lexicon.find(expected[id].first), id) << expected[id].first;
  }
  columns().lexicon.for_each([&](std::string_view stem, TermId id, std::uint64_t count) {
    EXPECT_EQ(expected.at(id).first, stem);
    EXPECT_EQ(expected.at(id).second, count);
  });
}

TEST_F(SegmentColumnsWriterTest, WordsComeBackInOrder) {
  write(testing::make_up_articles(100, 5));
  std::vector<std::string> stems(columns().lexicon.size());
  columns().lexicon.for_each(
      [&](std::string_view stem, TermId id, std::uint64_t) { stems.at(id) = stem; });
  for (DocumentId document = 1; document <= articles_.size(); ++document) {
    const MadeUpArticle& made = articles_[document - 1];
    const ArticleWords words = columns().word_order[document];
    EXPECT_EQ(words.ends(), made.ends);
    EXPECT_EQ(words.sentences(), made.sentences);
    std::multiset<std::pair<Position, std::string>> expected;
    for (const auto& word : made.words)
      expected.emplace(word.position, word.stem);
    std::multiset<std::pair<Position, std::string>> actual;
    Position last = 0;
    for (const auto& [position, id] : words.all_words()) {
      EXPECT_GE(position, last);
      last = position;
      actual.emplace(position, stems.at(id));
    }
    EXPECT_EQ(actual, expected);
  }
}

std::map<std::string, std::string> columns_written_for(std::span<const MadeUpArticle> articles) {
  const testing::TemporaryFolder folder;
  SegmentColumnsWriter writer;
  testing::add_rows(writer, articles);
  EXPECT_TRUE(writer.write(folder.path(), testing::example_uuid));
  std::map<std::string, std::string> columns;
  for (const std::string& file : testing::files_below(folder.path()))
    columns[file] = testing::file_content(folder.path() / file);
  return columns;
}

// Some have the same place in what the writer keeps in mind.
TEST(SegmentColumnsWriterWords, TheirNumbersChangeNothing) {
  std::vector<MadeUpArticle> articles = testing::make_up_articles(120, 11);
  const std::map<std::string, std::string> expected = columns_written_for(articles);
  EXPECT_GT(expected.size(), 10U);
  for (const std::uint32_t step : {1U, 4096U, 0x10000001U}) {
    std::map<std::tuple<std::string, std::string, bool>, std::uint32_t> numbers;
    for (MadeUpArticle& made : articles) {
      for (auto& word : made.words) {
        const auto next = static_cast<std::uint32_t>(1 + numbers.size() * step);
        word.number =
            numbers.try_emplace({word.stem, word.term, word.is_capitals}, next).first->second;
      }
    }
    EXPECT_EQ(columns_written_for(articles), expected) << step;
  }
}

TEST_F(SegmentColumnsWriterTest, NamesCountArticlesAndMentions) {
  write(testing::make_up_articles(150, 6));
  struct Counts {
    std::set<std::string> articles;
    std::uint64_t mentions = 0;
  };
  std::map<std::pair<EntityType, std::string>, Counts> expected;
  for (const auto& made : articles_) {
    for (const auto& name : made.names) {
      Counts& counts = expected[{name.type, name.spelling}];
      counts.articles.insert(made.article.id);
      ++counts.mentions;
    }
  }
  ASSERT_EQ(columns().names.size(), expected.size());
  std::uint32_t ordinal = 0;
  for (const auto& [name, counts] : expected) {
    const NameEntry entry = columns().names[ordinal];
    EXPECT_EQ(entry.type, name.first);
    EXPECT_EQ(entry.spelling, name.second);
    EXPECT_EQ(entry.key, testing::key_of(name.second));
    EXPECT_EQ(entry.articles, counts.articles.size());
    EXPECT_EQ(entry.mentions, counts.mentions);
    EXPECT_EQ(columns().names.find(name.first, name.second), ordinal);
    ++ordinal;
  }
}

TEST_F(SegmentColumnsWriterTest, MentionsAndOrdinalsNameTheSameNames) {
  write(testing::make_up_articles(150, 7));
  for (DocumentId document = 1; document <= articles_.size(); ++document) {
    std::multiset<std::tuple<Position, std::uint32_t, EntityType, std::string>> expected;
    for (const auto& name : articles_[document - 1].names) {
      expected.emplace(name.first_position, name.words, name.type, name.spelling);
    }
    std::multiset<std::tuple<Position, std::uint32_t, EntityType, std::string>> actual;
    std::array<std::set<std::uint32_t>, 3> ordinals;
    for (const MentionMark& mention : columns().word_order[document].mentions()) {
      const NameEntry entry = columns().names[mention.ordinal];
      actual.emplace(mention.first_position, mention.words, entry.type, entry.spelling);
      ordinals.at(static_cast<std::size_t>(entry.type)).insert(mention.ordinal);
    }
    EXPECT_EQ(actual, expected);
    for (std::size_t type = 0; type < ordinals.size(); ++type) {
      const auto row = columns().entities[type][document];
      EXPECT_TRUE(std::equal(row.begin(), row.end(), ordinals[type].begin(), ordinals[type].end()));
    }
  }
}

TEST_F(SegmentColumnsWriterTest, ASegmentMayBeEmpty) {
  write({});
  EXPECT_EQ(segment_->articles(), 0U);
  EXPECT_EQ(columns().lexicon.size(), 0U);
  EXPECT_EQ(columns().lexicon.find("w1"), std::nullopt);
  EXPECT_EQ(columns().names.find(EntityType::person, "Name 1"), std::nullopt);
  EXPECT_TRUE(columns().source.values().empty());
}

TEST(SegmentColumnsWriterMemory, GrowsWithWhatItHolds) {
  SegmentColumnsWriter writer;
  const std::size_t empty = writer.memory_bytes();
  testing::add_rows(writer, testing::make_up_articles(50, 8));
  const std::size_t some = writer.memory_bytes();
  testing::add_rows(writer, testing::make_up_articles(500, 9));
  EXPECT_LT(empty, some);
  EXPECT_LT(some * 3, writer.memory_bytes());
}

TEST(SegmentColumnsWriterErrors, AFolderThatCannotBeMadeIsAnIoError) {
  const testing::TemporaryFolder folder;
  testing::overwrite(folder.path() / "file", "");
  const Status written = SegmentColumnsWriter{}.write(folder.path() / "file", "uuid");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, ErrorKind::io);
}

}  // namespace
}  // namespace pressmark
