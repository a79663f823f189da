// SPDX-License-Identifier: GPL-2.0-or-later
//
// The map that a publish writes is the one the next publish reads, if nothing happened to it.

#include "indexer/publish_names.h"

#include <fstream>

#include <gtest/gtest.h>

#include "analysis/entities/canonical_names.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

TEST(PublishNames, SaysWhatTheManifestNeeds) {
  const TinyArchive archive{{{{.id = "1",
                               .body = "Sergei Lavrov, Sergey Lavrov in Bonn.",
                               .names = {{EntityType::person, "Sergei Lavrov"},
                                         {EntityType::person, "Sergey Lavrov"},
                                         {EntityType::place, "Bonn"}}}}}};
  const auto published = publish_names(archive.path(), 2, archive.segments());
  ASSERT_TRUE(published) << published.error().message;
  EXPECT_EQ(published->canonical_map.path, "publish/000002/canonical_map");
  EXPECT_EQ(check_file(archive.path(), published->canonical_map), "");
  EXPECT_EQ(published->counts, (std::array<std::uint64_t, 3>{1, 0, 1}));
}

TEST(ReadPreviousNames, AreThoseThatWerePublished) {
  const TinyArchive archive{
      {{{.id = "1",
         .body = "Lavrov in Bonn.",
         .names = {{EntityType::person, "Lavrov"}, {EntityType::place, "Bonn"}}}},
       {{.id = "2"}}}};
  const PreviousNames names =
      read_previous_names(archive.path(), archive.reader().manifest(), archive.segments());
  EXPECT_EQ(names.segments.size(), 2U);
  EXPECT_EQ(names.map, group_names(archive.segments(), name_rules));
}

TEST(ReadPreviousNames, AreNoneIfTheMapIsDamaged) {
  const TinyArchive archive{
      {{{.id = "1", .body = "Bonn.", .names = {{EntityType::place, "Bonn"}}}}}};
  const auto map = archive.path() / archive.reader().manifest().canonical_map.path;
  std::fstream file{map, std::ios::in | std::ios::out | std::ios::binary};
  file.seekp(70);
  file.put('\x7F');
  file.close();
  ASSERT_TRUE(file);
  const PreviousNames names =
      read_previous_names(archive.path(), archive.reader().manifest(), archive.segments());
  EXPECT_TRUE(names.segments.empty());
  EXPECT_EQ(group_names(archive.segments(), name_rules, names),
            group_names(archive.segments(), name_rules));
}

}  // namespace
}  // namespace pressmark
