// SPDX-License-Identifier: GPL-2.0-or-later
//
// A segment is moved into its archive and described; anything else leaves it where it is.

#include "archive/adopt_segment.h"

#include <gtest/gtest.h>

#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

class AdoptSegment : public ::testing::Test {
 protected:
  AdoptSegment() {
    fs::create_directories(archive_ / "segments");
    uuid_ = testing::write_segment(staged_, testing::make_up_articles(5, 1));
  }

  testing::TemporaryFolder folder_;
  fs::path archive_ = folder_.path() / "archive";
  fs::path staged_ = folder_.path() / "staged";
  std::string uuid_;
};

TEST_F(AdoptSegment, MovesAndDescribesIt) {
  const auto files = testing::files_below(staged_);
  const auto entry = adopt_segment(archive_, staged_, "000007");
  ASSERT_TRUE(entry) << entry.error().message;
  EXPECT_FALSE(fs::exists(staged_));
  EXPECT_EQ(entry->id, "000007");
  EXPECT_EQ(entry->uuid, uuid_);
  EXPECT_EQ(entry->articles, 5U);
  EXPECT_FALSE(entry->deleted);
  ASSERT_EQ(entry->files.size(), files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    EXPECT_EQ(entry->files[i].path, "segments/000007/" + files[i]);
    EXPECT_EQ(check_file(archive_, entry->files[i]), "");
  }
  EXPECT_TRUE(SegmentReader::open(archive_, *entry));
}

TEST_F(AdoptSegment, ReplacesNoOtherSegment) {
  testing::overwrite(archive_ / "segments/file", "");
  fs::create_directories(archive_ / "segments/000007/columns");
  for (const char* id : {"file", "000007"}) {
    const auto entry = adopt_segment(archive_, staged_, id);
    ASSERT_FALSE(entry) << id;
    EXPECT_EQ(entry.error().kind, ErrorKind::io);
  }
  EXPECT_TRUE(SegmentReader::open_unpublished(staged_));
}

TEST_F(AdoptSegment, WhatIsNoSegmentStays) {
  fs::remove(staged_ / "names");
  EXPECT_FALSE(adopt_segment(archive_, staged_, "000007"));
  EXPECT_TRUE(fs::exists(staged_));
}

}  // namespace
}  // namespace pressmark
