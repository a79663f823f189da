// SPDX-License-Identifier: GPL-2.0-or-later
//
// What may stand behind an option that has a value.
#include "base/option_values.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

constexpr std::array known_options{OptionName{'d', "archive", true}, OptionName{'n', "limit", true},
                                   OptionName{0, "json", false}};

std::string said_of(const std::vector<std::string>& arguments) {
  const Status checked = check_option_values(arguments, known_options);
  return checked ? "" : checked.error().message + " | " + checked.error().hint;
}

TEST(OptionValues, AnOptionIsNone) {
  EXPECT_EQ(said_of({"x", "-d", "--json"}),
            "--archive needs a value | --json is an option; if it is meant as the value: "
            "--archive=--json");
  EXPECT_EQ(said_of({"--limit", "-d", "a"}),
            "--limit needs a value | -d is an option; if it is meant as the value: --limit=-d");
  EXPECT_NE(said_of({"-n", "--archive=a"}), "");
}

TEST(OptionValues, AnythingElseIs) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"-d"},
                                             {"-d", "a", "--json"},
                                             {"-d", "-a", "--json"},
                                             {"--limit", "-1"},
                                             {"--limit=--json", "-d", "a"},
                                             {"--archive=--json"},
                                             {"-d", "--other"},
                                             {"--json", "-d", "a"},
                                             {"-d", "d", "-n", "n"},
                                             {"--", "-d", "--json"}}) {
    EXPECT_EQ(said_of(arguments), "") << ::testing::PrintToString(arguments);
  }
}

}  // namespace
}  // namespace pressmark
