// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the first bytes say about a file.

#include "indexer/sources/detect_format.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "indexer/sources/input_stream.h"

namespace pressmark {
namespace {

std::string detected(std::string_view head) {
  const Result<ArticleFormat> format = detect_format(head, "f");
  if (!format) {
    EXPECT_EQ(format.error().kind, ErrorKind::bad_input);
    return format.error().message;
  }
  return *format == ArticleFormat::json_lines ? "json lines" : "plain text";
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
      {"{\n  \"id\": 1\n}\n", "f: JSON, but not one object on each line"},
      {"{\"id\":", "f: JSON, but not one object on each line"},
      {"[{\"id\":1}]", "f: a JSON array, not one object on each line"},
      {"<!DOCTYPE html><p>", "f: HTML or XML, which is not plain text"},
      {"\n<HTML>", "f: HTML or XML, which is not plain text"},
      {"<?xml version='1.0'?>", "f: HTML or XML, which is not plain text"},
      {"<Reuters> said", "plain text"},
      {"\x1F\x8B\x08", "f: not a text file (gzip data)"},
      {"PK\x03\x04", "f: not a text file (zip archive or office document)"},
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
  EXPECT_EQ(detect_format("[{\"id\":1}]", "f").error().hint,
            "make JSON Lines of it: jq -c '.[]' FILE");
  EXPECT_EQ(detect_format("\x1F\x8B\x08", "f").error().hint, "unpack it first");
}

}  // namespace
}  // namespace pressmark
