// SPDX-License-Identifier: GPL-2.0-or-later
//
// The threads: same outcome for any number of them, groups and levels of merging, failure, stop.

#include "indexer/build_workers.h"

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <span>
#include <vector>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "archive/segment_reader.h"
#include "archive/text_dictionary.h"
#include "indexer/merge.h"
#include "tests/indexer/segment_content.h"
#include "tests/support/address_sanitizer.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

/// False if the workers refused one.
bool submit_all(BuildWorkers& workers, std::span<const Article> articles, std::size_t batch_size) {
  for (std::uint64_t number = 0; !articles.empty(); ++number) {
    const auto taken = articles.first(std::min(batch_size, articles.size()));
    if (!workers.submit({number, {taken.begin(), taken.end()}})) return false;
    articles = articles.subspan(taken.size());
  }
  return true;
}

std::size_t entries_in(const fs::path& folder) {
  const fs::directory_iterator entries{folder};
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

TEST(BuildWorkers, UseTheDictionaryOfTheArchiveIfItPays) {
  const std::vector<Article> articles = make_articles(1500, 12);
  const auto dictionary = TextDictionary::make(articles);
  ASSERT_NE(dictionary, nullptr);
  const TemporaryFolder folder;
  for (const std::size_t count : {articles.size(), std::size_t{3}}) {
    const fs::path work = folder / std::to_string(count);
    fs::create_directory(work);
    BuildWorkers workers{{work, 1, false, nullptr, dictionary}};
    ASSERT_TRUE(submit_all(workers, std::span{articles}.first(count), count));
    const auto built = workers.finish();
    ASSERT_TRUE(built) << built.error().message;
    const auto segment = SegmentReader::open_unpublished(built->folder);
    ASSERT_TRUE(segment) << segment.error().message;
    const TextColumn& text = segment->columns().text;
    if (count == 3) {
      EXPECT_EQ(text.dictionaries(), 0U) << "a copy would take more than it saves";
    } else {
      ASSERT_EQ(text.dictionaries(), 1U);
      EXPECT_TRUE(text.dictionary(1) == dictionary->bytes());
    }
  }
}

TEST(BuildWorkers, MakeTheSameSegmentInAnyNumberAndBatchSize) {
  // Batches of one: more than a whole group is merged on the way, and a remainder at the end.
  const std::vector<Article> articles = make_articles(max_merge_inputs + 20, 4);
  const TemporaryFolder folder;
  std::map<std::string, std::string> expected;
  for (const std::size_t batch_size : {1000U, 13U, 1U}) {
    for (const std::uint32_t threads : {1U, 4U}) {
      const fs::path work = folder / (std::to_string(batch_size) + "-" + std::to_string(threads));
      fs::create_directory(work);
      BuildWorkers workers{{work, threads, true, nullptr}};
      ASSERT_TRUE(submit_all(workers, articles, batch_size));
      const auto built = workers.finish();
      ASSERT_TRUE(built) << built.error().message;
      EXPECT_EQ(built->counts.articles, articles.size());
      EXPECT_EQ(built->languages, (std::vector<std::string>{"de", "en"}));
      EXPECT_EQ(entries_in(work), 1U) << "what was merged is removed";
      const auto content = segment_content(built->folder);
      if (expected.empty()) expected = content;
      EXPECT_EQ(difference(content, expected), "")
          << batch_size << " articles, " << threads << " threads";
    }
  }
}

TEST(BuildWorkers, CountWithoutWriting) {
  const std::vector<Article> articles = make_articles(40, 2);
  BuildWorkers workers{{"", 2, true, nullptr}};
  ASSERT_TRUE(submit_all(workers, articles, 7));
  const auto built = workers.finish();
  ASSERT_TRUE(built);
  EXPECT_TRUE(built->folder.empty());
  EXPECT_EQ(built->counts.articles, 40U);
  std::uint64_t text_bytes = 0;
  std::uint64_t undated = 0;
  for (const Article& article : articles) {
    text_bytes += article.title.size() + article.body.size();
    undated += article.published ? 0U : 1U;
  }
  EXPECT_EQ(built->counts.text_bytes, text_bytes);
  EXPECT_EQ(built->counts.dates[static_cast<std::size_t>(DateBy::none)], undated);
  EXPECT_GT(built->counts.names[static_cast<std::size_t>(EntityType::place)], 0U);
}

TEST(BuildWorkers, RefuseFurtherBatchesOnceOneHasFailed) {
  const std::vector<Article> articles = make_articles(200, 2);
  const TemporaryFolder folder;
  BuildWorkers workers{{folder / "missing", 2, false, nullptr}};
  EXPECT_FALSE(submit_all(workers, articles, 1)) << "200 batches do not fit into the queue";
  const auto built = workers.finish();
  ASSERT_FALSE(built);
  EXPECT_EQ(built.error().kind, ErrorKind::io);
}

TEST(BuildWorkers, LeaveWhenTheyAreStopped) {
  const std::vector<Article> articles = make_articles(50, 2);
  const TemporaryFolder folder;
  const std::atomic<bool> stop = true;
  BuildWorkers workers{{folder.path(), 2, false, &stop}};
  submit_all(workers, articles, 5);
  const auto built = workers.finish();
  ASSERT_TRUE(built);
  EXPECT_TRUE(built->folder.empty());
}

TEST(BuildWorkers, CanBeDroppedWithoutFinishing) {
  const std::vector<Article> articles = make_articles(50, 2);
  const TemporaryFolder folder;
  BuildWorkers workers{{folder.path(), 2, false, nullptr}};
  EXPECT_TRUE(submit_all(workers, articles, 10));
}

// Leaves with 0 if the workers come to an end where the second or third of them cannot be started.
[[noreturn]] void work_with_room_for_few_threads() {
  ::alarm(20);  // waiting for ever is what this is about
  rlim_t pages = 0;
  std::ifstream{"/proc/self/statm"} >> pages;
  const rlim_t room = pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + (24U << 20U);
  const rlimit little{room, room};
  if (pages == 0 || ::setrlimit(RLIMIT_AS, &little) != 0) std::_Exit(1);
  try {
    BuildWorkers workers{{"", 64, false, nullptr}};
    static_cast<void>(workers.finish().has_value());
  } catch (const std::exception&) {
    std::_Exit(2);
  }
  std::_Exit(0);
}

TEST(BuildWorkers, AreAsManyAsThereIsRoomFor) {
  if (address_sanitizer_watches()) {
    GTEST_SKIP() << "the sanitizer ends the program itself when there is no memory";
  }
  EXPECT_EXIT(work_with_room_for_few_threads(), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace pressmark
