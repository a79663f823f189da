// SPDX-License-Identifier: GPL-2.0-or-later
//
// The summaries, whole.

#include "indexer/summary.h"

#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

BuildSummary make_summary() {
  BuildSummary summary;
  summary.added = 21'578;
  summary.rejected = 2;
  summary.flagged = 1;
  summary.reports = {{"bad_input", 1}, {"duplicate_id", 1}, {"no_text", 1}};
  summary.input_bytes = 25'000'000;
  summary.seconds = 10;
  summary.cpu_seconds = 19.5;
  Manifest& manifest = summary.manifest;
  manifest.number = 3;
  manifest.format_version = 1;
  manifest.analysis_fingerprint = "words 1";
  manifest.archive_fingerprint = "0123456789abcdef0123456789abcdef";
  manifest.languages = {"de", "en"};
  manifest.counts.articles = 21'578;
  manifest.counts.dates = {20'000, 0, 78, 0, 0, 1'500};
  manifest.counts.names = {1, 12, 2'000};
  manifest.counts.text_bytes = 20'000'000;
  SegmentEntry segment;
  segment.id = "000003";
  segment.articles = 21'578;
  segment.files = {{"a", 24'000'000, {}}, {"b", 1'000'000, {}}};
  manifest.segments = {segment};
  summary.archive_bytes = 25'000'000;
  return summary;
}

const SummaryStyle plain{"news.pressmark", "indexer", false};

TEST(Summary, OfABuild) {
  EXPECT_EQ(describe_build(make_summary(), plain),
            "21,578 articles in news.pressmark   10.0 s · 2.5 MB/s\n"
            "  rejected     2 articles\n"
            "  doubtful     1 article, kept\n"
            "  reports      1 bad_input · 1 duplicate_id · 1 no_text\n"
            "  dates        20,000 explicit · 78 dateline · 1,500 none\n"
            "  names        1 person · 12 organisations · 2,000 places\n"
            "  languages    de · en\n"
            "  size         25 MB · 1.25 times the text of 20 MB\n"
            "  fingerprint  0123456789abcdef0123456789abcdef\n"
            "\n"
            "  searcher \"...\" -d news.pressmark\n");
}

TEST(Summary, OfADryRunAndOfOneThatWasStopped) {
  BuildSummary summary = make_summary();
  summary.manifest.segments.clear();
  summary.manifest.has_entities = false;
  const std::string text = describe_build(summary, plain);
  EXPECT_TRUE(text.starts_with("21,578 articles read, nothing written   10.0 s")) << text;
  EXPECT_NE(text.find("  names        not recognised (--entities off)\n"), std::string::npos);
  EXPECT_EQ(text.find("searcher"), std::string::npos);
  EXPECT_EQ(text.find("size"), std::string::npos);
  summary.was_stopped = true;
  EXPECT_EQ(describe_build(summary, plain),
            "stopped after 21,578 articles: nothing was published\n");
}

TEST(Summary, OfAnUpdate) {
  BuildSummary summary = make_summary();
  summary.added = 1'000;
  summary.removed = 3;
  summary.unchanged = 20'000;
  summary.note = "nothing was deleted: an article was rejected";
  const std::string text = describe_update(summary, plain);
  EXPECT_TRUE(text.starts_with("21,578 articles in news.pressmark   10.0 s")) << text;
  EXPECT_NE(text.find("  articles     1,000 added \u00B7 3 removed \u00B7 20,000 unchanged\n"
                      "  rejected     2 articles\n"
                      "  reports      1 bad_input \u00B7 1 duplicate_id \u00B7 1 no_text\n"
                      "  note         nothing was deleted: an article was rejected\n"),
            std::string::npos)
      << text;
  summary.was_stopped = true;
  EXPECT_EQ(describe_update(summary, plain),
            "stopped: 1,000 added, 3 removed, 20,000 unchanged in news.pressmark, which keeps "
            "them; run the same command to go on\n");
  summary.added = summary.removed = summary.unchanged = 0;
  EXPECT_EQ(describe_update(summary, plain),
            "stopped: nothing changed in news.pressmark, which keeps them; run the same command "
            "to go on\n");
  summary.was_stopped = false;
  summary.rejected = 0;
  summary.note.clear();
  const std::string none = describe_update(summary, plain);
  EXPECT_NE(none.find("  articles     nothing changed\n"), std::string::npos) << none;
  EXPECT_EQ(none.find("rejected"), std::string::npos) << none;
  EXPECT_EQ(none.find("note"), std::string::npos) << none;
}

TEST(Summary, OfASalvage) {
  BuildSummary summary = make_summary();
  summary.note = "the manifest cannot be read";
  const std::string text = describe_salvage(summary, plain);
  EXPECT_TRUE(
      text.starts_with("21,578 articles saved in news.pressmark   10.0 s\n"
                       "  lost         2 articles\n"
                       "  note         the manifest cannot be read\n"))
      << text;
  summary.was_stopped = true;
  EXPECT_EQ(describe_salvage(summary, plain),
            "stopped after 21,578 articles: nothing was published\n");
}

TEST(Summary, OfAnArchive) {
  EXPECT_EQ(describe_archive(make_summary().manifest, plain),
            "21,578 articles in news.pressmark\n"
            "  dates        20,000 explicit · 78 dateline · 1,500 none\n"
            "  names        1 person · 12 organisations · 2,000 places\n"
            "  languages    de · en\n"
            "  size         25 MB · 1.25 times the text of 20 MB\n"
            "  state        manifest 3 · format 1\n"
            "  segments     1 segment\n"
            "  analysis     words 1\n"
            "  fingerprint  0123456789abcdef0123456789abcdef\n");
}

TEST(Summary, SaysHowManyDeletedArticlesAreLeft) {
  Manifest manifest = make_summary().manifest;
  manifest.segments.push_back(manifest.segments.front());
  manifest.segments.back().articles = 500;
  manifest.segments.back().deleted = DeletedEntry{120, {"publish/000003/deleted-2", 1000, {}}};
  const std::string text = describe_archive(manifest, plain);
  EXPECT_NE(text.find("  segments     2 segments · 120 deleted articles still in them, 0.6 %\n"),
            std::string::npos)
      << text;
}

TEST(Summary, OfACheck) {
  VerifyReport report;
  report.files = 2;
  report.bytes = 1'234'567;
  EXPECT_EQ(describe_check(report, plain), "news.pressmark is whole   2 files, 1.2 MB\n");
  report.problems = {{"segments/1/a\x1b", "block 3 is damaged"}};
  EXPECT_EQ(describe_check(report, plain),
            "news.pressmark is damaged   1 problem in 2 files, 1.2 MB\n"
            "  segments/1/a\\x1b: block 3 is damaged\n");
  EXPECT_EQ(check_to_json(report, plain),
            "{\"schema\":1,\"archive\":\"news.pressmark\",\"whole\":false,\"files\":2,"
            "\"bytes\":1234567,\"problems\":[{\"path\":\"segments/1/a\\u001b\","
            "\"message\":\"block 3 is damaged\"}]}\n");
}

TEST(Summary, AsJson) {
  EXPECT_EQ(build_to_json(make_summary(), plain),
            "{\"schema\":1,\"archive\":\"news.pressmark\",\"stopped\":false,"
            "\"articles\":{\"added\":21578,\"replaced\":0,\"removed\":0,\"unchanged\":0,"
            "\"rejected\":2,\"doubtful\":1},"
            "\"reports\":{\"bad_input\":1,\"duplicate_id\":1,\"no_text\":1},"
            "\"input_bytes\":25000000,\"seconds\":10.000,\"cpu_seconds\":19.500,"
            "\"dates\":{\"explicit\":20000,\"metadata\":0,\"dateline\":78,\"url\":0,"
            "\"inferred\":0,\"none\":1500},\"names\":{\"person\":1,\"org\":12,\"place\":2000},"
            "\"entities\":true,\"families\":0,\"copied\":0,"
            "\"languages\":[\"de\",\"en\"],\"text_bytes\":20000000,"
            "\"archive_bytes\":25000000,\"segments\":1,\"deleted_articles\":0,\"manifest\":3,"
            "\"fingerprint\":\"0123456789abcdef0123456789abcdef\",\"analysis\":\"words 1\","
            "\"format\":1}\n");
  BuildSummary dry = make_summary();
  dry.manifest.segments.clear();
  dry.manifest.archive_fingerprint.clear();
  const std::string json = build_to_json(dry, plain);
  EXPECT_NE(json.find("\"archive\":null"), std::string::npos) << json;
  EXPECT_NE(json.find("\"fingerprint\":null"), std::string::npos) << json;
  EXPECT_TRUE(archive_to_json(make_summary().manifest, plain)
                  .starts_with("{\"schema\":1,\"archive\":\"news.pressmark\",\"articles\":21578,"));
}

TEST(Summary, RecommendsACommandThatAShellReadsBack) {
  struct Row {
    std::string archive;
    std::string program;
    std::string command;
  };
  for (const Row& row : {Row{"a b", "indexer", "searcher \"...\" -d 'a b'"},
                         Row{"it's", "indexer", "searcher \"...\" -d 'it'\\''s'"},
                         Row{"$HOME", "pressmark-indexer", "pressmark-searcher \"...\" -d '$HOME'"},
                         Row{"/x/y-1.z", "indexer", "searcher \"...\" -d /x/y-1.z"}}) {
    const std::string text =
        describe_build(make_summary(), SummaryStyle{row.archive, row.program, false});
    EXPECT_TRUE(text.ends_with("\n\n  " + row.command + "\n")) << text;
  }
}

TEST(Summary, ColoursOnlyWhatIsAsked) {
  EXPECT_EQ(describe_build(make_summary(), plain).find('\x1b'), std::string::npos);
  EXPECT_TRUE(describe_build(make_summary(), SummaryStyle{"a", "indexer", true})
                  .starts_with("\x1b[1m21,578 articles in a\x1b[0m"));
}

TEST(Summary, FormatsNumbers) {
  EXPECT_EQ(format_count(0), "0");
  EXPECT_EQ(format_count(999), "999");
  EXPECT_EQ(format_count(1'000), "1,000");
  EXPECT_EQ(format_count(18'446'744'073'709'551'615U), "18,446,744,073,709,551,615");
  EXPECT_EQ(format_counted(1, "article"), "1 article");
  EXPECT_EQ(format_counted(1'234, "article"), "1,234 articles");
  EXPECT_EQ(format_bytes(1), "1 byte");
  EXPECT_EQ(format_bytes(999), "999 bytes");
  EXPECT_EQ(format_bytes(1'000), "1.0 kB");
  EXPECT_EQ(format_bytes(61'499), "61 kB");
  EXPECT_EQ(format_bytes(999'600), "1.0 MB");
  EXPECT_EQ(format_bytes(5'300'000'000), "5.3 GB");
}

}  // namespace
}  // namespace pressmark
