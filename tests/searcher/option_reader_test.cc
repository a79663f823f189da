// SPDX-License-Identifier: GPL-2.0-or-later
//
// Numbers, words and lists out of options.
#include "searcher/option_reader.h"

#include <array>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

OptionValues one(const std::string& value) {
  return {{"size", {{value}, "config.toml:4"}}};
}

TEST(OptionReader, NumbersHaveBounds) {
  for (const auto& [text, number, said] :
       std::vector<std::tuple<const char*, std::uint32_t, const char*>>{
           {"2", 2, ""},
           {"90", 90, ""},
           {"1", 7, "config.toml:4: 1 is less than 2 | give a number from 2 to 90"},
           {"91", 7, "config.toml:4: 91 is more than 90 | give a number from 2 to 90"},
           {"99999999999999999999", 7,
            "config.toml:4: 99999999999999999999 is more than 90 | give a number from 2 to 90"},
           {"", 7, "config.toml:4: `` is not a whole number | give a number from 2 to 90"},
           {"3x", 7, "config.toml:4: `3x` is not a whole number | give a number from 2 to 90"},
           {"-3", 7, "config.toml:4: `-3` is not a whole number | give a number from 2 to 90"}}) {
    const OptionValues values = one(text);
    OptionReader reader{values};
    std::uint32_t read = 7;
    reader.read_number("size", {2, 90}, read);
    EXPECT_EQ(read, number) << text;
    EXPECT_EQ(reader.error() ? reader.error()->message + " | " + reader.error()->hint : "", said);
  }
}

TEST(OptionReader, WhatIsNotSetStaysAsItIs) {
  const OptionValues values;
  OptionReader reader{values};
  std::uint32_t number = 5;
  reader.read_number("size", {0, 9}, number);
  EXPECT_EQ(number, 5U);
  EXPECT_EQ(reader.value("size"), nullptr);
  EXPECT_TRUE(reader.all_values("size").empty());
  EXPECT_FALSE(reader.has("size"));
  EXPECT_FALSE(reader.error());
}

TEST(OptionReader, WordsAreChosenOrRefused) {
  constexpr std::array<Choice<int>, 2> choices{{{"small", 1}, {"large", 2}}};
  for (const auto& [text, chosen, said] : std::vector<std::tuple<const char*, int, const char*>>{
           {"large", 2, ""},
           {"lrage", 0, "config.toml:4: `lrage` is none of small, large | did you mean large?"},
           {"blue", 0, "config.toml:4: `blue` is none of small, large | "}}) {
    const OptionValues values = one(text);
    OptionReader reader{values};
    int read = 0;
    reader.read_choice<int>("size", choices, read);
    EXPECT_EQ(read, chosen);
    EXPECT_EQ(reader.error() ? reader.error()->message + " | " + reader.error()->hint : "", said);
  }
}

TEST(OptionReader, TheFirstErrorIsKept) {
  const OptionValues values;
  OptionReader reader{values};
  reader.fail(usage_error("one"));
  reader.fail(usage_error("two"));
  EXPECT_EQ(reader.error()->message, "one");
}

TEST(OptionReader, ListsAreSplitAtCommas) {
  EXPECT_EQ(split_list(" a, b c ,,d,"), (std::vector<std::string>{"a", "b c", "d"}));
  EXPECT_TRUE(split_list("").empty());
  EXPECT_TRUE(split_list(" , ").empty());
}

}  // namespace
}  // namespace pressmark
