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

using Paths = std::vector<std::filesystem::path>;

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
  EXPECT_EQ(refusal(words({"serve", "foo"})),
            "the command serve is not in this version | "
            "to search for the word: searcher -- serve foo");
  EXPECT_EQ(read(words({"foo", "serve"})).request.query, "foo serve");
}

TEST(CommandLine, EachCommandHasItsOrders) {
  Arguments arguments = words({"ferry"});
  arguments.options["sort"] = {"blend"};
  EXPECT_EQ(read(arguments).request.sort, SortOrder::blend);
  arguments.words = {"kwic", "ferry"};
  EXPECT_EQ(refusal(arguments),
            "--sort: `blend` is none of relevance, newest, oldest, left, right | ");
  arguments.options["sort"] = {"left"};
  EXPECT_EQ(read(arguments).concordance.order, ConcordanceOrder::left);
  arguments.words = {"ferry"};
  EXPECT_EQ(refusal(arguments), "--sort: `left` is none of relevance, newest, oldest, blend | ");
}

TEST(CommandLine, AnOrderSetForGoodIsForTheCommandsThatKnowIt) {
  const Environment blend{{{"PRESSMARK_SORT", "blend"}}};
  EXPECT_EQ(read(words({"ferry"}), blend).request.sort, SortOrder::blend);
  EXPECT_EQ(read(words({"kwic", "ferry"}), blend).concordance.order, ConcordanceOrder::relevance);
  const Environment left{{}, "config.toml", "[searcher]\nsort = \"left\"\n"};
  EXPECT_EQ(read(words({"ferry"}), left).request.sort, SortOrder::relevance);
  EXPECT_EQ(read(words({"kwic", "ferry"}), left).concordance.order, ConcordanceOrder::left);
  EXPECT_EQ(refusal(words({"kwic", "ferry"}), {{{"PRESSMARK_SORT", "lefft"}}}),
            "PRESSMARK_SORT: `lefft` is none of relevance, newest, oldest, left, right | "
            "did you mean left?");
}

TEST(CommandLine, VerifyTakesAReceiptAndNoneOfWhatItSays) {
  const CommandLine line = read(words({"verify", "r.json"}));
  EXPECT_EQ(line.command, Command::verify);
  EXPECT_EQ(line.receipt_path, "r.json");
  EXPECT_EQ(line.format, OutputFormat::text);
  EXPECT_EQ(refusal(words({"verify", "night", "ferry"})),
            "verify takes one file, not 2 | "
            "to search for the word: searcher -- verify night ferry");
  Arguments arguments = words({"verify", "r.json"});
  arguments.options["limit"] = {"3"};
  EXPECT_EQ(refusal(arguments),
            "verify does not take --limit | its options: searcher verify --help");
  arguments.options.erase("limit");
  arguments.options["format"] = {"csv"};
  EXPECT_EQ(refusal(arguments), "verify does not print csv | its formats are text, json");
}

TEST(CommandLine, OptionsReachTheRequest) {
  Arguments arguments = words({"ferry"});
  arguments.options["limit"] = {"3", "25"};  // the last one counts
  arguments.options["offset"] = {"50"};
  arguments.options["sort"] = {"newest"};
  arguments.options["match"] = {"any"};
  arguments.options["filter"] = {"source=Post", "person!=\"Anna Berg\""};
  arguments.options["now"] = {"2017-05-11"};
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
  EXPECT_EQ(line.request.today, parse_iso_date("2017-05-11"));
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

TEST(CommandLine, FlagBeatsEnvironmentBeatsConfigBeatsDefault) {
  const Environment environment{
      {{"PRESSMARK_ARCHIVE", "other"}, {"PRESSMARK_COLOR", "never"}},
      "config.toml",
      "[searcher]\narchive = \"third\"\ncolor = \"always\"\nlimit = 7\nsort = \"newest\"\n"};
  EXPECT_EQ(read(words({"a"}), environment).archives, Paths{"news"});
  EXPECT_EQ(read(words({"a"}), environment).color, ColorMode::never);
  EXPECT_EQ(read(words({"a"}), environment).request.limit, 7U);
  EXPECT_EQ(read(words({"a"}), environment).request.sort, SortOrder::newest);
  Arguments arguments = with("color", "always");
  arguments.options.erase("archive");
  arguments.options["limit"] = {"3"};
  EXPECT_EQ(read(arguments, environment).archives, Paths{"other"});
  EXPECT_EQ(read(arguments, environment).color, ColorMode::always);
  EXPECT_EQ(read(arguments, environment).request.limit, 3U);
  EXPECT_EQ(read(words({"a"})).color, ColorMode::automatic);
}

TEST(CommandLine, ASettingIsForTheCommandsThatTakeIt) {
  const Environment environment{
      {{"PRESSMARK_FACETS", "person"}}, "config.toml", "[searcher]\ncontext = 5\nlimit = 3\n"};
  EXPECT_EQ(read(words({"a"}), environment).request.facets, std::vector<std::string>{"person"});
  EXPECT_EQ(read(words({"show", "a"}), environment).article_id, "a");
  const CommandLine kwic = read(words({"kwic", "a"}), environment);
  EXPECT_EQ(kwic.concordance.context_words, 5U);
  EXPECT_EQ(kwic.concordance.limit, 3U);
}

TEST(CommandLine, WhoSetItIsWhoIsTold) {
  EXPECT_EQ(refusal(words({"a"}), {{{"PRESSMARK_LIMIT", "ten"}}}),
            "PRESSMARK_LIMIT: `ten` is not a whole number | give a number from 0 to 10000");
  EXPECT_EQ(
      refusal(words({"a"}), {{}, "config.toml", "[searcher]\n\nsort = \"newset\"\n"}),
      "config.toml:3: `newset` is none of relevance, newest, oldest, blend | did you mean newest?");
  EXPECT_EQ(refusal(words({"a"}), {{}, "config.toml", "[searcher]\nlimt = 3\n"}),
            "config.toml:2: there is no setting `limt` | did you mean limit?");
}

TEST(CommandLine, HelpDoesNotDependOnTheConfigFile) {
  Arguments arguments = words({"kwic"});
  arguments.options["help"];
  const CommandLine line = read(arguments, {{}, "config.toml", "nonsense ="});
  EXPECT_EQ(line.command, Command::help);
  ASSERT_NE(line.help_topic, nullptr);
  EXPECT_EQ(line.help_topic->name, "kwic");
}

TEST(CommandLine, AnOptionThatACommandDoesNotTakeIsRefused) {
  for (const CommandSpec& command : command_specs()) {
    for (const OptionSpec& option : option_specs()) {
      if (option.commands.contains(command.command)) continue;
      Arguments arguments = words({std::string{command.name}, "ferry"});
      arguments.options[std::string{option.name}] = {"1"};
      EXPECT_EQ(refusal(arguments), std::string{command.name} + " does not take --" +
                                        std::string{option.name} + " | its options: searcher " +
                                        std::string{command.name} + " --help");
    }
  }
}

TEST(CommandLine, CountAndTimelineHaveGroups) {
  Arguments arguments = words({"count", "ferry"});
  EXPECT_EQ(read(arguments).command, Command::count);
  EXPECT_EQ(read(arguments).count.by, nullptr);
  arguments.options["top"] = {"3"};
  EXPECT_EQ(refusal(arguments), "--top is about groups | name them: --by source");
  arguments.options["by"] = {"people"};
  arguments.options["unit"] = {"occurrences"};
  EXPECT_EQ(read(arguments).count.by->name, "person");
  EXPECT_EQ(read(arguments).count.unit, CountUnit::occurrences);
  EXPECT_EQ(read(arguments).count.largest, 3U);
  arguments.options["by"] = {"title"};
  EXPECT_EQ(refusal(arguments),
            "--by: `title` cannot be counted | "
            "it takes person, org, place, source, language, section, topic, year, month, day");

  arguments = words({"timeline", "ferry"});
  EXPECT_EQ(read(arguments).count.by->name, "month");
  EXPECT_FALSE(read(arguments).shows_percent);
  arguments.options["as"] = {"percent"};
  arguments.options["by"] = {"year"};
  arguments.options["svg"] = {"a.svg"};
  EXPECT_EQ(read(arguments).count.by->name, "year");
  EXPECT_TRUE(read(arguments).shows_percent);
  EXPECT_EQ(read(arguments).svg_path, "a.svg");
  arguments.options["by"] = {"person"};
  EXPECT_EQ(refusal(arguments), "--by: `person` cannot be counted | it takes year, month, day");
}

TEST(CommandLine, KwicNamesAndExportHaveOptionsOfTheirOwn) {
  Arguments arguments = words({"kwic", "ferry"});
  arguments.options["sort"] = {"left"};
  EXPECT_EQ(read(arguments).concordance.order, ConcordanceOrder::left);
  arguments.options["context"] = {"0"};
  EXPECT_EQ(refusal(arguments), "--context: 0 is less than 1 | give a number from 1 to 50");

  arguments = words({"names"});
  EXPECT_EQ(read(arguments).command, Command::names);
  EXPECT_EQ(read(arguments).request.query, "");
  EXPECT_EQ(read(arguments).names.types.size(), 3U);
  arguments.options["type"] = {"people, org,person"};
  arguments.options["with"] = {"4"};
  EXPECT_EQ(read(arguments).names.types,
            (std::vector<EntityType>{EntityType::person, EntityType::organisation}));
  EXPECT_EQ(read(arguments).names.co_mentions, 4U);
  arguments.options["type"] = {"source"};
  EXPECT_EQ(refusal(arguments),
            "--type: `source` is no type of name | types are person, org, place");

  arguments = words({"export", "ferry"});
  EXPECT_EQ(read(arguments).format, OutputFormat::csv);
  EXPECT_EQ(read(arguments).export_.fields.size(), 8U);
  arguments.options["fields"] = {"body, id"};
  EXPECT_EQ(read(arguments).export_.fields,
            (std::vector<ExportField>{ExportField::body, ExportField::id}));
  arguments.options["fields"] = {"id,bdoy"};
  EXPECT_EQ(refusal(arguments), "--fields: articles have no field `bdoy` | did you mean body?");
}

TEST(CommandLine, ACommandPrintsItsFormatsOnly) {
  for (const auto& [command, format, said] :
       std::vector<std::tuple<const char*, const char*, const char*>>{
           {"show", "csv", "show does not print csv | its formats are text, json, jsonl"},
           {"explain", "ids", "explain does not print ids | its formats are text, json, jsonl"},
           {"count", "jsonl", "count does not print jsonl | its formats are text, json, csv, tsv"},
           {"export", "text", "export does not print text | its formats are csv, tsv, jsonl"},
           {"kwic", "paths",
            "kwic does not print paths | its formats are text, json, jsonl, csv, tsv"}}) {
    Arguments arguments = words({command, "a"});
    arguments.options["format"] = {format};
    EXPECT_EQ(refusal(arguments), said);
  }
}

TEST(CommandLine, BatchTakesAFile) {
  EXPECT_EQ(read(words({"batch", "-"})).batch_path, "-");
  EXPECT_EQ(refusal(words({"batch", "a", "b"})),
            "batch takes one file, not 2 | to search for the word: searcher -- batch a b");
}

TEST(CommandLine, WatchNeedsAFileForWhatItHasSeen) {
  EXPECT_EQ(read(words({"watch", "q.txt"})).state_path, "q.txt.seen");
  EXPECT_EQ(refusal(words({"watch", "-"})),
            "watch needs a file for what it has seen | name it: --state FILE");
  Arguments arguments = words({"watch", "-"});
  arguments.options["state"] = {"s"};
  EXPECT_EQ(read(arguments).state_path, "s");
  EXPECT_EQ(read(arguments).batch_path, "-");
}

TEST(CommandLine, SimilarTakesAnIdAndCompareTwoQueries) {
  EXPECT_EQ(read(words({"similar", "h1"})).article_id, "h1");
  EXPECT_EQ(refusal(words({"similar"})),
            "similar takes one article id, not 0 | to search for the word: searcher -- similar");
  const CommandLine line = read(words({"compare", "night ferry", ""}));
  EXPECT_EQ(line.request.query, "night ferry");
  EXPECT_EQ(line.other_query, "");
  EXPECT_EQ(line.compare.limit, 10U);
  EXPECT_EQ(refusal(words({"compare", "night", "ferry", "quay"})),
            "compare takes two queries, each in quotes, not 3 | "
            "to search for the word: searcher -- compare night ferry quay");
}

TEST(CommandLine, PrintConfigNeedsNoQueryAndNoArchive) {
  Arguments arguments;
  arguments.options["print-config"];
  const CommandLine line = read(arguments, {{{"PRESSMARK_LIMIT", "4"}}});
  EXPECT_EQ(line.command, Command::print_config);
  EXPECT_EQ(line.settings.at("limit").origin, "PRESSMARK_LIMIT");
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
           {"now", "yesterday", "--now: 'yesterday' is not a day | a day is written 2017-05-11"},
           {"limit", "ten", "--limit: `ten` is not a whole number | give a number from 0 to 10000"},
           {"limit", "-5", "--limit: `-5` is not a whole number | give a number from 0 to 10000"},
           {"limit", "", "--limit: `` is not a whole number | give a number from 0 to 10000"},
           {"limit", "10001",
            "--limit: 10001 is more than 10000 | show further hits with --offset, or export all"},
           {"offset", "99999999999999999999999",
            "--offset: 99999999999999999999999 is more than 1000000 | "
            "give a number from 0 to 1000000"},
           {"sort", "newset",
            "--sort: `newset` is none of relevance, newest, oldest, blend | did you mean newest?"},
           {"match", "some", "--match: `some` is none of all, most, any | "},
           {"timeline", "week", "--timeline: `week` is none of none, year, month, day | "},
           {"format", "jsno",
            "--format: `jsno` is none of text, json, jsonl, csv, tsv, ids, paths, paths0 | "
            "did you mean json?"},
           {"color", "yes", "--color: `yes` is none of auto, always, never | "},
           {"verify", "none", "--verify: `none` is none of quick, full | "},
           {"facets", "person,plaec", "--facets: `plaec` cannot be counted | did you mean place?"},
           {"facets", "title",
            "--facets: `title` cannot be counted | it takes person, org, place, source, "
            "language, section, topic, year, month, day; or none"},
           {"snippet", "12",
            "--snippet: 12 bytes show nothing | give 0 for no snippets, or 40 to 10000"},
       }) {
    EXPECT_EQ(refusal(with(option, value)), said);
  }
  EXPECT_EQ(refusal(words({"a"}), {{{"PRESSMARK_COLOR", "sometimes"}}}),
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
  arguments.options["archive"] = {"a", "", "b"};
  EXPECT_EQ(read(arguments).archives, (Paths{"a", "b"})) << "searched as one";
  arguments.options["archive"] = {""};
  EXPECT_TRUE(refusal(arguments).starts_with("which archive?"));
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

}  // namespace
}  // namespace pressmark
