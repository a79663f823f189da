// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is collected, and what is not.

#include <map>
#include <optional>
#include <set>

#include <gtest/gtest.h>

#include "archive/lock.h"
#include "schema/fields.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

class CollectGarbage : public ::testing::Test {
 protected:
  /// Deletions that were published with the manifest of this number.
  void delete_in(const std::string& segment, std::uint64_t number) {
    const std::string path = "publish/" + publish_folder_name(number) + "/deleted-" + segment;
    fs::create_directories((folder_.path() / path).parent_path());
    testing::overwrite(folder_.path() / path, "");
    deleted_[segment] = DeletedEntry{1, {path, 0, {}}};
  }

  std::optional<DeletedEntry> deleted_of(const std::string& segment) const {
    const auto found = deleted_.find(segment);
    if (found == deleted_.end()) return std::nullopt;
    return found->second;
  }

  void publish(std::uint64_t number, const std::vector<std::string>& segments) {
    Manifest manifest;
    manifest.number = number;
    manifest.format_version = archive_format_version;
    manifest.canonical_map.path = "publish/" + publish_folder_name(number) + "/canonical_map";
    manifest.families.path = "publish/" + publish_folder_name(number) + "/families";
    for (const std::string& id : segments) {
      manifest.segments.push_back({id, "uuid", 9, {}, deleted_of(id)});
      fs::create_directories(folder_.path() / "segments" / id / "xapian");
    }
    ASSERT_TRUE(publish_manifest(folder_.path(), manifest));
  }

  Status collect() {
    const auto lock = WriterLock::acquire(folder_.path());
    EXPECT_TRUE(lock);
    return collect_garbage(folder_.path(), *lock);
  }

  std::set<std::string> left(const std::string& below = "") const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder_.path() / below}) {
      names.insert(entry.path().filename().string());
    }
    return names;
  }

  using Names = std::set<std::string>;
  testing::TemporaryFolder folder_;
  std::map<std::string, DeletedEntry> deleted_;
};

TEST_F(CollectGarbage, RemovesWhatNobodyNeeds) {
  publish(1, {"a", "b"});
  publish(2, {"b", "c"});
  fs::create_directories(folder_.path() / "segments/half-written.tmp/xapian");
  testing::overwrite(folder_.path() / "CURRENT.tmp", "");
  testing::overwrite(folder_.path() / "MANIFEST-000003.json", "written, never published");
  testing::overwrite(folder_.path() / "aliases.txt", "the user's");
  ASSERT_TRUE(collect());
  EXPECT_EQ(left(), (Names{"CURRENT", "LOCK", "MANIFEST-000002.json", "aliases.txt", "segments"}));
  EXPECT_EQ(left("segments"), (Names{"b", "c"}));
}

TEST_F(CollectGarbage, KeepsWhatAReaderHolds) {
  publish(1, {"a", "b"});
  std::optional<HeldManifest> held{*hold_current_manifest(folder_.path())};
  publish(2, {"c"});
  publish(3, {"d"});
  ASSERT_TRUE(collect());
  EXPECT_EQ(left("segments"), (Names{"a", "b", "d"}));
  EXPECT_TRUE(left().contains("MANIFEST-000001.json"));
  EXPECT_FALSE(left().contains("MANIFEST-000002.json"));
  held.reset();
  ASSERT_TRUE(collect());
  EXPECT_EQ(left("segments"), (Names{"d"}));
  EXPECT_FALSE(left().contains("MANIFEST-000001.json"));
}

TEST_F(CollectGarbage, KeepsDeletionsForAsLongAsAManifestNamesThem) {
  publish(1, {"a", "b"});
  delete_in("a", 2);
  delete_in("b", 2);
  publish(2, {"a", "b"});
  std::optional<HeldManifest> held{*hold_current_manifest(folder_.path())};
  delete_in("a", 3);
  publish(3, {"a", "b"});
  delete_in("a", 4);  // written, never published
  ASSERT_TRUE(collect());
  EXPECT_EQ(left("publish"), (Names{"000002", "000003"}));
  EXPECT_EQ(left("publish/000002"), (Names{"deleted-a", "deleted-b"}));
  EXPECT_EQ(left("publish/000003"), (Names{"deleted-a"}));
  held.reset();
  ASSERT_TRUE(collect());
  EXPECT_EQ(left("publish/000002"), (Names{"deleted-b"})) << "the current manifest names it still";
  publish(5, {"c"});
  ASSERT_TRUE(collect());
  EXPECT_EQ(left("publish"), Names{});
}

TEST_F(CollectGarbage, RemovesNoSegmentIfAHeldManifestCannotBeRead) {
  publish(1, {"a"});
  const auto held = hold_current_manifest(folder_.path());
  ASSERT_TRUE(held);
  publish(2, {"b"});
  testing::overwrite(folder_.path() / "MANIFEST-000001.json", "damaged");
  const Status collected = collect();
  ASSERT_FALSE(collected);
  EXPECT_EQ(collected.error().kind, ErrorKind::archive);
  EXPECT_EQ(left("segments"), (Names{"a", "b"}));
}

TEST_F(CollectGarbage, WithoutAnArchiveNothingIsRemoved) {
  fs::create_directories(folder_.path() / "segments/a");
  EXPECT_FALSE(collect());
  testing::overwrite(folder_.path() / "CURRENT", "damaged\n");
  EXPECT_FALSE(collect());
  EXPECT_EQ(left("segments"), (Names{"a"}));
}

// Whatever cannot be removed or listed stops it, and what comes later in its order stays.
TEST_F(CollectGarbage, WhatCannotBeRemovedOrListedIsNamed) {
  publish(1, {"a"});
  publish(2, {"b"});
  const auto fails_at = [&](const std::string& name) {
    const Status collected = collect();
    ASSERT_FALSE(collected) << name;
    EXPECT_NE(collected.error().message.find(name), std::string::npos) << name;
    EXPECT_TRUE(left().contains("CURRENT"));
  };
  fs::create_directory(folder_.path() / "CURRENT.tmp");
  fails_at("CURRENT.tmp");
  fs::remove(folder_.path() / "CURRENT.tmp");

  fs::remove(folder_.path() / "MANIFEST-000001.json");
  fs::create_directory(folder_.path() / "MANIFEST-000001.json");
  fails_at("MANIFEST-000001.json");
  fs::remove(folder_.path() / "MANIFEST-000001.json");
  fs::create_symlink("MANIFEST-000002.json", folder_.path() / "MANIFEST-000001.json");
  fails_at("MANIFEST-000001.json");
  fs::remove(folder_.path() / "MANIFEST-000001.json");

  fs::rename(folder_.path() / "segments", folder_.path() / "elsewhere");
  testing::overwrite(folder_.path() / "segments", "no folder");
  fails_at("segments");
  fs::remove(folder_.path() / "segments");
  fs::rename(folder_.path() / "elsewhere", folder_.path() / "segments");
  testing::overwrite(folder_.path() / "publish", "no folder");
  fails_at("publish");
  fs::remove(folder_.path() / "publish");
  EXPECT_TRUE(collect());
  EXPECT_EQ(left("segments"), (Names{"b"}));
}

TEST_F(CollectGarbage, AFileInPlaceOfAFolderOfDeletionsIsNamed) {
  delete_in("a", 1);
  publish(1, {"a"});
  fs::remove_all(folder_.path() / "publish/000001");
  testing::overwrite(folder_.path() / "publish/000001", "no folder");
  const Status collected = collect();
  ASSERT_FALSE(collected);
  EXPECT_NE(collected.error().message.find("publish/000001"), std::string::npos);
}

}  // namespace
}  // namespace pressmark
