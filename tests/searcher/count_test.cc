// SPDX-License-Identifier: GPL-2.0-or-later
//
// Counts against plain loops over the same articles, in any division into segments.
#include "searcher/count.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/random_articles.h"

namespace pressmark {
namespace {

using Value = std::optional<std::string>;
using ValuesOf = std::function<std::vector<Value>(const TinyArticle&)>;

// What a count must be, by value; the whole under "*".
struct Expected {
  std::map<Value, Count> groups;
  Count total;
};

void add(Count& count, const TinyArticle& article, bool matches, std::uint64_t occurrences) {
  count.of_articles += 1;
  count.of_words += words_in(article);
  if (!matches) return;
  count.articles += 1;
  count.occurrences += occurrences;
}

Expected expect_red(const std::vector<TinyArticle>& articles, const ValuesOf& values_of) {
  Expected expected;
  for (const TinyArticle& article : articles) {
    const std::uint64_t red = occurrences_of(article, "red");
    add(expected.total, article, red > 0, red);
    for (const Value& value : values_of(article))
      add(expected.groups[value], article, red > 0, red);
  }
  return expected;
}

void expect_equal(const Count& actual, const Count& expected, const std::string& what) {
  EXPECT_EQ(actual.articles, expected.articles) << what;
  EXPECT_EQ(actual.of_articles, expected.of_articles) << what;
  EXPECT_EQ(actual.occurrences, expected.occurrences) << what;
  EXPECT_EQ(actual.of_words, expected.of_words) << what;
}

Value period(const TinyArticle& article, std::size_t digits) {
  if (article.date.empty()) return std::nullopt;
  return article.date.substr(0, digits);
}

std::vector<Value> names_in(const TinyArticle& article, EntityType type) {
  std::vector<Value> names;
  for (const NamedEntity& name : article.names) {
    if (name.type == type) names.emplace_back(name.spelling);
  }
  return names;
}

// Two sources that differ in case are one: shown as most articles write it, first of equals.
Value shown_source(const std::vector<TinyArticle>& articles, const TinyArticle& article) {
  if (article.source.empty()) return std::nullopt;
  if (article.source != "Post" && article.source != "POST") return article.source;
  const auto of = [&](const char* source) {
    return std::count_if(articles.begin(), articles.end(),
                         [&](const TinyArticle& other) { return other.source == source; });
  };
  return of("Post") > of("POST") ? "Post" : "POST";
}

class Counts : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(Counts, AreThoseOfPlainLoops) {
  const std::vector<TinySegment> segments = random_segments(GetParam(), 1 + GetParam() % 4);
  const std::vector<TinyArticle> articles = all_articles(segments);
  const TinyArchive archive{segments};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  const std::map<std::string, ValuesOf> fields{
      {"year", [](const auto& a) { return std::vector{period(a, 4)}; }},
      {"month", [](const auto& a) { return std::vector{period(a, 7)}; }},
      {"day", [](const auto& a) { return std::vector{period(a, 10)}; }},
      {"source", [&](const auto& a) { return std::vector{shown_source(articles, a)}; }},
      {"person", [](const auto& a) { return names_in(a, EntityType::person); }},
      {"place", [](const auto& a) { return names_in(a, EntityType::place); }}};
  for (const auto& [field, values_of] : fields) {
    const Expected expected = expect_red(articles, values_of);
    const auto counted =
        count_matches(*searcher, {.query = "red"}, {find_field(field), CountUnit::occurrences});
    ASSERT_TRUE(counted) << counted.error().message;
    expect_equal(counted->total, expected.total, "total");
    std::size_t shown = 0;
    for (const auto& [value, count] : expected.groups) {
      const bool is_name = field == "person" || field == "place";
      if (is_name && count.articles == 0) continue;
      ++shown;
      const auto group =
          std::find_if(counted->groups.begin(), counted->groups.end(),
                       [&wanted = value](const CountGroup& g) { return g.value == wanted; });
      ASSERT_NE(group, counted->groups.end()) << field << ' ' << value.value_or("none");
      expect_equal(group->count, count, field + ' ' + value.value_or("none"));
    }
    EXPECT_EQ(counted->groups.size(), shown) << field;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Counts, ::testing::Range(1U, 13U));

class CountOrder : public ::testing::Test {
 protected:
  CountResponse count(const SearchRequest& request, const CountOptions& options) {
    const auto counted = count_matches(searcher_, request, options);
    EXPECT_TRUE(counted) << counted.error().message;
    return counted ? *counted : CountResponse{};
  }

  std::string groups(const SearchRequest& request, const CountOptions& options) {
    std::string printed;
    for (const CountGroup& group : count(request, options).groups) {
      printed += group.value.value_or("none") + " " + std::to_string(group.count.articles) + "/" +
                 std::to_string(group.count.of_articles) + "; ";
    }
    return printed;
  }

  TinyArchive archive_{{{{.id = "a", .body = "red", .date = "2017-03-01", .source = "Wire"},
                         {.id = "b", .body = "red", .date = "2017-01-01", .source = "Post"},
                         {.id = "c", .body = "red", .source = "Wire"}},
                        {{.id = "d", .body = "blue", .date = "2017-02-01", .source = "Post"},
                         {.id = "e", .body = "blue", .date = "2017-01-09"}}}};
  Searcher searcher_ = *Searcher::open(archive_.path());
};

TEST_F(CountOrder, PeriodsAscendUndatedLastOthersFallByCount) {
  EXPECT_EQ(groups({.query = "red"}, {find_field("month")}),
            "2017-01 1/2; 2017-02 0/1; 2017-03 1/1; none 1/1; ");
  EXPECT_EQ(groups({.query = "red"}, {find_field("source")}), "Wire 2/2; Post 1/2; none 0/1; ");
}

TEST_F(CountOrder, TheLargestGroupsAreKept) {
  EXPECT_EQ(groups({.query = "red"}, {find_field("source"), CountUnit::articles, 1}), "Wire 2/2; ");
  const CountResponse response =
      count({.query = "red"}, {find_field("month"), CountUnit::articles, 3});
  EXPECT_EQ(response.more_groups, 1U);
  EXPECT_EQ(response.groups.size(), 3U);
}

TEST_F(CountOrder, FiltersHoldForEveryGroupAndForWhatIsAShare) {
  EXPECT_EQ(groups({.query = "red", .filters = {"source=Wire"}}, {find_field("source")}),
            "Wire 2/2; ");
  EXPECT_EQ(groups({.query = "red", .from = "2017-01", .to = "2017-02"}, {find_field("month")}),
            "2017-01 1/2; 2017-02 0/1; ");
  EXPECT_EQ(count({.query = "red", .filters = {"source!=Wire"}}, {}).total.of_articles, 3U);
}

TEST_F(CountOrder, OccurrencesAreCountedOnlyIfAskedFor) {
  EXPECT_EQ(count({.query = "red"}, {}).total.occurrences, 0U);
  EXPECT_EQ(count({.query = "red"}, {nullptr, CountUnit::occurrences}).total.occurrences, 3U);
  EXPECT_EQ(count({.query = "red"}, {nullptr, CountUnit::occurrences}).total.of_words, 5U);
  EXPECT_EQ(count({.query = ""}, {nullptr, CountUnit::occurrences}).total.occurrences, 0U);
}

TEST_F(CountOrder, ARefusedQueryIsRefused) {
  EXPECT_FALSE(count_matches(searcher_, {.query = "(red"}, {}));
  EXPECT_FALSE(count_matches(searcher_, {.query = "red", .filters = {"colour=red"}}, {}));
}

}  // namespace
}  // namespace pressmark
