// SPDX-License-Identifier: GPL-2.0-or-later
//
// Building archives: the same for any threads and batches, and never half.

#include "indexer/pipeline.h"

#include <atomic>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "indexer/build_target.h"
#include "tests/indexer/segment_content.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

void expect_whole(const fs::path& archive) {
  const auto report = verify_archive(archive);
  ASSERT_TRUE(report) << report.error().message;
  for (const VerifyProblem& problem : report->problems) {
    ADD_FAILURE() << problem.path << ": " << problem.message;
  }
}

class PipelineTest : public testing::Test {
 protected:
  BuildOptions building(const std::string& lines) {
    return build_options(folder_.write("in.jsonl", lines), folder_ / "archive");
  }

  /// An archive of two articles.
  void build_first() {
    const auto summary = build_archive(building(to_json_lines(make_articles(2, 1))));
    ASSERT_TRUE(summary) << summary.error().message;
  }

  TemporaryFolder folder_;
};

TEST_F(PipelineTest, ThreadsBatchesAndMemoryChangeNothing) {
  BuildOptions options = building(to_json_lines(make_articles(300, 7)));
  options.replace = true;
  std::map<std::string, std::string> expected;
  std::string fingerprint;
  struct Row {
    std::uint32_t threads;
    std::uint32_t batch_articles;
    std::uint64_t memory_bytes;
  };
  for (const Row& row :
       std::vector<Row>{{1, 1000, 512U << 20U}, {2, 1000, 1}, {4, 17, 1U << 30U}}) {
    options.threads = row.threads;
    options.batch_articles = row.batch_articles;
    options.memory_bytes = row.memory_bytes;
    const auto summary = build_archive(options);
    ASSERT_TRUE(summary) << summary.error().message;
    EXPECT_EQ(summary->added, 300U);
    const auto content = archive_content(options.archive);
    if (expected.empty()) {
      expected = content;
      fingerprint = summary->manifest.archive_fingerprint;
    }
    EXPECT_EQ(difference(content, expected), "")
        << row.threads << " threads, " << row.batch_articles;
    EXPECT_EQ(summary->manifest.archive_fingerprint, fingerprint);
    expect_whole(options.archive);
  }
}

TEST_F(PipelineTest, SummaryIsWhatTheManifestSays) {
  const std::vector<Article> articles = make_articles(50, 3);
  const auto summary = build_archive(building(to_json_lines(articles)));
  ASSERT_TRUE(summary);
  const auto manifest = read_current_manifest(folder_ / "archive");
  ASSERT_TRUE(manifest);
  EXPECT_EQ(*manifest, summary->manifest);
  EXPECT_EQ(manifest->counts.articles, 50U);
  EXPECT_EQ(manifest->segments.front().articles, 50U);
  EXPECT_EQ(manifest->languages, (std::vector<std::string>{"de", "en"}));
  std::uint64_t bytes = 0;
  for (const char* below : {"archive/segments", "archive/publish"}) {
    for (const auto& file : fs::recursive_directory_iterator{folder_ / below}) {
      bytes += file.is_regular_file() ? file.file_size() : 0;
    }
  }
  EXPECT_EQ(summary->archive_bytes, bytes);
  EXPECT_GT(summary->cpu_seconds, 0);
}

TEST_F(PipelineTest, DryRunCountsTheSameAndWritesNothing) {
  BuildOptions options = building(to_json_lines(make_articles(50, 3)));
  options.is_dry_run = true;
  const auto dry = build_archive(options);
  ASSERT_TRUE(dry);
  EXPECT_FALSE(fs::exists(options.archive));
  EXPECT_TRUE(dry->manifest.segments.empty());
  options.is_dry_run = false;
  const auto built = build_archive(options);
  ASSERT_TRUE(built);
  EXPECT_EQ(dry->manifest.counts, built->manifest.counts);
  EXPECT_EQ(dry->manifest.languages, built->manifest.languages);
  EXPECT_EQ(dry->added, built->added);
}

TEST_F(PipelineTest, KeepsAnExistingArchiveUnlessToldToReplaceIt) {
  build_first();
  const auto before = archive_content(folder_ / "archive");
  BuildOptions options = building(to_json_lines(make_articles(5, 2)));
  const auto refused = build_archive(options);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::invalid_argument);
  EXPECT_NE(refused.error().hint.find("--replace"), std::string::npos);
  EXPECT_EQ(difference(archive_content(folder_ / "archive"), before), "");
  options.replace = true;
  ASSERT_TRUE(build_archive(options));
  EXPECT_EQ(read_current_manifest(folder_ / "archive")->counts.articles, 5U);
}

TEST_F(PipelineTest, StrictStopsAtTheFirstRejection) {
  BuildOptions options = building("{\"id\":\"a\",\"body\":\"x\"}\n{broken\n");
  options.is_strict = true;
  const auto summary = build_archive(options);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().kind, ErrorKind::bad_input);
  EXPECT_FALSE(fs::exists(options.archive));
  options.is_strict = false;
  const auto lenient = build_archive(options);
  ASSERT_TRUE(lenient);
  EXPECT_EQ(lenient->added, 1U);
  EXPECT_EQ(lenient->rejected, 1U);
}

TEST_F(PipelineTest, NothingToIndexReplacesNothing) {
  build_first();
  const auto before = archive_content(folder_ / "archive");
  BuildOptions options = build_options(folder_ / "missing", folder_ / "archive");
  options.replace = true;
  const auto missing = build_archive(options);
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("missing"), std::string::npos);
  fs::create_directory(folder_ / "empty");
  options.paths = {(folder_ / "empty").string()};
  const auto empty = build_archive(options);
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().kind, ErrorKind::invalid_argument);
  EXPECT_EQ(difference(archive_content(folder_ / "archive"), before), "");
}

TEST_F(PipelineTest, StopPublishesNothing) {
  build_first();
  const auto before = archive_content(folder_ / "archive");
  for (const bool is_new : {false, true}) {
    BuildOptions options = building(to_json_lines(make_articles(100, 9)));
    if (is_new) options.archive = folder_ / "new";
    options.replace = true;
    options.threads = 2;
    options.batch_articles = 5;
    std::atomic<bool> stop = false;
    options.stop = &stop;
    options.on_progress = [&](const BuildProgress& progress) { stop = progress.articles >= 60; };
    const auto summary = build_archive(options);
    ASSERT_TRUE(summary) << summary.error().message;
    EXPECT_TRUE(summary->was_stopped);
  }
  EXPECT_EQ(difference(archive_content(folder_ / "archive"), before), "");
  EXPECT_FALSE(fs::exists(staging_folder(folder_ / "archive")));
  EXPECT_FALSE(fs::exists(folder_ / "new"));
}

TEST_F(PipelineTest, TakesPoison) {
  std::string nuls;
  for (int i = 0; i < 300; ++i) {
    nuls += "\\u0000";
  }
  const std::string long_word(200'000, 'x');
  BuildOptions options = building(
      R"({"id":"n)" + nuls + R"(","body":"NULs in the id"})" + "\n" +              //
      R"({"id":")" + std::string(5000, 'i') + R"(","body":"a long id"})" + "\n" +  //
      R"({"id":"w","title":")" + long_word + R"(","body":")" + long_word + R"( end"})" + "\n" +
      R"({"id":"s","body":"x","source":")" + std::string(3000, 's') + nuls + R"("})" + "\n" +
      R"({"id":"l","body":"x","language":")" + std::string(3000, 'l') + R"("})" + "\n");
  const auto summary = build_archive(options);
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_EQ(summary->added + summary->rejected, 5U);
  EXPECT_GE(summary->added, 3U);
  expect_whole(options.archive);
}

TEST_F(PipelineTest, EntitiesCanBeLeftOut) {
  BuildOptions options = building(R"({"id":"a","body":"Sergei Lavrov flew to Moscow."})");
  options.use_entities = false;
  const auto without = build_archive(options);
  ASSERT_TRUE(without);
  EXPECT_FALSE(without->manifest.has_entities);
  EXPECT_EQ(without->manifest.counts.names, (std::array<std::uint64_t, 3>{}));
  options.use_entities = true;
  options.replace = true;
  const auto with = build_archive(options);
  ASSERT_TRUE(with);
  EXPECT_EQ(with->manifest.counts.names[static_cast<std::size_t>(EntityType::person)], 1U);
  EXPECT_NE(with->manifest.analysis_fingerprint, without->manifest.analysis_fingerprint);
}

TEST_F(PipelineTest, RemoveUnfinishedBuildTouchesOnlyItsOwn) {
  build_first();
  const auto before = archive_content(folder_ / "archive");
  remove_unfinished_build(folder_ / "archive", true);
  remove_unfinished_build(folder_ / "archive", false);
  EXPECT_EQ(difference(archive_content(folder_ / "archive"), before), "");
  fs::create_directories(staging_folder(folder_ / "archive"));
  remove_unfinished_build(folder_ / "archive", false);
  EXPECT_EQ(difference(archive_content(folder_ / "archive"), before), "") << "it is published";
  EXPECT_FALSE(fs::exists(staging_folder(folder_ / "archive")));
  fs::create_directories(staging_folder(folder_ / "new"));
  remove_unfinished_build(folder_ / "new", true);
  EXPECT_TRUE(fs::exists(folder_ / "new"));
  fs::create_directories(staging_folder(folder_ / "new"));
  remove_unfinished_build(folder_ / "new", false);
  EXPECT_FALSE(fs::exists(folder_ / "new"));
}

}  // namespace
}  // namespace pressmark
