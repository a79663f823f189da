// SPDX-License-Identifier: GPL-2.0-or-later
//
// Searching inside facets: names by the beginnings of words, keywords, periods.

#include "searcher/facets/facet_find.h"

#include <gtest/gtest.h>

#include "searcher/search.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

TinyArchive make_archive() {
  return TinyArchive{{{{.id = "1",
                        .body = "Sergei Lavrov met Sergey Ryabkov and Lavinia Serge.",
                        .date = "2017-05-11",
                        .source = "The Harbour Post",
                        .names = {{EntityType::person, "Sergei Lavrov"},
                                  {EntityType::person, "Sergey Ryabkov"},
                                  {EntityType::person, "Lavinia Serge"}}}},
                      {{.id = "2",
                        .body = "Sergey Lavrov left.",
                        .date = "2017-06-01",
                        .source = "Post of Bonn",
                        .names = {{EntityType::person, "Sergey Lavrov"}}},
                       {.id = "3", .body = "Nobody.", .source = "Wire"}}}};
}

std::string facet_values(Searcher& searcher, const SearchRequest& request) {
  const auto response = searcher.search(request);
  if (!response) return response.error().message;
  std::string text;
  for (const FacetValue& value : response->facets.back().values) {
    text += (text.empty() ? "" : ", ") + value.value.value_or("none") + " " +
            std::to_string(value.articles) + (value.selected ? "*" : "");
  }
  return text + " +" + std::to_string(response->facets.back().more_values);
}

TEST(FacetFind, FindsValuesByTheBeginningsOfTheirWords) {
  const TinyArchive archive = make_archive();
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  const auto found = [&](std::string find, std::uint32_t limit = 10) {
    return facet_values(*searcher,
                        {.facets = {}, .facet_finds = {std::move(find)}, .facet_limit = limit});
  };
  EXPECT_EQ(found("person=lav"), "Sergei Lavrov 2, Lavinia Serge 1 +0");
  EXPECT_EQ(found("person=lav", 1), "Sergei Lavrov 2 +1");
  EXPECT_EQ(found("person=serg lavr"), "Sergei Lavrov 2 +0");
  EXPECT_EQ(found("person=Sergey L"), "Sergei Lavrov 2 +0") << "by another spelling";
  EXPECT_EQ(found("person=avrov"), " +0");
  EXPECT_EQ(found("source=post"), "Post of Bonn 1, The Harbour Post 1 +0");
  EXPECT_EQ(found("source=har"), "The Harbour Post 1 +0");
  EXPECT_EQ(found("month=2017-06"), "2017-06 1 +0");
}

TEST(FacetFind, KeepsSelectedValuesOnlyIfTheyAreFound) {
  const TinyArchive archive = make_archive();
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  EXPECT_EQ(facet_values(*searcher, {.filters = {"person=Sergei Lavrov"},
                                     .facets = {},
                                     .facet_finds = {"person=lavr"}}),
            "Sergei Lavrov 2* +0");
  EXPECT_EQ(facet_values(*searcher, {.filters = {"person=Sergei Lavrov", "person=Nobody Known"},
                                     .facets = {},
                                     .facet_finds = {"person=ryab"}}),
            "Sergey Ryabkov 1 +0");
}

TEST(FacetFind, RefusesWhatFindsNothing) {
  for (const char* typed : {"person", "person=", "=lav", "nobody=lav", "person= ", "title=x"})
    EXPECT_FALSE(read_facet_finds({typed})) << typed;
}

TEST(FacetFind, TheFacetDateIsThePeriodThatFiltersLeave) {
  const TinyArchive archive = make_archive();
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  const auto dates = [&](std::vector<std::string> filters, std::string from = "") {
    return facet_values(
        *searcher, {.filters = std::move(filters), .from = std::move(from), .facets = {"date"}});
  };
  EXPECT_EQ(dates({}), "2017 2, none 1 +0");
  EXPECT_EQ(dates({"year=2017"}), "2017-06 1, 2017-05 1 +0");
  EXPECT_EQ(dates({"year=2017", "month=2017-05"}), "2017-05-11 1 +0");
  EXPECT_EQ(dates({"date=2017-05..2017-06"}), "2017-06 1, 2017-05 1 +0");
  EXPECT_EQ(dates({}, "2017-05"), "2017 2 +0");
}

}  // namespace
}  // namespace pressmark
