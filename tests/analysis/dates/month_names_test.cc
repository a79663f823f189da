// SPDX-License-Identifier: GPL-2.0-or-later
//
// Months by name.
#include "analysis/dates/month_names.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(MonthNames, AreKnownInManyLanguages) {
  const std::pair<std::string_view, unsigned> cases[] = {
      {"january", 1},    {"Feb", 2},        {"SEPT", 9},      {"M\u00E4rz", 3}, {"ao\u00FBt", 8},
      {"diciembre", 12}, {"maggio", 5},     {"fevereiro", 2}, {"maart", 3},     {"augusti", 8},
      {"desember", 12},  {"декабря", 12},   {"лютого", 2},    {"lipca", 7},     {"prosince", 12},
      {"kasım", 11},     {"listopada", 11}, {"Şubat", 2},     {"FÉVRIER", 2},   {"MÄRZ", 3},
      {"Января", 1},     {"Října", 10},     {"december", 12}, {"dez", 12},      {"juil", 7}};
  for (const auto& [name, month] : cases)
    EXPECT_EQ(find_month(name), month) << name;
}

TEST(MonthNames, OtherWordsAreNone) {
  for (const std::string_view word :
       {"", "j", "janu", "januarys", "set", "ago", "monday", "a very long word that is no month"}) {
    EXPECT_EQ(find_month(word), std::nullopt) << word;
  }
}

TEST(MonthNames, EnglishOnesAreToldFromOthers) {
  EXPECT_EQ(find_english_month("March"), 3U);
  EXPECT_EQ(find_english_month("dec"), 12U);
  for (const std::string_view word : {"Mars", "Mart", "mai", "dez", "мая", ""})
    EXPECT_EQ(find_english_month(word), std::nullopt) << word;
}

}  // namespace
}  // namespace pressmark
