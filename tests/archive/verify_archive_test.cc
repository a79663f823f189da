// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whatever happens to a byte of an archive, verify tells, and nothing crashes.

#include <array>
#include <cstdlib>
#include <random>
#include <set>
#include <stdexcept>

#include <gtest/gtest.h>
#include <unistd.h>

#include "archive/archive.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

std::string print(const VerifyReport& report) {
  std::string text;
  for (const VerifyProblem& problem : report.problems) {
    text += problem.path + ": " + problem.message + "\n";
  }
  return text;
}

bool is_whole(const fs::path& archive) {
  const auto report = verify_archive(archive);
  return report && report->problems.empty();
}

class VerifyArchive : public ::testing::Test {
 protected:
  void SetUp() override {
    manifest_ = testing::make_archive(
        archive_, {testing::make_up_articles(6, 1), testing::make_up_articles(4, 2)});
  }

  std::string problems() const {
    const auto report = verify_archive(archive_);
    return report ? print(*report) : "error: " + report.error().message;
  }

  testing::TemporaryFolder folder_;
  fs::path archive_ = folder_.path() / "news";
  Manifest manifest_;
};

TEST_F(VerifyArchive, AWholeArchiveHasNoProblems) {
  const auto report = verify_archive(archive_);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(print(*report), "");
  EXPECT_EQ(report->files, listed_files(manifest_).size());
  std::uint64_t bytes = 0;
  for (const FileEntry* file : listed_files(manifest_))
    bytes += file->size;
  EXPECT_EQ(report->bytes, bytes);
}

// What may do all, as in a container, becomes for a while who may do nothing.
class AsNobody {
 public:
  AsNobody() {
    if (was_root_ && ::seteuid(65534) != 0) throw std::runtime_error{"cannot become nobody"};
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;
  ~AsNobody() {
    if (was_root_ && ::seteuid(0) != 0) std::abort();
  }

 private:
  const bool was_root_ = ::geteuid() == 0;
};

TEST_F(VerifyArchive, NeedsNoPermissionToWrite) {
  const std::string names =
      testing::file_content(archive_ / "segments" / manifest_.segments[0].id / "names");
  fs::permissions(folder_.path(), fs::perms{0755});
  for (const auto& entry : fs::recursive_directory_iterator{archive_}) {
    fs::permissions(entry.path(), fs::perms{entry.is_directory() ? 0555U : 0444U});
  }
  std::string whole;
  {
    const AsNobody nobody;
    whole = problems();
  }
  EXPECT_EQ(whole, "");
  const fs::path damaged = archive_ / "segments" / manifest_.segments[0].id / "names";
  fs::permissions(damaged, fs::perms{0644});
  testing::overwrite(damaged, names + "x");
  fs::permissions(damaged, fs::perms{0444});
  const AsNobody nobody;
  EXPECT_NE(problems(), "");
}

TEST(VerifyTinyArchive, EveryChangedByteIsNoticed) {
  const testing::TemporaryFolder folder;
  const fs::path archive = folder.path() / "news";
  testing::make_archive(archive, {testing::make_up_articles(3, 1, 40)});
  std::mt19937_64 random{3};
  std::size_t flips = 0;
  for (const std::string& name : testing::files_below(archive)) {
    const std::string good = testing::file_content(archive / name);
    std::string bad = good;
    for (std::size_t at = 0; at < good.size(); ++at, ++flips) {
      bad[at] ^= static_cast<char>(1 + random() % 255);
      testing::overwrite(archive / name, bad);
      ASSERT_FALSE(is_whole(archive)) << name << ", byte " << at;
      bad[at] = good[at];
    }
    testing::overwrite(archive / name, good);
  }
  EXPECT_TRUE(is_whole(archive));
  EXPECT_GT(flips, 10'000U);
}

TEST_F(VerifyArchive, EveryTruncationAndEveryAddedByteIsNoticed) {
  std::mt19937_64 random{4};
  for (const std::string& name : testing::files_below(archive_)) {
    const std::string good = testing::file_content(archive_ / name);
    std::set<std::size_t> lengths;
    if (!good.empty()) lengths = {0, good.size() / 2, good.size() - 1};
    for (int i = 0; i < 20 && !good.empty(); ++i)
      lengths.insert(random() % good.size());
    for (const std::size_t length : lengths) {
      testing::overwrite(archive_ / name, good.substr(0, length));
      ASSERT_FALSE(is_whole(archive_)) << name << " cut to " << length;
    }
    testing::overwrite(archive_ / name, good + '\0');
    ASSERT_FALSE(is_whole(archive_)) << name << " with a byte more";
    testing::overwrite(archive_ / name, good);
  }
  EXPECT_TRUE(is_whole(archive_));
}

TEST_F(VerifyArchive, EveryMissingFileIsNoticed) {
  for (const std::string& name : testing::files_below(archive_)) {
    fs::rename(archive_ / name, folder_.path() / "away");
    EXPECT_FALSE(is_whole(archive_)) << name;
    fs::rename(folder_.path() / "away", archive_ / name);
  }
  EXPECT_TRUE(is_whole(archive_));
}

TEST_F(VerifyArchive, ProblemsNameFileAndBlock) {
  const std::string name = "segments/segment-0/columns/word_order";
  std::string content = testing::file_content(archive_ / name);
  const std::size_t size = content.size();
  content[size / 2] ^= 1;
  testing::overwrite(archive_ / name, content);
  EXPECT_EQ(problems(),
            name + ": block 1 of 1 (bytes 0.." + std::to_string(size - 1) + ") is damaged\n");
  fs::remove(archive_ / name);
  EXPECT_EQ(problems(), name + ": is missing\n");
}

TEST_F(VerifyArchive, FilesThatDoNotBelongAreReportedAndOthersAreNot) {
  testing::overwrite(archive_ / "LOCK", "");
  testing::overwrite(archive_ / "aliases.txt", "");
  testing::overwrite(archive_ / "MANIFEST-000000.json", "held by a reader");
  fs::create_directory(archive_ / "segments" / "being-written");
  EXPECT_EQ(problems(), "");
  testing::overwrite(archive_ / "notes.txt", "");
  testing::overwrite(archive_ / "segments/segment-1/columns/extra", "");
  EXPECT_EQ(problems(),
            "notes.txt: does not belong here\n"
            "segments/segment-1/columns/extra: does not belong here\n");
}

TEST_F(VerifyArchive, ColumnsThatDoNotFitTheArticlesAreNoticed) {
  // Columns of other articles, with good checksums and the right UUID: only their content tells.
  auto other = testing::make_up_articles(6, 99);
  const fs::path segment = archive_ / "segments" / "segment-0";
  const std::string texts = testing::file_content(segment / "columns" / "text");
  fs::remove_all(segment / "columns");
  SegmentColumnsWriter writer;
  testing::add_rows(writer, other);
  ASSERT_TRUE(writer.write(segment, manifest_.segments[0].uuid));
  testing::overwrite(segment / "columns" / "text", texts);
  manifest_.segments[0].files = *list_files(archive_, "segments/segment-0");
  manifest_.number = 2;
  ASSERT_TRUE(publish_manifest(archive_, manifest_));
  const std::string found = problems();
  EXPECT_NE(found.find("columns/id: differs from the stored article in row 1"), std::string::npos)
      << found;
  EXPECT_NE(found.find("columns/id: row 1 has an id by which the database finds another article"),
            std::string::npos)
      << found;
  EXPECT_NE(found.find("MANIFEST-000002.json: the articles have another fingerprint"),
            std::string::npos)
      << found;
}

TEST_F(VerifyArchive, WrongCountsAreNoticed) {
  manifest_.number = 2;
  manifest_.counts.articles = 11;
  ASSERT_TRUE(publish_manifest(archive_, manifest_));
  EXPECT_EQ(problems(), "MANIFEST-000002.json: counts 11 articles; there are 10\n");
}

TEST_F(VerifyArchive, CountsMustBeThoseOfLiveArticles) {
  const std::array<DocumentId, 2> gone{1, 3};
  const Manifest deleted = testing::delete_documents(archive_, manifest_, 0, gone);
  EXPECT_EQ(problems(), "");
  EXPECT_LT(deleted.counts.text_bytes, manifest_.counts.text_bytes);
  Manifest wrong = deleted;
  wrong.number = 3;
  wrong.counts.text_bytes = manifest_.counts.text_bytes;
  wrong.languages.push_back("zz");
  wrong.archive_fingerprint = manifest_.archive_fingerprint;
  ASSERT_TRUE(publish_manifest(archive_, wrong));
  EXPECT_EQ(problems(),
            "MANIFEST-000003.json: counts " + std::to_string(manifest_.counts.text_bytes) +
                " bytes of text; there are " + std::to_string(deleted.counts.text_bytes) +
                "\nMANIFEST-000003.json: lists other languages than its articles have\n"
                "MANIFEST-000003.json: the articles have another fingerprint\n");
}

TEST_F(VerifyArchive, DeletionsMustBeThoseOfTheirArticles) {
  const std::array<DocumentId, 2> gone{1, 3};
  Manifest manifest = testing::delete_documents(archive_, manifest_, 0, gone);
  // One number of the tables, under a good checksum.
  FileEntry& file = manifest.segments[0].deleted->file;
  std::string content = testing::file_content(archive_ / file.path);
  content.back() ^= 1;
  testing::overwrite(archive_ / file.path, content);
  file = *list_file(archive_, file.path);
  manifest.number = 3;
  ASSERT_TRUE(publish_manifest(archive_, manifest));
  EXPECT_EQ(problems(), file.path + ": differs from what its articles take off the statistics\n");
}

TEST_F(VerifyArchive, NoArchiveIsAnError) {
  const auto report = verify_archive(folder_.path() / "none");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().kind, ErrorKind::archive);
  EXPECT_NE(report.error().message.find("there is no archive here"), std::string::npos);
}

}  // namespace
}  // namespace pressmark
