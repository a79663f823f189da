// SPDX-License-Identifier: GPL-2.0-or-later
//
// The commands, with a console that is a string.

#include "indexer/commands.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <simdjson.h>

#include "archive/archive.h"
#include "tests/indexer/captured_console.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

class CommandsTest : public testing::Test {
 protected:
  CommandsTest() {
    line_.build.archive = folder_ / "archive";
    line_.build.paths = {
        folder_.write("in.jsonl", "{\"id\":\"a\",\"body\":\"Some words.\"}\n{broken\n").string()};
  }

  int run(IndexerCommand command) {
    line_.command = command;
    seen_ = {};
    return run_indexer_command(line_, seen_.console());
  }

  TemporaryFolder folder_;
  IndexerCommandLine line_;
  CapturedConsole seen_;
};

TEST_F(CommandsTest, SayWhereThereIsNoArchive) {
  for (const IndexerCommand command :
       {IndexerCommand::info, IndexerCommand::coverage, IndexerCommand::verify}) {
    EXPECT_EQ(run(command), 3);
    EXPECT_EQ(seen_.out, "");
    EXPECT_TRUE(seen_.err.starts_with("error: ")) << seen_.err;
    EXPECT_NE(seen_.err.find("\nhint: "), std::string::npos) << seen_.err;
  }
}

TEST_F(CommandsTest, PrintErrorsAsJsonIfAskedTo) {
  line_.prints_json = true;
  EXPECT_EQ(run(IndexerCommand::info), 3);
  EXPECT_EQ(seen_.err, "");
  EXPECT_TRUE(seen_.out.starts_with(R"({"schema":1,"error":{"code":"archive","message":)"))
      << seen_.out;
  EXPECT_TRUE(seen_.out.ends_with(",\"begin\":null,\"end\":null}}\n")) << seen_.out;
}

TEST_F(CommandsTest, BuildInspectAndCheck) {
  EXPECT_EQ(run(IndexerCommand::build), 1) << "one record is broken";
  EXPECT_TRUE(seen_.out.starts_with("1 article in ")) << seen_.out;
  EXPECT_TRUE(seen_.err.starts_with("rejected: ")) << seen_.err;
  EXPECT_EQ(run(IndexerCommand::info), 0) << seen_.err;
  EXPECT_TRUE(seen_.out.starts_with("1 article in ")) << seen_.out;
  EXPECT_EQ(run(IndexerCommand::verify), 0) << seen_.err;
  EXPECT_NE(seen_.out.find(" is whole "), std::string::npos) << seen_.out;

  folder_.write("archive/segments/000001/names", "damaged");
  EXPECT_EQ(run(IndexerCommand::verify), 3);
  EXPECT_NE(seen_.out.find(" is damaged "), std::string::npos) << seen_.out;
  EXPECT_NE(seen_.out.find("segments/000001/names: "), std::string::npos) << seen_.out;
  EXPECT_NE(seen_.err.find("hint: build it anew"), std::string::npos) << seen_.err;
}

TEST_F(CommandsTest, ExportLeavesOutWhatWasRemovedAndFollowsAliases) {
  line_.build.paths = {folder_
                           .write("two.jsonl",
                                  "{\"id\":\"a\",\"body\":\"Anna Berg came.\",\"person\":[\"Anna "
                                  "Berg\"]}\n{\"id\":\"b\",\"body\":\"Other words.\"}\n")
                           .string()};
  EXPECT_EQ(run(IndexerCommand::build), 0) << seen_.err;
  line_.ids = {"b"};
  EXPECT_EQ(run(IndexerCommand::remove), 0) << seen_.err;
  EXPECT_EQ(run(IndexerCommand::export_), 0) << seen_.err;
  EXPECT_TRUE(seen_.out.starts_with("{\"index\":{\"_id\":\"a\"}}\n{\"id\":\"a\",")) << seen_.out;
  EXPECT_EQ(seen_.out.find("\"_id\":\"b\""), std::string::npos) << seen_.out;
  EXPECT_NE(seen_.out.find("\"person\":[\"Anna Berg\"]"), std::string::npos) << seen_.out;
  folder_.write("archive/aliases.txt", "hide person \"Anna Berg\"\n");
  EXPECT_EQ(run(IndexerCommand::export_), 0) << seen_.err;
  EXPECT_NE(seen_.out.find("\"person\":[]"), std::string::npos) << seen_.out;
  folder_.write("archive/aliases.txt", "hidden\n");
  EXPECT_EQ(run(IndexerCommand::export_), 2);
  EXPECT_EQ(seen_.out, "");
}

TEST_F(CommandsTest, ReadGoesOnAfterABadRecordUnlessStrict) {
  line_.prints_json = true;
  EXPECT_EQ(run(IndexerCommand::read), 1);
  EXPECT_TRUE(seen_.out.starts_with(R"({"id":"a",)")) << seen_.out;
  EXPECT_TRUE(seen_.err.starts_with("rejected: ")) << seen_.err;
  line_.prints_json = false;
  line_.build.is_strict = true;
  EXPECT_EQ(run(IndexerCommand::read), 1);
  EXPECT_TRUE(seen_.err.starts_with("error: ")) << seen_.err;
}

TEST_F(CommandsTest, TakePathsFromAList) {
  const std::string path = line_.build.paths.front();
  line_.build.paths.clear();
  line_.files_from = folder_.write("list", path + "\n").string();
  EXPECT_EQ(run(IndexerCommand::read), 1);
  EXPECT_NE(seen_.out, "");
  line_.files_from = folder_.write("empty", "\n\n").string();
  EXPECT_EQ(run(IndexerCommand::read), 2);
  line_.files_from = folder_ / "missing";
  EXPECT_EQ(run(IndexerCommand::read), 4);
}

TEST_F(CommandsTest, TakePathsFromStandardInput) {
  CapturedConsole seen;
  seen.in = line_.build.paths.front();
  seen.in += '\0';
  line_.build.paths.clear();
  line_.files_from = "-";
  line_.files_end_with_nul = true;
  line_.command = IndexerCommand::read;
  EXPECT_EQ(run_indexer_command(line_, seen.console()), 1);
  EXPECT_NE(seen.out, "");
}

TEST_F(CommandsTest, FurnitureIsLearnedAndTakenOut) {
  std::string lines;
  for (const std::string number : {"one", "two", "three", "four", "five"})
    lines += R"({"id":")" + number + R"(","source":"A","body":"Story )" + number +
             R"( has some words.\n\nRegister now"})" + "\n";
  line_.build.paths = {folder_.write("five.jsonl", lines).string()};
  EXPECT_EQ(run(IndexerCommand::furniture), 0) << seen_.err;
  EXPECT_NE(seen_.out.find("\n[A]\n# in 5 of 5 articles:\nRegister now\n"), std::string::npos)
      << seen_.out;
  line_.furniture = folder_.write("furniture.txt", seen_.out).string();
  EXPECT_EQ(run(IndexerCommand::build), 0) << seen_.err;
  Result<ArchiveReader> archive = ArchiveReader::open(line_.build.archive);
  ASSERT_TRUE(archive);
  const Result<Article> article = archive->segments().front().article(1);
  ASSERT_TRUE(article);
  EXPECT_EQ(article->body, "Story one has some words.");
  EXPECT_EQ(raw_body(*article), "Story one has some words.\n\n[-Register now-]");
  EXPECT_EQ(run(IndexerCommand::verify), 0) << seen_.out;

  line_.furniture = folder_.write("bad.txt", "Register\n").string();
  EXPECT_EQ(run(IndexerCommand::read), 2);
  EXPECT_NE(seen_.err.find("bad.txt:1: a line before the first outlet"), std::string::npos)
      << seen_.err;
  line_.furniture = folder_ / "missing";
  EXPECT_EQ(run(IndexerCommand::read), 4);
}

TEST_F(CommandsTest, ReportsHaveAFormForPrograms) {
  EXPECT_EQ(run(IndexerCommand::build), 1) << "one record is broken";
  line_.prints_json = true;
  simdjson::dom::parser parser;
  for (const auto& [command, key] : std::vector<std::pair<IndexerCommand, std::string>>{
           {IndexerCommand::info, "articles"},
           {IndexerCommand::coverage, "sources"},
           {IndexerCommand::names, "names"},
           {IndexerCommand::verify, "whole"},
           {IndexerCommand::print_config, "settings"}}) {
    EXPECT_EQ(run(command), 0) << key << ": " << seen_.err;
    const simdjson::dom::element report = parser.parse(seen_.out);
    EXPECT_EQ(std::int64_t{report["schema"]}, 1) << key;
    EXPECT_FALSE(report.at_key(key).error()) << key << ": " << seen_.out;
  }
  line_.reviews_names = true;
  EXPECT_EQ(run(IndexerCommand::names), 0) << seen_.err;
  EXPECT_NE(seen_.out.find("\"doubts\":[]"), std::string::npos) << seen_.out;
}

TEST_F(CommandsTest, CoverageIsOfWhatIsStillThere) {
  line_.build.paths = {folder_
                           .write("two.jsonl",
                                  "{\"id\":\"a\",\"body\":\"Words.\",\"source\":\"Post\"}\n"
                                  "{\"id\":\"b\",\"body\":\"Others.\",\"source\":\"Times\"}\n")
                           .string()};
  EXPECT_EQ(run(IndexerCommand::build), 0) << seen_.err;
  line_.ids = {"b"};
  EXPECT_EQ(run(IndexerCommand::remove), 0) << seen_.err;
  EXPECT_EQ(run(IndexerCommand::coverage), 0) << seen_.err;
  EXPECT_NE(seen_.out.find("Post: 1 article, 1 undated"), std::string::npos) << seen_.out;
  EXPECT_EQ(seen_.out.find("Times"), std::string::npos) << seen_.out;
  line_.prints_json = true;
  EXPECT_EQ(run(IndexerCommand::coverage), 0) << seen_.err;
  EXPECT_NE(seen_.out.find(R"("first":null,"last":null)"), std::string::npos) << seen_.out;
}

TEST_F(CommandsTest, NamesSayWhatIsWrongWithTheArchiveOrItsAliases) {
  EXPECT_EQ(run(IndexerCommand::names), 3) << "there is none";
  EXPECT_EQ(run(IndexerCommand::build), 1);
  folder_.write("archive/aliases.txt", "merge\n");
  EXPECT_EQ(run(IndexerCommand::names), 2);
  EXPECT_EQ(seen_.out, "");
  EXPECT_NE(seen_.err.find("aliases.txt:1: "), std::string::npos) << seen_.err;
}

TEST_F(CommandsTest, ExportPrintsWhatTheServerIsToldOfTheFields) {
  line_.prints_mapping = true;
  EXPECT_EQ(run(IndexerCommand::export_), 0) << "no archive is needed";
  EXPECT_TRUE(seen_.out.starts_with("{\"")) << seen_.out;
  EXPECT_NE(seen_.out.find("\"mappings\""), std::string::npos) << seen_.out;
}

TEST_F(CommandsTest, FurnitureGoesOnAfterABadRecordUnlessStrict) {
  EXPECT_EQ(run(IndexerCommand::furniture), 1);
  EXPECT_TRUE(seen_.err.starts_with("rejected: ")) << seen_.err;
  EXPECT_NE(seen_.out, "");
  line_.build.is_strict = true;
  EXPECT_EQ(run(IndexerCommand::furniture), 1);
  EXPECT_TRUE(seen_.err.starts_with("error: ")) << seen_.err;
  EXPECT_EQ(seen_.out, "");
}

TEST_F(CommandsTest, ReadShowsArticlesWithoutTheirFurniture) {
  line_.build.paths = {
      folder_.write("one.jsonl", R"({"source":"A","body":"Some words.\n\nRegister now"})")
          .string()};
  line_.furniture = folder_.write("furniture.txt", "[A]\nRegister now\n").string();
  EXPECT_EQ(run(IndexerCommand::read), 0) << seen_.err;
  EXPECT_NE(seen_.out.find("Some words."), std::string::npos) << seen_.out;
  EXPECT_EQ(seen_.out.find("Register"), std::string::npos) << seen_.out;
}

TEST_F(CommandsTest, SayThatOutputCannotBeWritten) {
  EXPECT_EQ(run(IndexerCommand::build), 1);
  for (const IndexerCommand command : {IndexerCommand::info, IndexerCommand::coverage,
                                       IndexerCommand::verify, IndexerCommand::read}) {
    line_.command = command;
    IndexerConsole console = seen_.console();
    console.print = [](std::string_view) -> Status { return Error{ErrorKind::io, "no room"}; };
    seen_.err.clear();
    EXPECT_EQ(run_indexer_command(line_, console), 4);
    EXPECT_EQ(seen_.err,
              "error: no room\nhint: check the path, who may read or write there, and the space "
              "that is left\n");
  }
}

TEST_F(CommandsTest, EscapeWhatErrorsName) {
  EXPECT_EQ(report_indexer_error({ErrorKind::io, "a\x1b[31m\nb", "c\td"}, false, seen_.console()),
            4);
  EXPECT_EQ(seen_.err, "error: a\\x1b[31m b\nhint: c d\n");
}

}  // namespace
}  // namespace pressmark
