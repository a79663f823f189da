// SPDX-License-Identifier: GPL-2.0-or-later
//
// Slips of the finger and what was meant.

#include "base/did_you_mean.h"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

constexpr std::array<std::string_view, 6> commands{"build", "info", "verify",
                                                   "read",  "help", "version"};

TEST(DidYouMean, FindsTheWordThatWasMeant) {
  struct Row {
    std::string_view typed;
    std::string_view meant;
  };
  for (const Row& row : {Row{"biuld", "build"}, Row{"buidl", "build"}, Row{"verfiy", "verify"},
                         Row{"inf", "info"}, Row{"inffo", "info"}, Row{"raed", "read"},
                         Row{"Version", "version"}, Row{"build", "build"}}) {
    const auto found = did_you_mean(row.typed, commands);
    ASSERT_TRUE(found) << row.typed;
    EXPECT_EQ(*found, row.meant) << row.typed;
  }
}

TEST(DidYouMean, SaysNothingOfWordsThatAreFarFromAll) {
  for (const std::string_view typed : {"", "update", "remove", "xyzzy", "--help-me"}) {
    EXPECT_FALSE(did_you_mean(typed, commands)) << typed;
  }
  EXPECT_FALSE(did_you_mean(std::string(1'000'000, 'b'), commands));
  EXPECT_FALSE(did_you_mean("build", {}));
}

TEST(DidYouMean, TakesTheFirstOfSeveralAlike) {
  constexpr std::array<std::string_view, 2> alike{"cat", "bat"};
  EXPECT_EQ(did_you_mean("hat", alike), "cat");
}

}  // namespace
}  // namespace pressmark
