// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whole searches on tiny archives: pages, sorting, notes, errors. Which articles match and what
// they score is tested in match/ and in tests/oracle.

#include "searcher/search.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/analyzer.h"
#include "archive/manifest.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Search : public ::testing::Test {
 protected:
  SearchResponse search(const SearchRequest& request) {
    auto response = searcher_.search(request);
    EXPECT_TRUE(response) << response.error().message;
    return response ? *std::move(response) : SearchResponse{};
  }

  std::vector<std::string> ids(const SearchRequest& request) {
    std::vector<std::string> ids;
    for (const Hit& hit : search(request).hits)
      ids.push_back(hit.id);
    return ids;
  }

  Error refusal(const SearchRequest& request) {
    const auto response = searcher_.search(request);
    EXPECT_FALSE(response);
    return response ? Error{ErrorKind::io, ""} : response.error();
  }

  TinyArchive archive_{{
      {{.id = "b",
        .title = "Visit",
        .body = "Rex Tillerson flew\n\nto Bonn. He met Sergei Lavrov.",
        .date = "2017-02-16",
        .source = "Sputnik",
        .names = {{EntityType::person, "Rex Tillerson"}, {EntityType::person, "Sergei Lavrov"}}},
       {.id = "d", .body = "Talks in Bonn."}},
      {{.id = "a", .body = "Talks in Bonn.", .date = "2017-05-11"},
       {.id = "c",
        .body = "Talks in Moscow about Bonn, and rain, and more rain.",
        .date = "2017-05-12"}},
  }};
  Searcher searcher_ = *Searcher::open(archive_.path());
};

TEST_F(Search, TellsHowTheQueryWasReadAndCountsAllMatches) {
  const SearchResponse response = search({.query = "Talks bonn", .limit = 1});
  EXPECT_EQ(response.read_as, "talks AND bonn");
  EXPECT_EQ(response.matches, 3U);
  EXPECT_EQ(response.hits.size(), 1U);
  EXPECT_EQ(response.facets.size(), SearchRequest{}.facets.size());
  EXPECT_FALSE(response.timeline);
}

// The French stem of "notes" is "not", which English articles are full of.
TEST_F(Search, FindsAWordInArticlesOfEachLanguageByThatLanguagesStem) {
  TinyArchive mixed{{{{.id = "not", .body = "He did not say."},
                      {.id = "note", .body = "He takes notes."},
                      {.id = "noter", .body = "Les Russes prennent des notes.", .language = "fr"},
                      {.id = "plain", .body = "noted", .language = ""}}}};
  Searcher searcher = *Searcher::open(mixed.path());
  const auto found = [&](std::string_view query) {
    std::vector<std::string> ids;
    const auto response = searcher.search({.query = std::string{query}});
    for (const Hit& hit : response->hits)
      ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  EXPECT_THAT(found("noted"), ElementsAre("note", "plain"));
  EXPECT_THAT(found("notes"), ElementsAre("note", "noter"));
  EXPECT_THAT(found("not"), ElementsAre("not", "noter"));
  EXPECT_THAT(found("\"takes noted\""), ElementsAre("note"));
  EXPECT_THAT(found("\"des note\""), ElementsAre("noter"));
  EXPECT_THAT(found("\"did notes\""), IsEmpty());
  EXPECT_THAT(found("did NEAR/3 notes"), IsEmpty());
}

TEST_F(Search, OrdersByScoreThenIdOrByDate) {
  EXPECT_THAT(ids({.query = "talks bonn"}), ElementsAre("a", "d", "c"));
  EXPECT_THAT(ids({.query = "bonn", .sort = SortOrder::newest}), ElementsAre("c", "a", "b", "d"));
  EXPECT_THAT(ids({.query = "bonn", .sort = SortOrder::oldest}), ElementsAre("b", "a", "c", "d"));
  EXPECT_THAT(ids({.query = ""}), ElementsAre("a", "b", "c", "d"));
}

TEST_F(Search, PagesAddUpToOneBigPage) {
  for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
    const SearchResponse whole = search({.query = "bonn", .sort = sort});
    ASSERT_EQ(whole.hits.size(), 4U);
    for (std::uint32_t offset = 0; offset <= 5; ++offset) {
      for (std::uint32_t limit = 0; limit <= 5; ++limit) {
        const SearchResponse page =
            search({.query = "bonn", .sort = sort, .offset = offset, .limit = limit});
        EXPECT_EQ(page.matches, 4U);
        const std::size_t expected = offset >= 4 ? 0 : std::min(4 - offset, limit);
        ASSERT_EQ(page.hits.size(), expected);
        for (std::size_t i = 0; i < page.hits.size(); ++i) {
          EXPECT_EQ(page.hits[i].id, whole.hits[offset + i].id);
          EXPECT_EQ(page.hits[i].rank, offset + i + 1);
          EXPECT_EQ(page.hits[i].score, whole.hits[offset + i].score);
        }
      }
    }
  }
  const SearchResponse all = search({.query = "bonn", .offset = 2, .limit = 0xFFFF'FFFF});
  EXPECT_EQ(all.hits.size(), 2U);
}

TEST_F(Search, AHitSaysWhatTheArticleIs) {
  const SearchResponse response = search({.query = "person:\"Sergei Lavrov\" flew title:visit"});
  ASSERT_EQ(response.hits.size(), 1U);
  const Hit& hit = response.hits[0];
  EXPECT_EQ(hit.path, "tiny/b");
  EXPECT_EQ(hit.title, "Visit");
  EXPECT_EQ(hit.source, "Sputnik");
  EXPECT_EQ(hit.language, "en");
  EXPECT_EQ(hit.published, parse_iso_date("2017-02-16"));
  EXPECT_EQ(hit.date_by, DateBy::explicit_);
  EXPECT_EQ(hit.opening, "Rex Tillerson flew to Bonn. He met Sergei Lavrov.");
  EXPECT_GT(hit.score, 0);
  EXPECT_THAT(hit.title_highlights, ElementsAre(ByteRange{0, 5}));
  EXPECT_EQ(hit.snippet.text, "Visit ... Rex Tillerson flew to Bonn. He met Sergei Lavrov.");
  EXPECT_THAT(hit.snippet.highlights,
              ElementsAre(ByteRange{0, 5}, ByteRange{24, 28}, ByteRange{45, 58}));
}

TEST_F(Search, FiltersAndDatesChooseWithoutAScore) {
  const double score = search({.query = "bonn"}).hits.back().score;
  const SearchResponse filtered =
      search({.query = "bonn", .filters = {"person=Sergei Lavrov"}, .to = "2017-02"});
  ASSERT_EQ(filtered.hits.size(), 1U);
  EXPECT_EQ(filtered.hits[0].id, "b");
  EXPECT_NE(score, 0);
  const auto unfiltered = search({.query = "bonn"}).hits;
  const auto same = std::find_if(unfiltered.begin(), unfiltered.end(),
                                 [](const Hit& hit) { return hit.id == "b"; });
  EXPECT_EQ(filtered.hits[0].score, same->score);
  EXPECT_THAT(ids({.query = "bonn", .filters = {"person!=Sergei Lavrov"}}),
              ElementsAre("a", "d", "c"));
  EXPECT_THAT(ids({.query = "bonn", .from = "2017-05-12"}), ElementsAre("c"));
}

TEST_F(Search, ATimelineCountsTheMatchesAndTheUndated) {
  const SearchResponse response = search({.query = "bonn", .timeline = TimelineUnit::month});
  ASSERT_TRUE(response.timeline);
  ASSERT_EQ(response.timeline->buckets.size(), 2U);
  EXPECT_EQ(response.timeline->buckets[0].date, "2017-02");
  EXPECT_EQ(response.timeline->buckets[1].articles, 2U);
  EXPECT_EQ(response.timeline->undated, 1U);
}

TEST_F(Search, NoSnippetsWhereNoneAreAskedFor) {
  const SearchResponse response = search({.query = "visit", .snippet_bytes = 0});
  ASSERT_EQ(response.hits.size(), 1U);
  EXPECT_EQ(response.hits[0].snippet.text, "");
  EXPECT_THAT(response.hits[0].title_highlights, ElementsAre(ByteRange{0, 5}));
}

TEST_F(Search, WithoutStoredArticlesAHitHasWhatColumnsHold) {
  const SearchRequest request{.query = "bonn"};
  const std::vector<Hit> whole = search(request).hits;
  SearchRequest lean_request = request;
  lean_request.load_articles = false;
  const std::vector<Hit> lean = search(lean_request).hits;
  ASSERT_EQ(lean.size(), whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    EXPECT_EQ(lean[i].rank, whole[i].rank);
    EXPECT_EQ(lean[i].id, whole[i].id);
    EXPECT_EQ(lean[i].published, whole[i].published);
    EXPECT_EQ(lean[i].date_by, whole[i].date_by);
    EXPECT_EQ(lean[i].source, whole[i].source);
    EXPECT_EQ(lean[i].language, whole[i].language);
    EXPECT_EQ(lean[i].score, whole[i].score);
    EXPECT_EQ(lean[i].title, "");
    EXPECT_EQ(lean[i].snippet.text, "");
  }
}

TEST_F(Search, RefusesWhatItCannotRunAsWritten) {
  const Error unbalanced = refusal({.query = "talks (bonn"});
  EXPECT_EQ(unbalanced.kind, ErrorKind::invalid_argument);
  EXPECT_TRUE(unbalanced.where);
  EXPECT_THAT(unbalanced.hint, HasSubstr("try: "));
  EXPECT_EQ(refusal({.query = "bonn", .filters = {"nosuch=1"}}).kind, ErrorKind::invalid_argument);
  EXPECT_EQ(refusal({.query = "bonn", .facets = {"title"}}).message, "there is no facet 'title'");
}

TEST_F(Search, GivesArticlesById) {
  const auto article = searcher_.article("c");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->body, "Talks in Moscow about Bonn, and rain, and more rain.");
  const auto absent = searcher_.article("e");
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().kind, ErrorKind::invalid_argument);
  EXPECT_EQ(absent.error().message, "there is no article 'e'");
  EXPECT_EQ(searcher_.manifest().counts.articles, 4U);
}

TEST_F(Search, AnArchiveOfAnotherAnalysisIsRefused) {
  Manifest manifest = archive_.reader().manifest();
  for (const std::string& fingerprint :
       {std::string{"another"}, Analyzer::fingerprint() + "1; tiny", std::string{}}) {
    manifest.analysis_fingerprint = fingerprint;
    ++manifest.number;
    ASSERT_TRUE(publish_manifest(archive_.path(), manifest));
    const auto refused = Searcher::open(archive_.path());
    ASSERT_FALSE(refused) << fingerprint;
    EXPECT_EQ(refused.error().kind, ErrorKind::archive);
    EXPECT_THAT(refused.error().message, HasSubstr("was built with another analysis"));
    EXPECT_THAT(refused.error().hint, HasSubstr("build"));
  }
}

TEST(SearchInAnEmptyArchive, FindsNothingAndFailsNowhere) {
  const TinyArchive archive{{}};
  Searcher searcher = *Searcher::open(archive.path());
  for (const char* query : {"", "talks", "\"talks in bonn\"", "person:lavrov", "-talks"}) {
    const auto response = searcher.search({.query = query, .timeline = TimelineUnit::year});
    ASSERT_TRUE(response) << response.error().message;
    EXPECT_EQ(response->matches, 0U);
    EXPECT_THAT(response->hits, IsEmpty());
    for (const Facet& facet : response->facets)
      EXPECT_THAT(facet.values, IsEmpty());
  }
}

TEST(SearcherOpen, FailsWhereThereIsNoArchive) {
  const TemporaryFolder folder;
  const auto absent = Searcher::open(folder / "none.pressmark");
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().kind, ErrorKind::archive);
}

}  // namespace
}  // namespace pressmark
