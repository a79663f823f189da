// SPDX-License-Identifier: GPL-2.0-or-later
//
// Arguments: what they mean, and what is said about those that mean nothing.

#include "indexer/command_line.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

using Options = std::map<std::string, std::string>;

Result<IndexerCommandLine> read(const std::string& command, const Options& options,
                                const std::vector<std::string>& words,
                                const Environment& environment = {}, std::uint32_t cores = 2) {
  IndexerArguments arguments;
  arguments.command = command;
  arguments.options = options;
  arguments.words = words;
  return read_indexer_command_line("indexer", arguments, environment, cores);
}

/// "message (hint)" of what is wrong.
std::string complaint(const Result<IndexerCommandLine>& line) {
  if (line) return "nothing is wrong";
  EXPECT_EQ(line.error().kind, ErrorKind::invalid_argument);
  return line.error().message + (line.error().hint.empty() ? "" : " (" + line.error().hint + ")");
}

TEST(IndexerCommandLine, ReadsEveryOptionOfBuild) {
  const auto line = read("build",
                         {{"archive", "a"},
                          {"replace", ""},
                          {"files-from", "list"},
                          {"null", ""},
                          {"format", "text"},
                          {"map", "title=t,body=b=c"},
                          {"entities", "off"},
                          {"threads", "3"},
                          {"memory", "64M"},
                          {"strict", ""},
                          {"report", "r"},
                          {"dry-run", ""},
                          {"json", ""},
                          {"verbose", ""},
                          {"color", "always"}},
                         {"x", "y"});
  ASSERT_TRUE(line) << line.error().message;
  EXPECT_EQ(line->command, IndexerCommand::build);
  EXPECT_EQ(line->build.archive, "a");
  EXPECT_TRUE(line->build.replace);
  EXPECT_EQ(line->files_from, "list");
  EXPECT_TRUE(line->files_end_with_nul);
  EXPECT_EQ(line->build.read.format, ArticleFormat::plain_text);
  EXPECT_EQ(line->build.read.field_map, (Options{{"title", "t"}, {"body", "b=c"}}));
  EXPECT_FALSE(line->build.use_entities);
  EXPECT_EQ(line->build.threads, 3U);
  EXPECT_EQ(line->build.memory_bytes, 64U << 20U);
  EXPECT_TRUE(line->build.is_strict);
  EXPECT_EQ(line->report, "r");
  EXPECT_TRUE(line->build.is_dry_run);
  EXPECT_TRUE(line->prints_json);
  EXPECT_TRUE(line->is_verbose);
  EXPECT_EQ(line->color, IndexerColor::always);
  EXPECT_EQ(line->build.paths, (std::vector<std::string>{"x", "y"}));
}

TEST(IndexerCommandLine, TakesWhatIsNotGivenFromTheEnvironment) {
  Environment environment;
  environment.variables = {{"PRESSMARK_ARCHIVE", "from-env"}, {"PRESSMARK_COLOR", "never"}};
  const auto line = read("build", {}, {"x"}, environment, 6);
  ASSERT_TRUE(line) << line.error().message;
  EXPECT_EQ(line->build.archive, "from-env");
  EXPECT_EQ(line->build.threads, 6U);
  EXPECT_EQ(line->color, IndexerColor::never);
  const auto given = read("build", {{"archive", "given"}, {"color", "auto"}}, {"x"}, environment);
  ASSERT_TRUE(given);
  EXPECT_EQ(given->build.archive, "given");
  EXPECT_EQ(given->color, IndexerColor::automatic);
  EXPECT_EQ(read("info", {{"archive", "a"}}, {}, {}, 0)->build.threads, 1U)
      << "cores are not known";
}

TEST(IndexerCommandLine, TakesWhatIsNeitherFromTheConfigFile) {
  Environment environment;
  environment.config_path = "/c.toml";
  environment.config =
      "[indexer]\narchive = \"from-file\"\nthreads = 3\nmemory = \"1G\"\nentities = \"off\"\n";
  environment.variables = {{"PRESSMARK_THREADS", "4"}};
  const auto line = read("build", {}, {"x"}, environment);
  ASSERT_TRUE(line) << line.error().message;
  EXPECT_EQ(line->build.archive, "from-file");
  EXPECT_EQ(line->build.threads, 4U);
  EXPECT_EQ(line->build.memory_bytes, std::uint64_t{1} << 30U);
  EXPECT_FALSE(line->build.use_entities);
  EXPECT_TRUE(read("info", {}, {}, environment)) << "what a command has no use for is passed over";
  environment.config = "[indexer]\nmemory = \"lots\"\n";
  EXPECT_EQ(complaint(read("build", {{"archive", "a"}}, {"x"}, environment)),
            "/c.toml:2: memory: 'lots' is not a size (write 512M or 2G)");
  environment.config = "nonsense";
  EXPECT_TRUE(read("help", {}, {}, environment)) << "help must not depend on it";
  EXPECT_TRUE(read("build", {{"help", ""}}, {}, environment));
}

TEST(IndexerCommandLine, PrintsSettingsInsteadOfWorking) {
  const auto line = read("build", {{"print-config", ""}, {"threads", "3"}, {"json", ""}}, {});
  ASSERT_TRUE(line) << line.error().message;
  EXPECT_EQ(line->command, IndexerCommand::print_config);
  EXPECT_EQ(line->settings.at("threads").origin, "--threads");
  EXPECT_TRUE(line->prints_json);
  EXPECT_EQ(read("print-config", {}, {})->command, IndexerCommand::print_config);
}

TEST(IndexerCommandLine, SaysWhatIsWrong) {
  struct Row {
    std::string command;
    Options options;
    std::vector<std::string> words;
    std::string complaint;
  };
  const Options a{{"archive", "a"}};
  const auto with = [&](const std::string& name, const std::string& value) {
    return Options{{"archive", "a"}, {name, value}};
  };
  const std::vector<Row> rows{
      {"", {}, {}, "no command given (`indexer help` lists them)"},
      {"biuld", {}, {}, "there is no command 'biuld' (did you mean 'build'?)"},
      {"publish", a, {"x"}, "there is no command 'publish' (`indexer help` lists the commands)"},
      {"export",
       a,
       {},
       "export needs --opensearch (`searcher export` writes CSV, TSV and JSON Lines)"},
      {"export",
       {{"archive", "a"}, {"opensearch", ""}, {"index", "News"}},
       {},
       "--index: 'News' is no name of an index (small letters, digits, - and _, with a letter or "
       "digit first: news-2017)"},
      {"export",
       {{"opensearch", ""}},
       {},
       "no archive given (name it with -d ARCHIVE or in PRESSMARK_ARCHIVE)"},
      {"build", a, {}, "no PATH given (indexer build PATH... -d ARCHIVE; - is standard input)"},
      {"build", {}, {"x"}, "no archive given (name it with -d ARCHIVE or in PRESSMARK_ARCHIVE)"},
      {"info", {}, {}, "no archive given (name it with -d ARCHIVE or in PRESSMARK_ARCHIVE)"},
      {"info", a, {"x"}, "info takes no argument 'x' (indexer info -d ARCHIVE)"},
      {"build",
       with("threads", "0"),
       {"x"},
       "--threads takes a number from 1 to 256, not '0' (without it there are as many as "
       "the machine has cores)"},
      {"build",
       with("threads", "257"),
       {"x"},
       "--threads takes a number from 1 to 256, not '257' (without it there are as many "
       "as the machine has cores)"},
      {"build",
       with("threads", "2x"),
       {"x"},
       "--threads takes a number from 1 to 256, not '2x' (without it there are as many as "
       "the machine has cores)"},
      {"build",
       with("threads", ""),
       {"x"},
       "--threads takes a number from 1 to 256, not '' (without it there are as many as "
       "the machine has cores)"},
      {"build", with("memory", "lots"), {"x"}, "--memory: 'lots' is not a size (write 512M or 2G)"},
      {"build",
       with("format", "xml"),
       {"x"},
       "--format does not know 'xml' (it takes one of: auto, text, jsonl, json, csv, html, feed, "
       "newsxml, reuters, mail, mbox, warc)"},
      {"build",
       with("entities", "yes"),
       {"x"},
       "--entities does not know 'yes' (it takes one of: on, off)"},
      {"build",
       with("map", "title"),
       {"x"},
       "--map cannot read 'title' (write ours=theirs, separated by commas: "
       "title=headline,date=published)"},
      {"build",
       with("map", "a=b,a=c"),
       {"x"},
       "--map names 'a' twice (each of our fields is read from one of theirs)"},
      {"build",
       with("map", "titel=kicker"),
       {"x"},
       "--map titel=kicker: 'titel' is not a field of an article (the fields are id, title, body, "
       "date, url, source, language, byline, section, topic, dateline, caption, summary, "
       "person, org, place; write --map "
       "title=headline)"},
      {"build",
       with("null", ""),
       {"x"},
       "-0 is about --files-from, which is missing (add --files-from FILE; - is standard input)"},
      {"build",
       with("files-from", "-"),
       {"-"},
       "standard input cannot be both an article and --files-from (give one of them as a file)"},
      {"build", {{"archive", ""}}, {"x"}, "--archive is empty (leave it out, or give it a value)"},
      {"help", {}, {"a", "b"}, "help takes no argument 'b' (indexer help [COMMAND])"},
      {"help", {}, {"raed"}, "there is no command 'raed' (did you mean 'read'?)"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(complaint(read(row.command, row.options, row.words)), row.complaint);
  }
  Environment blue;
  blue.variables = {{"PRESSMARK_COLOR", "blue"}};
  EXPECT_EQ(complaint(read("info", a, {}, blue)),
            "PRESSMARK_COLOR does not know 'blue' (it takes one of: auto, always, never)");
}

TEST(IndexerCommandLine, OffersTheOptionThatWasMeant) {
  IndexerArguments arguments;
  arguments.command = "build";
  arguments.words = {"x"};
  arguments.unknown_options = {"--replcae"};
  EXPECT_EQ(complaint(read_indexer_command_line("indexer", arguments, {}, 1)),
            "build has no option --replcae (did you mean --replace?)");
  arguments.unknown_options = {"--threds=4"};
  EXPECT_EQ(complaint(read_indexer_command_line("indexer", arguments, {}, 1)),
            "build has no option --threds (did you mean --threads?)");
  arguments.command = "info";
  arguments.unknown_options = {"--replace"};
  EXPECT_EQ(complaint(read_indexer_command_line("indexer", arguments, {}, 1)),
            "info has no option --replace (`indexer info --help` lists them)");
}

TEST(IndexerCommandLine, HelpWinsOverWhatIsMissing) {
  const auto line = read("build", {{"help", ""}}, {});
  ASSERT_TRUE(line);
  EXPECT_EQ(line->command, IndexerCommand::help);
  EXPECT_EQ(line->help_topic, "build");
}

TEST(IndexerCommandLine, ADryRunNeedsNoArchive) {
  EXPECT_TRUE(read("build", {{"dry-run", ""}}, {"x"}));
}

TEST(IndexerCommandLine, AMappingNeedsNoArchive) {
  const auto line = read("export", {{"opensearch", ""}, {"mapping", ""}}, {});
  ASSERT_TRUE(line) << line.error().message;
  EXPECT_TRUE(line->prints_mapping);
}

TEST(IndexerCommandLine, ReadsSizes) {
  struct Row {
    std::string text;
    std::uint64_t bytes;  // 0: refused
  };
  for (const Row& row : std::vector<Row>{{"16M", 16U << 20U},
                                         {"512m", 512U << 20U},
                                         {"2G", std::uint64_t{2} << 30U},
                                         {"20480K", 20U << 20U},
                                         {"33554432", 32U << 20U},
                                         {"15M", 0},
                                         {"", 0},
                                         {"M", 0},
                                         {"-1G", 0},
                                         {"1.5G", 0},
                                         {"1GB", 0},
                                         {"17179869184G", 0},
                                         {"99999999999999999999", 0}}) {
    const auto bytes = parse_memory_size(row.text);
    EXPECT_EQ(bytes ? *bytes : 0, row.bytes) << row.text;
  }
}

TEST(IndexerCommandLine, SplitsListsOfPaths) {
  using Paths = std::vector<std::string>;
  EXPECT_EQ(split_paths("a\nb c\r\n\n/d", '\n'), (Paths{"a", "b c", "/d"}));
  EXPECT_EQ(split_paths(std::string_view{"a\nb\0c\r\0\0", 8}, '\0'), (Paths{"a\nb", "c\r"}));
  EXPECT_EQ(split_paths("", '\n'), Paths{});
}

}  // namespace
}  // namespace pressmark
