// SPDX-License-Identifier: GPL-2.0-or-later
//
// Pages in web archives, as they were sent.

#include "indexer/sources/web_archive_reader.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/sources/packed_files.h"
#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

constexpr std::string_view prose =
    "The delegations met in the old town hall on Tuesday morning, hours later than planned.";

std::string response(const std::string& headers, const std::string& body) {
  const std::string block = "HTTP/1.1 " + headers + "\r\n\r\n" + body;
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/a\r\n"
         "WARC-Date: 2019-01-01T00:00:00Z\r\nContent-Type: application/http;msgtype=response\r\n"
         "Content-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string small_page() {
  return "<html><title>Talks begin</title><p>" + std::string{prose} + "</p></html>";
}

TEST(WebArchiveReader, ReadsPagesAsTheyWereSent) {
  const std::string page = small_page();
  char size[20];
  std::snprintf(size, sizeof size, "%zx", page.size());
  const std::string read = "n#1 | Talks begin | - (none) | " + std::string{prose};
  EXPECT_THAT(read_records(response("200 OK\r\nContent-Type: text/html", page)), ElementsAre(read));
  EXPECT_THAT(
      read_records(response("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
                            size + ("\r\n" + page) + "\r\n0\r\n\r\n")),
      ElementsAre(read));
  EXPECT_THAT(read_records(response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
                                    gzip(page))),
              ElementsAre(read));
  EXPECT_THAT(
      read_records(response("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
                            page)),  // the recorder undid the coding
      ElementsAre(read));
  EXPECT_EQ(read_first(gzip(response("200 OK\r\nContent-Type: text/html", page))).url,
            "http://example.org/a");
}

TEST(WebArchiveReader, UndoesWhatServersDoToPages) {
  const std::string page = small_page();
  const auto read = ElementsAre("n#1 | Talks begin | - (none) | " + std::string{prose});
  const auto encoded = [](const std::string& encoding, const std::string& body) {
    return read_records(
        response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + encoding, body));
  };
  // The bare data of a gzip member stand between its head and its checksum; as one block that keeps
  // bytes as they are, with zlib's head and Adler-32, they are another way to write the same.
  const std::string member = gzip(page);
  EXPECT_THAT(encoded("deflate", member.substr(10, member.size() - 18)), read);
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char c : page) {
    low = (low + static_cast<unsigned char>(c)) % 65521;
    high = (high + low) % 65521;
  }
  const auto size = static_cast<std::uint32_t>(page.size());
  std::string zlib = "\x78\x01\x01";
  for (const std::uint32_t number : {size, ~size})
    zlib += {static_cast<char>(number & 0xFFU), static_cast<char>((number >> 8U) & 0xFFU)};
  zlib += page;
  for (const std::uint32_t number : {high, low})
    zlib += {static_cast<char>(number >> 8U), static_cast<char>(number & 0xFFU)};
  EXPECT_THAT(encoded("deflate", zlib), read);
  EXPECT_THAT(encoded("zstd", compress(Packing::zstd, page)), read);
  EXPECT_THAT(encoded("br", brotli(page)), read);
  EXPECT_THAT(encoded("BR ", brotli(page)), read);
  EXPECT_THAT(encoded("gzip, gzip", gzip(gzip(page))), read);
  for (const char* const undone : {"br", "deflate", "zstd", "gzip", "identity"})
    EXPECT_THAT(encoded(undone, page), read) << undone;
}

TEST(WebArchiveReader, PagesThatAreNoTextAreRefused) {
  const std::string type = "200 OK\r\nContent-Type: text/html";
  EXPECT_THAT(read_records(response(type, "%PDF-1.4 x") + response(type, gzip(gzip(gzip("x")))) +
                           response(type, "\x89PNG\r\n")),
              ElementsAre("! d/n#1: not a text file (PDF document)",
                          "! d/n#2: not a text file (binary data)",
                          "! d/n#3: not a text file (PNG image)"));
  std::string wide;
  for (const char c : small_page())
    wide += {c, '\0'};
  EXPECT_THAT(read_records(response(type + "; charset=utf-16le", wide)),
              ElementsAre("n#1 | Talks begin | - (none) | " + std::string{prose}));
}

TEST(WebArchiveReader, PassesOverWhatIsNoPage) {
  EXPECT_THAT(read_records(response("404 Not Found\r\nContent-Type: text/html", small_page()) +
                           response("200 OK\r\nContent-Type: image/png", "png") +
                           response("200 OK\r\nContent-Type: text/plain", std::string{prose})),
              ElementsAre("n#3 |  | - (none) | " + std::string{prose}));
}

TEST(WebArchiveReader, ReadsResourcesThatArePages) {
  const auto resource = [](const std::string& type, const std::string& body) {
    return "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://example.org/b\r\n"
           "Content-Type: " +
           type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body +
           "\r\n\r\n";
  };
  const std::string xhtml =
      "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Talks "
      "begin</title><link rel=\"canonical\" href=\"http://example.org/c\"/>"
      "</head><body><p>" +
      std::string{prose} + "</p></body></html>";
  const std::string both = resource("image/png", "png") + resource("application/xhtml+xml", xhtml);
  EXPECT_THAT(read_records(both),
              ElementsAre("n#2 | Talks begin | - (none) | " + std::string{prose}));
  EXPECT_EQ(read_first(both).url, "http://example.org/c") << "what the page says of itself";
}

TEST(WebArchiveReader, RefusesByRecord) {
  EXPECT_THAT(read_records(response("200 OK\r\nContent-Type: image/png", "png")),
              ElementsAre("! d/n: no page in this web archive"));
  EXPECT_THAT(
      read_records(response("200 OK\r\nContent-Type: text/html", "<nav>Menu</nav>") +
                   response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: pack200", "x")),
      ElementsAre("! d/n#1: no article in this page",
                  "! d/n#2: compressed as 'pack200', which is not read"));
  EXPECT_THAT(read_records(response("200 OK\r\nContent-Type: text/html", small_page()),
                           {.max_document_bytes = 50}),
              ElementsAre("! d/n#1: larger than 50 bytes"));
  EXPECT_THAT(read_records(response("200 OK\r\nContent-Type: text/html", small_page()),
                           {.max_article_bytes = 50}),
              ElementsAre("! d/n#1: larger than 50 bytes"));
  const auto refused = [](const std::string& encoding, const std::string& body) {
    return read_records(
        response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + encoding, body),
        {.max_document_bytes = 10'000});
  };
  EXPECT_THAT(refused("zstd", "x"),
              ElementsAre("! d/n#1: compressed as 'zstd', which is not read"));
  const std::string packed = brotli(small_page());
  const std::string endless = brotli(small_page() + std::string(20'000, ' '));
  for (const std::string& body : {std::string{"x"}, packed.substr(0, packed.size() / 2), endless}) {
    EXPECT_THAT(refused("br", body),
                ElementsAre("! d/n#1: compressed as 'br', and damaged or larger than 10000 bytes"));
  }
  EXPECT_THAT(
      refused("deflate", "x"),
      ElementsAre("! d/n#1: compressed as 'deflate', and damaged or larger than 10000 bytes"));
}

TEST(WebArchiveReader, RefusesWhatDoesNotUnpack) {
  const std::string headers = "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip";
  const std::string packed = gzip(small_page() + std::string(20'000, ' '));
  EXPECT_THAT(read_records(response(headers, packed), {.max_document_bytes = 10'000}),
              ElementsAre("! d/n#1: larger than 10000 bytes"));
  const std::vector<std::string> records = read_records(response(headers, packed.substr(0, 12)));
  ASSERT_EQ(records.size(), 1U);
  EXPECT_TRUE(records[0].starts_with("! d/n#1: ")) << records[0];
}

TEST(WebArchiveReader, KeepsAndFlagsWhatWasNotSavedWhole) {
  std::mt19937 random{7};
  std::string comment(400'000, ' ');  // several blocks of zstd
  for (char& c : comment)
    c = static_cast<char>('a' + random() % 26);
  const std::string page = small_page() + "<!-- " + comment + " -->";
  const auto flags = [](const std::string& archive) {
    const Article article = read_first(archive);
    EXPECT_EQ(article.body, prose);
    return article.has_flag(ArticleFlag::cut_off) ? "cut off" : "whole";
  };
  const std::string html = "200 OK\r\nContent-Type: text/html\r\n";
  for (const auto& [coding, packed] :
       {std::pair{"gzip", gzip(page)}, std::pair{"zstd", compress(Packing::zstd, page)}}) {
    const std::string headers = html + "Content-Encoding: " + coding;
    EXPECT_STREQ(flags(response(headers, packed)), "whole") << coding;
    EXPECT_STREQ(flags(response(headers, packed.substr(0, packed.size() / 2))), "cut off")
        << coding;
  }
  const std::string chunked = html + "Transfer-Encoding: chunked";
  EXPECT_STREQ(flags(response(chunked, page)), "whole");  // the recorder undid the coding
  EXPECT_STREQ(flags(response(chunked, "100000\r\n" + page)), "cut off");
  const std::string whole = response(html, page);
  EXPECT_STREQ(flags(whole), "whole");
  std::string cut = whole;
  cut.insert(cut.find("\r\n") + 2, "WARC-Truncated: length\r\n");
  EXPECT_STREQ(flags(cut), "cut off");
}

TEST(WebArchiveReader, SurvivesAnyBytes) {
  expect_to_survive({response("200 OK\r\nContent-Type: text/html", small_page()),
                     "filedesc://x 0 1 text/plain 2\n1\nhttp://x/ 0 1 text/html 40\nHTTP/1.0 200 "
                     "OK\r\n\r\n<p>text</p>"},
                    {.format = ArticleFormat::web_archive}, 300);
}

}  // namespace
}  // namespace pressmark
