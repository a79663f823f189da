// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where the rules have a say beside the model.
#include "analysis/entities/merge_readings.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/analysis/entities/support.h"

namespace pressmark::entities {
namespace {

struct ModelName {
  std::string_view text;  // printed once
  NameType type = NameType::person;
  float probability = 0.7F;
};

// The merged reading of one text, of which the model found those names.
std::string merge(std::string_view text, const std::vector<ModelName>& names) {
  ArticleWords article;
  split_words({}, text, article);
  Reading rules;
  find_spans(article, rules.spans);
  EvidenceScale{}.judge(article, rules.spans, rules.judgements);
  std::vector<TaggedName> tagged;
  for (const ModelName& name : names) {
    const std::size_t begin = text.find(name.text);
    TaggedName found{
        .line = 0, .first = 0, .last = 0, .type = name.type, .probability = name.probability};
    for (std::uint32_t line = 0; line < article.lines.size(); ++line) {
      for (std::uint32_t at = article.lines[line].first; at < article.lines[line].last; ++at) {
        const std::uint32_t word = article.words[at].range.begin;
        if (word == begin) found.first = at;
        if (word >= begin && word < begin + name.text.size()) {
          found.last = at + 1;
          found.line = line;
        }
      }
    }
    tagged.push_back(found);
  }
  const Reading merged = merge_readings(article, tagged, rules);
  std::string out;
  for (std::size_t i = 0; i < merged.spans.size(); ++i) {
    if (!out.empty()) out += "; ";
    out += merged.judgements[i].type ? to_string(*merged.judgements[i].type) : "other";
    const std::uint32_t begin = article.words[merged.spans[i].first].range.begin;
    const std::uint32_t end = article.words[merged.spans[i].last - 1].range.end;
    out += ' ';
    out += text.substr(begin, end - begin);
  }
  return out;
}

TEST(MergeReadings, TakesTheModelsWordForMostThings) {
  EXPECT_EQ(merge("Then Hansen Berg left for Oslo.",
                  {{"Hansen Berg", NameType::organisation}, {"Oslo", NameType::person}}),
            "org Hansen Berg; person Oslo");
  EXPECT_EQ(merge("Then the Berg Prize was won.", {{"Berg Prize", NameType::other}}),
            "other Berg Prize");
  EXPECT_EQ(merge("Then Hansen left.", {}), "");
}

TEST(MergeReadings, TakesTitlesOffPeople) {
  EXPECT_EQ(merge("They met King Harald there.", {{"King Harald", NameType::person}}),
            "person Harald");
  EXPECT_EQ(merge("They met King there.", {{"King", NameType::person}}), "person King");
  EXPECT_EQ(merge("They met King Harald there.", {{"King Harald", NameType::organisation}}),
            "org King Harald");
}

TEST(MergeReadings, ACountryBeforeAPostIsNoOrganisation) {
  EXPECT_EQ(merge("Then US State Secretary Rex Tillerson left.",
                  {{"US State", NameType::organisation}, {"Rex Tillerson"}}),
            "place US; person Rex Tillerson");
  EXPECT_EQ(merge("Then US Deputy Foreign Minister Berg left.",
                  {{"US Deputy Foreign", NameType::organisation}}),
            "place US");
  EXPECT_EQ(merge("Then US State met Ohio.", {{"US State", NameType::organisation}}),
            "org US State; place Ohio");
  EXPECT_EQ(
      merge("Then US Treasury Secretary Berg left.", {{"US Treasury", NameType::organisation}}),
      "org US Treasury")
      << "which is on our list";
  EXPECT_EQ(merge("Then Chad Army General Berg left.", {{"Chad Army", NameType::organisation}}),
            "org Chad Army");
  EXPECT_EQ(merge("Then US Steel President Berg left.", {{"US Steel", NameType::organisation}}),
            "org US Steel");
  EXPECT_EQ(merge("Then Acme State Secretary Berg left.", {{"Acme State", NameType::organisation}}),
            "org Acme State");
}

TEST(MergeReadings, PartsOrganisationsAtAnd) {
  EXPECT_EQ(merge("It is the University of Oslo and Acme Inc in fact.",
                  {{"University of Oslo and Acme Inc", NameType::organisation}}),
            "org University of Oslo; org Acme Inc");
  EXPECT_EQ(merge("It is the Department of Health and Human Services in fact.",
                  {{"Department of Health and Human Services", NameType::organisation}}),
            "org Department of Health and Human Services");
}

TEST(MergeReadings, KeepsOurOwnListsWhereTheModelSeesNothing) {
  EXPECT_EQ(merge("It was the Kremlin that said so in Norway.", {}), "org Kremlin; place Norway");
  EXPECT_EQ(merge("It was the Kremlin Cup that he won.", {{"Kremlin Cup", NameType::other}}),
            "other Kremlin Cup");
}

TEST(MergeReadings, BelievesLittleThatIsUnlikely) {
  EXPECT_EQ(merge("Then Hansen Berg left.", {{"Hansen Berg", NameType::organisation, 0.4F}}), "");
  EXPECT_EQ(merge("Then President Berg left.", {{"Berg", NameType::person, 0.4F}}), "person Berg");
}

TEST(MergeReadings, APersonBeforeAPlaceNounIsAPlace) {
  EXPECT_EQ(merge("They left the Olga Berg airport.", {{"Olga Berg", NameType::person, 0.9F}}),
            "place Olga Berg");
  EXPECT_EQ(merge("They left Olga Berg's airport.", {{"Olga Berg", NameType::person, 0.9F}}),
            "person Olga Berg");
}

TEST(MergeReadings, AsksForMoreInHeadlines) {
  const std::string_view text =
      "Hansen Start Visit To Oslo Harbour\n\nThe visit of Olga Hansen began as planned there.";
  EXPECT_EQ(merge(text, {{"Start Visit", NameType::person}}), "place Oslo");
  EXPECT_EQ(merge(text, {{"Hansen", NameType::person}, {"Olga Hansen", NameType::person}}),
            "person Hansen; place Oslo; person Olga Hansen");
}

}  // namespace
}  // namespace pressmark::entities
