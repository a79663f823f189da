// SPDX-License-Identifier: GPL-2.0-or-later
//
// Decoders, also of what is no code at all.

#include "indexer/sources/transfer_encoding.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(TransferEncoding, QuotedPrintable) {
  EXPECT_EQ(decode_quoted_printable("caf=C3=a9"), "caf\u00E9");
  EXPECT_EQ(decode_quoted_printable("one =\r\ntwo=\nthree= \nfour"), "one twothreefour");
  EXPECT_EQ(decode_quoted_printable("a=b=4"), "a=b=4");
  EXPECT_EQ(decode_quoted_printable("1 + 1 = 2"), "1 + 1 = 2");
}

TEST(TransferEncoding, Base64) {
  EXPECT_EQ(decode_base64("VGhlIHRhbGtz"), "The talks");
  EXPECT_EQ(decode_base64("VGhl\r\nIHRh bGs="), "The talk");
  EXPECT_EQ(decode_base64("YQ==YQ=="), "aa");
  EXPECT_EQ(decode_base64("_-8"), "\xFF\xEF");
  EXPECT_EQ(decode_base64("Y"), "");
}

TEST(TransferEncoding, Chunks) {
  EXPECT_EQ(decode_chunks("3\r\none\r\n4;x=y\r\n two\r\n0\r\n\r\n").bytes, "one two");
  EXPECT_TRUE(decode_chunks("0\r\n\r\n").is_whole);
  EXPECT_EQ(decode_chunks("5\r\nab").bytes, "ab");
  EXPECT_FALSE(decode_chunks("5\r\nab").is_whole);
  EXPECT_EQ(decode_chunks("<html>\nnever chunked").bytes, "<html>\nnever chunked");
  EXPECT_FALSE(decode_chunks("<html>\nnever chunked").is_whole);
  EXPECT_EQ(decode_chunks("3\r\none\r\nzzz\r\n").bytes, "one");
  EXPECT_EQ(decode_chunks("ffffffffffffffff\r\na").bytes, "ffffffffffffffff\r\na");
}

TEST(TransferEncoding, NeverGrows) {
  std::mt19937 random{31};
  for (int turn = 0; turn < 3000; ++turn) {
    std::string bytes;
    for (auto i = random() % 50; i > 0; --i)
      bytes += "=09afAZ+/\r\n; "[random() % 13];
    ASSERT_LE(decode_quoted_printable(bytes).size(), bytes.size());
    ASSERT_LE(decode_base64(bytes).size(), bytes.size());
    ASSERT_LE(decode_chunks(bytes).bytes.size(), bytes.size());
  }
}

}  // namespace
}  // namespace pressmark
