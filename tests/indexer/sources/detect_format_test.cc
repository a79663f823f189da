// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the first bytes say about a file.

#include "indexer/sources/detect_format.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "indexer/sources/input_stream.h"
#include "tests/indexer/sources/packed_files.h"

namespace pressmark {
namespace {

std::string detected(std::string_view head) {
  const Result<ArticleFormat> format = detect_format(head, "f");
  if (!format) {
    EXPECT_EQ(format.error().kind, ErrorKind::bad_input);
    return format.error().message;
  }
  constexpr std::string_view names[] = {"automatic", "plain text", "json lines", "json",
                                        "csv",       "html",       "feed",       "news xml",
                                        "reuters",   "mail",       "mbox",       "web archive"};
  return std::string{names[static_cast<std::size_t>(*format)]};
}

struct FormatCase {
  std::string head;
  std::string_view format;
};

TEST(DetectFormat, GoesByContent) {
  const FormatCase cases[] = {
      {"", "plain text"},
      {"   \n", "plain text"},
      {"The talks began.", "plain text"},
      {" date 2017-02-16 The talks", "plain text"},
      {"{\"id\":1}", "json lines"},
      {"\n  {\"id\":1}\r\n{\"id\":2}\n", "json lines"},
      {"{}\n", "json lines"},
      {"{ \"id\": \"\xFF\" }\n", "json lines"},   // repaired later
      {"{\"id\":1\n{\"id\":2}\n", "json lines"},  // the first record is broken
      {"{Reuters} said", "plain text"},
      {"{", "plain text"},
      {"[1] A footnote", "plain text"},
      {"[AP] The talks", "plain text"},
      {"Caf\xE9 closed", "plain text"},  // Windows-1252
      {std::string{"one\0stray NUL", 13}, "plain text"},
      {"\x1B[1mbold\x1B[0m text", "plain text"},
      {"{\n  \"id\": 1\n}\n", "json"},
      {"{\"id\":", "json"},
      {"[{\"id\":1}]", "json"},
      {"[ [\n[{\"id\":1}]]]", "json"},
      {"[]\n", "json"},
      {"[[], [ ]]", "json"},
      {"[] buy bread", "plain text"},
      {"[[File:a.jpg]] {a}", "plain text"},
      {"{\"status\": \"ok\",\n\"articles\": [\n{\"id\":1},\n{\"id\":2}\n]}", "json"},
      {"{\"articles\":[\n{\"id\":1}\n]}", "json"},
      {"<!DOCTYPE html><p>", "html"},
      {"\n<HTML>", "html"},
      {"<h2>Talks begin</h2>They did.", "html"},
      {"<IMG SRC=a><P>The talks began.</P>", "html"},
      {"<!-- x --><blockquote class=y>The talks</blockquote> began.", "html"},
      {"<B> Barnes Group rose by <P> 5.", "plain text"},
      {"<code>The talks</code> began.", "plain text"},
      {"<?xml version='1.0'?><rss>", "feed"},
      {"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"},
      {"<nitf>", "news xml"},
      {"<newsMessage xmlns='x'>", "news xml"},
      {"<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS>", "reuters"},
      {"<?xml version='1.0'?><catalog>", "f: XML of a kind that is not known (catalog)"},
      {"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "web archive"},
      {"filedesc://a.arc 0.0.0.0 2008 text/plain 5\n", "web archive"},
      {"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + std::string(1'000, '\x01'), "web archive"},
      {"From: a\nTo: b\nSubject: c\n\nd", "mail"},
      {"From a@x Thu Feb 16 06:36:00 2017\nFrom: a\nTo: b\n\nd", "mbox"},
      {"id,title,body\n1,A,B\n", "csv"},
      {"In short, the text is:\nThe talks began.\n", "plain text"},
      {"<?xml version='1.0'?>", "f: XML of a kind that is not known"},
      {"<Reuters> said", "plain text"},
      {"PK\x03\x04", "f: not a text file (office document or program)"},
      {"%PDF-1.4", "f: not a text file (PDF document)"},
      {"\x89PNG\r\n", "f: not a text file (PNG image)"},
      {"\xFF\xD8\xFF\xE0", "f: not a text file (JPEG image)"},
      {std::string{"\x7F"
                   "ELF\0\0",
                   6},
       "f: not a text file (program)"},
      {std::string(100, '\0'), "f: not a text file (binary data)"},
      {std::string{"H\0e\0l\0l\0o\0!\0", 12}, "f: not a text file (binary data)"},
  };
  for (const FormatCase& test : cases)
    EXPECT_EQ(detected(test.head), test.format) << test.head;
}

TEST(DetectFormat, AFirstLineThatIsCutOffCountsAsAnObject) {
  std::string head = "{\"body\":\"" + std::string(InputStream::peek_bytes, 'x');
  head.resize(InputStream::peek_bytes);
  EXPECT_EQ(detected(head), "json lines");
}

TEST(DetectFormat, LooksBehindEmptyLinesForARecord) {
  EXPECT_EQ(detected("\n\n{\"id\":1}\n\n{\"id\":2}\n"), "json lines");
  EXPECT_EQ(detected("{\n\n\"id\":1}\n"), "json") << "an object over several lines";
}

TEST(DetectPacking, Bzip2IsKnownByMoreThanThreeLetters) {
  EXPECT_EQ(detect_packing("BZh91AY&SY"), Packing::bzip2);
  EXPECT_EQ(detect_packing("BZh1\x17rE8P\x90"), Packing::bzip2) << "of nothing";
  for (const std::string_view text :
       {"BZh9", "BZh01AY&SY", "BZh:1AY&SY", "BZh9 and other words", "BZhang said on Monday"})
    EXPECT_EQ(detect_packing(text), std::nullopt) << text;
}

TEST(DetectFormat, RandomBytesAreNoText) {
  std::mt19937 random{11};
  for (int i = 0; i < 200; ++i) {
    std::string bytes = "x";  // no signature
    while (bytes.size() < 4096)
      bytes += static_cast<char>(random());
    ASSERT_EQ(detected(bytes), "f: not a text file (binary data)");
  }
}

TEST(DetectFormat, SaysHowToReadWhatItRefuses) {
  EXPECT_EQ(detect_format("Rar!\x1A\x07", "f").error().hint, "unpack it first");
  EXPECT_EQ(detect_format("<?xml version='1.0'?><catalog>", "f").error().hint,
            "--format text indexes it as it is, tags included");
}

TEST(DetectPacking, KnowsCompressedDataAndArchives) {
  for (const Packing packing : {Packing::gzip, Packing::bzip2, Packing::xz, Packing::zstd}) {
    EXPECT_EQ(detect_packing(compress(packing, "The talks began.")), packing);
    EXPECT_EQ(detect_packing(compress(packing, "")), packing);
  }
  EXPECT_EQ(detect_packing(pack(Packing::tar, {{"a", "b"}})), Packing::tar);
  EXPECT_EQ(detect_packing(pack(Packing::zip, {{"a", "b"}})), Packing::zip);
  for (const std::string_view other : {"", "The talks began.", "BZh is no name", "PK", "\x1F\x8B"})
    EXPECT_EQ(detect_packing(other), std::nullopt) << other;
}

// Documents are zip files, too, but hold no articles.
TEST(DetectPacking, LeavesDocumentsAlone) {
  for (const std::string name : {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}) {
    const std::string document = pack(Packing::zip, {{name, "x"}});
    EXPECT_EQ(detect_packing(document), std::nullopt) << name;
    EXPECT_EQ(describe_binary(document), "office document or program") << name;
  }
}

}  // namespace
}  // namespace pressmark
