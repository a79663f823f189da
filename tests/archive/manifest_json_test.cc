// SPDX-License-Identifier: GPL-2.0-or-later
//
// The manifest's JSON: exact in what it writes, strict in what it reads.

#include <random>

#include <gtest/gtest.h>

#include "archive/manifest.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

Manifest example_manifest() {
  Manifest manifest;
  manifest.number = 42;
  manifest.format_version = archive_format_version;
  manifest.analysis_fingerprint = "pressmark-analysis-1 icu-72";
  manifest.archive_fingerprint = "0123456789abcdef0123456789abcdef";
  manifest.has_entities = false;
  manifest.languages = {"de", "en"};
  manifest.counts = {3, {1, 0, 0, 1, 0, 1}, {7, 8, 9}, 1234, 2, 5};
  const std::string a = "segments/a/";
  manifest.segments = {
      {"a",
       "uuid-a",
       2,
       {{a + "names", 70'000, {1, ~std::uint64_t{0}}}, {a + "xapian/x", 0, {}}},
       {}},
      {"b-2", "uuid-b", 9, {}, DeletedEntry{4, {"publish/000041/deleted-b-2", 70, {255}}}}};
  manifest.canonical_map = {"publish/000042/canonical_map", 9, {5}};
  manifest.families = {"publish/000042/families", 8, {6}};
  return manifest;
}

TEST(ManifestJson, IsWrittenLikeThis) {
  EXPECT_EQ(
      serialise(example_manifest()),
      R"({"format_version":7,"number":42,"analysis_fingerprint":"pressmark-analysis-1 icu-72",)"
      R"("archive_fingerprint":"0123456789abcdef0123456789abcdef","has_entities":false,)"
      R"("languages":["de","en"],"counts":{"articles":3,"dates":{"explicit":1,"metadata":0,)"
      R"("dateline":0,"url":1,"inferred":0,"none":1},"names":{"person":7,"org":8,"place":9},)"
      R"("text_bytes":1234,"families":2,"copied":5},)"
      R"("segments":[{"id":"a","uuid":"uuid-a","articles":2,)"
      R"("deleted":null,"files":[)"
      R"({"path":"segments/a/names","size":70000,"blocks":"0000000000000001ffffffffffffffff"},)"
      R"({"path":"segments/a/xapian/x","size":0,"blocks":""}]},)"
      R"({"id":"b-2","uuid":"uuid-b","articles":9,"deleted":{"articles":4,"file":)"
      R"({"path":"publish/000041/deleted-b-2","size":70,"blocks":"00000000000000ff"}},)"
      R"("files":[]}],"canonical_map":)"
      R"({"path":"publish/000042/canonical_map","size":9,"blocks":"0000000000000005"},)"
      R"("families":{"path":"publish/000042/families","size":8,"blocks":"0000000000000006"}})"
      "\n");
}

TEST(ManifestJson, ReadsBack) {
  const auto parsed = parse_manifest(serialise(example_manifest()), "M");
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(*parsed, example_manifest());
}

std::string error_of(std::string json, const std::string& what, const std::string& by) {
  const std::size_t at = json.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  json.replace(at, what.size(), by);
  const auto parsed = parse_manifest(json, "M");
  return parsed ? "accepted" : parsed.error().message;
}

TEST(ManifestJson, WhatIsMissingOrMistypedIsDamage) {
  const std::string json = serialise(example_manifest());
  const auto error = [&](const std::string& what, const std::string& by) {
    return error_of(json, what, by);
  };
  EXPECT_EQ(error("\"number\":42", "\"number\":\"42\""),
            "M is damaged: \"number\" has another type");
  EXPECT_EQ(error("\"number\":42", "\"number\":-42"), "M is damaged: \"number\" has another type");
  EXPECT_EQ(error("\"number\":42,", ""), "M is damaged: \"number\" is missing");
  EXPECT_EQ(error("false", "null"), "M is damaged: \"has_entities\" has another type");
  EXPECT_EQ(error("\"url\":1,", ""), "M is damaged: \"url\" is missing");
  EXPECT_EQ(error("[\"de\",", "[7,"), "M is damaged: \"languages\" has another type");
  EXPECT_EQ(error("{\"format", "[{\"format"), "M is damaged: it is no JSON object");
  EXPECT_EQ(error("0001ffff", "1ffff"),
            "M is damaged: the checksums of segments/a/names do not fit its size");
  EXPECT_EQ(error("0001ffff", "000Gffff"),
            "M is damaged: a checksum of segments/a/names is no number");
  EXPECT_EQ(error("\"size\":0", "\"size\":1"),
            "M is damaged: the checksums of segments/a/xapian/x do not fit its size");
}

TEST(ManifestJson, NoPathLeadsOutOfTheSegment) {
  const std::string json = serialise(example_manifest());
  for (const char* path : {"segments/b-2/names", "/etc/passwd", "segments/a/../../x",
                           "segments/a//x", "segments/a/", "segments/a/.hidden", "names", ""}) {
    EXPECT_EQ(error_of(json, "segments/a/names", path),
              "M is damaged: a file lies outside its folder")
        << path;
  }
  for (const char* path : {"segments/a/names", "publish/../x", "publish/", "deleted"}) {
    EXPECT_EQ(error_of(json, "publish/000041/deleted-b-2", path),
              "M is damaged: a file lies outside its folder")
        << path;
  }
  for (const char* id : {"..", ".", "", "a/b", "a b", "../../etc"}) {
    EXPECT_EQ(error_of(json, "\"b-2\"", "\"" + std::string{id} + "\""),
              "M is damaged: a segment's id is no name")
        << id;
  }
}

TEST(ManifestJson, ASegmentHasSomeDeletedArticlesOrNone) {
  const std::string json = serialise(example_manifest());
  for (const char* count : {"0", "10"}) {
    EXPECT_EQ(error_of(json, "{\"articles\":4", "{\"articles\":" + std::string{count}),
              "M is damaged: a segment has more deleted articles than articles, or none")
        << count;
  }
}

TEST(ManifestJson, AnotherFormatSaysSoWhateverElseItHolds) {
  const auto parsed = parse_manifest(R"({"format_version":99,"shape":"unknown"})", "M");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().kind, ErrorKind::archive);
  EXPECT_EQ(parsed.error().message, "M has archive format 99; this program reads format 7");
  EXPECT_NE(parsed.error().hint.find("--replace"), std::string::npos);
}

TEST(ManifestJson, NoBytesCrashIt) {
  std::mt19937_64 random{1};
  const std::string good = serialise(example_manifest());
  for (int i = 0; i < 3000; ++i) {
    std::string bad = good.substr(0, i % 3 == 0 ? random() % good.size() : good.size());
    if (!bad.empty()) bad[random() % bad.size()] = static_cast<char>(random());
    const auto parsed = parse_manifest(bad, "M");
    EXPECT_TRUE(parsed || parsed.error().kind == ErrorKind::archive);
  }
}

}  // namespace
}  // namespace pressmark
