// SPDX-License-Identifier: GPL-2.0-or-later
//
// The built indexer, as a shell sees it: exit codes, standard output, standard error.

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/lock.h"
#include "tests/support/corpus.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

class IndexerCliTest : public testing::Test {
 protected:
  IndexerCliTest() {
    folder_.write("news/a.txt", " date 2017-05-11 Lavrov met Tillerson in Moscow.");
    folder_.write("news/b.txt", "Undated words.");
    folder_.write("one.jsonl", "{\"id\":\"a\",\"body\":\"Some words.\"}\n");
    folder_.write("bad.jsonl", "{\"id\":\"a\",\"body\":\"Some words.\"}\n{broken\n");
    folder_.write("list", "news\none.jsonl\n");
  }

  /// Runs in the test's folder. A shell puts the limit on the size of files that is asked for.
  ProgramRun run(std::vector<std::string> arguments, RunOptions options = {}) {
    arguments.insert(arguments.begin(), "indexer");
    options.folder = folder_.path();
    return run_program(arguments, options);
  }

  void build() {
    const ProgramRun built = run({"build", "news", "-d", "a.pressmark", "--replace"});
    ASSERT_EQ(built.exit_code, 0) << built.err;
  }

  TemporaryFolder folder_;
};

struct CliRow {
  std::vector<std::string> arguments;
  int exit_code;
  std::string out;  // a part of standard output; empty: nothing is printed
  std::string err;  // a part of standard error; empty: nothing is printed
};

void expect_row(const CliRow& row, const ProgramRun& run) {
  std::string command;
  for (const std::string& argument : row.arguments) {
    command += argument + " ";
  }
  EXPECT_EQ(run.exit_code, row.exit_code) << command << run.err;
  EXPECT_NE(run.out.find(row.out), std::string::npos) << command << ": " << run.out;
  EXPECT_NE(run.err.find(row.err), std::string::npos) << command << ": " << run.err;
  if (row.out.empty()) {
    EXPECT_EQ(run.out, "") << command;
  }
  if (row.err.empty()) {
    EXPECT_EQ(run.err, "") << command;
  }
}

TEST_F(IndexerCliTest, ExitCodesAndStreams) {
  build();
  const std::vector<CliRow> rows{
      {{}, 2, "", "error: no command given\nhint: "},
      {{"publish", "news", "-d", "a.pressmark"}, 2, "", "error: there is no command 'publish'"},
      {{"export", "-d", "a.pressmark"}, 2, "", "error: export needs --opensearch\nhint: "},
      {{"export", "--opensearch", "-d", "a.pressmark"}, 0, "{\"index\":{\"_id\":\"a.txt\"}}\n", ""},
      {{"export", "--opensearch", "--mapping"}, 0, "{\"mappings\":{\"properties\":{", ""},
      {{"export", "--opensearch", "-d", "none", "--json"}, 3, "{\"schema\":1,\"error\":{", ""},
      {{"remove", "a", "-d", "a.pressmark"}, 1, "0 articles removed", "there is no article a"},
      {{"merge", "-d", "a.pressmark"}, 0, "nothing to do: 2 articles in a.pressmark", ""},
      {{"bulid"}, 2, "", "hint: did you mean 'build'?"},
      {{"--jsn"}, 2, "", "error: there is no command '--jsn'"},
      {{"build"}, 2, "", "error: no PATH given"},
      {{"build", "news"}, 2, "", "error: no archive given"},
      {{"build", "news", "-d", "--json"}, 2, "{\"schema\":1,\"error\":{\"code\":\"usage\"", ""},
      {{"build", "news", "-d", "--replace"}, 2, "", "error: --archive needs a value\nhint: "},
      {{"build", "news", "-d"}, 2, "", "error: --archive needs a value"},
      {{"build", "news", "-d", "a", "-d", "b"}, 2, "", "error: --archive is given more than once"},
      {{"build", "news", "-d", "x", "--replcae"}, 2, "", "hint: did you mean --replace?"},
      {{"build", "news", "-d", "x", "-x"}, 2, "", "error: build has no option -x"},
      {{"build", "news", "-d", "x", "-j", "many"}, 2, "", "error: --threads takes a number"},
      {{"build", "news", "-d", "a.pressmark"}, 2, "", "hint: add --replace"},
      {{"build", "news", "-d", "news"}, 2, "", "error: news is neither an archive nor an empty"},
      {{"build", "missing", "-d", "x"}, 4, "", "error: no article could be indexed"},
      {{"build", "bad.jsonl", "-d", "x"}, 1, "1 article in x", "rejected: bad.jsonl"},
      {{"build", "bad.jsonl", "-d", "y", "--strict"}, 1, "", "error: "},
      {{"build", "--files-from", "list", "-d", "z"}, 0, "3 articles in z", ""},
      {{"build", "--dry-run", "news"}, 0, "2 articles read, nothing written", ""},
      {{"build", "-d", "w", "--", "one.jsonl"}, 0, "1 article in w", ""},
      {{"read", "--map", "title=id", "--map", "url=none", "one.jsonl", "--json"},
       0,
       "\"title\":\"a\"",
       ""},
      {{"read", "--map", "title=id", "--map", "title=body", "one.jsonl"},
       2,
       "",
       "error: --map names 'title' twice"},
      {{"info", "-d", "a.pressmark"}, 0, "2 articles in a.pressmark", ""},
      {{"info", "-d", "missing"}, 3, "", "error: "},
      {{"info", "-d", "missing", "--json"}, 3, "{\"schema\":1,\"error\":{", ""},
      {{"info", "--json", "--nope"}, 2, "\"code\":\"usage\"", ""},
      {{"names", "-d", "a.pressmark"}, 0, "type    articles  name\nperson         1  ", ""},
      {{"names", "-d", "a.pressmark", "--json"}, 0, "\"more_names\":0}", ""},
      {{"names", "--review", "-d", "a.pressmark"}, 0, "# no doubtful names", ""},
      {{"verify", "-d", "a.pressmark"}, 0, "a.pressmark is whole", ""},
      {{"salvage", "a.pressmark", "-d", "saved"}, 0, "2 articles saved in saved", ""},
      {{"salvage", "a.pressmark", "-d", "saved"}, 2, "", "hint: salvage makes a new archive"},
      {{"salvage", "-d", "other"}, 2, "", "error: no damaged archive given"},
      {{"salvage", "news", "-d", "other"}, 3, "", "error: archive news: there is no archive here"},
      {{"read", "news/a.txt"}, 0, "2017-05-11", ""},
      {{"read", "news/a.txt", "--json"}, 0, "\"date\":\"2017-05-11\"", ""},
      {{"read", "missing"}, 1, "", "rejected: "},
      {{"help"}, 0, "usage:\n  indexer build", ""},
      {{"--help"}, 0, "usage:\n  indexer build", ""},
      {{"build", "--help"}, 0, "usage: indexer build PATH...", ""},
      {{"help", "verify"}, 0, "usage: indexer verify", ""},
      {{"--version"}, 0, "archive format ", ""},
  };
  for (const CliRow& row : rows) {
    expect_row(row, run(row.arguments));
  }
  for (const char* unpublished : {"x.tmp", "y"}) {
    EXPECT_FALSE(fs::exists(folder_ / unpublished)) << unpublished;
  }
}

TEST_F(IndexerCliTest, ReadsStandardInput) {
  RunOptions options;
  options.input = "{\"id\":\"a\",\"body\":\"Some words.\"}\n";
  const ProgramRun built = run({"build", "-", "-d", "a.pressmark"}, options);
  EXPECT_EQ(built.exit_code, 0) << built.err;
  options.input = std::string{"news/a.txt\0news/b.txt\0", 22};
  const ProgramRun listed =
      run({"build", "--files-from", "-", "-0", "-d", "a.pressmark", "--replace"}, options);
  EXPECT_EQ(listed.exit_code, 0) << listed.err;
  EXPECT_NE(listed.out.find("2 articles in"), std::string::npos) << listed.out;
}

TEST_F(IndexerCliTest, TakesTheArchiveFromTheEnvironment) {
  build();
  RunOptions options;
  options.environment = {{"PRESSMARK_ARCHIVE", "a.pressmark"}};
  EXPECT_EQ(run({"info"}, options).exit_code, 0);
  EXPECT_EQ(run({"info", "-d", "missing"}, options).exit_code, 3) << "an option wins";
}

TEST_F(IndexerCliTest, SettingsComeFromTheConfigFile) {
  build();
  const auto config =
      folder_.write("config/pressmark/config.toml",
                    "[searcher]\nlimit = 3\n[indexer]\narchive = \"a.pressmark\"\n");
  RunOptions options;
  options.environment = {{"XDG_CONFIG_HOME", folder_ / "config"}, {"PRESSMARK_MEMORY", "1G"}};
  EXPECT_EQ(run({"info"}, options).exit_code, 0);
  const ProgramRun shown = run({"--print-config", "-j", "3"}, options);
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_EQ(shown.out, "archive  a.pressmark  " + config.string() +
                           ":4\n"
                           "entities on           default\n"
                           "threads  3            --threads\n"
                           "memory   1G           PRESSMARK_MEMORY\n"
                           "color    auto         default\n");
  folder_.write("config/pressmark/config.toml", "[indexer]\nthreds = 1\n");
  const ProgramRun refused = run({"info"}, options);
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_EQ(refused.err, "error: " + config.string() +
                             ":2: there is no setting `threds`\nhint: did you mean threads?\n");
  EXPECT_EQ(run({"--help"}, options).exit_code, 0);
}

TEST_F(IndexerCliTest, ArticlesAreAddedOnTheDayThatIsStated) {
  RunOptions options;
  options.environment = {{"SOURCE_DATE_EPOCH", "1487226960"}};
  ASSERT_EQ(run({"build", "one.jsonl", "-d", "a.pressmark"}, options).exit_code, 0);
  options.folder = folder_.path();
  const auto show = [&] {
    return run_program({"searcher", "show", "a", "-d", "a.pressmark"}, options).out;
  };
  EXPECT_NE(show().find("added     2017-02-16\n"), std::string::npos) << show();
  const ProgramRun found =
      run_program({"searcher", "added:2017-02-16", "-d", "a.pressmark"}, options);
  EXPECT_NE(found.out.find("1 article (exact)"), std::string::npos) << found.out;
  options.environment = {{"SOURCE_DATE_EPOCH", ""}};
  ASSERT_EQ(run({"build", "one.jsonl", "-d", "a.pressmark", "--replace"}, options).exit_code, 0);
  EXPECT_EQ(show().find("added     2017-02-16\n"), std::string::npos) << "today";
  EXPECT_NE(show().find("added     "), std::string::npos);
}

TEST_F(IndexerCliTest, ColoursWhenAsked) {
  build();
  RunOptions options;
  EXPECT_EQ(run({"info", "-d", "a.pressmark"}).out.find('\x1b'), std::string::npos);
  options.environment = {{"PRESSMARK_COLOR", "always"}};
  EXPECT_NE(run({"info", "-d", "a.pressmark"}, options).out.find('\x1b'), std::string::npos);
  EXPECT_EQ(run({"info", "-d", "a.pressmark", "--color", "never"}, options).out.find('\x1b'),
            std::string::npos);
}

TEST_F(IndexerCliTest, PrintsTheNameItWasCalledBy) {
  fs::create_symlink(built_program("indexer"), folder_ / "pressmark-indexer");
  RunOptions options;
  options.folder = folder_.path();
  const ProgramRun help = run_program({(folder_ / "pressmark-indexer").string(), "help"}, options);
  EXPECT_TRUE(help.out.starts_with("pressmark-indexer makes archives")) << help.out;
}

TEST_F(IndexerCliTest, FailsWhenOutputCannotBeWritten) {
  build();
  RunOptions options;
  options.stdout_to = "/dev/full";
  const ProgramRun full = run({"info", "-d", "a.pressmark"}, options);
  EXPECT_EQ(full.exit_code, 4);
  EXPECT_NE(full.err.find("cannot write to standard output"), std::string::npos) << full.err;
}

TEST_F(IndexerCliTest, EndsQuietlyWhenNobodyReadsOn) {
  folder_.write("many.jsonl", to_json_lines(make_articles(2'000, 1)));
  RunOptions options;
  options.close_stdout_after = 1;
  const ProgramRun cut = run({"read", "many.jsonl", "--json", "--entities", "off"}, options);
  EXPECT_EQ(cut.exit_code, 128 + 13);
  EXPECT_EQ(cut.err, "");
}

TEST_F(IndexerCliTest, RefusesASecondWriterAndNamesTheFirst) {
  build();
  const auto lock = WriterLock::acquire(folder_ / "a.pressmark");
  ASSERT_TRUE(lock);
  const ProgramRun second = run({"build", "news", "-d", "a.pressmark", "--replace"});
  EXPECT_EQ(second.exit_code, 3);
  EXPECT_NE(second.err.find(std::to_string(::getpid())), std::string::npos) << second.err;
  EXPECT_EQ(run({"info", "-d", "a.pressmark"}).exit_code, 0) << "readers do not mind";
}

// `ulimit -f` counts in blocks of 1,024 bytes in bash and of 512 in dash: either is far too little.
// Xapian 1.4 loses a few hundred bytes when a block cannot be written; the leak checker is not to
// take the exit code for what Xapian itself lost.
TEST_F(IndexerCliTest, AFullDiskIsAnErrorAndTheArchiveStays) {
  build();
  folder_.write("many.jsonl", to_json_lines(make_articles(500, 1)));
  const std::string before = run({"info", "-d", "a.pressmark", "--json"}).out;
  const std::string known_leaks = folder_.write("known_leaks", "leak:libxapian\n").string();
  for (const char* blocks : {"0", "4", "40", "150"}) {
    RunOptions options;
    options.folder = folder_.path();
    options.environment = {{"LSAN_OPTIONS", "print_suppressions=0:suppressions=" + known_leaks}};
    const ProgramRun full = run_program(
        {"/bin/sh", "-c", "ulimit -f " + std::string{blocks} + R"(; trap '' XFSZ; exec "$0" "$@")",
         built_program("indexer").string(), "build", "many.jsonl", "-d", "a.pressmark", "--replace",
         "--entities", "off"},
        options);
    EXPECT_EQ(full.exit_code, 4) << blocks << ": " << full.err;
    EXPECT_NE(full.err.find("hint: the disk is full"), std::string::npos) << full.err;
    EXPECT_EQ(run({"info", "-d", "a.pressmark", "--json"}).out, before);
    EXPECT_EQ(run({"verify", "-d", "a.pressmark"}).exit_code, 0);
  }
  const ProgramRun fresh =
      run_program({"/bin/sh", "-c", "cd \"$1\"; ulimit -f 4; exec \"$0\" build many.jsonl -d new",
                   built_program("indexer").string(), folder_.path().string()});
  EXPECT_EQ(fresh.exit_code, 4) << fresh.err;
  EXPECT_FALSE(fs::exists(folder_ / "new"));
}

}  // namespace
}  // namespace pressmark
