// SPDX-License-Identifier: GPL-2.0-or-later
//
// Mails in files and in mailboxes.

#include "indexer/sources/mail_reader.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/sources/read_records.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

TEST(MailReader, ReadsOneMail) {
  EXPECT_THAT(read_records("From: a\nTo: b\nSubject: Talks begin\nDate: 16 Feb 2017 06:36:00 "
                           "+0000\nMessage-ID: <1@x>\n\nFrom Bonn we hear.\n"),
              ElementsAre("n | Talks begin | 2017-02-16 (metadata) | From Bonn we hear."));
  EXPECT_THAT(read_records("From: a\nTo: b\n\n"),
              ElementsAre("! d/n: a mail without subject and text"));
  EXPECT_THAT(
      read_records("From: a\nTo: b\n\n" + std::string(200, 'x'), {.max_article_bytes = 100}),
      ElementsAre("! d/n: larger than 100 bytes"));
}

constexpr std::string_view mailbox =
    "From a@x Thu Feb 16 06:36:00 2017\nFrom: a\nMessage-ID: <1@x>\nSubject: One\n\n"
    "The talks.\n>From Bonn.\nFrom here on.\n\n"
    "From b@x Fri Feb 17 06:36:00 2017\nFrom: b\nTo: c\nSubject: Two\n\nMore.\n\n"
    "From b@x Fri Feb 17 06:36:00 2017\nFrom: b\nTo: c\n\n\n";

TEST(MboxReader, ReadsMailAfterMail) {
  EXPECT_THAT(
      read_records(std::string{mailbox}),
      ElementsAre("1@x | One | - (none) | The talks./From Bonn./From here on.",
                  "n#2 | Two | - (none) | More.", "! d/n:17: a mail without subject and text"));
}

TEST(MboxReader, TextMayBeginWithFrom) {
  EXPECT_THAT(
      read_records(
          "From a@x Thu Feb 16 06:36:00 2017\nFrom: a\nTo: b\nSubject: One\n\nThe talks.\n\n"
          "From here on it was quiet.\n\nFrom 9:30 on, that is.\n\n"
          "From b\nFrom: b\nTo: c\nSubject: Two\n\nMore.\n\n"
          "From c@x Thu Feb 16 06:36:00 +0000 2017\n\nNo headers.\n\nFrom the end\n"),
      ElementsAre("n#1 | One | - (none) | The talks./From here on it was quiet./From 9:30 on, that "
                  "is.",
                  "n#2 | Two | - (none) | More.", "n#3 |  | - (none) | No headers./From the end"));
}

TEST(MboxReader, RefusesWhatIsTooLargeAndGoesOn) {
  EXPECT_THAT(read_records("From x\nFrom: a\nTo: b\n\n" + std::string(3000, 'x') +
                               "\n\nFrom x\nFrom: a\nTo: b\n\nshort\n",
                           {.max_document_bytes = 1000}),
              ElementsAre("! d/n:1: larger than 1000 bytes", "n#2 |  | - (none) | short"));
}

TEST(MboxReader, SurvivesAnyBytes) {
  expect_to_survive({std::string{mailbox}}, {.format = ArticleFormat::mbox}, 400);
  expect_to_survive({std::string{mailbox}}, {.format = ArticleFormat::mail}, 200);
}

}  // namespace
}  // namespace pressmark
