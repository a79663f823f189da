// SPDX-License-Identifier: GPL-2.0-or-later
//
// Arguments: what they mean, and what is said about those that mean nothing.
#include "searcher/command_line.h"

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

Arguments words(std::vector<std::string> given) {
  Arguments arguments;
  arguments.options["archive"] = {"news"};
  arguments.words = std::move(given);
  return arguments;
}

Arguments with(std::string option, std::string value) {
  Arguments arguments = words({"ferry"});
  arguments.options[std::move(option)] = {std::move(value)};
  return arguments;
}

CommandLine read(const Arguments& arguments, const Environment& environment = {}) {
  const Result<CommandLine> line = read_command_line("searcher", arguments, environment);
  if (line) return *line;
  ADD_FAILURE() << line.error().message;
  return {};
}

// "message | hint"
std::string refusal(const Arguments& arguments, const Environment& environment = {}) {
  const Result<CommandLine> line = read_command_line("searcher", arguments, environment);
  if (line) return "accepted";
  EXPECT_EQ(line.error().kind, ErrorKind::invalid_argument);
  EXPECT_FALSE(line.error().where.has_value()) << "that would be a place in the query";
  return line.error().message + " | " + line.error().hint;
}

TEST(CommandLine, WordsAreJoinedToTheQuery) {
  for (const auto& [given, query] : std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{"night", "ferry"}, "night ferry"},
           {{"night ferry"}, "night ferry"},
           {{" -Trump Syria"}, "-Trump Syria"},
           {{"search", "search"}, "search"},
           {{"search", "kwic", "foo"}, "kwic foo"},
           {{"searching", "show"}, "searching show"},
           {{""}, ""}}) {
    const CommandLine line = read(words(given));
    EXPECT_EQ(line.command, Command::search);
    EXPECT_EQ(line.request.query, query);
  }
}

TEST(CommandLine, TheFirstWordMayBeACommand) {
  EXPECT_EQ(read(words({"show", "a.txt"})).command, Command::show);
  EXPECT_EQ(read(words({"show", "a.txt"})).article_id, "a.txt");
  EXPECT_EQ(read(words({"explain", "night", "ferry"})).command, Command::explain);
  EXPECT_EQ(read(words({"explain", "night", "ferry"})).request.query, "night ferry");
  EXPECT_EQ(read(with("explain-query", "")).command, Command::explain);
}

TEST(CommandLine, AfterTwoDashesEverythingIsAWord) {
  Arguments arguments = words({});
  arguments.literal_words = {"kwic", "-foo", "--limit"};
  EXPECT_EQ(read(arguments).request.query, "kwic -foo --limit");
  arguments.words = {"show"};
  arguments.literal_words = {"-odd-id"};
  EXPECT_EQ(read(arguments).article_id, "-odd-id");
}

TEST(CommandLine, CommandsToComeAreRefusedNotSearchedFor) {
  for (const char* name : {"similar", "kwic", "count", "timeline", "compare", "batch", "watch",
                           "export", "names", "serve", "verify"}) {
    EXPECT_EQ(refusal(words({name, "foo"})),
              "the command " + std::string{name} +
                  " is not in this version | to search for the word: searcher -- " + name + " foo");
  }
  EXPECT_EQ(read(words({"foo", "kwic"})).request.query, "foo kwic");
}

TEST(CommandLine, OptionsReachTheRequest) {
  Arguments arguments = words({"ferry"});
  arguments.options["limit"] = {"3", "25"};  // the last one counts
  arguments.options["offset"] = {"50"};
  arguments.options["sort"] = {"newest"};
  arguments.options["match"] = {"any"};
  arguments.options["filter"] = {"source=Post", "person!=\"Anna Berg\""};
  arguments.options["from"] = {"2017"};
  arguments.options["to"] = {"2018-02"};
  arguments.options["facets"] = {"people, year,person"};
  arguments.options["facet-limit"] = {"7"};
  arguments.options["timeline"] = {"day"};
  arguments.options["snippet"] = {"0"};
  arguments.options["verify"] = {"full"};
  arguments.options["timing"];
  const CommandLine line = read(arguments);
  EXPECT_EQ(line.request.limit, 25U);
  EXPECT_EQ(line.request.offset, 50U);
  EXPECT_EQ(line.request.sort, SortOrder::newest);
  EXPECT_EQ(line.request.match, MatchMode::any);
  EXPECT_EQ(line.request.filters.size(), 2U);
  EXPECT_EQ(line.request.from, "2017");
  EXPECT_EQ(line.request.to, "2018-02");
  EXPECT_EQ(line.request.facets, (std::vector<std::string>{"person", "year"}));
  EXPECT_EQ(line.request.facet_limit, 7U);
  EXPECT_EQ(line.request.timeline, TimelineUnit::day);
  EXPECT_EQ(line.request.snippet_bytes, 0U);
  EXPECT_EQ(line.verify, VerifyLevel::full);
  EXPECT_TRUE(line.shows_timing);
}

TEST(CommandLine, DefaultsAreThoseOfTheRequest) {
  const SearchRequest request = read(words({"ferry"})).request;
  EXPECT_EQ(request.limit, SearchRequest{}.limit);
  EXPECT_EQ(request.facets, SearchRequest{}.facets);
  EXPECT_EQ(request.snippet_bytes, SearchRequest{}.snippet_bytes);
}

TEST(CommandLine, NothingIsCountedThatIsNotShown) {
  EXPECT_FALSE(read(with("format", "json")).request.facets.empty());
  EXPECT_TRUE(read(with("format", "csv")).request.facets.empty());
  EXPECT_GT(read(with("format", "csv")).request.snippet_bytes, 0U);
  EXPECT_EQ(read(with("format", "ids")).request.snippet_bytes, 0U);
  EXPECT_TRUE(read(with("facets", "none")).request.facets.empty());
}

TEST(CommandLine, FlagBeatsEnvironmentBeatsDefault) {
  EXPECT_EQ(read(words({"a"}), {"other", "never"}).archive, "news");
  EXPECT_EQ(read(words({"a"}), {"other", "never"}).color, ColorMode::never);
  Arguments arguments = with("color", "always");
  arguments.options.erase("archive");
  EXPECT_EQ(read(arguments, {"other", "never"}).archive, "other");
  EXPECT_EQ(read(arguments, {"other", "never"}).color, ColorMode::always);
  EXPECT_EQ(read(words({"a"})).color, ColorMode::automatic);
}

TEST(CommandLine, EveryFormatHasAName) {
  for (const auto& [name, format] :
       {std::pair{"text", OutputFormat::text}, std::pair{"json", OutputFormat::json},
        std::pair{"jsonl", OutputFormat::jsonl}, std::pair{"csv", OutputFormat::csv},
        std::pair{"tsv", OutputFormat::tsv}, std::pair{"ids", OutputFormat::ids},
        std::pair{"paths", OutputFormat::paths}, std::pair{"paths0", OutputFormat::paths0}}) {
    EXPECT_EQ(read(with("format", name)).format, format);
  }
  EXPECT_EQ(read(with("json", "")).format, OutputFormat::json);
}

TEST(CommandLine, RefusesWhatMakesNoSense) {
  for (const auto& [option, value, said] :
       std::vector<std::tuple<const char*, const char*, const char*>>{
           {"limit", "ten", "--limit: `ten` is not a whole number | give a number from 0 to 10000"},
           {"limit", "-5", "--limit: `-5` is not a whole number | give a number from 0 to 10000"},
           {"limit", "", "--limit: `` is not a whole number | give a number from 0 to 10000"},
           {"limit", "10001",
            "--limit: 10001 is more than 10000 | show further hits with --offset"},
           {"offset", "99999999999999999999999",
            "--offset: 99999999999999999999999 is more than 1000000 | "
            "give a number from 0 to 1000000"},
           {"sort", "newset",
            "--sort: `newset` is none of relevance, newest, oldest | did you mean newest?"},
           {"match", "most", "--match: `most` is none of all, any | "},
           {"timeline", "week", "--timeline: `week` is none of year, month, day | "},
           {"format", "jsno",
            "--format: `jsno` is none of text, json, jsonl, csv, tsv, ids, paths, paths0 | "
            "did you mean json?"},
           {"color", "yes", "--color: `yes` is none of auto, always, never | "},
           {"verify", "none", "--verify: `none` is none of quick, full | "},
           {"facets", "person,plaec", "--facets: `plaec` cannot be counted | did you mean place?"},
           {"facets", "title",
            "--facets: `title` cannot be counted | the facets are person, org, place, source, "
            "language, year, month, day; or none"},
           {"snippet", "12",
            "--snippet: 12 bytes show nothing | give 0 for no snippets, or 40 to 10000"},
       }) {
    EXPECT_EQ(refusal(with(option, value)), said);
  }
  EXPECT_EQ(refusal(words({"a"}), {"", "sometimes"}),
            "PRESSMARK_COLOR: `sometimes` is none of auto, always, never | ");
}

TEST(CommandLine, RefusesOperandsThatAreMissingOrTooMany) {
  EXPECT_EQ(refusal(words({})), "no query | every article: searcher \"\" -d ARCHIVE");
  EXPECT_EQ(refusal(words({"show"})),
            "show takes one article id, not 0 | to search for the word: searcher -- show");
  EXPECT_EQ(refusal(words({"show", "a", "b"})),
            "show takes one article id, not 2 | to search for the word: searcher -- show a b");
  Arguments arguments = words({"ferry"});
  arguments.options["stdin"];
  EXPECT_EQ(refusal(arguments),
            "--stdin reads the queries: there can be none on the command line | ");
  arguments = words({"ferry"});
  arguments.options.erase("archive");
  EXPECT_EQ(refusal(arguments), "which archive? | give it with -d ARCHIVE or in PRESSMARK_ARCHIVE");
  arguments.options["archive"] = {"a", "b"};
  EXPECT_EQ(refusal(arguments),
            "several archives at once are not in this version | "
            "give -d once; one archive can hold many folders of articles");
  arguments = words({"show", "a"});
  arguments.options["format"] = {"csv"};
  EXPECT_EQ(refusal(arguments), "this command prints text, json or jsonl only | ");
}

TEST(CommandLine, AnUnknownOptionMayBeAWordToLeaveOut) {
  Arguments arguments = words({"Syria"});
  arguments.unknown_options = {"-Trump"};
  EXPECT_EQ(refusal(arguments),
            "unknown option -Trump | "
            "to leave out a word, quote the whole query: searcher \"Syria -Trump\"");
  arguments.words = {"search", "\"war", "crimes\""};
  EXPECT_EQ(refusal(arguments),
            "unknown option -Trump | to leave out a word, quote the whole query: "
            "searcher search '\"war crimes\" -Trump'");
  arguments.words = {};
  EXPECT_EQ(refusal(arguments),
            "unknown option -Trump | "
            "to leave out a word, write it after --: searcher -- \"-Trump\"");
}

TEST(CommandLine, AnUnknownLongOptionMayBeMistyped) {
  Arguments arguments = words({"ferry"});
  arguments.unknown_options = {"--limt=4"};
  EXPECT_EQ(refusal(arguments), "unknown option --limt=4 | did you mean --limit?");
  arguments.unknown_options = {"--frobnicate"};
  EXPECT_EQ(refusal(arguments), "unknown option --frobnicate | searcher --help lists the options");
}

TEST(CommandLine, HelpNeedsNothingElse) {
  for (const auto& [name, command] :
       {std::pair{"help", Command::help}, std::pair{"help-fields", Command::help_fields},
        std::pair{"version", Command::version}}) {
    Arguments arguments;
    arguments.options[name];
    EXPECT_EQ(read(arguments).command, command);
  }
}

TEST(CommandLine, JsonIsKnownEvenWhereTheRestIsWrong) {
  EXPECT_TRUE(asks_for_json(with("json", "")));
  EXPECT_TRUE(asks_for_json(with("format", "json")));
  EXPECT_FALSE(asks_for_json(with("format", "jsonl")));
  EXPECT_FALSE(asks_for_json(words({"json"})));
}

TEST(CommandLine, ALeadingMinusDoesNotMakeAnOption) {
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

}  // namespace
}  // namespace pressmark
