// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whatever is done to the file of a text column, each article whose record and dictionary are as
// they were is read, and none is read that is not as it was.

#include "archive/salvaged_text.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "archive/column_file.h"
#include "archive/stored_article.h"
#include "archive/text_column.h"
#include "archive/text_dictionary.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

using testing::example_uuid;
using testing::file_content;
using testing::make_up_plain_articles;
using testing::overwrite;

int flips_asked_for() {
  const char* asked = std::getenv("PRESSMARK_FLIPS");
  return asked == nullptr ? 60 : std::atoi(asked);
}

class SalvagedTextTest : public ::testing::Test {
 protected:
  /// Half of the articles with a dictionary, if there is one.
  void write_column(bool with_dictionary) {
    std::filesystem::create_directories(folder_.path() / "columns");
    Result<TextColumnWriter> writer = TextColumnWriter::create(folder_.path(), example_uuid);
    ASSERT_TRUE(writer);
    dictionary_ = with_dictionary ? TextDictionary::make(articles_) : nullptr;
    ASSERT_EQ(dictionary_ != nullptr, with_dictionary);
    const std::uint32_t number = dictionary_ ? writer->add_dictionary(dictionary_->bytes()) : 0;
    TextCompressor plain{nullptr};
    TextCompressor compact{dictionary_};
    std::uint64_t at = column_header_bytes;
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      const bool is_compact = dictionary_ && i % 2 == 0;
      const std::string record = encode_article(articles_[i]);
      std::string rest = record.substr(0, record_head_bytes);
      (is_compact ? compact : plain).compress(record.substr(record_head_bytes), rest);
      writer->add({is_compact ? number : 0, rest});
      rows_.push_back({at, at + rest.size() + 1, is_compact});
      at = rows_.back().end;
    }
    ASSERT_TRUE(writer->finish());
    dictionary_at_ = at;
    dictionary_end_ = at + (dictionary_ ? dictionary_->bytes().size() : 0);
    whole_ = file_content(path());
  }

  std::filesystem::path path() const { return folder_.path() / "columns" / "text"; }

  /// Articles that have to be there if the bytes [begin, end) are not what they were.
  void expect_all_but(std::uint64_t begin, std::uint64_t end, const std::string& damage) {
    Result<SalvagedText> text = SalvagedText::open(path(), known_articles_);
    ASSERT_TRUE(text) << text.error().message;
    const bool has_dictionary = end <= dictionary_at_ || begin >= dictionary_end_;
    for (DocumentId document = 1; document <= articles_.size(); ++document) {
      const Row& row = rows_[document - 1];
      const std::optional<Article> article = text->article(document);
      if (article) {
        ASSERT_EQ(encode_article(*article), encode_article(articles_[document - 1])) << damage;
        continue;
      }
      const bool is_whole =
          (end <= row.begin || begin >= row.end) && (has_dictionary || !row.has_dictionary);
      ASSERT_FALSE(is_whole) << damage << ": document " << document << " of row " << row.begin;
    }
  }

  struct Row {
    std::uint64_t begin;
    std::uint64_t end;
    bool has_dictionary;
  };

  const testing::TemporaryFolder folder_;
  const std::vector<Article> articles_ = make_up_plain_articles(150, 7);
  std::optional<DocumentId> known_articles_;
  std::shared_ptr<const TextDictionary> dictionary_;
  std::vector<Row> rows_;
  std::uint64_t dictionary_at_ = 0;
  std::uint64_t dictionary_end_ = 0;
  std::string whole_;
};

TEST_F(SalvagedTextTest, WholeColumnsAreReadAsTheyAre) {
  write_column(true);
  expect_all_but(0, 0, "none");
  EXPECT_EQ(SalvagedText::open(path(), {})->rows(), articles_.size());
}

TEST_F(SalvagedTextTest, AFlippedBitCostsItsOwnArticleAtMost) {
  write_column(true);
  std::mt19937_64 random{3};
  for (int i = 0; i < flips_asked_for(); ++i) {
    // Of header and offsets as often as of the rows, which are most of it.
    const std::uint64_t tail = whole_.size() - dictionary_end_;
    const std::uint64_t at = i % 3 == 0   ? random() % column_header_bytes
                             : i % 3 == 1 ? dictionary_end_ + random() % tail
                                          : random() % whole_.size();
    std::string damaged = whole_;
    damaged[at] = static_cast<char>(damaged[at] ^ static_cast<char>(1U << (random() % 8)));
    overwrite(path(), damaged);
    expect_all_but(at, at + 1, "flip at " + std::to_string(at));
    if (HasFatalFailure()) return;
  }
}

// Articles that take little from it are read with a dictionary from the wrong place, too.
TEST_F(SalvagedTextTest, AFlippedBitOfWhereTheDictionaryLiesCostsNothing) {
  write_column(true);
  constexpr std::size_t after_dictionary_offsets = offset_bytes;  // how many dictionaries there are
  const std::size_t end = whole_.size() - after_dictionary_offsets;
  for (std::size_t bit = 0; bit < 2 * 8 * offset_bytes; ++bit) {
    const std::size_t at = end - 2 * offset_bytes + bit / 8;
    std::string damaged = whole_;
    damaged[at] = static_cast<char>(damaged[at] ^ static_cast<char>(1U << bit % 8));
    overwrite(path(), damaged);
    expect_all_but(at, at + 1, "bit " + std::to_string(bit % 8) + " of " + std::to_string(at));
    if (HasFatalFailure()) return;
  }
}

TEST_F(SalvagedTextTest, AnEmptySectorCostsTheArticlesInItAtMost) {
  write_column(true);
  for (std::size_t at = 0; at < whole_.size(); at += 6 * 512) {
    const std::size_t end = std::min(at + 512, whole_.size());
    std::string damaged = whole_;
    std::fill(damaged.begin() + static_cast<std::ptrdiff_t>(at),
              damaged.begin() + static_cast<std::ptrdiff_t>(end), '\0');
    overwrite(path(), damaged);
    // Without its number of articles in the header either, the caller's counts.
    known_articles_ = at == 0 ? std::optional<DocumentId>{articles_.size()} : std::nullopt;
    expect_all_but(at, end, "sector at " + std::to_string(at));
    if (HasFatalFailure()) return;
  }
}

TEST_F(SalvagedTextTest, ACutColumnKeepsWhatIsBeforeTheCut) {
  write_column(true);
  std::mt19937_64 random{5};
  for (int i = 0; i < 60; ++i) {
    const std::uint64_t tail = whole_.size() - dictionary_end_;
    const std::uint64_t size = i % 2 == 0 ? dictionary_end_ + 24 + random() % (tail - 24)
                                          : column_header_bytes + 1 + random() % dictionary_end_;
    std::filesystem::resize_file(path(), size);
    expect_all_but(size, whole_.size(), "cut to " + std::to_string(size));
    if (HasFatalFailure()) return;
    overwrite(path(), whole_);
  }
}

TEST_F(SalvagedTextTest, ACutColumnWithoutDictionaryIsReadRowByRow) {
  write_column(false);
  const std::uint64_t size = rows_[100].begin + 5;
  std::filesystem::resize_file(path(), size);
  expect_all_but(size, whole_.size(), "cut");
  // Neither header nor offsets say how many there were: it ends where nothing more is found.
  std::string damaged = whole_.substr(0, size);
  damaged[20] ^= 1;
  overwrite(path(), damaged);
  expect_all_but(size, whole_.size(), "cut, and without a header");
  Result<SalvagedText> text = SalvagedText::open(path(), {});
  ASSERT_TRUE(text);
  DocumentId read = 0;
  for (DocumentId document = 1; document <= text->rows(); ++document)
    read += text->article(document) ? 1U : 0U;
  EXPECT_EQ(read, 100U);
  EXPECT_EQ(text->rows(), 101U);
}

TEST_F(SalvagedTextTest, WhatIsNoColumnIsRefused) {
  EXPECT_EQ(SalvagedText::open(folder_.path() / "none", {}).error().kind, ErrorKind::io);
  overwrite(folder_.path() / "short", "x");
  EXPECT_EQ(SalvagedText::open(folder_.path() / "short", {}).error().kind, ErrorKind::archive);
}

}  // namespace
}  // namespace pressmark
