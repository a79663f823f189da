// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is known of families follows their articles into other segments.

#include "indexer/publish_families.h"

#include <fstream>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

std::string long_text(const std::string& subject) {
  std::string text;
  for (int i = 0; i < 60; ++i)
    text += subject + std::to_string(i) + " ";
  return text + ".";
}

class PublishFamilies : public ::testing::Test {
 protected:
  PreviousFamilies previous() const {
    return {archive_.path(), archive_.reader().manifest(), archive_.segments()};
  }

  const TinyArchive archive_{{{{.id = "1", .body = long_text("harbour")},
                               {.id = "2", .body = long_text("storm")},
                               {.id = "3", .body = "Short."}},
                              {{.id = "4", .body = "Short."},
                               {.id = "5", .body = long_text("storm"), .date = "2017-01-02"},
                               {.id = "6", .body = long_text("storm") + " More."}}}};
  const Family storm_{{1, 2}, {0, 2}, {1, 3}};
};

TEST_F(PublishFamilies, SaysWhatTheManifestNeeds) {
  const auto published = publish_families(archive_.path(), 2, archive_.segments(),
                                          no_known_families(archive_.segments()));
  ASSERT_TRUE(published) << published.error().message;
  EXPECT_EQ(published->file.path, "publish/000002/families");
  EXPECT_EQ(check_file(archive_.path(), published->file), "");
  EXPECT_EQ(published->families, 1U);
  EXPECT_EQ(published->copied, 3U);
  Manifest manifest;
  set_families(manifest, *published);
  EXPECT_EQ(manifest.families, published->file);
  EXPECT_EQ(manifest.counts.families, 1U);
  EXPECT_EQ(manifest.counts.copied, 3U);
  EXPECT_EQ(archive_.reader().families().content(), std::vector<Family>{storm_});
}

TEST_F(PublishFamilies, SegmentsThatStayKeepTheirs) {
  const KnownFamilies known =
      previous().moved(std::vector<SegmentMove>{{0, {}}, {1, {}}}, archive_.segments());
  EXPECT_EQ(known.is_new, (std::vector<bool>{false, false}));
  ASSERT_EQ(known.families.size(), 1U);
  EXPECT_EQ(known.families[0].members, storm_);
  EXPECT_FALSE(known.families[0].has_lost_members);
}

TEST_F(PublishFamilies, ASegmentThatIsGoneTakesItsMembersAlong) {
  // What was the second is the first now, as far as the articles of this test go.
  const KnownFamilies known =
      previous().moved(std::vector<SegmentMove>{{}, {1, {}}}, archive_.segments());
  EXPECT_EQ(known.is_new, (std::vector<bool>{true, false}));
  ASSERT_EQ(known.families.size(), 1U);
  EXPECT_EQ(known.families[0].members, (Family{{1, 2}, {1, 3}}));
  EXPECT_TRUE(known.families[0].has_lost_members);
}

TEST_F(PublishFamilies, ArticlesOfMergedSegmentsAreCounted) {
  const TinyArchive merged{{{{.id = "1", .body = long_text("harbour")},
                             {.id = "2", .body = long_text("storm")},
                             {.id = "3", .body = "Short."},
                             {.id = "4", .body = "Short."},
                             {.id = "5", .body = long_text("storm"), .date = "2017-01-02"},
                             {.id = "6", .body = long_text("storm") + " More."}}}};
  const KnownFamilies known = previous().moved(
      std::vector<SegmentMove>{{0, DocumentId{0}}, {0, DocumentId{3}}}, merged.segments());
  EXPECT_EQ(known.is_new, (std::vector<bool>{false}));
  ASSERT_EQ(known.families.size(), 1U);
  EXPECT_EQ(known.families[0].members, (Family{{0, 5}, {0, 2}, {0, 6}}));
  EXPECT_EQ(group_copies(merged.segments(), known), merged.reader().families().content());
}

TEST_F(PublishFamilies, NothingIsKnownFromADamagedFile) {
  const auto path = archive_.path() / archive_.reader().manifest().families.path;
  std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
  file.seekp(70);
  file.put('\x7F');
  file.close();
  ASSERT_TRUE(file);
  const KnownFamilies known =
      previous().moved(std::vector<SegmentMove>{{0, {}}, {1, {}}}, archive_.segments());
  EXPECT_TRUE(known.families.empty());
  EXPECT_EQ(known.is_new, (std::vector<bool>{true, true}));
}

}  // namespace
}  // namespace pressmark
