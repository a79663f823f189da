// SPDX-License-Identifier: GPL-2.0-or-later
//
// CURRENT has one spelling.

#include "archive/current_file.h"

#include <gtest/gtest.h>

#include "archive/checksum.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

TEST(ManifestFileName, HasOneSpelling) {
  EXPECT_EQ(manifest_file_name(42), "MANIFEST-000042.json");
  EXPECT_EQ(manifest_file_name(1234567), "MANIFEST-1234567.json");
  EXPECT_EQ(parse_manifest_file_name("MANIFEST-000042.json"), 42U);
  EXPECT_EQ(parse_manifest_file_name("MANIFEST-1234567.json"), 1234567U);
  for (const char* bad :
       {"MANIFEST-42.json", "MANIFEST-0000042.json", "MANIFEST-.json", "MANIFEST-00004x.json",
        "manifest-000042.json", "MANIFEST-000042.json.tmp", "MANIFEST-99999999999999999999.json",
        "MANIFEST-json", ""}) {
    EXPECT_EQ(parse_manifest_file_name(bad), std::nullopt) << bad;
  }
}

TEST(CurrentFile, ReadsBackAndNothingElseIsAccepted) {
  const testing::TemporaryFolder folder;
  const std::string good = current_file_text("MANIFEST-000042.json", "{}");
  EXPECT_EQ(good.size(), 20U + 1 + 16 + 1);
  testing::overwrite(folder.path() / "CURRENT", good);
  const auto current = read_current_file(folder.path());
  ASSERT_TRUE(current);
  EXPECT_EQ(*current, (CurrentFile{"MANIFEST-000042.json", 42, xxh3_64(std::string_view{"{}"})}));

  std::string upper = good;
  upper[good.find_first_of("abcdef", 21)] ^= 0x20;
  for (const std::string& bad :
       {std::string{}, std::string{"\n"}, good + "\n", good.substr(0, good.size() - 1), " " + good,
        good + good, upper, std::string{"MANIFEST-000042.json\n"}, std::string(1000, 'x')}) {
    testing::overwrite(folder.path() / "CURRENT", bad);
    const auto refused = read_current_file(folder.path());
    ASSERT_FALSE(refused) << bad;
    EXPECT_EQ(refused.error().kind, ErrorKind::archive);
    EXPECT_EQ(refused.error().message, "archive " + folder.path().string() +
                                           ": CURRENT is damaged: it does not name a manifest");
  }
}

TEST(CurrentFile, NoneMeansNoArchive) {
  const testing::TemporaryFolder folder;
  testing::overwrite(folder.path() / "file", "");
  for (const auto& path : {folder.path(), folder.path() / "none", folder.path() / "file"}) {
    const auto current = read_current_file(path);
    ASSERT_FALSE(current);
    EXPECT_EQ(current.error().kind, ErrorKind::archive);
    EXPECT_EQ(current.error().message, "archive " + path.string() + ": there is no archive here");
    EXPECT_EQ(current.error().hint, "build one: indexer build PATH... -d " + path.string());
  }
}

}  // namespace
}  // namespace pressmark
