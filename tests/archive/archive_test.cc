// SPDX-License-Identifier: GPL-2.0-or-later
//
// Opening archives.

#include "archive/archive.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/archive/test_archive.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;
using testing::MadeUpArticle;

TEST(ArchiveReader, OpensWhatIsCurrent) {
  const testing::TemporaryFolder folder;
  const auto articles = testing::make_up_articles(30, 1);
  const Manifest manifest = testing::make_archive(folder.path(), {articles});
  for (const VerifyLevel level : {VerifyLevel::quick, VerifyLevel::full}) {
    const auto reader = ArchiveReader::open(folder.path(), level);
    ASSERT_TRUE(reader) << reader.error().message;
    EXPECT_EQ(reader->manifest(), manifest);
    EXPECT_EQ(reader->path(), folder.path());
    ASSERT_EQ(reader->segments().size(), 1U);
    EXPECT_EQ(reader->segments()[0].articles(), 30U);
  }
}

TEST(ArchiveReader, NoArchiveSaysHowToMakeOne) {
  const auto reader = ArchiveReader::open("no/such/archive");
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().kind, ErrorKind::archive);
  EXPECT_EQ(reader.error().message, "archive no/such/archive: there is no archive here");
  EXPECT_EQ(reader.error().hint, "build one: indexer build PATH... -d no/such/archive");
}

TEST(ArchiveReader, FullVerificationFindsDamageBeforeAnythingIsServed) {
  const testing::TemporaryFolder folder;
  testing::make_archive(folder.path(), {testing::make_up_articles(30, 1)});
  const std::string name = "segments/segment-0/columns/word_order";
  std::string content = testing::file_content(folder.path() / name);
  content[100] ^= 1;
  testing::overwrite(folder.path() / name, content);

  const auto refused = ArchiveReader::open(folder.path(), VerifyLevel::full);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::archive);
  EXPECT_NE(refused.error().message.find(name + ": block 1 of "), std::string::npos);
  EXPECT_EQ(refused.error().hint,
            "see what is damaged: indexer verify -d " + folder.path().string());

  // The damaged block is the one with the column's header, so it is touched by opening.
  const auto quick = ArchiveReader::open(folder.path());
  ASSERT_FALSE(quick);
  EXPECT_EQ(quick.error().kind, ErrorKind::archive);
}

TEST(ArchiveReader, CommonLanguagesAreThoseOfATenthOfTheArticles) {
  std::vector<TinySegment> segments(2);
  for (int i = 0; i < 31; ++i) {
    TinyArticle& article = segments[i % 2 == 0 ? 0 : 1].emplace_back();
    article.id = std::to_string(i);
    article.body = "words";
    article.language = i < 3 ? "nl" : i < 7 ? "fr" : i < 11 ? "de" : "en";
  }
  const TinyArchive archive{segments};
  const std::vector<std::string> common{"en", "de", "fr"};
  EXPECT_EQ(archive.reader().common_languages(), common) << "3 of 31 are not a tenth";
  EXPECT_EQ(archive.reader().common_languages(), common) << "asked again";
}

TEST(ArchiveReader, CommonLanguagesAreThoseOfLiveArticlesHoweverTheyAreWritten) {
  for (const std::string english : {"en", "en-GB"}) {
    TinySegment articles(12);
    for (std::size_t i = 0; i < articles.size(); ++i) {
      articles[i].id = std::to_string(i);
      articles[i].language = i < 2 ? "nl" : i < 3 ? "" : i < 7 ? "de" : english;
    }
    const TinyArchive archive{{articles}};
    EXPECT_EQ(archive.reader().common_languages(), (std::vector<std::string>{english, "de", "nl"}));
    const std::array<DocumentId, 5> removed{1, 2, 3, 9, 10};
    testing::delete_documents(archive.path(), archive.reader().manifest(), 0, removed);
    const auto reader = ArchiveReader::open(archive.path());
    ASSERT_TRUE(reader) << reader.error().message;
    EXPECT_EQ(reader->common_languages(), (std::vector<std::string>{"de", english}))
        << "4 and 3 are left";
  }
}

TEST(ArchiveReader, WhatIsPublishedBesideTheSegmentsIsNeeded) {
  const testing::TemporaryFolder folder;
  const Manifest manifest = testing::make_archive(folder.path(), {testing::make_up_articles(9, 1)});
  for (const FileEntry& entry : {manifest.canonical_map, manifest.families}) {
    const fs::path path = folder.path() / entry.path;
    const std::string content = testing::file_content(path);
    fs::remove(path);
    EXPECT_FALSE(ArchiveReader::open(folder.path())) << entry.path;
    testing::overwrite(path, content);
    EXPECT_TRUE(ArchiveReader::open(folder.path()));
  }
}

}  // namespace
}  // namespace pressmark
