// SPDX-License-Identifier: GPL-2.0-or-later
//
// A small segment, written and read back.

#include "indexer/segment_writer.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "archive/segment_reader.h"
#include "indexer/document_builder.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

Article make_article(const std::string& id) {
  Article article;
  article.id = id;
  article.body = "The body of " + id;
  article.language = "en";
  return article;
}

Status add(SegmentWriter& writer, const Article& article) {
  DocumentBuilder builder;
  DocumentTerms document;
  const ArticleRow row = builder.build(article, {}, document);
  return writer.add(document, row);
}

TEST(SegmentWriter, WritesWhatASegmentReaderReads) {
  const TemporaryFolder folder;
  auto writer = SegmentWriter::create(folder / "segment");
  ASSERT_TRUE(writer) << writer.error().message;
  const std::vector<std::string> ids{"b", "a", std::string(300, 'c')};
  for (const std::string& id : ids) {
    ASSERT_TRUE(add(*writer, make_article(id)));
  }
  ASSERT_TRUE(writer->finish());
  const auto segment = SegmentReader::open_unpublished(folder / "segment");
  ASSERT_TRUE(segment) << segment.error().message;
  ASSERT_EQ(segment->articles(), 3U);
  for (DocumentId document = 1; document <= 3; ++document) {
    const auto article = segment->article(document);
    ASSERT_TRUE(article);
    EXPECT_EQ(article->id, ids[document - 1]);
    EXPECT_EQ(article->body, "The body of " + ids[document - 1]);
    EXPECT_EQ(segment->find_article(article->id), document);
  }
}

TEST(SegmentWriter, WritesNoTermLists) {
  const TemporaryFolder folder;
  auto writer = SegmentWriter::create(folder / "segment");
  ASSERT_TRUE(writer);
  ASSERT_TRUE(add(*writer, make_article("a")));
  ASSERT_TRUE(writer->finish());
  EXPECT_FALSE(std::filesystem::exists(folder / "segment/xapian/termlist.glass"));
  EXPECT_TRUE(std::filesystem::exists(folder / "segment/xapian/postlist.glass"));
}

TEST(SegmentWriter, WritesNoDatabaseUnlessFinished) {
  const TemporaryFolder folder;
  {
    auto writer = SegmentWriter::create(folder / "segment");
    ASSERT_TRUE(writer);
    ASSERT_TRUE(add(*writer, make_article("a")));
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "segment/xapian"));
}

TEST(SegmentWriter, WantsAFolderOfItsOwn) {
  const TemporaryFolder folder;
  for (const char* path : {"", "no/such/folder"}) {
    const auto writer = SegmentWriter::create(folder / path);
    ASSERT_FALSE(writer) << path;
    EXPECT_EQ(writer.error().kind, ErrorKind::io);
  }
}

}  // namespace
}  // namespace pressmark
