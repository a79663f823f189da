// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines and record numbers, and reading on behind what is rejected.

#include "indexer/sources/json_lines.h"

#include <string>
#include <vector>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

// "id title" or "! error" of every record.
std::vector<std::string> read_all(std::string_view content, const ReadOptions& options = {}) {
  const TemporaryFolder folder;
  const auto path = folder.write("n.jsonl", content);
  JsonLinesReader reader{
      InputStream{make_file_source(FileDescriptor{::open(path.c_str(), O_RDONLY | O_CLOEXEC)},
                                   "d/n.jsonl")},
      SourceName{.id = "n.jsonl", .path = "d/n.jsonl"}, options};
  std::vector<std::string> records;
  while (std::optional<Result<Article>> record = reader.next()) {
    if (!record->has_value()) {
      EXPECT_EQ(record->error().kind, ErrorKind::bad_input);
      records.push_back("! " + record->error().message);
      continue;
    }
    EXPECT_TRUE((*record)->path.starts_with("d/n.jsonl#"));
    const bool is_empty = (*record)->has_flag(ArticleFlag::no_text);
    records.push_back((*record)->id + " " + (is_empty ? "(no text)" : (*record)->title));
  }
  EXPECT_EQ(reader.bytes_read(), content.size());
  return records;
}

TEST(JsonLines, NumbersRecordsAndLines) {
  EXPECT_THAT(read_all("{\"title\":\"A\"}\r\n\n  \r\nbroken\n{\"id\":\"x\",\"title\":\"B\"}\n"
                       "{\"title\":\"C\"}"),
              ElementsAre("n.jsonl#1 A",
                          "! d/n.jsonl:4: not a JSON object: the JSON document has an improper "
                          "structure",
                          "x B", "n.jsonl#4 C"));
  EXPECT_THAT(read_all(""), ElementsAre());
  EXPECT_THAT(read_all("\n\n"), ElementsAre());
}

TEST(JsonLines, KeepsAnEmptyRecordOnlyIfItHasAnId) {
  EXPECT_THAT(read_all("{\"id\":\"x\"}\n{\"url\":\"http://x\"}\n{\"body\":\" \\n\"}\n"),
              ElementsAre("x (no text)", "! d/n.jsonl:2: no text: neither title, body nor captions",
                          "! d/n.jsonl:3: no text: neither title, body nor captions"));
  EXPECT_THAT(read_all("{\"captions\":\"The hall.\"}\n"), ElementsAre("n.jsonl#1 "));
}

TEST(JsonLines, PassesOverLongLines) {
  const ReadOptions options{.max_line_bytes = 1000};
  const auto line_of = [](std::size_t size) {
    return "{\"title\":\"" + std::string(size - 12, 'x') + "\"}\n";
  };
  EXPECT_THAT(read_all(line_of(1001) + line_of(1000) + "{\"title\":\"C\"}\n", options),
              ElementsAre("! d/n.jsonl:1: line longer than 1000 bytes",
                          "n.jsonl#2 " + std::string(988, 'x'), "n.jsonl#3 C"));
}

TEST(JsonLines, RejectsLargeArticles) {
  const ReadOptions options{.max_article_bytes = 3};
  EXPECT_THAT(
      read_all("{\"title\":\"A\",\"body\":\"bc\"}\n{\"title\":\"A\",\"body\":\"bcd\"}\n", options),
      ElementsAre("n.jsonl#1 A", "! d/n.jsonl:2: larger than 3 bytes"));
}

TEST(JsonLines, AByteOrderMarkIsNoPartOfTheFirstRecord) {
  EXPECT_THAT(read_all("\xEF\xBB\xBF{\"title\":\"A\"}\n"), ElementsAre("n.jsonl#1 A"));
}

TEST(JsonLines, OneRecordLeavesNothingBehindForTheNext) {
  EXPECT_THAT(read_all("{\"id\":\"x\",\"title\":\"" + std::string(100'000, 'y') +
                       "\"}\n{\"body\":\"B\"}\n{\"id\":\"z\"}\n"),
              ElementsAre("x " + std::string(100'000, 'y'), "n.jsonl#2 ", "z (no text)"));
}

}  // namespace
}  // namespace pressmark
