// SPDX-License-Identifier: GPL-2.0-or-later
//
// A disk that fails while a file is read: no part of what was being read is taken for an article,
// and the failure is told once.

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/sources/open_source.h"
#include "tests/indexer/sources/packed_files.h"

namespace pressmark {
namespace {

using ::testing::Contains;

const std::string disk_failure = "! cannot read d/n: input/output error";

// The first `length` of some bytes; then every read fails.
class FailingDisk : public ByteSource {
 public:
  FailingDisk(std::string bytes, std::size_t length) : bytes_(std::move(bytes)), length_(length) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    if (at_ == length_) {
      return Error{ErrorKind::io, disk_failure.substr(2)};
    }
    const std::size_t count = std::min(size, length_ - at_);
    std::copy_n(bytes_.data() + at_, count, out);
    at_ += count;
    return count;
  }
  std::uint64_t file_bytes() const override { return at_; }

 private:
  std::string bytes_;
  std::size_t length_;
  std::size_t at_ = 0;
};

std::vector<std::string> records_of_source(std::unique_ptr<ByteSource> source,
                                           const ReadOptions& options) {
  std::vector<std::string> records;
  auto reader = open_source(std::move(source), {.id = "n", .path = "d/n"}, options);
  if (!reader) return {"! " + reader.error().message};
  while (std::optional<Result<Article>> article = (*reader)->next()) {
    records.push_back(article->has_value() ? (*article)->title + " | " + (*article)->body
                                           : "! " + article->error().message);
    if (records.size() > 100) break;  // it does not end
  }
  return records;
}

struct FailingFile {
  std::string name;
  ArticleFormat format;
  std::string bytes;
};

std::string web_record(std::string_view address, std::string_view page) {
  const std::string answer =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + std::string{page};
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + std::string{address} +
         "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(answer.size()) + "\r\n\r\n" + answer + "\r\n\r\n";
}

std::string page_about(std::string_view town) {
  const std::string where{town};
  return "<html><head><title>Talks in " + where + "</title></head><body><article><h1>Talks in " +
         where + "</h1><p>The delegations met again in " + where +
         " on Friday, and nobody would say for how long.</p><p>The minister said that the talks "
         "were held in a good mood, and that they go on.</p></article></body></html>";
}

std::vector<FailingFile> failing_files() {
  const std::string lines =
      "{\"title\":\"One\",\"body\":\"First.\"}\n{\"title\":\"Two\",\"body\":\"Second.\"}\n";
  const std::string mail = "From: a\nTo: b\nSubject: Talks\n\nThe talks go on.\nThey are long.\n";
  const std::string from = "From a@x Thu Feb 16 06:36:00 2017\n";
  const std::string feed =
      "<rss version=\"2.0\"><channel><item><title>One</title></item>"
      "<item><title>Two</title></item></channel></rss>";
  const std::string story =
      "<REUTERS NEWID=\"1\">\n<TEXT><TITLE>One</TITLE><BODY>First.</BODY></TEXT>\n</REUTERS>\n";
  std::vector<FailingFile> files{
      {"plain text", ArticleFormat::plain_text, "A title\n\nThe first line.\nThe second.\n"},
      {"JSON Lines", ArticleFormat::json_lines, lines},
      {"JSON", ArticleFormat::json, "[" + lines.substr(0, lines.find('\n')) + "]"},
      {"CSV", ArticleFormat::csv, "title,body\nOne,First.\nTwo,Second.\n"},
      {"page", ArticleFormat::html, page_about("Bonn")},
      {"feed", ArticleFormat::feed, feed},
      {"NITF", ArticleFormat::news_xml,
       "<nitf><body><body.head><hedline><hl1>One</hl1></hedline></body.head>"
       "<body.content><p>First.</p></body.content></body></nitf>"},
      {"Reuters", ArticleFormat::reuters_sgml, story + story},
      {"mail", ArticleFormat::mail, mail},
      {"mailbox", ArticleFormat::mbox, from + mail + "\n" + from + mail},
      {"web archive", ArticleFormat::web_archive,
       web_record("http://a.example/1", page_about("Bonn")) +
           web_record("http://a.example/2", page_about("Rome"))},
  };
  const std::vector<std::pair<std::string, std::string>> entries{{"a.jsonl", lines},
                                                                 {"b.jsonl", lines}};
  files.push_back({"gzip", ArticleFormat::automatic, gzip(lines)});
  files.push_back({"bzip2", ArticleFormat::automatic, compress(Packing::bzip2, lines)});
  files.push_back({"xz", ArticleFormat::automatic, compress(Packing::xz, lines)});
  files.push_back({"zstd", ArticleFormat::automatic, compress(Packing::zstd, lines)});
  files.push_back({"tar", ArticleFormat::automatic, pack(Packing::tar, entries)});
  files.push_back({"zip", ArticleFormat::automatic, pack(Packing::zip, entries)});
  return files;
}

TEST(FailingReads, MakeNoArticleOfAPartAndAreToldOnce) {
  for (const FailingFile& file : failing_files()) {
    ReadOptions options;
    options.format = file.format;
    const std::vector<std::string> whole =
        records_of_source(make_memory_source(file.bytes), options);
    ASSERT_FALSE(whole.empty()) << file.name;
    for (const std::string& record : whole)
      ASSERT_FALSE(record.starts_with("!")) << file.name << ": " << record;
    for (std::size_t length = 0; length <= file.bytes.size(); ++length) {
      const std::vector<std::string> records =
          records_of_source(std::make_unique<FailingDisk>(file.bytes, length), options);
      // What is packed says where it ends: nothing behind that is read.
      const bool is_packed = file.format == ArticleFormat::automatic;
      // Nor is there a way to tell what the first bytes are the beginning of.
      const bool is_told = !is_packed || (records != whole && length >= 512);
      const auto told = std::count(records.begin(), records.end(), disk_failure);
      EXPECT_TRUE(told == 1 || (told == 0 && !is_told))
          << file.name << ", " << length << ": " << testing::PrintToString(records);
      for (const std::string& record : records) {
        if (!record.starts_with("!")) {
          EXPECT_THAT(whole, Contains(record)) << file.name << ", " << length;
        }
      }
      if (HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace pressmark
