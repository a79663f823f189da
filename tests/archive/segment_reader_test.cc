// SPDX-License-Identifier: GPL-2.0-or-later
//
// A segment: what it refuses to open, and what it finds.

#include "archive/segment_reader.h"

#include <array>

#include <gtest/gtest.h>
#include <xapian.h>

#include "archive/damaged_archive.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

class SegmentReaderTest : public ::testing::Test {
 protected:
  SegmentReaderTest() : articles_(testing::make_up_articles(20, 1)) {
    articles_[3].article.id = std::string(400, 'x') + "3";
    articles_[4].article.id = std::string(400, 'x') + "4";
    entry_ = testing::add_segment(archive_.path(), "a", articles_);
  }

  std::string error() const {
    const auto segment = SegmentReader::open(archive_.path(), entry_);
    if (segment) return "opened";
    EXPECT_EQ(segment.error().kind, ErrorKind::archive);
    EXPECT_NE(segment.error().hint, "");
    return segment.error().message;
  }

  fs::path path(const std::string& name) const { return archive_.path() / "segments/a" / name; }

  testing::TemporaryFolder archive_;
  std::vector<testing::MadeUpArticle> articles_;
  SegmentEntry entry_;
};

TEST_F(SegmentReaderTest, ServesStoredArticles) {
  const auto segment = SegmentReader::open(archive_.path(), entry_);
  ASSERT_TRUE(segment) << segment.error().message;
  EXPECT_EQ(segment->articles(), 20U);
  EXPECT_EQ(segment->database().get_doccount(), 20U);
  for (DocumentId document = 1; document <= 20; ++document) {
    const auto article = segment->article(document);
    ASSERT_TRUE(article);
    EXPECT_EQ(article->body, articles_[document - 1].article.body);
  }
  EXPECT_THROW((void)segment->article(21), DamagedArchive);
}

TEST_F(SegmentReaderTest, FindsArticlesByIdLongOnesIncluded) {
  const auto segment = SegmentReader::open(archive_.path(), entry_);
  ASSERT_TRUE(segment);
  for (DocumentId document = 1; document <= 20; ++document) {
    EXPECT_EQ(segment->find_article(articles_[document - 1].article.id), document);
  }
  EXPECT_EQ(segment->find_article("no such id"), std::nullopt);
  EXPECT_EQ(segment->find_article(""), std::nullopt);
  EXPECT_EQ(segment->find_article(std::string(400, 'x')), std::nullopt);
}

TEST(SegmentWithAnIdTwice, FindsTheLiveArticle) {
  // As merging leaves it: what replaced an article behind what it replaced.
  auto articles = testing::make_up_articles(6, 4);
  articles[4].article.id = articles[1].article.id;
  const testing::TemporaryFolder folder;
  Manifest manifest = testing::make_archive(folder.path(), {articles});
  const std::array<DocumentId, 1> replaced{2};
  manifest = testing::delete_documents(folder.path(), manifest, 0, replaced);
  auto segment = SegmentReader::open(folder.path(), manifest.segments[0]);
  ASSERT_TRUE(segment) << segment.error().message;
  EXPECT_EQ(segment->find_article(articles[1].article.id), DocumentId{5});
  const std::array<DocumentId, 1> removed{5};
  manifest = testing::delete_documents(folder.path(), manifest, 0, removed);
  segment = SegmentReader::open(folder.path(), manifest.segments[0]);
  EXPECT_EQ(segment->find_article(articles[1].article.id), std::nullopt);
  EXPECT_EQ(segment->live_articles(), 4U);
}

TEST_F(SegmentReaderTest, AMissingOrShorterFileIsNamed) {
  const std::string content = testing::file_content(path("xapian/termlist.glass"));
  testing::overwrite(path("xapian/termlist.glass"), content.substr(1));
  const std::string archive = "archive " + archive_.path().string() + ": ";
  EXPECT_EQ(error(), archive + "segments/a/xapian/termlist.glass has " +
                         std::to_string(content.size() - 1) + " bytes instead of " +
                         std::to_string(content.size()));
  testing::overwrite(path("xapian/termlist.glass"), content);
  EXPECT_EQ(error(), "opened");
  fs::remove(path("columns/day"));
  EXPECT_EQ(error(), archive + "segments/a/columns/day is missing");
  std::erase_if(entry_.files, [](const FileEntry& f) { return f.path.ends_with("/day"); });
  EXPECT_EQ(error(), "the manifest does not list segments/a/columns/day");
}

TEST_F(SegmentReaderTest, XapiansVersionFileIsVerifiedFirst) {
  std::string content = testing::file_content(path("xapian/iamglass"));
  content[40] ^= 1;
  testing::overwrite(path("xapian/iamglass"), content);
  EXPECT_NE(error().find("xapian/iamglass: block 1 of 1"), std::string::npos) << error();
}

TEST_F(SegmentReaderTest, ColumnsOfAnotherDatabaseAreRefused) {
  testing::write_database(path("other"), articles_);
  fs::remove_all(path("xapian"));
  fs::rename(path("other/xapian"), path("xapian"));
  const auto segment = SegmentReader::open_unpublished(path(""));
  ASSERT_FALSE(segment);
  EXPECT_NE(segment.error().message.find("it belongs to another database"), std::string::npos);
  entry_.files = *list_files(archive_.path(), "segments/a");
  EXPECT_EQ(error(), "segments/a/xapian is not the database that the manifest lists");
}

TEST_F(SegmentReaderTest, ColumnsOfOtherLengthAreRefused) {
  SegmentColumnsWriter writer;
  testing::add_rows(writer, std::span{articles_}.first(19));
  ASSERT_TRUE(writer.write(path(""), entry_.uuid));
  const auto segment = SegmentReader::open_unpublished(path(""));
  ASSERT_FALSE(segment);
  EXPECT_EQ(segment.error().message, "columns/day is damaged: it has 19 rows for 20 articles");
}

TEST_F(SegmentReaderTest, NoDatabaseIsAnErrorNotACrash) {
  const auto segment = SegmentReader::open_unpublished(archive_.path() / "none");
  ASSERT_FALSE(segment);
  EXPECT_EQ(segment.error().kind, ErrorKind::archive);
}

TEST(FindArticle, LooksInAllSegmentsTheLastFirst) {
  const auto first = testing::make_up_articles(5, 1);
  auto second = testing::make_up_articles(4, 2);
  second[3].article.id = first[2].article.id;
  const testing::TemporaryFolder folder;
  const Manifest manifest = testing::make_archive(folder.path(), {first, second});
  std::vector<SegmentReader> segments;
  for (const SegmentEntry& entry : manifest.segments)
    segments.push_back(*SegmentReader::open(folder.path(), entry));
  const auto place = [&](const std::string& id) {
    const auto found = find_article(segments, id);
    return found ? std::to_string(found->segment) + ":" + std::to_string(found->document) : "none";
  };
  EXPECT_EQ(place(first[4].article.id), "0:5");
  EXPECT_EQ(place(second[0].article.id), "1:1");
  EXPECT_EQ(place(first[2].article.id), "1:4") << "the later one replaced it";
  EXPECT_EQ(place("no such id"), "none");
}

TEST(SegmentWithDeletions, TheyAreAsManyAsTheManifestSays) {
  const testing::TemporaryFolder folder;
  Manifest manifest = testing::make_archive(folder.path(), {testing::make_up_articles(6, 4)});
  const std::array<DocumentId, 2> removed{2, 5};
  manifest = testing::delete_documents(folder.path(), manifest, 0, removed);
  SegmentEntry entry = manifest.segments[0];
  EXPECT_TRUE(SegmentReader::open(folder.path(), entry));
  entry.deleted->articles = 1;
  EXPECT_FALSE(SegmentReader::open(folder.path(), entry));
  entry.deleted->articles = 2;
  EXPECT_TRUE(SegmentReader::open(folder.path(), entry));
  fs::remove(folder.path() / entry.deleted->file.path);
  EXPECT_FALSE(SegmentReader::open(folder.path(), entry));
}

}  // namespace
}  // namespace pressmark
