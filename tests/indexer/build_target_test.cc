// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which folders a build takes, and what it leaves in them.

#include "indexer/build_target.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "archive/archive.h"
#include "indexer/pipeline.h"
#include "tests/indexer/segment_content.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{folder}) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

void build(const TemporaryFolder& folder, const std::string& body) {
  BuildOptions options = build_options(folder.write("in/a.txt", body), folder / "archive");
  options.replace = true;
  const auto summary = build_archive(options);
  ASSERT_TRUE(summary) << summary.error().message;
}

TEST(BuildTarget, TakesNewAndEmptyFoldersAndLeftovers) {
  struct Row {
    std::string name;
    std::vector<std::string> files;
  };
  const std::vector<Row> rows{
      {"absent", {}},
      {"empty", {"."}},
      {"locked once", {"LOCK"}},
      {"killed", {"LOCK", "segments/build-1.tmp/batch-000000/xapian/iamglass"}},
      {"killed late", {"LOCK", "segments/000001/names", "MANIFEST-000001.json", "CURRENT.tmp"}},
  };
  for (const Row& row : rows) {
    const TemporaryFolder folder;
    for (const std::string& file : row.files) {
      if (file == ".") {
        fs::create_directory(folder / "archive");
      } else {
        folder.write("archive/" + file, "");
      }
    }
    const auto target = BuildTarget::open(folder / "archive", false);
    ASSERT_TRUE(target) << row.name << ": " << target.error().message;
    EXPECT_TRUE(fs::is_directory(target->staging()));
    EXPECT_EQ(names_in(folder / "archive/segments").size(), 1U) << row.name << ": leftovers stay";
  }
}

TEST(BuildTarget, RefusesFoldersThatAreSomethingElse) {
  const std::vector<std::vector<std::string>> foreign{
      {"thesis.txt"},
      {"segments/thesis.txt"},
      {"CURRENT", "LOCK", "MANIFEST-000004", "000005.ldb"},
      {"CURRENT", "LOCK"},
      {"LOCK", "segments/x", "thesis.txt"},
  };
  for (const auto& files : foreign) {
    const TemporaryFolder folder;
    for (const std::string& file : files) {
      folder.write("archive/" + file, "precious");
    }
    for (const bool replace : {false, true}) {
      const auto target = BuildTarget::open(folder / "archive", replace);
      ASSERT_FALSE(target) << files.front();
      EXPECT_EQ(target.error().kind, ErrorKind::invalid_argument);
    }
    for (const std::string& file : files) {
      EXPECT_EQ(read_whole_file(folder / ("archive/" + file)), "precious");
    }
  }
}

TEST(BuildTarget, RefusesAFileAndAPathWithoutAParent) {
  const TemporaryFolder folder;
  const auto file = BuildTarget::open(folder.write("file", "x"), true);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().kind, ErrorKind::invalid_argument);
  const auto orphan = BuildTarget::open(folder / "no/such/archive", true);
  ASSERT_FALSE(orphan);
  EXPECT_EQ(orphan.error().kind, ErrorKind::io);
}

TEST(BuildTarget, LeavesNothingOfANewArchiveThatWasNotPublished) {
  const TemporaryFolder folder;
  {
    const auto target = BuildTarget::open(folder / "archive/", false);
    ASSERT_TRUE(target);
  }
  EXPECT_FALSE(fs::exists(folder / "archive"));
  fs::create_directory(folder / "mine");
  {
    const auto target = BuildTarget::open(folder / "mine", false);
    ASSERT_TRUE(target);
  }
  EXPECT_TRUE(fs::exists(folder / "mine")) << "it was there before";
}

TEST(BuildTarget, LeavesAnArchiveThatWasNotReplacedAsItWas) {
  const TemporaryFolder folder;
  build(folder, "Some words.");
  const auto before = archive_content(folder / "archive");
  const auto names = names_in(folder / "archive");
  ASSERT_FALSE(BuildTarget::open(folder / "archive", false));
  {
    const auto target = BuildTarget::open(folder / "archive", true);
    ASSERT_TRUE(target);
  }
  EXPECT_EQ(names_in(folder / "archive"), names);
  EXPECT_EQ(names_in(folder / "archive/segments"), (std::vector<std::string>{"000001"}));
  EXPECT_EQ(difference(archive_content(folder / "archive"), before), "");
}

TEST(BuildTarget, LetsOneWriterIn) {
  const TemporaryFolder folder;
  const auto first = BuildTarget::open(folder / "archive", false);
  ASSERT_TRUE(first);
  const auto second = BuildTarget::open(folder / "archive", true);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::archive);
  EXPECT_NE(second.error().message.find(std::to_string(::getpid())), std::string::npos)
      << second.error().message;
  EXPECT_TRUE(fs::exists(first->staging()));
}

TEST(BuildTarget, NumbersGoOnFromTheNamesThatAreThere) {
  const TemporaryFolder folder;
  build(folder, "Some words.");
  build(folder, "Other words.");
  const auto manifest = read_current_manifest(folder / "archive");
  ASSERT_TRUE(manifest);
  EXPECT_EQ(manifest->number, 2U);
  EXPECT_EQ(manifest->segments.front().id, "000002");
}

TEST(BuildTarget, ReplacesAnArchiveWhoseManifestIsDamaged) {
  const TemporaryFolder folder;
  build(folder, "Some words.");
  folder.write("archive/MANIFEST-000001.json", "{}");
  ASSERT_FALSE(read_current_manifest(folder / "archive"));
  build(folder, "Other words.");
  const auto report = verify_archive(folder / "archive");
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->problems.empty());
}

// Its segments hold all articles: `salvage` brings them back.
TEST(BuildTarget, AsksBeforeItReplacesAnArchiveThatHasLostItsCurrent) {
  for (const bool is_killed_writer : {false, true}) {
    const TemporaryFolder folder;
    build(folder, "Some words.");
    if (is_killed_writer) {
      build(folder, "Other words.");
      folder.write("archive/LOCK", "1\n");
    }
    fs::remove(folder / "archive/CURRENT");
    const auto names = names_in(folder / "archive/segments");
    const auto refused = BuildTarget::open(folder / "archive", false);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::invalid_argument);
    EXPECT_NE(refused.error().hint.find("salvage"), std::string::npos) << refused.error().hint;
    EXPECT_EQ(names_in(folder / "archive/segments"), names);
    build(folder, "New words.");
    const auto report = verify_archive(folder / "archive");
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->problems.empty());
    EXPECT_EQ(names_in(folder / "archive/segments").size(), 1U);
  }
}

TEST(BuildTarget, AReaderKeepsTheArchiveThatItOpened) {
  const TemporaryFolder folder;
  build(folder, "Some words.");
  const auto reader = ArchiveReader::open(folder / "archive");
  ASSERT_TRUE(reader);
  build(folder, "Other words.");
  EXPECT_EQ(reader->segments().front().article(1)->body, "Some words.");
  const auto again = ArchiveReader::open(folder / "archive");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->segments().front().article(1)->body, "Other words.");
}

}  // namespace
}  // namespace pressmark
