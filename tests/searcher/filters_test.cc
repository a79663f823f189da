// SPDX-License-Identifier: GPL-2.0-or-later
//
// Filters of a request: how they are grouped, and what is refused.

#include "searcher/filters.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

std::string print(const Filters& filters) {
  std::string out;
  for (const FilterGroup& group : filters.required) {
    out += std::string{group.field == nullptr ? "days" : group.field->name} + "(";
    if (group.field == nullptr) out += to_string(group.plan.dates);
    for (const Plan& value : group.plan.children) {
      out += value.kind == PlanKind::dates ? to_string(value.dates) : value.text;
      out += &value == &group.plan.children.back() ? "" : " | ";
    }
    out += ") ";
  }
  for (const Plan& excluded : filters.excluded)
    out += "not(" + excluded.text + ") ";
  return out;
}

struct FilterExample {
  std::vector<std::string> filters;
  std::string from;
  std::string to;
  std::string expected;  // the message, where refused
};

TEST(ReadFilters, GroupsByFieldAndSaysWhatIsWrong) {
  Analyzer analyzer = *Analyzer::create();
  const std::vector<FilterExample> examples{
      {{}, "", "", ""},
      {{"source=Sputnik"}, "", "", "source(sputnik) "},
      {{"source=Sputnik", "person=Rex Tillerson", "source=DER  Spiegel"},
       "",
       "",
       "source(sputnik | der spiegel) person(Rex Tillerson) "},
      {{"source!=Sputnik", "outlet=TASS"}, "", "", "source(tass) not(sputnik) "},
      {{"month=2017-05", "date=2017"}, "", "", "month(2017-05) date(2017) "},
      {{}, "2017-05", "2017-06", "days(2017-05..2017-06) "},
      {{}, "2017", "", "days(2017..) "},
      {{}, "", "2017-02", "days(..2017-02) "},
      {{"date=2017"}, "2017-02-16", "2017-02-16", "date(2017) days(2017-02-16) "},
      {{}, "2017-06", "2017-05", "from '2017-06' is after to '2017-05'"},
      {{}, "2017..2018", "", "from '2017..2018': needs one date, not a range"},
      {{}, "", "none", "to 'none': needs one date, not a range"},
  };
  for (const FilterExample& example : examples) {
    SearchRequest request;
    request.filters = example.filters;
    request.from = example.from;
    request.to = example.to;
    const auto filters = read_filters(request, analyzer, {"en"});
    EXPECT_EQ(filters ? print(*filters) : filters.error().message, example.expected);
  }
}

TEST(ReadFilters, RefusalsNameTheFilterAndNoPartOfTheQuery) {
  Analyzer analyzer = *Analyzer::create();
  for (const auto& [filter, from] : std::vector<std::pair<std::string, std::string>>{
           {"person", ""}, {"nosuch=1", ""}, {"month=2017-13", ""}, {"", "2017-02-30"}}) {
    SearchRequest request;
    if (!filter.empty()) request.filters = {filter};
    request.from = from;
    const auto filters = read_filters(request, analyzer, {"en"});
    ASSERT_FALSE(filters) << filter << from;
    EXPECT_EQ(filters.error().kind, ErrorKind::invalid_argument);
    EXPECT_TRUE(filters.error().message.find("'" + filter + from + "'") != std::string::npos)
        << filters.error().message;
    EXPECT_FALSE(filters.error().hint.empty()) << filter << from;
    EXPECT_FALSE(filters.error().where);
  }
}

}  // namespace
}  // namespace pressmark
