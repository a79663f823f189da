// SPDX-License-Identifier: GPL-2.0-or-later
//
// Records, and where one may begin behind damage.

#include "indexer/sources/web_archive.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "indexer/sources/gzip_source.h"
#include "tests/indexer/sources/packed_files.h"
#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

std::string warc_record(const std::string& type, const std::string& block,
                        const std::string& content_type = "application/http") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: <http://x/" + type +
         ">\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

// "number:kind url block" of every record, "!message" of Errors.
std::string records_of(std::unique_ptr<ByteSource> bytes, std::uint64_t max_bytes = 1000) {
  WebArchive archive{InputStream{std::move(bytes)}, "w", max_bytes};
  std::string text;
  int records = 0;
  while (std::optional<Result<WebRecord>> record = archive.next()) {
    if (++records > 5000) return "no end";
    if (!*record) {
      text += "[!" + record->error().message + "]";
      continue;
    }
    const WebRecord& got = **record;
    text += "[" + std::to_string(got.number) + ":" + "RSTO"[static_cast<std::size_t>(got.kind)] +
            " " + got.url + " " + (got.is_too_long ? "too long" : got.block) + "]";
  }
  return text;
}

std::string records_of(std::string bytes, std::uint64_t max_bytes = 1000) {
  return records_of(make_memory_source(std::move(bytes)), max_bytes);
}

TEST(WebArchive, ReadsWarcRecords) {
  EXPECT_EQ(records_of(warc_record("warcinfo", "a: b", "application/warc-fields") +
                       warc_record("response", "HTTP/1.1 200 OK\r\n\r\nbody") +
                       warc_record("conversion", "text", "text/plain") +
                       warc_record("resource", "page", "text/html")),
            "[1:O http://x/warcinfo ][2:R http://x/response HTTP/1.1 200 OK\r\n\r\nbody]"
            "[3:T http://x/conversion text][4:S http://x/resource page]");
}

TEST(WebArchive, ReadsArcRecords) {
  EXPECT_EQ(records_of("filedesc://x.arc 0.0.0.0 20080430204825 text/plain 5\n1 0 A\n"
                       "http://x/a b 127.0.0.1 20080430204825 text/html 4\nbody\n"
                       "dns:x 127.0.0.1 20080430204825 text/dns 1\nz\n"),
            "[1:O filedesc://x.arc ][2:R http://x/a b body][3:O dns:x ]");
}

TEST(WebArchive, PassesOverRecordsThatAreTooLong) {
  EXPECT_EQ(records_of(warc_record("response", std::string(2000, 'x')) +
                       warc_record("conversion", "text")),
            "[1:R http://x/response too long][2:T http://x/conversion text]");
}

TEST(WebArchive, GoesOnBehindDamage) {
  const std::string good = warc_record("conversion", "text");
  EXPECT_EQ(records_of(good + "garbage\nmore garbage\n" + good),
            "[1:T http://x/conversion text][!w#2: no record begins where one should]"
            "[3:T http://x/conversion text]");
  EXPECT_EQ(records_of("WARC/1.0\r\nWARC-Type: response\r\n\r\nx\n" + good),
            "[!w#1: a record of no stated length (WARC/1.0\r)][2:T http://x/conversion text]");
  EXPECT_EQ(records_of(good.substr(0, good.size() - 6)), "[!w#1: the record breaks off]");
}

TEST(WebArchive, GoesOnBehindADamagedMember) {
  const std::string good = gzip(warc_record("conversion", "text"));
  std::string bad = gzip(warc_record("conversion", "lost"));
  bad[bad.size() - 5] ^= 0x11;
  const std::string records =
      records_of(make_gzip_source(make_memory_source(good + bad + good), "w", {}));
  EXPECT_TRUE(records.starts_with("[1:T http://x/conversion text]")) << records;
  EXPECT_TRUE(records.ends_with("T http://x/conversion text]")) << records;
  EXPECT_NE(records.find("[!w: damaged gzip data]"), std::string::npos) << records;
}

TEST(WebArchive, SurvivesAnyBytes) {
  std::mt19937 random{37};
  const std::string warc =
      warc_record("response", "HTTP/1.1 200 OK\r\n\r\nbody") + warc_record("conversion", "text");
  const std::string arc = "filedesc://x 0 1 text/plain 5\n1 0 A\nhttp://x 0 1 text/html 4\nbody\n";
  for (int turn = 0; turn < 2000; ++turn)
    ASSERT_NE(records_of(mutated(turn % 2 == 0 ? warc : arc, random)), "no end");
}

}  // namespace
}  // namespace pressmark
