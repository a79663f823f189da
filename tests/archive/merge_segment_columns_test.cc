// SPDX-License-Identifier: GPL-2.0-or-later
//
// Merging is writing: whatever the parts, the bytes are those of writing all rows at once.

#include <map>
#include <random>

#include <gtest/gtest.h>

#include "archive/segment_columns_writer.h"
#include "archive/stored_article.h"
#include "archive/text_column.h"
#include "archive/text_dictionary.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;
using testing::MadeUpArticle;

// Name -> bytes of every column file, with one UUID for all.
std::map<std::string, std::string> columns_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const std::string& name : testing::files_below(folder)) {
    files[name] = testing::file_content(folder / name);
  }
  return files;
}

std::map<std::string, std::string> written_at_once(std::span<const MadeUpArticle> articles) {
  const testing::TemporaryFolder folder;
  SegmentColumnsWriter writer;
  testing::add_rows(writer, articles);
  EXPECT_TRUE(writer.write(folder.path(), testing::example_uuid));
  return columns_of(folder.path());
}

SegmentReader part(const fs::path& folder, std::span<const MadeUpArticle> articles) {
  testing::write_segment(folder, articles);
  auto reader = SegmentReader::open_unpublished(folder);
  EXPECT_TRUE(reader) << reader.error().message;
  return *std::move(reader);
}

class MergeSegmentColumns : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(MergeSegmentColumns, EqualsWritingAllRowsAtOnce) {
  std::mt19937_64 random{GetParam()};
  const auto articles = testing::make_up_articles(random() % 120, GetParam());
  const testing::TemporaryFolder folder;
  std::vector<SegmentReader> parts;
  std::size_t begin = 0;
  while (begin < articles.size() || parts.empty()) {
    const std::size_t size = std::min<std::size_t>(random() % 40, articles.size() - begin);
    parts.push_back(part(folder.path() / std::to_string(parts.size()),
                         std::span{articles}.subspan(begin, size)));
    begin += size;
  }
  const Status merged =
      merge_segment_columns(parts, folder.path() / "merged", testing::example_uuid);
  ASSERT_TRUE(merged) << merged.error().message;
  const auto actual = columns_of(folder.path() / "merged");
  const auto expected = written_at_once(articles);
  ASSERT_EQ(actual.size(), expected.size());
  for (const auto& [name, bytes] : expected) {
    EXPECT_TRUE(actual.at(name) == bytes) << name << " of " << parts.size() << " parts";
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, MergeSegmentColumns, ::testing::Range<std::uint64_t>(1, 25));

TEST(MergeSegmentColumnsTwice, MergingMergedPartsChangesNothing) {
  const auto articles = testing::make_up_articles(90, 77);
  const testing::TemporaryFolder folder;
  const std::span<const MadeUpArticle> all{articles};
  std::vector<SegmentReader> first;
  first.push_back(part(folder.path() / "0", all.subspan(0, 30)));
  first.push_back(part(folder.path() / "1", all.subspan(30, 30)));
  const std::string middle = testing::write_database(folder.path() / "01", all.subspan(0, 60));
  ASSERT_TRUE(merge_segment_columns(first, folder.path() / "01", middle));
  std::vector<SegmentReader> second;
  auto reader = SegmentReader::open_unpublished(folder.path() / "01");
  ASSERT_TRUE(reader) << reader.error().message;
  second.push_back(*std::move(reader));
  second.push_back(part(folder.path() / "2", all.subspan(60)));
  ASSERT_TRUE(merge_segment_columns(second, folder.path() / "merged", testing::example_uuid));
  EXPECT_TRUE(columns_of(folder.path() / "merged") == written_at_once(articles));
}

// Segments of these articles, in their order: each with its dictionary or none.
class MergedTexts : public ::testing::Test {
 protected:
  using Dictionary = std::shared_ptr<const TextDictionary>;

  static Dictionary dictionary(std::uint64_t seed) {
    std::vector<Article> articles;
    for (const auto& made : testing::make_up_articles(600, seed))
      articles.push_back(made.article);
    return TextDictionary::make(articles);
  }

  void add(std::span<const MadeUpArticle> articles, const Dictionary& dictionary) {
    const fs::path segment = folder_.path() / std::to_string(inputs_.size());
    const std::string id = testing::write_database(segment, articles);
    SegmentColumnsWriter writer{dictionary};
    testing::add_rows(writer, articles);
    ASSERT_TRUE(writer.write(segment, id));
    auto reader = SegmentReader::open_unpublished(segment);
    ASSERT_TRUE(reader);
    inputs_.push_back(*std::move(reader));
    articles_.insert(articles_.end(), articles.begin(), articles.end());
  }

  /// Checks that every article reads back. Which dictionary each row has, as a word: "none",
  /// "first".
  std::map<std::string, std::size_t> merge(const Dictionary& spare,
                                           const std::map<std::string, Dictionary>& names) {
    const fs::path folder = folder_.path() / "merged";
    const Status merged = merge_segment_columns(inputs_, folder, testing::example_uuid, spare);
    EXPECT_TRUE(merged) << merged.error().message;
    auto file = VerifiedFile::open(folder / "columns" / "text", nullptr);
    EXPECT_TRUE(file);
    const auto column = TextColumn::open(*std::move(file), testing::example_uuid);
    EXPECT_TRUE(column);
    std::map<std::string, std::size_t> rows;
    for (DocumentId document = 1; document <= column->rows(); ++document) {
      const auto article = column->article(document);
      EXPECT_TRUE(article);
      EXPECT_EQ(encode_article(*article), encode_article(articles_[document - 1].article));
      const std::uint32_t number = column->row(document).dictionary;
      std::string name = number == 0 ? "none" : "?";
      for (const auto& [known, dictionary] : names) {
        if (number != 0 && column->dictionary(number) == dictionary->bytes()) name = known;
      }
      ++rows[name];
    }
    return rows;
  }

 private:
  testing::TemporaryFolder folder_;
  std::vector<SegmentReader> inputs_;
  std::vector<MadeUpArticle> articles_;
};

using RowsWith = std::map<std::string, std::size_t>;

TEST_F(MergedTexts, WithoutADictionaryTakeTheOneMostOthersUse) {
  const auto articles = testing::make_up_articles(60, 21);
  const std::span<const MadeUpArticle> all{articles};
  const Dictionary first = dictionary(22);
  const Dictionary second = dictionary(23);
  const Dictionary spare = dictionary(24);
  ASSERT_TRUE(first && second && spare);
  add(all.subspan(0, 5), nullptr);
  add(all.subspan(5, 10), first);
  add(all.subspan(15, 20), second);
  add(all.subspan(35, 25), nullptr);
  EXPECT_EQ(merge(spare, {{"first", first}, {"second", second}, {"spare", spare}}),
            (RowsWith{{"first", 10}, {"second", 50}}));
}

TEST_F(MergedTexts, WithoutAnyDictionaryTakeTheGivenOneIfItPays) {
  const Dictionary spare = dictionary(24);
  const auto articles = testing::make_up_articles(900, 25);
  add(std::span{articles}.subspan(0, 20), nullptr);
  EXPECT_EQ(merge(spare, {{"spare", spare}}), (RowsWith{{"none", 20}}));
  add(std::span{articles}.subspan(20), nullptr);
  EXPECT_EQ(merge(spare, {{"spare", spare}}), (RowsWith{{"spare", 900}}));
}

TEST(MergeSegmentColumnsDamage, ADamagedInputIsAnErrorAndNoCrash) {
  const auto articles = testing::make_up_articles(12, 5);
  const testing::TemporaryFolder folder;
  const fs::path input = folder.path() / "input";
  testing::write_segment(input, articles);
  std::mt19937_64 random{9};
  int noticed = 0;
  for (const std::string& name : testing::files_below(input)) {
    if (name.starts_with("xapian/")) continue;
    const std::string good = testing::file_content(input / name);
    for (int i = 0; i < 60; ++i) {
      std::string bad = good;
      bad[random() % bad.size()] ^= static_cast<char>(1 + random() % 255);
      testing::overwrite(input / name, bad);
      std::vector<SegmentReader> parts;
      auto reader = SegmentReader::open_unpublished(input);
      if (reader) {
        parts.push_back(*std::move(reader));
        fs::remove_all(folder.path() / "merged");
        const Status merged =
            merge_segment_columns(parts, folder.path() / "merged", testing::example_uuid);
        if (merged) continue;  // another word or number, as good as the one before
        EXPECT_EQ(merged.error().kind, ErrorKind::archive);
      }
      ++noticed;
    }
    testing::overwrite(input / name, good);
  }
  EXPECT_GT(noticed, 100);
}

}  // namespace
}  // namespace pressmark
