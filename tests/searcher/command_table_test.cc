// SPDX-License-Identifier: GPL-2.0-or-later
//
// The table of commands and options agrees with itself and with the defaults in the code.
#include "searcher/command_table.h"

#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "searcher/concordance.h"
#include "searcher/names.h"
#include "searcher/search_request.h"

namespace pressmark {
namespace {

TEST(CommandTable, EveryNameAndLetterIsThereOnce) {
  std::set<std::string_view> names;
  std::set<char> letters;
  for (const OptionSpec& option : option_specs()) {
    EXPECT_TRUE(names.insert(option.name).second) << option.name;
    EXPECT_TRUE(option.letter == 0 || letters.insert(option.letter).second) << option.name;
    EXPECT_EQ(find_option(option.name), &option);
  }
  EXPECT_EQ(find_option("limt"), nullptr);
  std::set<std::string_view> commands;
  for (const CommandSpec& command : command_specs()) {
    EXPECT_TRUE(commands.insert(command.name).second) << command.name;
    EXPECT_EQ(find_command(command.name), &command);
    EXPECT_EQ(spec_of(command.command), &command);
    EXPECT_FALSE(is_reserved_command(command.name)) << command.name;
  }
  EXPECT_EQ(find_command("serach"), nullptr);
  EXPECT_EQ(spec_of(Command::version), nullptr);
  EXPECT_TRUE(is_reserved_command("serve"));
}

TEST(CommandTable, EveryOptionIsForSomeCommandAndEveryCommandReadsAnArchive) {
  for (const OptionSpec& option : option_specs()) {
    bool is_used = false;
    for (const CommandSpec& command : command_specs())
      is_used = is_used || option.commands.contains(command.command);
    EXPECT_TRUE(is_used) << option.name;
  }
  for (const CommandSpec& command : command_specs()) {
    EXPECT_TRUE(find_option("archive")->commands.contains(command.command)) << command.name;
    EXPECT_TRUE(find_option("format")->commands.contains(command.command)) << command.name;
    EXPECT_NE(command.examples.find(command.name == "search" ? "{0} " : command.name),
              std::string_view::npos);
  }
}

// A setting without a value could not be switched off again.
TEST(CommandTable, SettingsHaveValues) {
  for (const OptionSpec& option : option_specs()) {
    EXPECT_TRUE(option.setting == Setting::no || !option.value.empty()) << option.name;
  }
}

TEST(CommandTable, FallbacksAreTheDefaultsOfTheRequests) {
  const SearchRequest request;
  EXPECT_EQ(find_option("limit")->fallback, std::to_string(request.limit));
  EXPECT_EQ(find_option("limit")->fallback, std::to_string(NamesOptions{}.limit));
  EXPECT_EQ(find_option("limit")->fallback, std::to_string(ConcordanceOptions{}.limit));
  EXPECT_EQ(find_option("offset")->fallback, std::to_string(request.offset));
  EXPECT_EQ(find_option("facet-limit")->fallback, std::to_string(request.facet_limit));
  EXPECT_EQ(find_option("snippet")->fallback, std::to_string(request.snippet_bytes));
  EXPECT_EQ(find_option("context")->fallback, std::to_string(ConcordanceOptions{}.context_words));
  EXPECT_EQ(find_option("with")->fallback, std::to_string(NamesOptions{}.co_mentions));
  EXPECT_EQ(find_option("facets")->fallback, fmt::format("{}", fmt::join(request.facets, ",")));
}

}  // namespace
}  // namespace pressmark
