// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tagged names found in a text, against looking at every place for every name.

#include "indexer/tagged_names.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

// Words as a naive analyzer would cut them: runs of letters and apostrophes.
std::vector<Token> cut(std::string_view text) {
  std::vector<Token> tokens;
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || (c & 0x80) != 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end]))
      ++end;
    if (end == at) {
      ++at;
      continue;
    }
    tokens.push_back({.term = text.substr(at, end - at),
                      .stem = text.substr(at, end - at),
                      .begin = static_cast<std::uint32_t>(at),
                      .end = static_cast<std::uint32_t>(end),
                      .position = static_cast<std::uint32_t>(tokens.size() + 1)});
    at = end;
  }
  return tokens;
}

std::vector<NamedEntity> people(std::initializer_list<std::string_view> spellings) {
  std::vector<NamedEntity> names;
  for (const std::string_view spelling : spellings) {
    names.push_back({EntityType::person, std::string{spelling}});
  }
  return names;
}

// The text with every name found in brackets.
std::string marked(std::string_view text, const std::vector<NamedEntity>& names) {
  std::string out;
  std::size_t at = 0;
  for (const TaggedPlace& place : find_tagged_names(text, cut(text), names)) {
    out += std::string{text.substr(at, place.range.begin - at)} + "[" +
           std::string{text.substr(place.range.begin, place.range.size())} + "]";
    EXPECT_EQ(text.substr(place.range.begin, place.range.size()), names[place.name].spelling);
    at = place.range.end;
  }
  return out + std::string{text.substr(at)};
}

TEST(FindTaggedNames, TakesWholeWordsAndTheLongestName) {
  const auto names = people({"Ann", "Ann Lee", "Lee", "Ann Lee Park", "Bo", "Zo\u00EB"});
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},
      {"Ann met Bo.", "[Ann] met [Bo]."},
      {"Ann Lee met Lee.", "[Ann Lee] met [Lee]."},
      {"Ann Lee Parker", "[Ann Lee] Parker"},
      {"Ann Lee Park", "[Ann Lee Park]"},
      {"Ann's and Lee\u2019s", "[Ann]'s and [Lee]\u2019s"},
      {"Anna, Bob, Joann", "Anna, Bob, Joann"},
      {"Zo\u00EB and Zo", "[Zo\u00EB] and Zo"},
      {"ann", "ann"},
      {"(Bo)", "([Bo])"},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(marked(text, names), expected);
  EXPECT_EQ(marked("Ann", {}), "Ann");
  EXPECT_EQ(marked("Ann", people({""})), "Ann");
}

TEST(FindTaggedNames, GivesOneOfTwoTypesWithTheSameSpelling) {
  const std::vector<NamedEntity> names{{EntityType::place, "Jordan"},
                                       {EntityType::person, "Jordan"}};
  const std::string_view text = "Jordan";
  const auto places = find_tagged_names(text, cut(text), names);
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].name, 0U);
}

TEST(FindTaggedNames, AgreesWithLookingEverywhere) {
  std::mt19937 random{31};
  constexpr std::string_view words[] = {"a", "b", "ab", "a b", "b a", "ba", "a b a", "aa"};
  for (int round = 0; round < 3000; ++round) {
    std::vector<NamedEntity> names;
    for (std::size_t n = random() % 5; n > 0; --n) {
      names.push_back({EntityType::person, std::string{words[random() % std::size(words)]}});
    }
    std::string text;
    for (std::size_t n = random() % 12; n > 0; --n) {
      text += std::string{words[random() % std::size(words)]} + (random() % 4 == 0 ? ", " : " ");
    }
    const std::vector<Token> tokens = cut(text);
    const auto is_end = [&](std::size_t end) {
      return std::none_of(tokens.begin(), tokens.end(),
                          [&](const Token& token) { return token.begin < end && end < token.end; });
    };
    std::string expected;
    std::size_t taken = 0;
    for (const Token& token : tokens) {
      if (token.begin < taken) continue;
      std::string longest;
      for (const NamedEntity& name : names) {
        if (text.compare(token.begin, name.spelling.size(), name.spelling) == 0 &&
            is_end(token.begin + name.spelling.size()) && name.spelling.size() > longest.size()) {
          longest = name.spelling;
        }
      }
      if (longest.empty()) continue;
      expected += std::to_string(token.begin) + ":" + longest + " ";
      taken = token.begin + longest.size();
    }
    std::string got;
    for (const TaggedPlace& place : find_tagged_names(text, tokens, names)) {
      got += std::to_string(place.range.begin) + ":" + names[place.name].spelling + " ";
    }
    ASSERT_EQ(got, expected) << text;
  }
}

}  // namespace
}  // namespace pressmark
