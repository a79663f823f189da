// SPDX-License-Identifier: GPL-2.0-or-later
//
// Properties as they are read and written.
#include "searcher/query/properties.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "searcher/query/describe.h"
#include "searcher/query/parser.h"

namespace pressmark {
namespace {

std::string read_property_query(std::string_view query) {
  const Result<ParsedQuery> parsed = parse_query(query);
  return parsed ? describe(parsed->root) : parsed.error().message + "; " + parsed.error().hint;
}

TEST(Properties, AreReadAndWritten) {
  const std::pair<std::string_view, std::string_view> rows[]{
      {"has:title", "has:title"},
      {"HAS:Person", "has:person"},
      {"is:undated", "NOT has:date"},
      {"-is:undated", "NOT NOT has:date"},
      {"is:inferred", "date.by:inferred"},
      {"Date.By:explicit", "date.by:explicit"},
      {"date.by:(url OR dateline)", "date.by:url OR date.by:dateline"},
      {"words:300", "words:300"},
      {"words:300..", "words:300.."},
      {"words:..300", "words:..300"},
      {"words:0..", "words:0.."},
      {"words>=300", "words:300.."},
      {"words:>300", "words:301.."},
      {"words<300", "words:..299"},
      {"words:[100 TO 500}", "words:100..499"},
      {"words:{100 TO *]", "words:101.."},
      {"id:a-17", "id:\"a-17\""},
      {"id:\"2017/05 a\"", "id:\"2017/05 a\""},
      {"words:x",
       "words: takes a number or a range of them (300, 100..500, >=300); try: words:300.."},
      {"words:500..100",
       "words: takes a number or a range of them (300, 100..500, >=300); try: words:300.."},
      {"words<0",
       "words: takes a number or a range of them (300, 100..500, >=300); try: words:300.."},
      {"has:byline", "has:byline"},
      {"has:section", "has:section"},
      {"has:caption", "has:caption"},
      {"has:dateline", "has:dateline"},
      {"has:Topic", "has:topic"},
      {"has:picture",
       "has: takes title, body, date, source, language, section, byline, dateline, topic, caption, "
       "person, org or place; try: has:title"},
      {"is:duplicate", "is:duplicate"},
      {"copies:>=5", "copies:5.."},
      {"copies<3", "copies:..2"},
      {"copies:1", "copies:1"},
      {"family:a-17", "family:\"a-17\""},
      {"copies:many",
       "copies: takes a number or a range of them (300, 100..500, >=300); try: copies:2.."},
      {"is:copied", "is: takes undated, inferred or duplicate; try: is:undated"},
      {"date.by:guess",
       "date.by: takes explicit, metadata, dateline, url, inferred or none; try: "
       "date.by:explicit"},
      {"has:", "nothing follows has:; try: has:title"},
      {"has=title", "a property is neither exact (=) nor near (~); try: has:title"},
  };
  for (const auto& [query, expected] : rows)
    EXPECT_EQ(read_property_query(query), expected) << query;
}

}  // namespace
}  // namespace pressmark
