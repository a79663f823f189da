// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files of deletions that are not as they must be. What good ones say:
// deleted_articles_writer_test.

#include "archive/deleted_articles.h"

#include <array>
#include <cstring>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "archive/column_file.h"
#include "archive/damaged_archive.h"
#include "archive/deleted_articles_file.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

TEST(DeletedArticles, OfASegmentWithoutDeletionsSaysNothing) {
  const DeletedArticles none;
  EXPECT_TRUE(none.empty());
  EXPECT_EQ(none.count(), 0U);
  EXPECT_FALSE(none.contains(1));
  EXPECT_TRUE(none.words().empty());
  EXPECT_EQ(none.term_frequency(7), 0U);
  EXPECT_EQ(none.name_mentions(7), 0U);
}

class DamagedDeletedArticles : public ::testing::Test {
 protected:
  /// Nobody vouches for it: the checksum does not stand in the way of what is tested.
  Result<DeletedArticles> open_with(const DeletedHead& head, std::uint64_t bits,
                                    std::size_t tail_bytes = 0) const {
    Result<ColumnFileWriter> file =
        ColumnFileWriter::create(folder_.path() / "deleted", ColumnKind::deleted, "uuid");
    if (!file) return file.error();
    file->append_value(head);
    file->append_value(bits);
    file->append(std::string(tail_bytes, '\0'));
    if (const Status done = file->finish(5); !done) return done.error();
    return DeletedArticles::open(*VerifiedFile::open(folder_.path() / "deleted", nullptr), "uuid");
  }

  testing::TemporaryFolder folder_;
};

TEST_F(DamagedDeletedArticles, CountsMustFitTheFile) {
  ASSERT_TRUE(open_with({2, 7, 1, 1}, 0b100010, 28));
  for (const DeletedHead& head :
       {DeletedHead{0, 0, 0, 0}, DeletedHead{6, 0, 0, 0}, DeletedHead{2, 7, 1, 0},
        DeletedHead{2, 7, 3, 1}, DeletedHead{2, 7, ~std::uint64_t{0}, 0},
        DeletedHead{2, 7, 0, std::uint64_t{1} << 62U}}) {
    const auto opened = open_with(head, 0b100010, 28);
    ASSERT_FALSE(opened) << head.articles << " " << head.terms << " " << head.names;
    EXPECT_EQ(opened.error().kind, ErrorKind::archive);
  }
}

TEST_F(DamagedDeletedArticles, BitsMustFitTheCount) {
  const auto good = open_with({2, 7, 0, 0}, 0b100010);
  ASSERT_TRUE(good) << good.error().message;
  EXPECT_TRUE(good->contains(1));
  EXPECT_FALSE(good->contains(2));
  EXPECT_TRUE(good->contains(5));
  for (const std::uint64_t bits : {0b10UL, 0b101010UL, 0b100001UL, 0b1000010UL, 0UL}) {
    const auto bad = open_with({2, 7, 0, 0}, bits);
    ASSERT_TRUE(bad) << "the bits are not read when it is opened";
    EXPECT_THROW((void)bad->words(), DamagedArchive) << bits;
  }
}

TEST_F(DamagedDeletedArticles, AnotherSegmentsFileIsRefused) {
  const auto file = open_with({2, 7, 0, 0}, 0b100010);
  ASSERT_TRUE(file);
  const auto opened =
      DeletedArticles::open(*VerifiedFile::open(folder_.path() / "deleted", nullptr), "other");
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message.find("another database"), std::string::npos);
}

TEST(DeletedArticlesOfAnArchive, EveryChangedByteIsNoticed) {
  const testing::TemporaryFolder folder;
  Manifest manifest = testing::make_archive(folder.path(), {testing::make_up_articles(9, 1, 40)});
  const std::array<DocumentId, 2> gone{2, 8};
  manifest = testing::delete_documents(folder.path(), manifest, 0, gone);
  const fs::path path = folder.path() / manifest.segments[0].deleted->file.path;
  const std::string good = testing::file_content(path);
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] ^= 1;
    testing::overwrite(path, bad);
    const auto report = verify_archive(folder.path());
    ASSERT_TRUE(report);
    ASSERT_FALSE(report->problems.empty()) << "byte " << at;
  }
}

}  // namespace
}  // namespace pressmark
