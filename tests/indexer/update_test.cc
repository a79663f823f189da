// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an update adds, replaces, leaves alone and removes. That searches see it right:
// tests/oracle/random_walk_test.cc.

#include "indexer/update.h"

#include <atomic>
#include <random>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "indexer/compact.h"
#include "searcher/search.h"
#include "tests/indexer/segment_content.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

class UpdateTest : public testing::Test {
 protected:
  static std::string line(const std::string& id, const std::string& body,
                          const std::string& more = "") {
    return R"({"id":")" + id + R"(","body":")" + body + "\"" + more + "}\n";
  }

  UpdateOptions updating(const std::string& lines) {
    UpdateOptions update;
    update.build = build_options(folder_.write("in.jsonl", lines), archive_);
    return update;
  }

  void build(const std::string& lines) {
    const auto summary = build_archive(updating(lines).build);
    ASSERT_TRUE(summary) << summary.error().message;
  }

  BuildSummary update(const UpdateOptions& options) {
    const auto summary = update_archive(options);
    if (!summary) {
      ADD_FAILURE() << summary.error().message;
      return {};
    }
    const auto report = verify_archive(archive_);
    EXPECT_TRUE(report && report->problems.empty());
    return *summary;
  }
  BuildSummary update(const std::string& lines) { return update(updating(lines)); }

  /// added, replaced, removed, unchanged, rejected
  static std::string changes(const BuildSummary& summary) {
    std::string text;
    for (const std::uint64_t count :
         {summary.added, summary.replaced, summary.removed, summary.unchanged, summary.rejected})
      text += (text.empty() ? "" : " ") + std::to_string(count);
    return text;
  }

  std::string body_of(const std::string& id) {
    const auto searcher = Searcher::open(archive_);
    const auto article = searcher->article(id);
    return article ? article->body : article.error().message;
  }

  TemporaryFolder folder_;
  fs::path archive_ = folder_ / "archive";
};

TEST_F(UpdateTest, AddsReplacesAndLeavesAlone) {
  build(line("a", "One.") + line("b", "Two.") + line("c", "Three."));
  const BuildSummary summary =
      update(line("b", "Two, changed.") + line("c", "Three.") + line("d", "Four."));
  EXPECT_EQ(changes(summary), "1 1 0 1 0");
  EXPECT_EQ(summary.manifest.counts.articles, 4U);
  EXPECT_EQ(summary.manifest, *read_current_manifest(archive_));
  EXPECT_EQ(body_of("a"), "One.");
  EXPECT_EQ(body_of("b"), "Two, changed.");
  EXPECT_EQ(body_of("d"), "Four.");
}

TEST_F(UpdateTest, TheSameInputTwiceChangesNothing) {
  // With and without a language of their own: that is found before articles are compared.
  const std::string lines = line("a", "Der Minister sprach gestern lange mit der Presse.") +
                            line("b", "The minister spoke to the press.", R"(,"language":"en")");
  build(lines);
  const Manifest before = *read_current_manifest(archive_);
  for (int i = 0; i < 2; ++i) {
    const BuildSummary summary = update(lines);
    EXPECT_EQ(changes(summary), "0 0 0 2 0");
    EXPECT_EQ(summary.manifest, before) << "not even a new manifest";
  }
}

TEST_F(UpdateTest, AnArticleWasAddedWhenItsTextCameIn) {
  const auto added = [&](const std::string& id) {
    const auto article = Searcher::open(archive_)->article(id);
    return article && article->added ? to_string(*article->added) : "unknown";
  };
  const auto on_day = [&](const std::string& day, const std::string& lines) {
    UpdateOptions options = updating(lines);
    options.build.today = parse_iso_date(day);
    return options;
  };
  ASSERT_TRUE(build_archive(on_day("2026-11-20", line("a", "One") + line("b", "Two")).build));
  const std::string fingerprint = ArchiveReader::open(archive_)->manifest().archive_fingerprint;
  EXPECT_EQ(changes(update(on_day("2026-11-21", line("a", "One")))), "0 0 0 1 0");
  EXPECT_EQ(ArchiveReader::open(archive_)->manifest().archive_fingerprint, fingerprint);
  EXPECT_EQ(changes(update(on_day("2026-11-22", line("b", "Three") + line("c", "Four")))),
            "1 1 0 0 0");
  EXPECT_EQ(added("a") + " " + added("b") + " " + added("c"), "2026-11-20 2026-11-22 2026-11-22");
  ASSERT_TRUE(rebuild_archive(on_day("2026-11-23", "").build));
  EXPECT_EQ(added("a") + " " + added("b"), "2026-11-20 2026-11-22");
}

TEST_F(UpdateTest, AChangeOfAnythingThatIsStoredReplaces) {
  const std::string more = R"(,"title":"T","source":"S","url":"u","date":"2017-01-02")";
  build(line("a", "One.", more));
  for (const char* changed : {R"(,"title":"X","source":"S","url":"u","date":"2017-01-02")",
                              R"(,"title":"T","source":"X","url":"u","date":"2017-01-02")",
                              R"(,"title":"T","source":"S","url":"x","date":"2017-01-02")",
                              R"(,"title":"T","source":"S","url":"u","date":"2017-01-03")",
                              R"(,"title":"T","source":"S","url":"u")"}) {
    EXPECT_EQ(changes(update(line("a", "One.", changed))), "0 1 0 0 0") << changed;
    EXPECT_EQ(changes(update(line("a", "One.", more))), "0 1 0 0 0") << changed;
  }
}

TEST_F(UpdateTest, AnIdTwiceInOneRunIsARejection) {
  build(line("a", "One."));
  EXPECT_EQ(changes(update(line("a", "Two.") + line("a", "Three.") + line("b", "B."))),
            "1 1 0 0 1");
  EXPECT_EQ(body_of("a"), "Two.");
}

TEST_F(UpdateTest, SeveralRoundsAreOneUpdate) {
  const std::vector<Article> articles = make_articles(300, 5);
  build(to_json_lines({articles.begin(), articles.begin() + 30}));
  UpdateOptions options = updating(to_json_lines(articles));
  options.build.batch_articles = 3;  // 48 a round
  options.build.threads = 2;
  EXPECT_EQ(changes(update(options)), "270 0 0 30 0");
  const std::string in_steps = read_current_manifest(archive_)->archive_fingerprint;
  UpdateOptions at_once = updating(to_json_lines(articles));
  at_once.build.replace = true;
  ASSERT_TRUE(build_archive(at_once.build));
  EXPECT_EQ(read_current_manifest(archive_)->archive_fingerprint, in_steps);
}

TEST_F(UpdateTest, DeleteMissingRemovesWhatThePathsDoNotHaveAnyMore) {
  const auto file = [&](const std::string& name) { return folder_ / "news" / name; };
  folder_.write("news/a.txt", "One.");
  folder_.write("news/b.txt", "Two.");
  folder_.write("other.txt", "Three.");
  UpdateOptions options;
  options.build = build_options(folder_ / "news", archive_);
  options.build.paths.push_back(folder_ / "other.txt");
  ASSERT_TRUE(build_archive(options.build));

  fs::remove(file("b.txt"));
  fs::remove(folder_ / "other.txt");
  options.build.paths = {folder_ / "news"};
  EXPECT_EQ(changes(update(options)), "0 0 0 1 0") << "only if asked to";
  options.delete_missing = true;
  EXPECT_EQ(changes(update(options)), "0 0 1 1 0") << "other.txt is none of news/";
  EXPECT_EQ(changes(update(options)), "0 0 0 1 0");

  // Whatever could not be read may be what is missing.
  fs::create_symlink("elsewhere", file("bad.txt"));
  fs::remove(file("a.txt"));
  const BuildSummary refused = update(options);
  EXPECT_EQ(changes(refused), "0 0 0 0 1");
  EXPECT_EQ(refused.note, "nothing was removed as missing, because an article was rejected");
  fs::remove(file("bad.txt"));
  EXPECT_EQ(update(options).note, "nothing was removed as missing, because nothing was read");
  EXPECT_EQ(body_of("a.txt"), "One.");
}

TEST_F(UpdateTest, DeleteMissingKnowsAPathHoweverItIsTyped) {
  folder_.write("news/a.txt", "One.");
  folder_.write("news/b.txt", "Two.");
  folder_.write("news/c.txt", "Three.");
  UpdateOptions options;
  options.build = build_options(folder_ / "news", archive_);
  ASSERT_TRUE(build_archive(options.build));
  options.delete_missing = true;
  fs::remove(folder_ / "news/b.txt");
  options.build.paths = {fs::relative(folder_ / "news").string()};
  EXPECT_EQ(changes(update(options)), "0 0 1 2 0");
  fs::remove(folder_ / "news/c.txt");
  options.build.paths = {(folder_ / "news/.././news/").string()};
  EXPECT_EQ(changes(update(options)), "0 0 1 1 0");
}

TEST_F(UpdateTest, ADryRunTellsAndWritesNothing) {
  build(line("a", "One.") + line("b", "Two."));
  const Manifest before = *read_current_manifest(archive_);
  UpdateOptions options = updating(line("a", "One.") + line("b", "Other.") + line("c", "New."));
  options.build.is_dry_run = true;
  options.delete_missing = true;
  const auto other_writer = WriterLock::acquire(archive_);
  ASSERT_TRUE(other_writer);
  const BuildSummary summary = update(options);
  EXPECT_EQ(changes(summary), "1 1 0 1 0");
  EXPECT_EQ(*read_current_manifest(archive_), before);
}

TEST_F(UpdateTest, WhenToldToStopWhatIsFinishedStays) {
  build(line("x", "One."));
  const std::vector<Article> articles = make_articles(300, 5);
  UpdateOptions options = updating(to_json_lines(articles));
  options.build.batch_articles = 5;  // 80 a round
  std::atomic<bool> stop = false;
  options.build.stop = &stop;
  options.build.on_progress = [&](const BuildProgress& progress) {
    if (progress.articles >= 200) stop = true;
  };
  const BuildSummary stopped = update(options);
  EXPECT_TRUE(stopped.was_stopped);
  EXPECT_GE(stopped.added, 160U) << "two rounds were full";
  EXPECT_LE(stopped.added, 200U);
  EXPECT_EQ(stopped.manifest.counts.articles, stopped.added + 1);

  options.build.stop = nullptr;
  const BuildSummary rest = update(options);
  EXPECT_EQ(rest.unchanged, stopped.added);
  EXPECT_EQ(rest.added, 300 - stopped.added);
}

TEST_F(UpdateTest, StoppedBeforeItSawAllItDeletesNothing) {
  build(line("a", "One.") + line("b", "Two."));
  UpdateOptions options = updating(line("c", "Three."));
  options.delete_missing = true;
  std::atomic<bool> stop = true;
  options.build.stop = &stop;
  const BuildSummary summary = update(options);
  EXPECT_TRUE(summary.was_stopped);
  EXPECT_EQ(summary.removed, 0U);
  EXPECT_EQ(summary.manifest.counts.articles, 2U + summary.added);
  EXPECT_EQ(body_of("a"), "One.");
}

TEST_F(UpdateTest, StrictItKeepsTheRoundsBeforeTheBadRecord) {
  build(line("x", "One."));
  UpdateOptions options = updating(to_json_lines(make_articles(100, 5)) + "{broken\n");
  options.build.batch_articles = 5;  // 80 a round
  options.build.is_strict = true;
  for (const bool is_dry_run : {true, false}) {
    options.build.is_dry_run = is_dry_run;
    const auto summary = update_archive(options);
    ASSERT_FALSE(summary);
    EXPECT_EQ(summary.error().kind, ErrorKind::bad_input);
    EXPECT_NE(summary.error().message.find("in.jsonl:101: "), std::string::npos)
        << summary.error().message;
    EXPECT_EQ(read_current_manifest(archive_)->counts.articles, is_dry_run ? 1U : 81U);
  }
  EXPECT_TRUE(verify_archive(archive_)->problems.empty());
}

TEST_F(UpdateTest, WhatCannotBeReadAnyMoreIsNotDeletedAsMissing) {
  std::mt19937 random{1};
  std::string lines;
  for (const std::string id : {"a", "b", "c"}) {
    std::string body;
    while (body.size() < 100'000)
      body += body.size() % 8 == 7 ? ' ' : static_cast<char>('a' + random() % 26);
    lines += line(id, body);
  }
  build(lines);
  const Manifest before = *read_current_manifest(archive_);
  const fs::path text = archive_ / "segments" / before.segments[0].id / "columns" / "text";
  std::string bytes = read_whole_file(text);
  ASSERT_GT(bytes.size(), 2U << 16U) << "the first and last block are read before";
  bytes[3U << 15U] ^= 1;
  folder_.write(text.lexically_relative(folder_.path()).string(), bytes);
  UpdateOptions options = updating(line("d", "Three."));
  options.delete_missing = true;
  const auto summary = run_on_archive([&] { return update_archive(options); });
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().kind, ErrorKind::archive);
  EXPECT_NE(summary.error().message.find("columns/text"), std::string::npos)
      << summary.error().message;
  EXPECT_EQ(read_current_manifest(archive_)->counts.articles, 4U) << "what was read came in";
}

TEST_F(UpdateTest, AnotherAnalysisIsRefusedAndRebuilt) {
  build(line("a", "One."));
  Manifest manifest = *read_current_manifest(archive_);
  manifest.analysis_fingerprint += "; older";
  ++manifest.number;
  ASSERT_TRUE(publish_manifest(archive_, manifest));
  const auto refused = update_archive(updating(line("b", "Two.")));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::archive);
  EXPECT_NE(refused.error().hint.find("indexer rebuild -d"), std::string::npos);
  EXPECT_EQ(*read_current_manifest(archive_), manifest);
}

TEST_F(UpdateTest, NeedsAnArchiveThatNobodyElseWrites) {
  const auto missing = update_archive(updating(line("a", "One.")));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::archive);
  EXPECT_FALSE(fs::exists(archive_));
  build(line("a", "One."));
  const auto lock = WriterLock::acquire(archive_);
  ASSERT_TRUE(lock);
  const auto locked = update_archive(updating(line("b", "One.")));
  ASSERT_FALSE(locked);
  EXPECT_NE(locked.error().message.find("is being written by process"), std::string::npos);
}

TEST_F(UpdateTest, FollowsTheArchiveInWhetherNamesAreRecognised) {
  UpdateOptions options = updating(line("a", "Angela Merkel met Emmanuel Macron in Paris."));
  options.build.use_entities = false;
  ASSERT_TRUE(build_archive(options.build));
  options = updating(line("b", "Angela Merkel met Emmanuel Macron in Paris."));
  options.build.use_entities = true;
  EXPECT_EQ(changes(update(options)), "1 0 0 0 0");
  const Manifest manifest = *read_current_manifest(archive_);
  EXPECT_FALSE(manifest.has_entities);
  EXPECT_EQ(manifest.counts.names, (std::array<std::uint64_t, 3>{}));
}

TEST_F(UpdateTest, NamesThatARecordBringsAreContentAndSurviveARebuild) {
  const std::string body = "Angela Merkel met Emmanuel Macron in Paris.";
  const auto tagged = [](const std::string& name) { return R"(,"person":[")" + name + R"("])"; };
  const auto updating_to = [&](const std::string& name) {
    UpdateOptions options = updating(line("a", body, tagged(name)));
    options.build.read.field_map = {{"person", "person"}};
    return options;
  };
  ASSERT_TRUE(build_archive(updating_to("Ann Example").build));
  EXPECT_EQ(changes(update(updating_to("Ann Example"))), "0 0 0 1 0");
  EXPECT_EQ(changes(update(updating_to("Bob Example"))), "0 1 0 0 0");
  ASSERT_TRUE(rebuild_archive(updating("").build));
  auto searcher = Searcher::open(archive_);
  ASSERT_TRUE(searcher);
  EXPECT_EQ(searcher->search({.query = "person:\"Bob Example\""})->matches, 1U);
  EXPECT_EQ(searcher->search({.query = "person:\"Ann Example\""})->matches, 0U);
  EXPECT_EQ(searcher->search({.query = "person:Merkel"})->matches, 0U) << "not recognised anew";
}

TEST_F(UpdateTest, RemovesByIdAndNamesTheUnknown) {
  build(line("a", "One.") + line("b", "Two.") + line("c", "Three."));
  const BuildOptions options = updating("").build;
  const std::vector<std::string> ids{"c", "x", "a", "x", "c"};
  const auto summary = remove_articles(options, ids);
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_EQ(summary->removed, 2U);
  EXPECT_EQ(summary->unknown_ids, (std::vector<std::string>{"x"}));
  EXPECT_EQ(summary->manifest.counts.articles, 1U);
  const std::uint64_t number = summary->manifest.number;
  const auto again = remove_articles(options, ids);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->removed, 0U);
  EXPECT_EQ(again->manifest.number, number) << "nothing is written for nothing";
}

TEST_F(UpdateTest, AnArchiveMayBecomeEmptyAndBeFilledAgain) {
  build(line("a", "One."));
  const std::vector<std::string> ids{"a"};
  const auto emptied = remove_articles(updating("").build, ids);
  ASSERT_TRUE(emptied) << emptied.error().message;
  EXPECT_TRUE(emptied->manifest.segments.empty());
  auto searcher = Searcher::open(archive_);
  ASSERT_TRUE(searcher) << searcher.error().message;
  for (const char* query : {"", "one", "\"one two\"", "person:x", "NOT one"}) {
    const auto response = searcher->search({.query = query});
    ASSERT_TRUE(response) << query << ": " << response.error().message;
    EXPECT_EQ(response->matches, 0U);
  }
  EXPECT_EQ(changes(update(line("a", "One again."))), "1 0 0 0 0");
  EXPECT_EQ(body_of("a"), "One again.");
}

}  // namespace
}  // namespace pressmark
