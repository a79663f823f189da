// SPDX-License-Identifier: GPL-2.0-or-later
//
// One publish at a time: what is noted becomes the archive, and nothing else does.

#include "indexer/archive_writer.h"

#include <gtest/gtest.h>

#include "analysis/entities/canonical_names.h"
#include "archive/archive.h"
#include "tests/indexer/segment_content.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

class ArchiveWriterTest : public testing::Test {
 protected:
  ArchiveWriterTest() : articles_(make_articles(20, 3)) {
    build({articles_.begin(), articles_.begin() + 12}, archive_);
  }

  void build(const std::vector<Article>& articles, const fs::path& archive) {
    const auto options = build_options(folder_.write("in.jsonl", to_json_lines(articles)), archive);
    const auto summary = build_archive(options);
    if (!summary) throw std::runtime_error{summary.error().message};
  }

  ArchiveWriter open() {
    Result<ArchiveWriter> writer = ArchiveWriter::open(archive_, AnalysisRule::same);
    if (!writer) throw std::runtime_error{writer.error().message};
    return *std::move(writer);
  }

  /// A segment of these articles, staged and added.
  Result<std::uint64_t> add(ArchiveWriter& writer, const std::vector<Article>& articles) {
    build(articles, folder_ / "other");
    const fs::path staged = writer.staging() / "added";
    fs::copy(folder_ / "other/segments/000001", staged, fs::copy_options::recursive);
    return writer.add_segment(staged, read_current_manifest(folder_ / "other")->counts.text_bytes);
  }

  void expect_whole() {
    const auto report = verify_archive(archive_);
    ASSERT_TRUE(report) << report.error().message;
    for (const VerifyProblem& problem : report->problems)
      ADD_FAILURE() << problem.path << ": " << problem.message;
  }

  static std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
  }

  TemporaryFolder folder_;
  fs::path archive_ = folder_ / "archive";
  std::vector<Article> articles_;
};

TEST_F(ArchiveWriterTest, WithNothingNotedNothingIsWritten) {
  const Manifest before = *read_current_manifest(archive_);
  {
    ArchiveWriter writer = open();
    const auto published = writer.publish();
    ASSERT_TRUE(published);
    EXPECT_FALSE(*published);
    EXPECT_TRUE(fs::exists(writer.staging()));
  }
  EXPECT_EQ(*read_current_manifest(archive_), before);
  EXPECT_EQ(entries(archive_ / "segments"), 1U) << "the staging folder is gone";
}

TEST_F(ArchiveWriterTest, NamesAreThoseOfGroupingAnewAfterEveryPublish) {
  ArchiveWriter writer = open();
  for (std::size_t i = 12; i < articles_.size(); i += 2) {
    const auto place = writer.find(articles_[i - 11].id);
    ASSERT_TRUE(place && writer.remove(*place));
    ASSERT_TRUE(add(writer, {articles_.begin() + static_cast<std::ptrdiff_t>(i),
                             articles_.begin() + static_cast<std::ptrdiff_t>(i + 2)}));
    fs::remove_all(folder_ / "other");
    ASSERT_TRUE(writer.publish());
    const auto reader = ArchiveReader::open(archive_);
    ASSERT_TRUE(reader) << reader.error().message;
    EXPECT_EQ(reader->canonical_map().content(), group_names(reader->segments(), name_rules)) << i;
    EXPECT_GT(reader->canonical_map().size(), 0U);
  }
}

TEST_F(ArchiveWriterTest, WhatIsNotedIsNotThereUntilItIsPublished) {
  ArchiveWriter writer = open();
  const auto place = writer.find(articles_[3].id);
  ASSERT_TRUE(place);
  EXPECT_EQ(place->document, 4U);
  ASSERT_TRUE(writer.remove(*place));
  EXPECT_FALSE(writer.find(articles_[3].id));
  EXPECT_FALSE(ArchiveReader::open(archive_)->segments()[0].deleted().contains(4));
  ASSERT_TRUE(writer.publish());
  EXPECT_TRUE(ArchiveReader::open(archive_)->segments()[0].deleted().contains(4));
  EXPECT_FALSE(writer.find(articles_[3].id));
  EXPECT_TRUE(writer.find(articles_[4].id));
  EXPECT_EQ(writer.manifest().counts.articles, 11U);
  expect_whole();
}

TEST_F(ArchiveWriterTest, AddedArticlesReplaceThoseOfTheSameId) {
  ArchiveWriter writer = open();
  const auto replaced = add(writer, {articles_.begin() + 9, articles_.end()});
  ASSERT_TRUE(replaced) << replaced.error().message;
  EXPECT_EQ(*replaced, 3U);
  ASSERT_TRUE(writer.publish());
  EXPECT_EQ(writer.manifest().segments.size(), 2U);
  EXPECT_EQ(writer.manifest().segments[1].id, "000002") << "the manifest's number";
  EXPECT_EQ(writer.find(articles_[10].id)->segment, 1U);
  expect_whole();
  // The same articles in one segment have the same fingerprint and counts.
  fs::remove_all(folder_ / "other");
  build(articles_, folder_ / "other");
  const Manifest whole = *read_current_manifest(folder_ / "other");
  EXPECT_EQ(writer.manifest().archive_fingerprint, whole.archive_fingerprint);
  EXPECT_EQ(writer.manifest().counts, whole.counts);
}

TEST_F(ArchiveWriterTest, ASegmentWithoutLiveArticlesIsDropped) {
  ArchiveWriter writer = open();
  ASSERT_TRUE(add(writer, articles_));
  ASSERT_TRUE(writer.publish());
  ASSERT_EQ(writer.manifest().segments.size(), 1U);
  EXPECT_EQ(writer.manifest().segments[0].id, "000002");
  EXPECT_FALSE(fs::exists(archive_ / "segments/000001"));
  expect_whole();
}

TEST_F(ArchiveWriterTest, DeletionsAreCarriedIntoAReplacement) {
  ArchiveWriter writer = open();
  ASSERT_TRUE(writer.remove(*writer.find(articles_[0].id)));
  ASSERT_TRUE(writer.publish());
  const Manifest before = writer.manifest();
  const fs::path copy = writer.staging() / "copy";
  fs::copy(archive_ / "segments/000001", copy, fs::copy_options::recursive);
  writer.replace_segments({0, 1}, copy, {1});
  ASSERT_TRUE(writer.publish());
  EXPECT_EQ(writer.manifest().segments[0].id, "000003");
  EXPECT_EQ(writer.manifest().segments[0].deleted->articles, 1U);
  EXPECT_EQ(writer.manifest().archive_fingerprint, before.archive_fingerprint);
  EXPECT_EQ(writer.manifest().counts, before.counts);
  expect_whole();
}

TEST_F(ArchiveWriterTest, AReaderKeepsWhatItOpened) {
  const auto reader = ArchiveReader::open(archive_);
  ASSERT_TRUE(reader);
  {
    ArchiveWriter writer = open();
    ASSERT_TRUE(add(writer, articles_));
    ASSERT_TRUE(writer.publish());
    for (DocumentId document = 1; document <= 12; ++document)
      EXPECT_TRUE(reader->segments()[0].article(document));
  }
  EXPECT_TRUE(fs::exists(archive_ / "segments/000001")) << "held";
  EXPECT_EQ(reader->manifest().counts.articles, 12U);
}

TEST_F(ArchiveWriterTest, OnlyOneAtATime) {
  const ArchiveWriter writer = open();
  const auto second = ArchiveWriter::open(archive_, AnalysisRule::any);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::archive);
  EXPECT_TRUE(fs::exists(writer.staging())) << "the second one removed nothing";
}

TEST_F(ArchiveWriterTest, WhatAKilledWriterLeftIsClearedAway) {
  folder_.write("archive/publish/000002/deleted-000001", "half");
  folder_.write("archive/segments/000002/names", "half");
  folder_.write("archive/segments/build-1.tmp/batch-000000/names", "half");
  folder_.write("archive/MANIFEST-000002.json", "half");
  ArchiveWriter writer = open();
  EXPECT_FALSE(fs::exists(archive_ / "segments/000002"));
  EXPECT_FALSE(fs::exists(archive_ / "publish/000002"));
  ASSERT_TRUE(writer.remove(*writer.find(articles_[0].id)));
  ASSERT_TRUE(writer.publish());
  EXPECT_EQ(writer.manifest().number, 2U);
  expect_whole();
}

}  // namespace
}  // namespace pressmark
