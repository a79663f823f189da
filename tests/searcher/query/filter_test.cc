// SPDX-License-Identifier: GPL-2.0-or-later
//
// Filters that tests elsewhere do not show: what they hold besides their text.
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "searcher/query/parser.h"
#include "tests/searcher/query/printed_query.h"

namespace pressmark {
namespace {

std::string filter_outcome(std::string_view filter) {
  const Result<Node> node = parse_filter(filter);
  if (!node) return node.error().hint;
  EXPECT_EQ(node->where, (ByteRange{0, static_cast<std::uint32_t>(filter.size())})) << filter;
  return on_one_line(print_tree(*node));
}

TEST(ParseFilter, TakesTheValueWhole) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"person=Donald Trump", "whole name person:\"Donald Trump\""},
      {"person!=\"Donald Trump\"", "not(whole name person:\"Donald Trump\")"},
      {"source=a, b / c (d) AND -e*", "keyword source:\"a, b / c (d) AND -e*\""},
      {"date=..2017-05", "date date:..2017-05"},
      {"month=none", "date month:none"},
      {"YEAR!=2017", "not(date year:2017)"},
  };
  for (const auto& [filter, node] : rows)
    EXPECT_EQ(filter_outcome(filter), node) << filter;
}

TEST(ParseFilter, OffersAFilterThatRuns) {
  for (const std::string_view filter :
       {"", "=", "!=", "a", "person", "person=", "person=\"", "person=\"\"", "title=x", "foo=x",
        "persn=x", "year=17", "day=2017", "date=2017-99", "after=2017", "source=\xff", "!=x"}) {
    const Result<Node> node = parse_filter(filter);
    ASSERT_FALSE(node) << filter;
    ASSERT_TRUE(node.error().where.has_value()) << filter;
    EXPECT_TRUE(is_range_of(*node.error().where, filter)) << filter;
    ASSERT_TRUE(node.error().hint.starts_with("try: ")) << filter;
    EXPECT_TRUE(parse_filter(node.error().hint.substr(5))) << node.error().hint;
  }
}

}  // namespace
}  // namespace pressmark
