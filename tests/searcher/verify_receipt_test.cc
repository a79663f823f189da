// SPDX-License-Identifier: GPL-2.0-or-later
//
// Receipts of one archive, verified in another that has got, lost and changed articles.
#include "searcher/verify_receipt.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/output/json.h"
#include "searcher/similar.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TinyArticle ferry(std::string id, std::string body, std::string date = "2019-01-01") {
  TinyArticle article;
  article.id = std::move(id);
  article.body = std::move(body);
  article.date = std::move(date);
  article.source = "Post";
  return article;
}

Receipt keep(const TinyArchive& archive, const SearchRequest& request,
             const std::string& similar_to = "") {
  auto searcher = Searcher::open(archive.path());
  EXPECT_TRUE(searcher);
  const auto response =
      similar_to.empty() ? searcher->search(request) : find_similar(*searcher, similar_to, request);
  EXPECT_TRUE(response) << response.error().message;
  OutputInput input{request, *response, searcher->identity()};
  input.similar_to = similar_to;
  input.now = day_counted_from(request);
  auto receipt = parse_receipt(format_json(input, {}), "r.json");
  EXPECT_TRUE(receipt) << receipt.error().message;
  return *std::move(receipt);
}

Verification verify(const TinyArchive& archive, const Receipt& receipt) {
  auto searcher = Searcher::open(archive.path());
  EXPECT_TRUE(searcher);
  const auto verified = verify_receipt(*searcher, receipt);
  EXPECT_TRUE(verified) << verified.error().message;
  return *verified;
}

std::vector<std::string> print_came(const Verification& found) {
  std::vector<std::string> printed;
  for (const CameArticle& came : found.came)
    printed.push_back(came.id + " " + std::to_string(came.rank));
  return printed;
}

std::vector<std::string> print_went(const Verification& found) {
  std::vector<std::string> printed;
  for (const WentArticle& went : found.went) {
    printed.push_back(went.id + " " + std::to_string(went.rank) +
                      (went.is_in_archive ? "" : " gone") +
                      (went.rank_now ? " now " + std::to_string(*went.rank_now) : ""));
  }
  return printed;
}

SearchRequest oldest_first(std::uint32_t limit) {
  SearchRequest request;
  request.query = "ferry";
  request.sort = SortOrder::oldest;
  request.limit = limit;
  request.timeline = TimelineUnit::month;
  return request;
}

const std::vector<TinyArticle> three{ferry("a", "A ferry", "2019-01-01"),
                                     ferry("b", "Two ferries", "2019-02-01"),
                                     ferry("c", "No ship", "2019-03-01")};

TEST(VerifyReceipt, TheSameArchiveAnswersTheSame) {
  const TinyArchive archive{{three}};
  for (const std::uint32_t limit : {0U, 1U, 10U}) {
    const Verification found = verify(archive, keep(archive, oldest_first(limit)));
    EXPECT_TRUE(found.is_same()) << limit;
    EXPECT_EQ(found.articles, 2U);
    EXPECT_FALSE(found.differences.scores);
  }
  const TinyArchive in_two{{{three[0]}, {three[1], three[2]}}};
  const Verification found = verify(in_two, keep(archive, oldest_first(10)));
  EXPECT_TRUE(found.is_same()) << "however it is cut into segments";
  EXPECT_EQ(found.archive.fingerprint, keep(archive, oldest_first(10)).archive.fingerprint);
}

TEST(VerifyReceipt, AnUnrelatedArticleMovesScoresAlone) {
  const TinyArchive before{{three}};
  SearchRequest request = oldest_first(10);
  request.facets = {"month"};
  const Receipt receipt = keep(before, request);
  const TinyArchive after{{three, {ferry("x", "Far away", "2020-01-01")}}};
  const Verification found = verify(after, receipt);
  EXPECT_TRUE(found.is_same());
  EXPECT_TRUE(found.differences.scores);
  EXPECT_NE(found.archive.fingerprint, receipt.archive.fingerprint);
  EXPECT_EQ(found.archive.articles, 4U);
}

TEST(VerifyReceipt, OfAWholeListAllThatCameAndWentIsNamed) {
  const TinyArchive before{{three}};
  const Receipt receipt = keep(before, oldest_first(2));
  ASSERT_TRUE(receipt.lists_all());
  // `a` is gone, `b` is about something else, `c` speaks of a ferry now, two are new.
  const TinyArchive after{
      {{ferry("b", "Two boats", "2019-02-01"), ferry("c", "No ferry", "2019-03-01"),
        ferry("d", "Ferry", "2019-04-01"), ferry("e", "Ferry", "2019-05-01")}}};
  const Verification found = verify(after, receipt);
  EXPECT_FALSE(found.is_same());
  EXPECT_THAT(print_came(found), ElementsAre("c 1", "d 2", "e 3")) << "beyond the limit, too";
  EXPECT_THAT(print_went(found), ElementsAre("a 1 gone", "b 2"));
  EXPECT_TRUE(found.differences.total);
  EXPECT_TRUE(found.differences.timeline);
  EXPECT_THAT(found.differences.facets, ElementsAre("source", "language", "month"));
}

TEST(VerifyReceipt, OfAPageWhatIsOnItIsCompared) {
  std::vector<TinyArticle> many;
  for (int i = 1; i <= 6; ++i)
    many.push_back(ferry("m" + std::to_string(i), "Ferry", "2019-01-0" + std::to_string(i)));
  const TinyArchive before{{many}};
  SearchRequest request = oldest_first(2);
  request.offset = 2;
  const Receipt receipt = keep(before, request);
  EXPECT_THAT(receipt.ids, ElementsAre("m3", "m4"));
  ASSERT_FALSE(receipt.lists_all());
  many.insert(many.begin(), ferry("m0", "Ferry", "2018-12-31"));
  const TinyArchive after{{many}};
  const Verification found = verify(after, receipt);
  EXPECT_THAT(print_came(found), ElementsAre("m2 3"));
  EXPECT_THAT(print_went(found), ElementsAre("m4 4 now 5"));
}

TEST(VerifyReceipt, OtherWordsAndAnotherOrderAreChanges) {
  const TinyArchive before{{three}};
  const Receipt receipt = keep(before, oldest_first(10));
  std::vector<TinyArticle> edited = three;
  edited[0].title = "Late";
  const Verification altered = verify(TinyArchive{{edited}}, receipt);
  EXPECT_FALSE(altered.is_same());
  EXPECT_THAT(altered.differences.hits, ElementsAre(AlteredHit{"a", {"title"}}));
  EXPECT_THAT(altered.came, IsEmpty());
  edited = three;
  edited[0].date = "2019-02-02";
  const Verification reordered = verify(TinyArchive{{edited}}, receipt);
  EXPECT_TRUE(reordered.differences.order);
  EXPECT_THAT(reordered.differences.hits, ElementsAre(AlteredHit{"a", {"date"}}));
}

TEST(VerifyReceipt, WhatCannotBeAskedAnyMoreIsAChange) {
  const TinyArchive before{{three}};
  const TinyArchive after{{{three[1]}}};
  const Verification found = verify(after, keep(before, oldest_first(10), "a"));
  EXPECT_FALSE(found.is_same());
  ASSERT_TRUE(found.refusal);
  EXPECT_EQ(found.refusal->message, "there is no article 'a'");
  Receipt refused = keep(before, oldest_first(10));
  refused.request.query = "(ferry";
  EXPECT_TRUE(verify(before, refused).refusal);
}

TEST(VerifyReceipt, LikesOfAnArticleAreLookedForAgain) {
  const std::vector<TinyArticle> harbour{ferry("a", "The night ferry left the quay"),
                                         ferry("b", "A night ferry"), ferry("c", "Far away")};
  const TinyArchive before{{harbour}};
  const Receipt receipt = keep(before, {.facets = {}}, "a");
  EXPECT_THAT(receipt.ids, ElementsAre("b"));
  EXPECT_TRUE(verify(before, receipt).is_same());
  const TinyArchive after{{harbour, {ferry("d", "The quay at night")}}};
  const Verification found = verify(after, receipt);
  EXPECT_THAT(print_came(found), ElementsAre("d 1"));
  EXPECT_TRUE(found.differences.total);
}

TEST(VerifyReceipt, RelativeDatesCountFromTheDayOfTheReceipt) {
  const TinyArchive archive{{three}};
  SearchRequest request = oldest_first(10);
  request.query = "ferry date:yesterday";
  request.today = parse_iso_date("2019-02-02");
  const Receipt receipt = keep(archive, request);
  EXPECT_THAT(receipt.ids, ElementsAre("b"));
  EXPECT_TRUE(verify(archive, receipt).is_same());
}

}  // namespace
}  // namespace pressmark
