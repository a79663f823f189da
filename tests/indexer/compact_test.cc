// SPDX-License-Identifier: GPL-2.0-or-later
//
// Merged or analysed anew: the segment is, byte for byte but for UUIDs, the one that a build of the
// live articles makes.

#include "indexer/compact.h"

#include <atomic>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "indexer/update.h"
#include "tests/indexer/segment_content.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

class CompactTest : public testing::Test {
 protected:
  BuildOptions options(const std::vector<Article>& articles, const std::string& archive) {
    return build_options(folder_.write("in.jsonl", to_json_lines(articles)), folder_ / archive);
  }

  /// Several segments, some articles replaced, some removed. Returns the live ones in their order.
  std::vector<Article> make_archive() {
    const std::vector<Article> articles = make_articles(90, 4);
    EXPECT_TRUE(build_archive(options({articles.begin(), articles.begin() + 60}, "a")));
    std::vector<Article> changed{articles.begin() + 10, articles.begin() + 20};
    for (Article& article : changed)
      article.body += " Changed.";
    add(changed);
    add({articles.begin() + 60, articles.end()});
    EXPECT_TRUE(remove_articles(options({}, "a"), std::vector<std::string>{articles[0].id}));
    std::vector<Article> live{articles.begin() + 1, articles.begin() + 10};
    live.insert(live.end(), articles.begin() + 20, articles.begin() + 60);
    live.insert(live.end(), changed.begin(), changed.end());
    live.insert(live.end(), articles.begin() + 60, articles.end());
    return live;
  }

  void add(const std::vector<Article>& articles) {
    UpdateOptions update;
    update.build = options(articles, "a");
    update.keeps_segments = true;
    ASSERT_TRUE(update_archive(update));
  }

  void expect_like_a_build_of(std::vector<Article> articles) {
    const auto report = verify_archive(folder_ / "a");
    ASSERT_TRUE(report && report->problems.empty());
    // Paths are stored, so that the build must read what a reader would have read.
    const auto built = build_archive(options(articles, "b"));
    ASSERT_TRUE(built) << built.error().message;
    const Manifest merged = *read_current_manifest(folder_ / "a");
    EXPECT_EQ(merged.archive_fingerprint, built->manifest.archive_fingerprint);
    EXPECT_EQ(merged.counts, built->manifest.counts);
    EXPECT_EQ(merged.languages, built->manifest.languages);
    auto actual = archive_content(folder_ / "a");
    auto expected = archive_content(folder_ / "b");
    for (auto* content : {&actual, &expected}) {  // they hold the paths, and dictionaries of parts
      content->erase("articles");
      content->erase("text");
    }
    EXPECT_EQ(difference(actual, expected), "");
  }

  TemporaryFolder folder_;
};

TEST_F(CompactTest, MergeMakesWhatABuildMakes) {
  const std::vector<Article> live = make_archive();
  ASSERT_EQ(read_current_manifest(folder_ / "a")->segments.size(), 3U);
  const auto summary = merge_archive(options({}, "a"));
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_TRUE(summary->was_changed);
  EXPECT_EQ(summary->segments_before, 3U);
  EXPECT_EQ(summary->deleted_before, 11U);
  expect_like_a_build_of(live);
  const auto again = merge_archive(options({}, "a"));
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->was_changed);
  EXPECT_EQ(again->manifest.number, summary->manifest.number);
}

TEST_F(CompactTest, RebuildMakesWhatABuildMakes) {
  const std::vector<Article> live = make_archive();
  Manifest older = *read_current_manifest(folder_ / "a");
  const std::string analysis = older.analysis_fingerprint;
  older.analysis_fingerprint = "an older one";
  ++older.number;
  ASSERT_TRUE(publish_manifest(folder_ / "a", older));
  BuildOptions rebuilding = options({}, "a");
  rebuilding.batch_articles = 7;
  rebuilding.threads = 2;
  const auto summary = rebuild_archive(rebuilding);
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_EQ(summary->manifest.analysis_fingerprint, analysis);
  expect_like_a_build_of(live);
}

TEST_F(CompactTest, StoppedItLeavesTheArchiveAsItWas) {
  make_archive();
  const Manifest before = *read_current_manifest(folder_ / "a");
  std::atomic<bool> stop = true;
  BuildOptions stopping = options({}, "a");
  stopping.stop = &stop;
  for (auto* compact : {merge_archive, rebuild_archive}) {
    const auto summary = compact(stopping);
    ASSERT_TRUE(summary) << summary.error().message;
    EXPECT_TRUE(summary->was_stopped);
    EXPECT_EQ(*read_current_manifest(folder_ / "a"), before);
  }
}

TEST_F(CompactTest, DamageIsNotMergedIntoGoodChecksums) {
  make_archive();
  const Manifest before = *read_current_manifest(folder_ / "a");
  const fs::path damaged =
      folder_ / "a" / "segments" / before.segments[2].id / "xapian" / "postlist.glass";
  std::string bytes = read_whole_file(damaged);
  bytes[bytes.size() / 2] ^= 1;
  folder_.write(damaged.lexically_relative(folder_.path()).string(), bytes);
  const auto summary = merge_archive(options({}, "a"));
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().kind, ErrorKind::archive);
  EXPECT_NE(summary.error().message.find("postlist.glass"), std::string::npos);
  EXPECT_EQ(*read_current_manifest(folder_ / "a"), before);
}

TEST_F(CompactTest, RebuildTakesNoArticleForGoneThatItCannotRead) {
  make_archive();
  const Manifest before = *read_current_manifest(folder_ / "a");
  const fs::path damaged = folder_ / "a" / "segments" / before.segments[1].id / "columns" / "text";
  std::string bytes = read_whole_file(damaged);
  bytes[bytes.size() / 2] ^= 1;
  folder_.write(damaged.lexically_relative(folder_.path()).string(), bytes);
  const auto summary = run_on_archive([&] { return rebuild_archive(options({}, "a")); });
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().kind, ErrorKind::archive);
  EXPECT_NE(summary.error().message.find(before.segments[1].id), std::string::npos)
      << summary.error().message;
  EXPECT_EQ(*read_current_manifest(folder_ / "a"), before);
}

TEST_F(CompactTest, ManySmallUpdatesKeepFewSegments) {
  const std::vector<Article> articles = make_articles(70, 8);
  ASSERT_TRUE(build_archive(options({articles.begin(), articles.begin() + 1}, "a")));
  for (std::size_t i = 1; i < articles.size(); ++i) {
    UpdateOptions update;
    update.build = options({articles[i]}, "a");
    update.build.use_entities = false;
    const auto summary = update_archive(update);
    ASSERT_TRUE(summary) << summary.error().message;
    ASSERT_LE(summary->manifest.segments.size(), 15U);
  }
  ASSERT_TRUE(merge_archive(options({}, "a")));
  expect_like_a_build_of(articles);
}

}  // namespace
}  // namespace pressmark
