// SPDX-License-Identifier: GPL-2.0-or-later
//
// Archives with damage of every kind: each live article with an undamaged record comes back.

#include "archive/salvage.h"

#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive/archive.h"
#include "archive/stored_article.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;
using testing::file_content;
using testing::files_below;
using testing::overwrite;

class SalvageTest : public ::testing::Test {
 protected:
  SalvageTest() {
    const Manifest manifest = testing::make_archive(
        archive_, {testing::make_up_articles(40, 1), testing::make_up_articles(30, 2)});
    testing::delete_documents(archive_, manifest, 0, std::vector<DocumentId>{3, 17, 40});
    const Result<ArchiveReader> reader = ArchiveReader::open(archive_);
    if (!reader) throw std::runtime_error{reader.error().message};
    for (const SegmentReader& segment : reader->segments()) {
      for (DocumentId document = 1; document <= segment.articles(); ++document) {
        const Article article = *segment.article(document);
        std::string record = encode_article(article);
        (segment.deleted().contains(document) ? deleted_ : live_).insert(std::move(record));
      }
    }
  }

  struct Salvaged {
    std::multiset<std::string> articles;  // as records
    std::vector<LostArticle> lost;
    std::vector<std::string> notes;
  };

  Salvaged salvage() {
    Salvaged salvaged;
    Result<ArchiveSalvage> left = ArchiveSalvage::open(archive_);
    EXPECT_TRUE(left) << left.error().message;
    if (!left) return salvaged;
    while (auto found = left->next()) {
      if (auto* lost = std::get_if<LostArticle>(&*found)) {
        salvaged.lost.push_back(*lost);
      } else {
        salvaged.articles.insert(encode_article(std::get<Article>(*found)));
      }
    }
    salvaged.notes = left->notes();
    return salvaged;
  }

  /// Whether every live article is there, and nothing that never was.
  void expect_all(const Salvaged& salvaged, const std::string& damage) {
    for (const std::string& record : live_)
      EXPECT_EQ(salvaged.articles.count(record), live_.count(record)) << damage;
    for (const std::string& record : salvaged.articles)
      EXPECT_TRUE(live_.contains(record) || deleted_.contains(record)) << damage;
  }

  void flip(const std::string& file, std::mt19937_64& random) {
    std::string content = file_content(archive_ / file);
    const std::size_t at = random() % content.size();
    content[at] = static_cast<char>(content[at] ^ static_cast<char>(1U << (random() % 8)));
    overwrite(archive_ / file, content);
  }

  const testing::TemporaryFolder folder_;
  const fs::path archive_ = folder_.path() / "news.pressmark";
  std::multiset<std::string> live_;
  std::multiset<std::string> deleted_;
};

TEST_F(SalvageTest, AWholeArchiveIsAllThere) {
  const Salvaged salvaged = salvage();
  EXPECT_EQ(salvaged.articles, live_);
  EXPECT_TRUE(salvaged.lost.empty());
  EXPECT_TRUE(salvaged.notes.empty());
}

TEST_F(SalvageTest, ABitOfAnyOtherFileCostsNothing) {
  std::mt19937_64 random{11};
  for (const std::string& file : files_below(archive_)) {
    const std::string whole = file_content(archive_ / file);
    if (whole.empty() || file.ends_with("columns/text")) continue;
    for (int i = 0; i < 2; ++i) {
      flip(file, random);
      const Salvaged salvaged = salvage();
      expect_all(salvaged, file);
      EXPECT_TRUE(salvaged.lost.empty()) << file;
      const bool knows_deleted = file.find("/deleted-") == std::string::npos;
      EXPECT_TRUE(!knows_deleted || salvaged.articles == live_) << file;
      overwrite(archive_ / file, whole);
      if (HasFailure()) return;
    }
  }
}

TEST_F(SalvageTest, MissingFilesCostNothingButTheTextOfTheirSegment) {
  for (const std::string& file : files_below(archive_)) {
    const std::string whole = file_content(archive_ / file);
    fs::remove(archive_ / file);
    const Salvaged salvaged = salvage();
    if (file.ends_with("columns/text")) {
      EXPECT_THAT(salvaged.lost.size(), ::testing::AnyOf(37U, 30U)) << file;
      EXPECT_EQ(salvaged.articles.size() + salvaged.lost.size(), live_.size()) << file;
      for (const LostArticle& lost : salvaged.lost)
        EXPECT_FALSE(lost.id.empty()) << file;
    } else {
      expect_all(salvaged, file);
    }
    overwrite(archive_ / file, whole);
    if (HasFailure()) return;
  }
}

TEST_F(SalvageTest, ADamagedRecordIsNamed) {
  std::mt19937_64 random{13};
  std::size_t lost = 0;
  for (const std::string& file : files_below(archive_)) {
    if (!file.ends_with("columns/text")) continue;
    const std::string whole = file_content(archive_ / file);
    for (int i = 0; i < 40; ++i) {
      flip(file, random);
      const Salvaged salvaged = salvage();
      EXPECT_LE(salvaged.lost.size(), 1U);
      EXPECT_EQ(salvaged.articles.size() + salvaged.lost.size(), live_.size()) << file;
      for (const std::string& record : salvaged.articles)
        EXPECT_TRUE(live_.contains(record));
      for (const LostArticle& article : salvaged.lost)
        EXPECT_FALSE(article.id.empty());
      lost += salvaged.lost.size();
      overwrite(archive_ / file, whole);
    }
  }
  EXPECT_GT(lost, 40U);
}

TEST_F(SalvageTest, WithoutAManifestFoldersSayWhatThereWas) {
  for (const std::string& file : files_below(archive_)) {
    if (file.starts_with("MANIFEST") || file == "CURRENT") fs::remove(archive_ / file);
  }
  const Salvaged salvaged = salvage();
  EXPECT_EQ(salvaged.articles, live_);
  ASSERT_EQ(salvaged.notes.size(), 1U);
  EXPECT_NE(salvaged.notes.front().find("from their folders"), std::string::npos);
}

TEST_F(SalvageTest, WhereDeletionsAreLostRemovedArticlesMayBeBack) {
  for (const std::string& file : files_below(archive_)) {
    if (file.find("/deleted-") != std::string::npos) fs::remove(archive_ / file);
  }
  const Salvaged salvaged = salvage();
  EXPECT_EQ(salvaged.articles.size(), live_.size() + deleted_.size());
  ASSERT_EQ(salvaged.notes.size(), 1U);
  EXPECT_NE(salvaged.notes.front().find("may be back"), std::string::npos);
}

TEST_F(SalvageTest, AnArchiveOfAnotherFormatIsNotDamaged) {
  Manifest manifest = *read_current_manifest(archive_);
  --manifest.format_version;
  ++manifest.number;
  ASSERT_TRUE(publish_manifest(archive_, manifest));
  const Result<ArchiveSalvage> other = ArchiveSalvage::open(archive_);
  ASSERT_FALSE(other);
  EXPECT_NE(other.error().message.find("has archive format"), std::string::npos);
  EXPECT_NE(other.error().hint.find("the program that wrote it"), std::string::npos);
}

TEST_F(SalvageTest, WhatIsNoArchiveIsRefused) {
  const Result<ArchiveSalvage> none = ArchiveSalvage::open(folder_.path() / "none");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, ErrorKind::archive);
}

}  // namespace
}  // namespace pressmark
