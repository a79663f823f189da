// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names, their dates and their company, against plain loops over the same articles.
#include "searcher/names.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/random_articles.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

bool mentions(const TinyArticle& article, const std::string& name) {
  return std::any_of(article.names.begin(), article.names.end(),
                     [&](const NamedEntity& entity) { return entity.spelling == name; });
}

std::uint64_t articles_with(const std::vector<TinyArticle>& articles, const std::string& a,
                            const std::string& b) {
  return static_cast<std::uint64_t>(std::count_if(
      articles.begin(), articles.end(),
      [&](const TinyArticle& article) { return mentions(article, a) && mentions(article, b); }));
}

class NamesOfArticles : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(NamesOfArticles, AreCountedAsPlainLoopsDo) {
  const auto segments = random_segments(GetParam(), 3);
  const std::vector<TinyArticle> articles = all_articles(segments);
  const TinyArchive archive{segments};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  NamesOptions options;
  options.co_mentions = 5;
  const auto found = find_names(*searcher, {.query = ""}, options);
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->articles, articles.size());
  for (const NameSummary& name : found->names) {
    EXPECT_EQ(name.articles, articles_with(articles, name.name, name.name));
    std::vector<std::string> dates;
    std::uint64_t undated = 0;
    for (const TinyArticle& article : articles) {
      if (!mentions(article, name.name)) continue;
      if (article.date.empty()) {
        ++undated;
      } else {
        dates.push_back(article.date);
      }
    }
    EXPECT_EQ(name.undated, undated);
    EXPECT_EQ(name.first.has_value(), !dates.empty());
    if (name.first) {
      EXPECT_EQ(to_string(*name.first), *std::min_element(dates.begin(), dates.end()));
      EXPECT_EQ(to_string(*name.last), *std::max_element(dates.begin(), dates.end()));
    }
    for (const CoMention& other : name.co_mentions) {
      EXPECT_NE(other.name, name.name);
      EXPECT_EQ(other.articles, articles_with(articles, name.name, other.name));
      EXPECT_EQ(other.of_articles, articles_with(articles, other.name, other.name));
      EXPECT_DOUBLE_EQ(other.lift, static_cast<double>(other.articles * articles.size()) /
                                       static_cast<double>(name.articles * other.of_articles));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, NamesOfArticles, ::testing::Range(1U, 7U));

class FindNames : public ::testing::Test {
 protected:
  std::vector<std::string> found(const SearchRequest& request, const NamesOptions& options = {}) {
    const auto response = find_names(searcher_, request, options);
    EXPECT_TRUE(response) << response.error().message;
    std::vector<std::string> names;
    for (const NameSummary& name : response->names)
      names.push_back(name.name + " " + std::to_string(name.articles));
    return names;
  }

  TinyArchive archive_{
      {{{.id = "a",
         .body = "Sergei Lavrov met Sergey Lavrov and Anna Berg in Geneva",
         .date = "2017-02-01",
         .names = {{EntityType::person, "Sergei Lavrov"},
                   {EntityType::person, "Sergey Lavrov"},
                   {EntityType::person, "Anna Berg"},
                   {EntityType::place, "Geneva"}}},
        {.id = "b",
         .body = "Sergei Lavrov saw the Geneva Post",
         .date = "2017-03-01",
         .names = {{EntityType::person, "Sergei Lavrov"},
                   {EntityType::organisation, "Geneva Post"}}}},
       {{.id = "c", .body = "Geneva again", .names = {{EntityType::place, "Geneva"}}}}}};
  Searcher searcher_ = *Searcher::open(archive_.path());
};

TEST_F(FindNames, AllByCountAndThenByName) {
  EXPECT_THAT(found({}),
              ElementsAre("Geneva 2", "Sergei Lavrov 2", "Anna Berg 1", "Geneva Post 1"));
  NamesOptions one;
  one.limit = 1;
  EXPECT_THAT(found({}, one), ElementsAre("Geneva 2"));
  EXPECT_EQ(find_names(searcher_, {}, one)->more_names, 3U);
}

TEST_F(FindNames, ByWordsOfAnySpelling) {
  EXPECT_THAT(found({.query = "sergey"}), ElementsAre("Sergei Lavrov 2"));
  EXPECT_THAT(found({.query = "lavrov SERGEI"}), ElementsAre("Sergei Lavrov 2"));
  EXPECT_THAT(found({.query = "geneva"}), ElementsAre("Geneva 2", "Geneva Post 1"));
  EXPECT_THAT(found({.query = "berg geneva"}), IsEmpty());
  EXPECT_THAT(found({.query = "?!"}), IsEmpty());
  NamesOptions places;
  places.types = {EntityType::place};
  EXPECT_THAT(found({.query = "geneva"}, places), ElementsAre("Geneva 2"));
}

TEST_F(FindNames, InTheArticlesThatFiltersAdmit) {
  EXPECT_THAT(found({.query = "", .from = "2017-03"}),
              ElementsAre("Geneva Post 1", "Sergei Lavrov 1"));
  EXPECT_THAT(found({.query = "berg", .from = "2017-03"}), IsEmpty());
  EXPECT_FALSE(find_names(searcher_, {.filters = {"colour=red"}}, {}));
}

TEST_F(FindNames, WithTheirAliasesAndCompany) {
  NamesOptions options;
  options.co_mentions = 2;
  const auto response = find_names(searcher_, {.query = "lavrov"}, options);
  ASSERT_EQ(response->names.size(), 1U);
  const NameSummary& lavrov = response->names[0];
  EXPECT_THAT(lavrov.aliases, ElementsAre("Sergey Lavrov"));
  ASSERT_EQ(lavrov.co_mentions.size(), 2U);
  EXPECT_EQ(lavrov.co_mentions[0].name, "Anna Berg");
  EXPECT_DOUBLE_EQ(lavrov.co_mentions[0].lift, 1.5);
  EXPECT_EQ(lavrov.co_mentions[1].name, "Geneva");
  EXPECT_DOUBLE_EQ(lavrov.co_mentions[1].lift, 0.75);
}

}  // namespace
}  // namespace pressmark
