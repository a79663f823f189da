// SPDX-License-Identifier: GPL-2.0-or-later
//
// Facets of a small archive in two segments, as printed lines.

#include "searcher/facets.h"

#include <gtest/gtest.h>

#include "tests/searcher/plans.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using namespace plans;

std::string print(const Facet& facet) {
  std::string out;
  for (const FacetValue& value : facet.values) {
    out += value.value.value_or("-") + " " + std::to_string(value.articles);
    for (const std::string& alias : value.aliases)
      out += " (" + alias + ")";
    out += value.selected ? "*; " : "; ";
  }
  if (facet.more_values > 0) out += "+" + std::to_string(facet.more_values);
  return out;
}

class Facets : public ::testing::Test {
 protected:
  struct Request {
    const char* facet = "";
    Plan query;
    std::vector<std::pair<const char*, Plan>> filters;
    std::uint32_t limit = 10;
  };

  std::string count(const Request& request) {
    Filters filters;
    for (const auto& [field, plan] : request.filters) {
      filters.required.push_back({find_field(field), any_of({plan})});
    }
    NameOperands names{archive_.segments().size()};
    names.resolve(request.query, catalog_);
    for (const FilterGroup& group : filters.required)
      names.resolve(group.plan, catalog_);
    const QueryPostings postings{archive_.segments(), names};
    const Matches matches{request.query, filters, postings};
    const std::vector<const Field*> fields{find_field(request.facet)};
    return print(counter_.count({fields, request.limit}, {matches, filters, names}).facets.front());
  }

  TinyArchive archive_{{
      {{.id = "1",
        .body = "Talks: Sergei Lavrov, Sergey Lavrov, Rex Tillerson.",
        .date = "2017-05-11",
        .source = "Sputnik",
        .names = {{EntityType::person, "Sergei Lavrov"},
                  {EntityType::person, "Sergey Lavrov"},
                  {EntityType::person, "Rex Tillerson"}}},
       {.id = "2",
        .body = "Talks: Sergei Lavrov.",
        .date = "2017-05-12",
        .source = "SPUTNIK",
        .names = {{EntityType::person, "Sergei Lavrov"}}},
       {.id = "3",
        .body = "Igor Sechin.",
        .source = "Der Spiegel",
        .names = {{EntityType::person, "Igor Sechin"}}}},
      {{.id = "4",
        .body = "Talks: Sergey Lavrov, Igor Sechin.",
        .date = "2018-01-01",
        .source = "Sputnik",
        .names = {{EntityType::person, "Sergey Lavrov"}, {EntityType::person, "Igor Sechin"}}},
       {.id = "5",
        .body = "Talks of Sergei Lavrov.",
        .date = "2016-01-01",
        .names = {{EntityType::person, "Sergei Lavrov"}}}},
  }};
  NameCatalog catalog_{archive_.reader()};
  FacetCounter counter_{archive_.reader()};  // from one count to the next
};

TEST_F(Facets, NamesCountAnArticleOnceForAllSpellings) {
  EXPECT_EQ(count({"person", everything(), {}}),
            "Sergei Lavrov 4 (Sergey Lavrov); Igor Sechin 2; Rex Tillerson 1; ");
  EXPECT_EQ(count({"person", word("talk"), {}}),
            "Sergei Lavrov 4 (Sergey Lavrov); Igor Sechin 1; Rex Tillerson 1; ");
  EXPECT_EQ(count({"person", word("absent"), {}}), "");
  EXPECT_EQ(count({"org", everything(), {}}), "");
}

TEST_F(Facets, TheLimitKeepsTheMostFrequentAndWhatIsSelected) {
  EXPECT_EQ(count({"person", everything(), {}, 1}), "Sergei Lavrov 4 (Sergey Lavrov); +2");
  EXPECT_EQ(count({"person", everything(), {}, 0}), "+3");
  EXPECT_EQ(count({"person", everything(), {{"person", person("Rex Tillerson")}}, 1}),
            "Sergei Lavrov 4 (Sergey Lavrov); Rex Tillerson 1*; +1");
}

TEST_F(Facets, AFieldsOwnFilterDoesNotChangeItsCounts) {
  const auto tillerson = std::pair{"person", person("Rex Tillerson")};
  EXPECT_EQ(count({"person", everything(), {tillerson}}),
            "Sergei Lavrov 4 (Sergey Lavrov); Igor Sechin 2; Rex Tillerson 1*; ");
  EXPECT_EQ(count({"source", everything(), {tillerson}}), "Sputnik 1 (SPUTNIK); ");
  EXPECT_EQ(count({"year", everything(), {tillerson}}), "2017 1; ");
}

TEST_F(Facets, ASelectedValueIsReturnedThoughNothingHasIt) {
  EXPECT_EQ(count({"person", word("talk"), {{"person", person("Ivan Ivanov")}}, 1}),
            "Sergei Lavrov 4 (Sergey Lavrov); Ivan Ivanov 0*; +2");
  EXPECT_EQ(count({"person", word("absent"), {{"person", person("Igor Sechin")}}}),
            "Igor Sechin 0*; ");
  EXPECT_EQ(count({"source", word("absent"), {{"source", keyword("source", "tass")}}}),
            "tass 0*; ");
  EXPECT_EQ(count({"month", word("absent"), {{"month", dates(*parse_date_range("2015-05"))}}}),
            "2015-05 0*; ");
}

TEST_F(Facets, KeywordsThatFoldAlikeAreOneValue) {
  EXPECT_EQ(count({"source", everything(), {}}), "Sputnik 3 (SPUTNIK); Der Spiegel 1; ");
  EXPECT_EQ(count({"source", everything(), {{"source", keyword("source", "sputnik")}}}),
            "Sputnik 3 (SPUTNIK)*; Der Spiegel 1; ");
  EXPECT_EQ(count({"language", word("talk"), {}}), "en 4; ");
}

TEST_F(Facets, PeriodsComeNewestFirstAndTheUndatedLast) {
  EXPECT_EQ(count({"year", everything(), {}}), "2018 1; 2017 2; 2016 1; - 1; ");
  EXPECT_EQ(count({"month", everything(), {}}), "2018-01 1; 2017-05 2; 2016-01 1; - 1; ");
  EXPECT_EQ(count({"day", word("talk"), {}}),
            "2018-01-01 1; 2017-05-12 1; 2017-05-11 1; 2016-01-01 1; ");
  EXPECT_EQ(count({"month", everything(), {}, 1}), "2018-01 1; - 1; +2");
  EXPECT_EQ(count({"month", everything(), {{"month", dates(*parse_date_range("2016-01"))}}, 1}),
            "2018-01 1; 2016-01 1*; - 1; +1");
  EXPECT_EQ(count({"year", everything(), {{"year", dates(*parse_date_range("none"))}}, 1}),
            "2018 1; - 1*; +2");
  EXPECT_EQ(count({"year", everything(), {{"year", dates(*parse_date_range("2017.."))}}}),
            "2018 1*; 2017 2*; 2016 1; - 1; ");
}

TEST(FindFacets, KnowsFacetFieldsAndTheirSynonyms) {
  const auto found = find_facets({"people", "month"});
  ASSERT_TRUE(found);
  EXPECT_EQ((*found)[0]->name, "person");
  EXPECT_EQ((*found)[1]->name, "month");
  EXPECT_EQ(find_facets({"date"})->front()->name, "year") << "nothing is filtered";
  EXPECT_EQ(find_facets({"date", "year", "person", "date"})->size(), 2U) << "each once";
  for (const char* name : {"title", "mentions", "nosuch", ""}) {
    const auto refused = find_facets({"person", name});
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().message, "there is no facet '" + std::string{name} + "'");
    EXPECT_EQ(
        refused.error().hint,
        "facets are person, org, place, source, language, section, topic, year, month, day, date");
  }
}

}  // namespace
}  // namespace pressmark
