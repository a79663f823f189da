// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where operands are found in an article: highlights and needs, printed as text.

#include "searcher/snippets/occurrences.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/searcher/analysed_positions.h"
#include "tests/searcher/plans.h"

namespace pressmark {
namespace {

using namespace plans;

const std::string title = "Oil talks in Bonn";
const std::string body =
    "Ministers talked about oil and gas. Crude\noil was cheap; oil, gas and Bonn were not.";

std::string print_ranges(std::string_view text, const std::vector<ByteRange>& ranges) {
  std::string out;
  for (const ByteRange& range : ranges) {
    out += "[" + std::string{text.substr(range.begin, range.size())} + "]";
  }
  return out;
}

std::string print_ranges(std::string_view text, const std::vector<Alternatives>& needs) {
  std::string out;
  for (const Alternatives& need : needs)
    out += (out.empty() ? "" : " ") + print_ranges(text, need);
  return out;
}

struct OccurrenceExample {
  const char* what;
  Plan plan;
  const char* title_highlights;
  const char* body_highlights;
  const char* body_needs;
  const char* title_needs;
};

std::vector<OccurrenceExample> occurrence_examples() {
  const Plan oil = word("oil");
  const Plan gas = word("gas");
  const Plan crude_oil = phrase({word("crude"), word("oil")});
  return {
      {"every form of a word", word("talk"), "[talks]", "[talked]", "[talked]", ""},
      {"all occurrences", oil, "[Oil]", "[oil][oil][oil]", "[oil][oil][oil]", ""},
      {"the title alone", word("oil", TextScope::title), "[Oil]", "", "", "[Oil]"},
      {"the body alone", word("oil", TextScope::body), "", "[oil][oil][oil]", "[oil][oil][oil]",
       ""},
      {"a phrase, whole", crude_oil, "", "[Crude\noil]", "[Crude\noil]", ""},
      {"a word inside a phrase", all_of({crude_oil, oil}), "[Oil]", "[oil][Crude\noil][oil]",
       "[Crude\noil] [oil][Crude\noil][oil]", ""},
      {"no phrase, no words of it", phrase({word("gas"), word("oil")}), "", "", "", ""},
      {"the closest match of NEAR", near(3, {gas, oil}), "", "[oil][gas][oil][oil][gas]",
       "[gas] [oil]", ""},
      {"nothing that is negated", all_of({gas, none_of(oil)}), "", "[gas][gas]", "[gas][gas]", ""},
      {"any of", any_of({word("absent"), word("crude")}), "", "[Crude]", "[Crude]", ""},
      {"NEAR in the title", near(4, {word("bonn"), phrase({oil, word("talk")})}),
       "[Oil talks][Bonn]", "", "", "[Bonn] [Oil talks]"},
      {"keywords and dates are not in the text", keyword("source", "oil"), "", "", "", ""},
  };
}

TEST(FindOccurrences, HighlightsOperandsAsAWhole) {
  Analyzer analyzer = *Analyzer::create();
  Article article;
  article.title = title;
  article.body = body;
  article.language = "en";
  const PositionsOf positions = analysed_positions(article, analyzer);
  for (const OccurrenceExample& example : occurrence_examples()) {
    const auto found =
        find_occurrences(article, analyzer, {&example.plan, 240, {}, positions}, FieldsToRead::all);
    EXPECT_EQ(print_ranges(title, found.title.highlights), example.title_highlights)
        << example.what;
    EXPECT_EQ(print_ranges(body, found.body.highlights), example.body_highlights) << example.what;
    EXPECT_EQ(print_ranges(body, found.body_needs), example.body_needs) << example.what;
    EXPECT_EQ(print_ranges(title, found.title_needs), example.title_needs) << example.what;
    EXPECT_EQ(found.title.words.size(), 4U);
    EXPECT_EQ(found.body.words.size(), 16U);

    const auto in_title = find_occurrences(article, analyzer, {&example.plan, 240, {}, positions},
                                           FieldsToRead::title);
    EXPECT_EQ(in_title.title.highlights, found.title.highlights) << example.what;
    EXPECT_TRUE(in_title.body.words.empty());
  }
}

// 大学生 is one word, and so are 北京 and 前来.
TEST(FindOccurrences, CharactersAreHighlightedInsideOfWords) {
  Analyzer analyzer = *Analyzer::create();
  Article article;
  article.title = "ｶﾞｽ";
  article.body = "北京 大学生 前来 NFL 大学生";
  article.language = "zh";
  const Plan gas = characters("ス");
  const Plan university = characters("大学");
  const Plan across = characters("京大");
  const Plan plan = all_of({gas, university, across, near(3, {characters("来"), word("nfl/")}),
                            phrase({word("nfl/"), characters("大")})});
  const SnippetRequest request{.plan = &plan,
                               .positions_of = analysed_positions(article, analyzer),
                               .places_of = analysed_places(article, analyzer)};
  const auto found = find_occurrences(article, analyzer, request, FieldsToRead::all);
  EXPECT_EQ(print_ranges(article.title, found.title.highlights), "[ｽ]");
  EXPECT_EQ(print_ranges(article.body, found.body.highlights), "[京 大学][来][NFL 大学]");
  EXPECT_EQ(print_ranges(article.body, found.body_needs),
            "[京 大学][NFL 大学] [京 大学] [来] [NFL 大学] [NFL 大学]");
}

TEST(FindOccurrences, NamesStandWhereTheirMentionsAre) {
  Analyzer analyzer = *Analyzer::create();
  Article article;
  article.title = "Lavrov in Bonn";
  article.body = "Sergei Lavrov left. Mr Lavrov came back.";
  article.language = "en";
  const Plan plan = any_of({person("Sergei Lavrov"), person("Rex Tillerson")});
  const Position before_body = 3 + field_position_gap;
  const std::vector<MatchedMention> mentions{
      {&plan.children[0], {0, 1, 1}},
      {&plan.children[0], {0, before_body + 1, 2}},
      {&plan.children[0], {0, before_body + 5, 1}},
      {&plan.children[1], {1, before_body + 70, 2}},  // beyond the text: a damaged row, say
  };
  const auto found = find_occurrences(article, analyzer,
                                      {&plan, 240, mentions, analysed_positions(article, analyzer)},
                                      FieldsToRead::all);
  EXPECT_EQ(print_ranges(article.title, found.title.highlights), "[Lavrov]");
  EXPECT_EQ(print_ranges(article.body, found.body.highlights), "[Sergei Lavrov][Lavrov]");
  EXPECT_EQ(print_ranges(article.body, found.body_needs), "[Sergei Lavrov][Lavrov]");
}

}  // namespace
}  // namespace pressmark
