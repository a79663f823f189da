// SPDX-License-Identifier: GPL-2.0-or-later
//
// The header that all columns share.

#include "archive/column_file.h"

#include <gtest/gtest.h>

#include "archive/damaged_archive.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

class ColumnFile : public ::testing::Test {
 protected:
  ColumnFile() {
    auto file = ColumnFileWriter::create(path_, ColumnKind::day, testing::example_uuid);
    EXPECT_TRUE(file);
    file->append("abc");
    file->align();
    EXPECT_EQ(file->size(), 72U);
    EXPECT_TRUE(file->finish(7));
    good_ = testing::file_content(path_);
  }

  std::string check(const std::string& content, const std::string& of = testing::example_uuid,
                    const std::string& name = "day") {
    testing::overwrite(path_, content);
    const auto file = VerifiedFile::open(path_, nullptr);
    EXPECT_TRUE(file);
    try {
      return std::to_string(check_column_header(*file, of, name)) + " rows";
    } catch (const DamagedArchive& error) {
      const std::string text = error.what();
      return text.substr(text.find(": ") + 2);
    }
  }

  testing::TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "day";
  std::string good_;
};

TEST_F(ColumnFile, HeaderSaysWhatTheFileIs) {
  EXPECT_EQ(good_.size(), 72U);
  EXPECT_EQ(good_.substr(0, 8), "PRMKCOL\n");
  EXPECT_EQ(good_.substr(16, 36), testing::example_uuid);
  EXPECT_EQ(good_.substr(64), std::string("abc\0\0\0\0\0", 8));
  EXPECT_EQ(check(good_), "7 rows");
  EXPECT_EQ(check(good_, testing::example_uuid, "length"), "it is not the column length");
  EXPECT_EQ(check(good_, testing::example_uuid, "no such column"),
            "it is not the column no such column");
  EXPECT_EQ(check(good_, "another"), "it belongs to another database");
  EXPECT_EQ(check(good_, ""), "it belongs to another database");
  EXPECT_EQ(check(good_.substr(0, 63)), "it points outside itself");
}

TEST_F(ColumnFile, EveryChangedByteOfTheHeaderIsNoticed) {
  for (std::size_t at = 0; at < column_header_bytes; ++at) {
    std::string bad = good_;
    bad[at] ^= 1;
    EXPECT_NE(check(bad), "7 rows") << at;
  }
}

TEST_F(ColumnFile, AnUnfinishedFileHasNoHeader) {
  {
    auto file = ColumnFileWriter::create(path_, ColumnKind::day, testing::example_uuid);
    ASSERT_TRUE(file);
    file->append(std::string(1 << 20U, 'x'));
  }
  EXPECT_EQ(check(testing::file_content(path_)), "it is no column file");
}

TEST_F(ColumnFile, KindsAndNamesBelongTogether) {
  for (std::uint32_t number = 1; number <= 18; ++number) {
    const auto kind = static_cast<ColumnKind>(number);
    EXPECT_EQ(parse_column_kind(to_string(kind)), kind);
  }
  EXPECT_EQ(to_string(ColumnKind::day), "day");
  EXPECT_EQ(to_string(ColumnKind::names), "names");
  EXPECT_EQ(parse_column_kind("Day"), std::nullopt);
}

TEST_F(ColumnFile, FailuresAreReported) {
  const auto no_folder =
      ColumnFileWriter::create(folder_.path() / "no/day", ColumnKind::day, testing::example_uuid);
  ASSERT_FALSE(no_folder);
  EXPECT_EQ(no_folder.error().kind, ErrorKind::io);
  EXPECT_FALSE(ColumnFileWriter::create(path_, ColumnKind::day, testing::example_uuid + "x"));

  auto full = ColumnFileWriter::create("/dev/full", ColumnKind::day, testing::example_uuid);
  ASSERT_TRUE(full);
  full->append(std::string(1 << 20U, 'x'));
  const Status finished = full->finish(1);
  ASSERT_FALSE(finished);
  EXPECT_EQ(finished.error().kind, ErrorKind::io);
  EXPECT_NE(finished.error().message.find("no space left"), std::string::npos);

  auto many = ColumnFileWriter::create(path_, ColumnKind::day, testing::example_uuid);
  ASSERT_TRUE(many);
  EXPECT_EQ(many->finish(std::uint64_t{1} << 32U).error().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace pressmark
