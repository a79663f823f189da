// SPDX-License-Identifier: GPL-2.0-or-later
//
// Heads of mails, right and wrong.

#include "indexer/sources/mail_headers.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

TEST(MailHeaders, ReadsNamesAndValues) {
  const std::string_view mail = "From: Jane\r\nSUBJECT:  Talks\r\n\tbegin\r\nX-Empty:\r\n\r\nbody";
  const MailHeaders headers = read_mail_headers(mail);
  EXPECT_EQ(headers.get("from"), "Jane");
  EXPECT_EQ(headers.get("subject"), "Talks begin");
  EXPECT_EQ(headers.get("x-empty"), "");
  EXPECT_EQ(headers.get("to"), "");
  EXPECT_EQ(mail.substr(headers.length), "body");
  EXPECT_EQ(read_mail_headers("no header here").length, 0U);
  EXPECT_EQ(read_mail_headers("A: b\nthe body begins").length, 5U);
  EXPECT_EQ(read_mail_headers("A: b").length, 4U);
}

TEST(MailHeaders, DecodesEncodedWords) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"plain", "plain"},
      {"=?utf-8?Q?caf=C3=A9_au?= lait", "caf\u00E9 au lait"},
      {"=?UTF-8?B?Y2Fmw6k=?=", "caf\u00E9"},
      {"=?utf-8?Q?a?=\t =?utf-8?Q?b?= c", "ab c"},
      {"=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=", "caf\u00E9"},  // a character cut in two
      {"=?windows-1251?Q?=CC=E8=F0?=", "\u041C\u0438\u0440"},
      {"=?utf-8*en?Q?a?=", "a"},
      {"=?utf-8?X?a?=", "=?utf-8?X?a?="},
      {"=?utf-8?Q?open", "=?utf-8?Q?open"},
      {"caf\xE9", "caf\u00E9"},
  };
  for (const auto& [value, text] : cases)
    EXPECT_EQ(decode_header_words(value), text) << value;
}

TEST(MailHeaders, ReadsParameters) {
  EXPECT_EQ(header_parameter("text/plain; charset=\"utf-8\"; x=y", "charset"), "utf-8");
  EXPECT_EQ(header_parameter("multipart/mixed; boundary=a_b;", "boundary"), "a_b");
  EXPECT_EQ(header_parameter("a/b; Name*0=one; name*1=\"two\"", "name"), "onetwo");
  EXPECT_EQ(header_parameter("a/b; charset", "charset"), "");
  EXPECT_EQ(header_parameter("a/b", "charset"), "");
}

TEST(MailHeaders, KnowsMailsAndMailboxes) {
  EXPECT_TRUE(looks_like_mail("From: a\nTo: b\nSubject: c\n\nd"));
  EXPECT_TRUE(looks_like_mail("Received: x\n by y\nDate: z\n\n"));
  EXPECT_FALSE(looks_like_mail("Subject: the talks\nDate: today\n\n"));
  EXPECT_FALSE(looks_like_mail("Bonn: the talks began."));
  EXPECT_TRUE(
      looks_like_mbox("From jane@example.org Thu Feb 16 06:36:00 2017\nFrom: a\nTo: b\n\n"));
  EXPECT_FALSE(looks_like_mbox("From Bonn we hear:\nThe talks began.\n"));
}

TEST(MailHeaders, SurvivesAnyBytes) {
  std::mt19937 random{19};
  for (int turn = 0; turn < 2000; ++turn) {
    const std::string bytes =
        mutated("From: =?utf-8?Q?a?=\nSubject: =?b?B?YQ==?=\n c\nX: y; a=\"b\"\n\nz", random);
    const MailHeaders headers = read_mail_headers(bytes);
    ASSERT_LE(headers.length, bytes.size());
    for (const MailHeader& header : headers.fields) {
      ASSERT_TRUE(is_valid_utf8(decode_header_words(header.value)));
      header_parameter(header.value, "a");
    }
  }
}

}  // namespace
}  // namespace pressmark
