// SPDX-License-Identifier: GPL-2.0-or-later
//
// A salvaged archive is one that was built of what could be read.

#include "indexer/salvage.h"

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "archive/column_file.h"
#include "indexer/build_command.h"
#include "indexer/update.h"
#include "tests/indexer/captured_console.h"
#include "tests/indexer/segment_content.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

class SalvageArchiveTest : public testing::Test {
 protected:
  BuildOptions options(const std::vector<Article>& articles, const std::string& archive) {
    return build_options(folder_.write("in.jsonl", to_json_lines(articles)), folder_ / archive);
  }

  /// Two segments; an article is replaced and one removed.
  void SetUp() override {
    std::vector<Article> articles = make_articles(40, 4);
    UpdateOptions update;
    update.keeps_segments = true;
    ASSERT_TRUE(build_archive(options({articles.begin(), articles.begin() + 30}, "a")));
    articles[7].body += " Changed.";
    update.build = options({articles.begin() + 7, articles.begin() + 8}, "a");
    ASSERT_TRUE(update_archive(update));
    update.build = options({articles.begin() + 30, articles.end()}, "a");
    ASSERT_TRUE(update_archive(update));
    ASSERT_TRUE(remove_articles(options({}, "a"), std::vector<std::string>{articles[3].id}));
    folder_.write("a/aliases.txt", "hide person \"Jane Doe\"\n");
    before_ = *read_current_manifest(folder_ / "a");
  }

  Result<BuildSummary> salvage() {
    fs::remove_all(folder_ / "b");
    return salvage_archive(folder_ / "a", options({}, "b"));
  }

  fs::path text_of(std::size_t segment) {
    return folder_ / "a" / "segments" / before_.segments[segment].id / "columns" / "text";
  }

  TemporaryFolder folder_;
  Manifest before_;
};

TEST_F(SalvageArchiveTest, OfAWholeArchiveHasTheSameArticles) {
  const Result<BuildSummary> summary = salvage();
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_EQ(summary->added, 39U);
  EXPECT_EQ(summary->rejected, 0U);
  EXPECT_EQ(summary->note, "");
  EXPECT_EQ(summary->manifest.archive_fingerprint, before_.archive_fingerprint);
  const Result<VerifyReport> report = verify_archive(folder_ / "b");
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->problems.empty());
  EXPECT_EQ(read_whole_file(folder_ / "b" / "aliases.txt"), "hide person \"Jane Doe\"\n");
}

TEST_F(SalvageArchiveTest, NeedsNeitherManifestNorDatabaseNorColumns) {
  fs::remove(folder_ / "a" / "CURRENT");
  for (const SegmentEntry& segment : before_.segments) {
    for (const FileEntry& file : segment.files) {
      if (!file.path.ends_with("columns/text")) folder_.write("a/" + file.path, "rubbish");
    }
  }
  const Result<BuildSummary> summary = salvage();
  ASSERT_TRUE(summary) << summary.error().message;
  // Which one was removed is still known: the UUID of that list is in the header of the texts, too.
  EXPECT_EQ(summary->rejected, 0U);
  EXPECT_EQ(summary->manifest.archive_fingerprint, before_.archive_fingerprint);
  EXPECT_NE(summary->note.find("from their folders"), std::string::npos);
}

TEST_F(SalvageArchiveTest, NeverWritesIntoTheDamagedArchive) {
  fs::remove(folder_ / "a" / "CURRENT");
  fs::remove(folder_ / "a" / "aliases.txt");
  fs::create_directory_symlink(folder_ / "a", folder_ / "link");
  for (const std::string name : {"a", "a/", "link", "b/../a"}) {
    fs::create_directory(folder_ / "b");
    const Result<BuildSummary> same = salvage_archive(folder_ / "a", options({}, name));
    ASSERT_FALSE(same) << name;
    EXPECT_EQ(same.error().kind, ErrorKind::invalid_argument) << same.error().message;
    EXPECT_TRUE(fs::exists(text_of(0))) << name;
  }
  const Result<BuildSummary> summary = salvage();
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_EQ(summary->manifest.archive_fingerprint, before_.archive_fingerprint);
}

TEST_F(SalvageArchiveTest, SaysWhatIsLost) {
  std::string text = read_whole_file(text_of(0));
  text[column_header_bytes + 30] = static_cast<char>(text[column_header_bytes + 30] ^ 1);
  folder_.write(text_of(0).lexically_relative(folder_.path()).string(), text);
  IndexerCommandLine line;
  line.command = IndexerCommand::salvage;
  line.damaged = folder_ / "a";
  line.build = options({}, "b");
  line.build.paths.clear();
  CapturedConsole seen;
  EXPECT_EQ(run_salvage(line, seen.console()), 1) << seen.err;
  EXPECT_NE(seen.out.find("38 articles saved in"), std::string::npos) << seen.out;
  EXPECT_NE(seen.out.find("lost         1 article"), std::string::npos) << seen.out;
  EXPECT_NE(seen.err.find("lost: segment 000001, document 1 (id "), std::string::npos) << seen.err;
  EXPECT_NE(seen.err.find("): its stored text is damaged\n"), std::string::npos) << seen.err;
}

TEST_F(SalvageArchiveTest, TheLatestArticleOfAnIdCounts) {
  // Without the file that says so, the article that was replaced is live again: its id is not.
  for (const SegmentEntry& segment : before_.segments) {
    if (segment.deleted) fs::remove(folder_ / "a" / segment.deleted->file.path);
  }
  const Result<BuildSummary> summary = salvage();
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_EQ(summary->added, 40U);  // the one that was removed is back
  EXPECT_NE(summary->note.find("may be back"), std::string::npos);
  UpdateOptions update;
  update.build = options({}, "b");
  ASSERT_TRUE(remove_articles(update.build, std::vector<std::string>{make_articles(4, 4)[3].id}));
  EXPECT_EQ(read_current_manifest(folder_ / "b")->archive_fingerprint, before_.archive_fingerprint);
}

TEST_F(SalvageArchiveTest, StoppedItLeavesNoArchive) {
  std::atomic<bool> stop = true;
  BuildOptions stopping = options({}, "b");
  stopping.stop = &stop;
  const Result<BuildSummary> summary = salvage_archive(folder_ / "a", stopping);
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_TRUE(summary->was_stopped);
  EXPECT_FALSE(fs::exists(folder_ / "b" / "CURRENT"));
  EXPECT_FALSE(fs::exists(folder_ / "b" / "aliases.txt"));
}

TEST_F(SalvageArchiveTest, NeverWritesToAnArchiveThatExists) {
  const Result<BuildSummary> itself = salvage_archive(folder_ / "a", options({}, "a"));
  ASSERT_FALSE(itself);
  EXPECT_EQ(itself.error().kind, ErrorKind::invalid_argument);
  EXPECT_EQ(*read_current_manifest(folder_ / "a"), before_);
}

TEST_F(SalvageArchiveTest, WithoutArticlesThereIsNoArchive) {
  for (std::size_t segment = 0; segment < before_.segments.size(); ++segment)
    fs::remove(text_of(segment));
  const Result<BuildSummary> nothing = salvage();
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().kind, ErrorKind::archive);
  EXPECT_FALSE(fs::exists(folder_ / "b"));
  const auto none = salvage_archive(folder_ / "none", options({}, "b"));
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, ErrorKind::archive);
}

}  // namespace
}  // namespace pressmark
