// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is new since the last time, in an archive that grows; the state as it is kept.
#include "searcher/watch.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

WatchedQuery watch(const TinyArchive& archive, const SearchRequest& request, SeenArticles& seen) {
  auto searcher = Searcher::open(archive.path());
  EXPECT_TRUE(searcher);
  const auto watched = watch_query(*searcher, request, {1, "", "ferry"}, seen);
  EXPECT_TRUE(watched) << watched.error().message;
  return *watched;
}

std::vector<std::string> fresh_ids(const WatchedQuery& watched) {
  std::vector<std::string> ids;
  for (const Hit& hit : watched.fresh)
    ids.push_back(hit.id);
  return ids;
}

const TinyArticle old_one{.id = "a", .title = "Old", .body = "The ferry", .date = "2019-01-01"};
const TinyArticle newer{.id = "b", .title = "New", .body = "A ferry", .date = "2019-02-01"};
const TinyArticle newest{.id = "c", .body = "Ferries", .date = "2019-03-01", .source = "Post"};

TEST(Watch, OnlyWhatWasNotThereBeforeIsNew) {
  SeenArticles seen;
  const TinyArchive first{{{old_one}}};
  const WatchedQuery at_first = watch(first, {}, seen);
  EXPECT_TRUE(at_first.is_first_time);
  EXPECT_EQ(at_first.articles, 1U);
  EXPECT_THAT(fresh_ids(at_first), IsEmpty());

  const TinyArchive second{{{old_one}, {newer, newest}}};
  const WatchedQuery later = watch(second, {}, seen);
  EXPECT_FALSE(later.is_first_time);
  EXPECT_EQ(later.articles, 3U);
  EXPECT_THAT(fresh_ids(later), ElementsAre("c", "b")) << "newest first";
  EXPECT_EQ(later.fresh[0].source, "Post");
  EXPECT_EQ(later.fresh[1].title, "New");
  EXPECT_THAT(fresh_ids(watch(second, {}, seen)), IsEmpty());

  auto searcher = Searcher::open(second.path());
  const auto nothing = watch_query(*searcher, {}, {2, "ferry", ""}, seen);
  ASSERT_TRUE(nothing && nothing->refusal) << "a name is no query";

  // What has gone and comes back is new again.
  EXPECT_THAT(fresh_ids(watch(first, {}, seen)), IsEmpty());
  EXPECT_THAT(fresh_ids(watch(second, {}, seen)), ElementsAre("c", "b"));
}

TEST(Watch, OtherFiltersAreAnotherQuery) {
  SeenArticles seen;
  const TinyArchive archive{{{old_one, newer, newest}}};
  EXPECT_TRUE(watch(archive, {}, seen).is_first_time);
  EXPECT_TRUE(watch(archive, {.from = "2019-02"}, seen).is_first_time);
  EXPECT_TRUE(watch(archive, {.filters = {"source=Post"}}, seen).is_first_time);
  EXPECT_TRUE(watch(archive, {.match = MatchMode::any}, seen).is_first_time);
  EXPECT_FALSE(watch(archive, {.from = "2019-02"}, seen).is_first_time);
  EXPECT_EQ(seen.size(), 4U);
}

TEST(Watch, ARefusedQueryChangesNothing) {
  const TinyArchive archive{{{old_one}}};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  SeenArticles seen;
  const auto refused = watch_query(*searcher, {}, {1, "", "(ferry"}, seen);
  ASSERT_TRUE(refused);
  EXPECT_TRUE(refused->refusal.has_value());
  EXPECT_TRUE(seen.empty());
  EXPECT_FALSE(watch_query(*searcher, {.filters = {"colour=red"}}, {1, "", "ferry"}, seen));
}

TEST(Watch, TheStateIsReadBackWhateverIsInIt) {
  const SeenArticles seen{{"", {}},
                          {"a\nb\\n", {"id 1", "query x", "\\", "new\nline", ""}},
                          {"ferry\n--from 2019", {"a.txt"}}};
  const auto read = parse_watch_state(format_watch_state(seen), "s");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, seen);
  EXPECT_TRUE(parse_watch_state("", "s")->empty()) << "a new file";
}

TEST(Watch, WhatIsNoStateIsRefused) {
  EXPECT_EQ(parse_watch_state("hello\n", "s").error().message, "s:1: this is no watch state");
  EXPECT_EQ(parse_watch_state("pressmark watch 2\n", "s").error().message,
            "s:1: this is no watch state");
  EXPECT_EQ(parse_watch_state("pressmark watch 1\nid a\n", "s").error().message,
            "s:2: neither a query nor an id");
  EXPECT_EQ(parse_watch_state("pressmark watch 1\nquery a\nfoo\n", "s").error().kind,
            ErrorKind::io);
}

}  // namespace
}  // namespace pressmark
