// SPDX-License-Identifier: GPL-2.0-or-later
//
// The searcher as a shell sees it: arguments in; exit code, stdout and stderr out. The archive is
// built once by the indexer, from articles written here.
#include <algorithm>
#include <filesystem>
#include <limits>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include "searcher/command_table.h"
#include "tests/support/run_program.h"
#include "tests/support/source_folder.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using simdjson::dom::element;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using Words = std::vector<std::string>;

// One line of JSON Lines; `rest` has the other fields.
std::string record(std::string_view id, std::string_view rest, std::string_view body) {
  return fmt::format("{{\"id\":\"{}\",{},\"body\":\"{}\"}}\n", id, rest, body);
}

std::string harbour_lines() {
  return record("h1",
                "\"title\":\"Night ferry stays on the quay\",\"date\":\"2019-04-03\","
                "\"source\":\"Harbour Post\"",
                "The crews of the night ferry met the harbour council on Wednesday. "
                "No ship has left since Sunday.") +
         record("h2",
                "\"title\":\"Council raises harbour fees\",\"date\":\"2019-05-20\","
                "\"source\":\"Harbour Post\"",
                "The council voted for higher fees. Ferries will pay a tenth more from July.") +
         record("h3",
                "\"title\":\"Evil \\u001b]0;owned\\u0007 \\u202e title\","
                "\"source\":\"=HYPERLINK(1)\"",
                "A zeppelin was seen above the harbour.");
}

class SearcherCli : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    folder_->write("in/harbour.jsonl", harbour_lines());
    folder_->write("in/letters/old.txt",
                   " date 2018-12-01 Sir, I remember when the ferry was never late.\n\n"
                   "Nobody on the quay would have set a watch by anything else.\n");
    const ProgramRun built =
        run_program({"indexer", "build", (*folder_ / "in").string(), "-d", archive()});
    ASSERT_EQ(built.exit_code, 0) << built.err;
  }

  static void TearDownTestSuite() { folder_.reset(); }

  static std::string archive() { return (*folder_ / "news.pressmark").string(); }

  // With -d ARCHIVE in front.
  static ProgramRun search(Words arguments, const RunOptions& options = {}) {
    arguments.insert(arguments.begin(), {"searcher", "-d", archive()});
    return run_program(arguments, options);
  }

  static std::unique_ptr<TemporaryFolder> folder_;
};

std::unique_ptr<TemporaryFolder> SearcherCli::folder_;

TEST_F(SearcherCli, ExitCodesAndWhatIsSaid) {
  struct Case {
    Words arguments;
    int exit_code;
    std::string out;  // "": nothing; else a part of it
    std::string err;
  };
  const std::vector<Case> cases{
      {{"ferry"}, 0, "3 articles (exact)   read as: ferry\n", ""},
      {{"search", "ferry"}, 0, "3 articles (exact)", ""},
      {{"night", "ferry"}, 0, "1 article (exact)   read as: night AND ferry\n", ""},
      {{"night ferry"}, 0, "1 article (exact)", ""},
      {{""}, 0, "4 articles (exact)", ""},
      {{"ferry -night"}, 0, "2 articles (exact)", ""},
      {{"-night ferry"}, 0, "2 articles (exact)", ""},
      {{"--", "ferry", "-night"}, 0, "2 articles (exact)", ""},
      {{"--", "-ferry"}, 0, "1 article (exact)", ""},
      {{"airship"}, 1, "0 articles match   read as: airship\n", ""},
      {{"serch", "ferry"},
       1,
       "0 articles match all 2 terms   read as: serch AND ferry\n1 of 2: 3 articles (--match "
       "most)\n",
       "hint: did you mean the command 'search'? searcher search --help\n"},
      {{"ferry", "airship", "--match", "any"}, 0, "3 articles (exact)", ""},
      {{"ferry", "-f", "source=Harbour Post"}, 0, "2 articles (exact)", ""},
      {{"ferry", "-fsource=Harbour Post"}, 0, "2 articles (exact)", ""},
      {{"ferry", "--filter=source!=Harbour Post"}, 0, "1 article (exact)", ""},
      {{"ferry", "--from", "2019-04", "--to", "2019-04"}, 0, "1 article (exact)", ""},
      {{"ferry", "-n", "0"}, 0, "3 articles (exact)", ""},
      {{"ferry", "--offset", "9"}, 0, "none after the first 9", ""},
      {{"show", "h2"}, 0, "Council raises harbour fees\n\ndate      2019-05-20 (explicit)\n", ""},
      {{"explain", "ferries"}, 0, "read as: ferries\n\nwords\n  ferries -> ferri", ""},
      {{"ferry", "--explain-query"}, 0, "\ntree\n", ""},
      {{"--", "kwic", "foo"}, 1, "read as: kwic AND foo", ""},
      {{"search", "kwic", "foo"}, 1, "read as: kwic AND foo", ""},
      {{"count", "ferry"}, 0, "75.00 % of 4 articles\n", ""},
      {{"count", "airship"}, 1, "0 articles match", ""},
      {{"count", "ferry", "--by", "source", "--format", "csv"}, 0, "\nHarbour Post,2,2,1,", ""},
      {{"timeline", "ferry", "--by", "year"}, 0, "\n2019  ", ""},
      {{"kwic", "ferry", "-n", "1"}, 0, "occurrences in 3 articles (exact)", ""},
      {{"names", "zeppelin", "--with", "--color", "never"},
       2,
       "",
       "error: --with needs a value\nhint: --color is an option"},
      {{"names", "zeppelin"}, 1, "0 names in 4 articles (exact)\n", ""},
      {{"export", "ferry", "--fields", "id", "--sort", "oldest"},
       0,
       "id\nletters/old.txt\nh1\n",
       ""},
      {{"kwic", "--help"}, 0, "usage: searcher kwic QUERY...", ""},
      {{"--print-config"}, 0, "\nlimit        10 ", ""},
      {{"--help"}, 0, "\n  show ID ", ""},
      {{"-h"}, 0, "\n  show ID ", ""},
      {{"--help-fields"}, 0, "person", ""},
      {{"--version"}, 0, "archive format ", ""},
      {{"serve", "foo"},
       2,
       "",
       "error: the command serve is not in this version\n"
       "hint: to search for the word: searcher -- serve foo\n"},
      {{"show", "h1", "--facets", "person"},
       2,
       "",
       "error: show does not take --facets\nhint: its options: searcher show --help\n"},
      {{"count", "ferry", "--by", "sauce"}, 2, "", "hint: did you mean source?\n"},
      {{"ferry", "-night"},
       2,
       "",
       "error: unknown option -night\n"
       "hint: to leave out a word, quote the whole query: searcher \"ferry -night\"\n"},
      {{"ferry", "-oil"}, 2, "", "error: unknown option -oil\n"},
      {{"ferry", "--limt", "4"},
       2,
       "",
       "error: unknown option --limt\nhint: did you mean --limit?"},
      {{"ferry", "--limit"}, 2, "", "error: --limit needs a value\nhint: see --help\n"},
      {{"ferry", "-n", "10001"}, 2, "", "error: --limit: 10001 is more than 10000\n"},
      {{"ferry", "-d", "other"}, 3, "", "error: archive other: there is no archive here"},
      {{"ferry", "-f", "colour=red"}, 2, "", "error: "},
      {{"ferry", "--from", "2019-13"}, 2, "", "error: "},
      {{"show", "h99"}, 2, "", "error: "},
      {{}, 2, "", "error: no query\n"},
  };
  for (const Case& row : cases) {
    const ProgramRun run = search(row.arguments);
    SCOPED_TRACE(::testing::PrintToString(row.arguments) + "\n" + run.out + run.err);
    EXPECT_EQ(run.exit_code, row.exit_code);
    EXPECT_THAT(run.out, HasSubstr(row.out));
    EXPECT_THAT(run.err, HasSubstr(row.err));
    EXPECT_EQ(run.out.empty(), row.out.empty());
    EXPECT_EQ(run.err.empty(), row.err.empty());
  }
}

TEST_F(SearcherCli, ARefusedQueryHasACaretAndAQueryThatRuns) {
  const ProgramRun run = search({"night (ferry"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, StartsWith("error: "));
  EXPECT_THAT(run.err, HasSubstr("\n  night (ferry\n        ^"));
  const std::string lead = "hint: try: ";
  const std::size_t hint = run.err.find(lead);
  ASSERT_NE(hint, std::string::npos) << run.err;
  const std::size_t offer = hint + lead.size();
  const ProgramRun mended = search({run.err.substr(offer, run.err.find('\n', offer) - offer)});
  EXPECT_EQ(mended.exit_code, 0) << mended.err;
}

TEST_F(SearcherCli, JsonErrorsAreOnStdoutAlone) {
  for (const auto& [arguments, code, error] : std::vector<std::tuple<Words, int, std::string>>{
           {{"night (ferry", "--json"}, 2, "query"},
           {{"night (ferry", "--format", "json"}, 2, "query"},
           {{"ferry", "--limt", "--json"}, 2, "usage"},
           {{"ferry", "--json", "--limit"}, 2, "usage"},
           {{"show", "h99", "--json"}, 2, "usage"}}) {
    const ProgramRun run = search(arguments);
    SCOPED_TRACE(run.out + run.err);
    EXPECT_EQ(run.exit_code, code);
    EXPECT_EQ(run.err, "");
    simdjson::dom::parser parser;
    const element json = parser.parse(run.out);
    EXPECT_EQ(std::string_view{json["error"]["code"]}, error);
    EXPECT_EQ(json["error"]["begin"].is_null(), error != "query");
  }
}

TEST_F(SearcherCli, JsonAnswersEveryKeyAndIsTheSameEachTime) {
  const Words arguments{"ferry", "--json", "--timeline", "month"};
  const ProgramRun run = search(arguments);
  EXPECT_EQ(run.exit_code, 0) << run.err;
  simdjson::dom::parser parser;
  const element json = parser.parse(run.out);
  EXPECT_EQ(uint64_t{json["total"]["articles"]}, 3U);
  EXPECT_EQ(uint64_t{json["archive"]["articles"]}, 4U);
  EXPECT_EQ(std::string_view{json["archive"]["fingerprint"]}.size(), 32U);
  EXPECT_TRUE(json["took_us"].is_null());
  EXPECT_EQ(std::string_view{json["timeline"]["unit"]}, "month");
  for (const element hit : json["hits"]) {
    const std::string text{std::string_view{hit["snippet"]["text"]}};
    std::size_t marks = 0;
    for (const element range : hit["snippet"]["highlights"]) {
      ++marks;
      const uint64_t begin = range.at(0);
      const uint64_t end = range.at(1);
      ASSERT_LE(end, text.size());
      EXPECT_THAT(text.substr(begin, end - begin), ::testing::MatchesRegex("[Ff]err(y|ies)"));
    }
    EXPECT_GT(marks, 0U) << text;
  }
  EXPECT_EQ(search(arguments).out, run.out);
  EXPECT_EQ(
      search(arguments, {.environment = {{"LC_ALL", "tr_TR.UTF-8"}, {"TZ", "Asia/Tokyo"}}}).out,
      run.out);

  Words timed = arguments;
  timed.push_back("--timing");
  const ProgramRun timed_run = search(timed);
  EXPECT_TRUE(parser.parse(timed_run.out)["took_us"].is_uint64());
}

TEST_F(SearcherCli, DaysAreAFacetAndATimeline) {
  const ProgramRun json = search({"", "--facets", "day", "--timeline", "day", "--json"});
  EXPECT_EQ(json.exit_code, 0) << json.err;
  EXPECT_THAT(json.out,
              HasSubstr(R"("facets":{"day":[)"
                        R"({"value":"2019-05-20","articles":1,"aliases":[],"selected":false},)"
                        R"({"value":"2019-04-03","articles":1,"aliases":[],"selected":false},)"
                        R"({"value":"2018-12-01","articles":1,"aliases":[],"selected":false},)"
                        R"({"value":null,"articles":1,"aliases":[],"selected":false}]})"));
  EXPECT_THAT(json.out,
              HasSubstr(R"("timeline":{"unit":"day","buckets":[)"
                        R"({"date":"2018-12-01","articles":1},{"date":"2019-04-03","articles":1},)"
                        R"({"date":"2019-05-20","articles":1}],"undated":1})"));
  EXPECT_EQ(search({"", "-f", "day=2019-04-03", "--format", "ids"}).out, "h1\n");
  const ProgramRun text = search({"ferry", "--facets", "day", "--timeline", "day"});
  EXPECT_THAT(text.out, HasSubstr("2019-05-20 1 · 2019-04-03 1 · 2018-12-01 1\n"));
}

TEST_F(SearcherCli, LinesTablesAndLists) {
  EXPECT_EQ(search({"ferry", "--sort", "oldest", "--format", "ids"}).out,
            "letters/old.txt\nh1\nh2\n");
  const std::string path = *folder_ / "in/letters/old.txt";
  EXPECT_EQ(search({"late", "--format", "paths"}).out, path + '\n');
  EXPECT_EQ(search({"late", "--format", "paths0"}).out, path + '\0');
  EXPECT_EQ(search({"airship", "--format", "csv"}).out,
            "rank,id,date,date_by,title,source,language,score,url,path,snippet\n");
  EXPECT_THAT(search({"late", "--format", "tsv"}).out,
              HasSubstr("\n1\tletters/old.txt\t2018-12-01\texplicit\t"));
  const std::string lines = search({"ferry", "--format", "jsonl"}).out;
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 3);
  EXPECT_THAT(lines, StartsWith("{\"rank\":1,"));
}

TEST_F(SearcherCli, HostileTextIsHarmlessInEveryFormat) {
  for (const char* format : {"text", "json", "jsonl", "csv", "tsv"}) {
    const ProgramRun run = search({"zeppelin", "--format", format});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    for (const char* harm : {"\x1b", "\x07", "\u202e"}) {
      EXPECT_EQ(run.out.find(harm), std::string::npos) << format << ": " << run.out;
    }
  }
  EXPECT_THAT(search({"zeppelin", "--format", "csv"}).out, HasSubstr("'=HYPERLINK(1)"));
  EXPECT_THAT(search({"\x1b[2J("}).err, ::testing::Not(HasSubstr("\x1b")));
}

TEST_F(SearcherCli, ColorIsForTerminalsUnlessAskedFor) {
  const std::string bold = "\x1b[1m";
  EXPECT_EQ(search({"ferry"}).out.find(bold), std::string::npos);
  EXPECT_THAT(search({"ferry", "--color", "always"}).out, HasSubstr(bold));
  const RunOptions always{.environment = {{"PRESSMARK_COLOR", "always"}}};
  EXPECT_THAT(search({"ferry"}, always).out, HasSubstr(bold));
  EXPECT_EQ(search({"ferry", "--color", "never"}, always).out.find(bold), std::string::npos);
}

TEST_F(SearcherCli, TheArchiveMayComeFromTheEnvironment) {
  RunOptions options;
  options.environment = {{"PRESSMARK_ARCHIVE", archive()}};
  EXPECT_EQ(run_program({"searcher", "ferry"}, options).exit_code, 0);
  EXPECT_THAT(run_program({"searcher", "ferry"}).err, StartsWith("error: which archive?\nhint: "));
  EXPECT_EQ(run_program({"searcher", "ferry", "-d", "/nonexistent"}, options).exit_code, 3);
}

TEST_F(SearcherCli, EveryExampleOfTheHelpRuns) {
  const std::string sample = *folder_ / "sample.pressmark";
  const ProgramRun built =
      run_program({"indexer", "build", source_folder() / "data/sample", "-d", sample});
  ASSERT_EQ(built.exit_code, 0) << built.err;
  for (const CommandSpec& command : command_specs()) {
    std::istringstream examples{
        fmt::format(fmt::runtime(command.examples), built_program("searcher").string(), sample)};
    for (std::string line; std::getline(examples, line);) {
      const ProgramRun run = run_program({"/bin/sh", "-c", line}, {.folder = folder_->path()});
      EXPECT_EQ(run.exit_code, 0) << line << '\n' << run.err;
      EXPECT_NE(run.out, "") << line;
    }
  }
  EXPECT_THAT(read_whole_file(*folder_ / "syria.svg"), StartsWith("<svg "));
}

TEST_F(SearcherCli, SettingsComeFromTheConfigFile) {
  const auto config = folder_->write("config/pressmark/config.toml",
                                     "[searcher]\nlimit = 1\narchive = \"" + archive() + "\"\n");
  RunOptions options;
  options.environment = {{"XDG_CONFIG_HOME", *folder_ / "config"}};
  EXPECT_EQ(run_program({"searcher", "ferry", "--format", "ids"}, options).out, "h1\n");
  EXPECT_EQ(run_program({"searcher", "ferry", "--format", "ids", "-n", "0"}, options).out, "");
  EXPECT_THAT(run_program({"searcher", "--print-config"}, options).out,
              HasSubstr("  " + config.string() + ":2\n"));
  folder_->write("config/pressmark/config.toml", "[searcher]\nlimmit = 1\n");
  const ProgramRun refused = run_program({"searcher", "ferry"}, options);
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_EQ(refused.err, "error: " + config.string() +
                             ":2: there is no setting `limmit`\nhint: did you mean limit?\n");
  EXPECT_EQ(run_program({"searcher", "--help"}, options).exit_code, 0);
}

TEST_F(SearcherCli, AMistakeInTheAliasFileIsAUsersMistake) {
  folder_->write("news.pressmark/aliases.txt", "# mine\nhde person \"Sir\"\n");
  const ProgramRun run = search({"ferry"});
  std::filesystem::remove(*folder_ / "news.pressmark/aliases.txt");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, StartsWith("error: " + archive() + "/aliases.txt:2: 'hde' is nothing"));
  EXPECT_THAT(run.err, HasSubstr("\nhint: a line is: merge TYPE"));
}

TEST_F(SearcherCli, ABatchIsAFileOrStandardInput) {
  const std::string file = folder_->write("queries.txt", "# two\nship\tferry\nairship\n");
  const std::string rows =
      "line,name,query,read_as,articles,of_articles,first,last,error\n"
      "2,ship,ferry,ferry,3,4,2018-12-01,2019-05-20,\n"
      "3,,airship,airship,0,4,,,\n";
  const ProgramRun run = search({"batch", file, "--format", "csv"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.out, rows);
  EXPECT_EQ(search({"batch", "-", "--format", "csv"}, {.input = "# two\nship\tferry\nairship"}).out,
            rows);
  EXPECT_EQ(search({"batch", "-"}, {.input = "airship\n"}).exit_code, 1);
  EXPECT_EQ(search({"batch", "-"}, {.input = "ferry\n(ferry\nferry\n"}).exit_code, 2);
  EXPECT_EQ(search({"batch", *folder_ / "none.txt"}).exit_code, 4);
}

TEST_F(SearcherCli, AWatchTellsWhatIsNewOnce) {
  const std::string watched = *folder_ / "watched.pressmark";
  const std::string first = folder_->write("w1.jsonl", harbour_lines());
  ASSERT_EQ(run_program({"indexer", "build", first, "-d", watched}).exit_code, 0);
  const std::string queries = folder_->write("watch.txt", "ships\tferry OR zeppelin\n");
  const Words watch{"searcher", "watch", queries, "-d", watched};
  const ProgramRun at_first = run_program(watch);
  EXPECT_EQ(at_first.exit_code, 1) << at_first.err;
  EXPECT_EQ(at_first.out, "ships: 3 articles; watched from now on\n");
  EXPECT_EQ(run_program(watch).out, "ships: 0 new of 3 articles\n");

  const std::string more = folder_->write(
      "w2.jsonl", record("n1", "\"title\":\"New\",\"date\":\"2019-06-01\"", "A ferry again."));
  ASSERT_EQ(run_program({"indexer", "update", more, "-d", watched}).exit_code, 0);
  const ProgramRun later = run_program(watch);
  EXPECT_EQ(later.exit_code, 0) << later.err;
  EXPECT_THAT(later.out, StartsWith("ships: 1 new of 4 articles\n"));
  EXPECT_THAT(later.out, HasSubstr("2019-06-01          n1  New\n"));
  EXPECT_EQ(run_program(watch).exit_code, 1);

  folder_->write("watch.txt.seen", "something else\n");
  EXPECT_EQ(run_program(watch).exit_code, 4);
  EXPECT_EQ(read_whole_file(queries + ".seen"), "something else\n");
}

TEST_F(SearcherCli, AReceiptHoldsUntilTheArchiveAnswersOtherwise) {
  const std::string kept = *folder_ / "kept.pressmark";
  const std::string first = folder_->write("k1.jsonl", harbour_lines());
  ASSERT_EQ(run_program({"indexer", "build", first, "-d", kept}).exit_code, 0);
  const std::string receipt = *folder_ / "receipt.json";
  ASSERT_EQ(run_program({"searcher", "ferry", "date:..today", "--json", "-d", kept},
                        {.stdout_to = receipt})
                .exit_code,
            0);
  EXPECT_THAT(read_whole_file(receipt), HasSubstr(",\"now\":\"20"));
  const Words verify{"searcher", "verify", receipt, "-d", kept};
  const ProgramRun same = run_program(verify);
  EXPECT_EQ(same.exit_code, 0) << same.err;
  EXPECT_THAT(same.out, StartsWith("same: 2 articles then   read as: ferry AND date:.."));
  EXPECT_EQ(same.out.find('\n'), same.out.size() - 1) << "nothing else to tell";

  const std::string more = folder_->write(
      "k2.jsonl", record("n1", "\"title\":\"New\",\"date\":\"2019-06-01\"", "A ferry again."));
  ASSERT_EQ(run_program({"indexer", "update", more, "-d", kept}).exit_code, 0);
  ASSERT_EQ(run_program({"indexer", "remove", "h1", "-d", kept}).exit_code, 0);
  const ProgramRun changed = run_program(verify);
  EXPECT_EQ(changed.exit_code, 1) << changed.err;
  EXPECT_THAT(changed.out, StartsWith("changed: 2 articles then "));
  EXPECT_THAT(changed.out, HasSubstr("\ncame       n1 (now "));
  EXPECT_THAT(changed.out, HasSubstr(" then): is not in the archive\n"));

  EXPECT_EQ(run_program({"searcher", "verify", first, "-d", kept}).exit_code, 2);
  EXPECT_EQ(search({"verify", *folder_ / "none.json"}).exit_code, 4);
  EXPECT_EQ(run_program({"searcher", "verify", receipt, "-d", "/nonexistent"}).exit_code, 3);
}

TEST_F(SearcherCli, AnSvgThatCannotBeWrittenIsAnError) {
  const ProgramRun run = search({"timeline", "ferry", "--svg", *folder_ / "no/such/a.svg"});
  EXPECT_EQ(run.exit_code, 4);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, StartsWith("error: "));
}

TEST_F(SearcherCli, AnAnswerPerLineOfStdin) {
  RunOptions options;
  options.input = "ferry\r\nairship\nnight (ferry\n\nzeppelin";
  const ProgramRun run = search({"--stdin", "--json"}, options);
  EXPECT_EQ(run.exit_code, 2) << "one of the queries was refused";
  EXPECT_EQ(run.err, "");
  simdjson::dom::parser parser;
  Words answers;
  for (const element json : parser.parse_many(run.out)) {
    element articles;
    const bool is_answer = json["total"]["articles"].get(articles) == simdjson::SUCCESS;
    answers.push_back(is_answer ? std::to_string(uint64_t{articles}) : "refused");
  }
  EXPECT_EQ(answers, (Words{"3", "0", "refused", "4", "1"}));

  options.input = "airship\nferry\n";
  EXPECT_EQ(search({"--stdin", "--format", "ids"}, options).exit_code, 0)
      << "one of them was found";
  options.input = "airship\n";
  EXPECT_EQ(search({"--stdin", "--format", "ids"}, options).exit_code, 1);
  options.input = "";
  EXPECT_EQ(search({"--stdin", "--format", "ids"}, options).exit_code, 1);
  options.input = "ferry\nferry\n";
  const std::string table = search({"--stdin", "--format", "csv"}, options).out;
  EXPECT_EQ(table.find("rank,id"), table.rfind("rank,id")) << "one header: " << table;
  options.input.assign(2U << 20U, 'a');
  EXPECT_EQ(search({"--stdin"}, options).exit_code, 5);
}

TEST_F(SearcherCli, AsJsonLinesEveryLineOfStdinHasOneLine) {
  RunOptions options;
  options.input = "Was the night ferry (or NOT) late?\nquite unheard-of\n???\nairship:";
  const ProgramRun run =
      search({"--stdin", "--match", "any", "-n", "1000", "--format", "jsonl"}, options);
  EXPECT_EQ(run.exit_code, 2) << "one of the queries was refused";
  EXPECT_EQ(run.err, "");
  simdjson::dom::parser parser;
  Words answers;
  for (const element json : parser.parse_many(run.out)) {
    std::string ids = std::to_string(uint64_t{json["query"]}) + ":";
    double last = std::numeric_limits<double>::infinity();
    for (const element hit : json["hits"]) {
      ids += ' ' + std::string{std::string_view{hit["id"]}};
      EXPECT_LE(double{hit["score"]}, last);
      last = double{hit["score"]};
    }
    element code;
    if (json["error"]["code"].get(code) == simdjson::SUCCESS) {
      ids += " refused as " + std::string{std::string_view{code}};
    }
    answers.push_back(ids);
  }
  EXPECT_EQ(answers, (Words{"1: h1 letters/old.txt h2 h3", "2: h1", "3: refused as query", "4:"}));
}

TEST_F(SearcherCli, AFullDiskIsToldAndABrokenPipeIsNot) {
  if (std::filesystem::exists("/dev/full")) {
    const ProgramRun full = search({"ferry"}, {.stdout_to = "/dev/full"});
    EXPECT_EQ(full.exit_code, 4);
    EXPECT_THAT(full.err, StartsWith("error: cannot write to standard output: "));
    EXPECT_EQ(search({"--help"}, {.stdout_to = "/dev/full"}).exit_code, 4);
    EXPECT_EQ(search({"ferry", "--json"}, {.stdout_to = "/dev/full"}).exit_code, 4);
  }
  RunOptions options;
  for (int i = 0; i < 2'000; ++i)
    options.input += "ferry\n";
  options.close_stdout_after = 1;
  const ProgramRun run = search({"--stdin"}, options);
  EXPECT_EQ(run.exit_code, 128 + 13);
  EXPECT_EQ(run.err, "");
}

TEST_F(SearcherCli, WhatIsNoArchiveIsRefused) {
  for (const std::string& path : {(*folder_ / "in").string(), (*folder_ / "none").string(),
                                  (*folder_ / "in/harbour.jsonl").string()}) {
    const ProgramRun run = run_program({"searcher", "ferry", "-d", path});
    EXPECT_EQ(run.exit_code, 3) << run.err;
    EXPECT_THAT(run.err, StartsWith("error: "));
  }
}

}  // namespace
}  // namespace pressmark
