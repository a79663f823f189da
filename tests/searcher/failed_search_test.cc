// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which part is to blame, against plain loops over the same articles.
#include "searcher/failed_search.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/random_articles.h"

namespace pressmark {
namespace {

using Holds = std::function<bool(const TinyArticle&)>;

TEST(FailedSearch, PartsAreCountedAsPlainLoopsDo) {
  const auto has = [](const char* word) {
    return [word](const TinyArticle& article) { return occurrences_of(article, word) > 0; };
  };
  const std::vector<Holds> parts{has("red"), has("blue"),
                                 [&](const TinyArticle& a) { return !has("grey")(a); },
                                 [](const TinyArticle&) { return false; }};
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    const auto segments = random_segments(seed, 3);
    const std::vector<TinyArticle> articles = all_articles(segments);
    const TinyArchive archive{segments};
    auto searcher = Searcher::open(archive.path());
    ASSERT_TRUE(searcher);
    const auto failed = explain_failure(*searcher, {.query = "red blue -grey airship"});
    ASSERT_TRUE(failed) << failed.error().message;
    ASSERT_EQ(failed->parts.size(), 4U);
    EXPECT_EQ(failed->parts[2].text, "NOT grey");
    std::uint64_t all_but_one = 0;
    for (const TinyArticle& article : articles) {
      std::size_t held = 0;
      for (const Holds& part : parts)
        held += part(article) ? 1U : 0U;
      all_but_one += held == 3 ? 1U : 0U;
    }
    EXPECT_EQ(failed->all_but_one, all_but_one);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto count = [&](const Holds& holds) {
        return static_cast<std::uint64_t>(std::count_if(articles.begin(), articles.end(), holds));
      };
      EXPECT_EQ(failed->parts[i].articles, count(parts[i]));
      EXPECT_EQ(failed->parts[i].without_it, count([&](const TinyArticle& article) {
                  for (std::size_t j = 0; j < parts.size(); ++j) {
                    if (j != i && !parts[j](article)) return false;
                  }
                  return true;
                }));
    }
    EXPECT_EQ(failed->admitted, articles.size());
  }
}

class Failed : public ::testing::Test {
 protected:
  FailedSearch explain(const SearchRequest& request) {
    const auto failed = explain_failure(searcher_, request);
    EXPECT_TRUE(failed) << failed.error().message;
    return failed ? *failed : FailedSearch{};
  }

  TinyArchive archive_{{{{.id = "a", .body = "The harbour strike", .date = "2017-02-01"},
                         {.id = "b", .body = "Night ferry", .date = "2016-01-31"},
                         {.id = "c", .body = "Harbour again"}}}};
  Searcher searcher_ = *Searcher::open(archive_.path());
};

TEST_F(Failed, OnlyWhatAllHasToMatchHasParts) {
  EXPECT_EQ(explain({.query = "harbour ferry"}).parts.size(), 2U);
  EXPECT_EQ(explain({.query = "harbour (ferry OR ship)"}).parts[1].text, "ferry OR ship");
  EXPECT_TRUE(explain({.query = "airship"}).parts.empty());
  EXPECT_TRUE(explain({.query = "airship OR zeppelin"}).parts.empty());
}

TEST_F(Failed, WordsThatNoArticleHasMayBeMisspelt) {
  const FailedSearch failed = explain({.query = "harbuor \"strke ferry\""});
  ASSERT_EQ(failed.spellings.size(), 2U);
  EXPECT_EQ(failed.spellings[0].typed, "harbuor");
  EXPECT_EQ(failed.spellings[0].suggestion, "harbour");
  EXPECT_EQ(failed.spellings[0].articles, 2U);
  EXPECT_EQ(failed.spellings[1].typed, "strke") << "the stem: one of several words";
  EXPECT_TRUE(explain({.query = "harbour ferry"}).spellings.empty());
}

TEST(FailedSpellings, KeepTheFieldAsItWasTyped) {
  const TinyArchive archive{
      {{{.id = "a", .title = "Harbour strike", .body = "Ferry.", .captions = "The bridge."},
        {.id = "b", .body = "Bridges and a harbour."},
        {.id = "c", .captions = "A bridge at night."}}}};
  Searcher searcher = *Searcher::open(archive.path());
  const auto offered = [&](const std::string& query) {
    std::string text;
    const auto failed = explain_failure(searcher, {.query = query});
    EXPECT_TRUE(failed) << failed.error().message;
    for (const SpellingHint& hint : failed->spellings) {
      text += hint.typed + " -> " + hint.suggestion + " " + std::to_string(hint.articles);
      EXPECT_EQ(searcher.search({.query = hint.suggestion})->matches, hint.articles) << text;
    }
    return text;
  };
  EXPECT_EQ(offered("brigde"), "brigde -> bridge 3");
  EXPECT_EQ(offered("caption:brigde"), "caption:brigde -> caption:bridge 2");
  EXPECT_EQ(offered("body:brigde"), "body:brigde -> body:bridge 1");
  EXPECT_EQ(offered("title:harbuor"), "title:harbuor -> title:harbour 1");
  EXPECT_EQ(offered("Headline:harbuor"), "Headline:harbuor -> Headline:harbour 1");
  EXPECT_EQ(offered("caption:harbuor"), "") << "no caption has a word like it";
  EXPECT_EQ(offered("caption:harbour"), "") << "it is no misspelling";
}

TEST(FailedSpellings, OfAGroupAreOfItsField) {
  const TinyArchive archive{{{{.id = "a", .body = "A bridge.", .captions = "The bridge."},
                              {.id = "b", .body = "A bridge at night."}}}};
  Searcher searcher = *Searcher::open(archive.path());
  const auto failed = explain_failure(searcher, {.query = "caption:(brigde hall)"});
  ASSERT_TRUE(failed) << failed.error().message;
  ASSERT_EQ(failed->spellings.size(), 1U);
  EXPECT_EQ(failed->spellings[0].typed, "brigde");
  EXPECT_EQ(failed->spellings[0].suggestion, "bridge");
  EXPECT_EQ(failed->spellings[0].articles, 1U);
}

TEST_F(Failed, CoverageIsOfTheFiltersAndTheArchive) {
  const FailedSearch failed = explain({.query = "harbour", .from = "2018"});
  EXPECT_EQ(failed.admitted, 0U);
  EXPECT_EQ(failed.first, parse_iso_date("2016-01-31"));
  EXPECT_EQ(failed.last, parse_iso_date("2017-02-01"));
}

TEST_F(Failed, APeriodWithoutAnyArticleIsNamed) {
  const auto empty = [&](const SearchRequest& request) {
    const FailedSearch failed = explain(request);
    EXPECT_EQ(failed.undated, 1U);
    return failed.empty_period;
  };
  EXPECT_EQ(empty({.query = "harbour date:2019"}), "2019");
  EXPECT_EQ(empty({.query = "harbour date:2016-02..2016-12"}), "2016-02..2016-12");
  EXPECT_EQ(empty({.query = "airship date:2017"}), "");
  EXPECT_EQ(empty({.query = "harbour (date:2019 OR date:2020-05)"}), "2019 or 2020-05");
  EXPECT_EQ(empty({.query = "airship (date:2019 OR date:2017)"}), "");
  EXPECT_EQ(empty({.query = "airship (date:2019 OR ferry)"}), "") << "it need not be from then";
  EXPECT_EQ(empty({.query = "date:2017 date:--01"}), "2017 and --01");
  EXPECT_EQ(empty({.query = "harbour", .from = "2018"}), "2018..");
  EXPECT_EQ(empty({.query = "harbour", .filters = {"month=2017-03"}}), "2017-03");
  EXPECT_EQ(empty({.query = "airship -date:2019"}), "");
  EXPECT_EQ(empty({.query = "ferry date:none"}), "");
}

}  // namespace
}  // namespace pressmark
