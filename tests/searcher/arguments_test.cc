// SPDX-License-Identifier: GPL-2.0-or-later
//
// Arguments that may be options, queries or words to leave out.
#include "searcher/arguments.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

Arguments raw_words(std::vector<std::string> given) {
  Arguments arguments;
  arguments.words = std::move(given);
  return arguments;
}

Arguments with_option(std::string option, std::string value) {
  Arguments arguments = raw_words({"ferry"});
  arguments.options[std::move(option)] = {std::move(value)};
  return arguments;
}

// "message | hint"
std::string said(const Arguments& arguments) {
  const Error error = unknown_option_error("searcher", arguments);
  return error.message + " | " + error.hint;
}

TEST(Arguments, AnUnknownOptionMayBeAWordToLeaveOut) {
  Arguments arguments = raw_words({"Syria"});
  arguments.unknown_options = {"-Trump"};
  EXPECT_EQ(said(arguments),
            "unknown option -Trump | "
            "to leave out a word, quote the whole query: searcher \"Syria -Trump\"");
  arguments.words = {"search", "\"war", "crimes\""};
  EXPECT_EQ(said(arguments),
            "unknown option -Trump | to leave out a word, quote the whole query: "
            "searcher search '\"war crimes\" -Trump'");
  arguments.words = {};
  EXPECT_EQ(said(arguments),
            "unknown option -Trump | "
            "to leave out a word, write it after --: searcher -- \"-Trump\"");
}

TEST(Arguments, AnUnknownLongOptionMayBeMistyped) {
  Arguments arguments = raw_words({"ferry"});
  arguments.unknown_options = {"--limt=4"};
  EXPECT_EQ(said(arguments), "unknown option --limt=4 | did you mean --limit?");
  arguments.unknown_options = {"--frobnicate"};
  EXPECT_EQ(said(arguments), "unknown option --frobnicate | searcher --help lists the options");
}

TEST(Arguments, JsonIsKnownEvenWhereTheRestIsWrong) {
  EXPECT_TRUE(asks_for_json(with_option("json", "")));
  EXPECT_TRUE(asks_for_json(with_option("format", "json")));
  EXPECT_FALSE(asks_for_json(with_option("format", "jsonl")));
  EXPECT_FALSE(asks_for_json(raw_words({"json"})));
}

TEST(Arguments, ALeadingMinusDoesNotMakeAnOption) {
  using Kind = ArgumentKind;
  for (const auto& [argument, kind] : std::vector<std::pair<const char*, Kind>>{
           {"word", Kind::regular},
           {"two words", Kind::regular},
           {"-", Kind::regular},
           {"-n", Kind::regular},
           {"-n5", Kind::regular},
           {"-n=5", Kind::regular},
           {"-x", Kind::regular},
           {"-d/news", Kind::regular},
           {"-fsource=Post", Kind::regular},
           {"-fperson=Anna Berg", Kind::regular},
           {"--filter=person=Anna Berg", Kind::regular},
           {"--limit", Kind::regular},
           {"--anything", Kind::regular},
           {"-night", Kind::unknown_option},
           {"-dog", Kind::unknown_option},
           {"-forest", Kind::unknown_option},
           {"-hotel", Kind::unknown_option},
           {"-Trump", Kind::unknown_option},
           {"-Trump Syria", Kind::query},
           {"-night ferry", Kind::query},
           {"-forest a=b", Kind::query},
           {"--two words", Kind::query},
       }) {
    EXPECT_EQ(kind_of_argument(argument, "word"), kind) << argument;
    for (const char* option : {"-d", "--archive", "-n", "-f", "--format"}) {
      EXPECT_EQ(kind_of_argument(argument, option), Kind::regular) << "the value of " << option;
    }
    for (const char* flag : {"-h", "--json", "--", "-dx", "--archive=x"}) {
      EXPECT_EQ(kind_of_argument(argument, flag), kind) << argument << " after " << flag;
    }
  }
}

TEST(Arguments, WhiteSpaceIsTakenOffBothEnds) {
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(trim("a"), "a");
  EXPECT_EQ(trim(" \n "), "");
}

}  // namespace
}  // namespace pressmark
