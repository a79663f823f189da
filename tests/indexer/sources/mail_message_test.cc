// SPDX-License-Identifier: GPL-2.0-or-later
//
// The text among the parts of a mail.

#include "indexer/sources/mail_message.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

constexpr std::string_view alternative =
    "From: \"Jane Doe\" <jane@example.org>\r\nSubject: =?utf-8?Q?Talks_begin?=\r\n"
    "Date: Thu, 16 Feb 2017 06:36:00 +0100\r\nMessage-ID: <1@example.org>\r\n"
    "Content-Type: multipart/mixed; boundary=\"out\"\r\n\r\npreamble\r\n"
    "--out\r\nContent-Type: multipart/alternative; boundary=in\r\n\r\n"
    "--in\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 is =\r\nopen.\r\n"
    "--in\r\nContent-Type: text/html\r\n\r\n<p>HTML</p>\r\n--in--\r\n"
    "--out\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nsecret\r\n"
    "--out--\r\nepilogue";

std::string body_of_mail(std::string_view raw) {
  Article article;
  parse_mail(raw, article);
  return article.body;
}

TEST(MailMessage, ReadsHeadersAndTheTextPart) {
  Article article;
  EXPECT_EQ(parse_mail(alternative, article), "1@example.org");
  EXPECT_EQ(article.title, "Talks begin");
  EXPECT_EQ(article.byline, "Jane Doe");
  EXPECT_EQ(to_string(*article.published), "2017-02-16");
  EXPECT_EQ(article.date_by, DateBy::metadata);
  EXPECT_EQ(article.body, "The caf\u00E9 is open.");
  EXPECT_EQ(article.flags, 0U);
}

TEST(MailMessage, TakesHtmlWhereThereIsNothingElse) {
  EXPECT_EQ(body_of_mail("Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: "
                         "base64\n\nPHA+b25lPC9wPjxwPnR3bzwvcD4="),
            "one\n\ntwo");
}

TEST(MailMessage, ReadsWhatIsBroken) {
  EXPECT_EQ(body_of_mail("Subject: a\n\nplain text"), "plain text");
  EXPECT_EQ(body_of_mail("Content-Type: multipart/mixed\n\nno boundary"), "no boundary");
  EXPECT_EQ(body_of_mail("Content-Type: multipart/mixed; boundary=x\n\n--x\n\nnever closed"),
            "never closed");
  EXPECT_EQ(body_of_mail("Content-Type: image/png\n\nbinary"), "");
  EXPECT_EQ(body_of_mail(""), "");
  Article article;
  parse_mail("Date: yesterday\n\nx", article);
  EXPECT_TRUE(article.has_flag(ArticleFlag::impossible_date));
}

TEST(MailMessage, PartsWithinPartsHaveAnEnd) {
  std::string mail;
  for (int i = 0; i < 3000; ++i)
    mail += "Content-Type: multipart/mixed; boundary=x\n\n--x\n";
  EXPECT_EQ(body_of_mail(mail + "Content-Type: text/plain\n\ndeep"), "");
  std::string forwarded;
  for (int i = 0; i < 3000; ++i)
    forwarded += "Content-Type: message/rfc822\n\n";
  EXPECT_EQ(body_of_mail(forwarded + "deep"), "");
}

TEST(MailMessage, SurvivesAnyBytes) {
  std::mt19937 random{23};
  for (int turn = 0; turn < 1500; ++turn) {
    Article article;
    const std::string id = parse_mail(mutated(alternative, random), article);
    ASSERT_TRUE(is_valid_utf8(article.title) && is_valid_utf8(article.body) && is_valid_utf8(id) &&
                is_valid_utf8(article.byline));
  }
}

}  // namespace
}  // namespace pressmark
