// SPDX-License-Identifier: GPL-2.0-or-later
//
// Commands with a Console that only remembers. What they do with a real archive is in tests/cli.
#include "searcher/commands.h"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

struct Recorder {
  std::string out;
  std::string err;
  std::string saved;
  bool can_print = true;

  Console console() {
    Console console;
    console.print = [this](std::string_view text) -> Status {
      if (!can_print) return Error{ErrorKind::io, "cannot write to standard output: disk full"};
      out += text;
      return ok;
    };
    console.save = [this](const std::string& path, std::string_view text) -> Status {
      saved += path + ": " + std::string{text};
      return ok;
    };
    console.complain = [this](std::string_view text) { err += text; };
    console.read_line = []() -> Result<std::optional<std::string>> {
      return std::optional<std::string>{};
    };
    return console;
  }
};

CommandLine search_in(const std::string& archive, OutputFormat format) {
  CommandLine line;
  line.archives = {archive};
  line.request.query = "ferry";
  line.format = format;
  return line;
}

TEST(Commands, AMissingArchiveIsToldOnStderr) {
  const TemporaryFolder folder;
  Recorder recorder;
  const std::string missing = folder / "none";
  EXPECT_EQ(run_command(search_in(missing, OutputFormat::text), recorder.console()), 3);
  EXPECT_EQ(recorder.out, "");
  EXPECT_TRUE(recorder.err.starts_with("error: ")) << recorder.err;
  EXPECT_NE(recorder.err.find("none"), std::string::npos) << recorder.err;
  EXPECT_NE(recorder.err.find("\nhint: "), std::string::npos) << recorder.err;
}

TEST(Commands, InJsonModeItIsToldOnStdout) {
  const TemporaryFolder folder;
  Recorder recorder;
  const std::string missing = folder / "none";
  EXPECT_EQ(run_command(search_in(missing, OutputFormat::json), recorder.console()), 3);
  EXPECT_TRUE(
      recorder.out.starts_with("{\"schema\":1,\"error\":{\"code\":\"archive\",\"message\":"));
  EXPECT_EQ(recorder.err, "");
}

TEST(Commands, WhereStdoutFailsStderrIsLeft) {
  Recorder recorder;
  recorder.can_print = false;
  const Error error{ErrorKind::io, "disk full", "make room"};
  EXPECT_EQ(report_error(error, {}, true, recorder.console()), 4);
  EXPECT_EQ(recorder.err, "error: disk full\nhint: make room\n");
}

class EveryCommand : public ::testing::Test {
 protected:
  int run(Command command, OutputFormat format, const std::string& query) {
    CommandLine line = search_in(archive_.path(), format);
    line.command = command;
    line.request.query = query;
    line.article_id = "a";
    line.svg_path = command == Command::timeline ? "a.svg" : "";
    if (command == Command::timeline) line.count.by = find_field("month");
    recorder_ = {};
    return run_command(line, recorder_.console());
  }

  TinyArchive archive_{{{{.id = "a",
                          .body = "The night ferry of Anna Berg",
                          .date = "2019-04-03",
                          .names = {{EntityType::person, "Anna Berg"}}},
                         {.id = "b", .body = "No ship"}}}};
  Recorder recorder_;
};

TEST_F(EveryCommand, TellsByItsExitCodeWhetherItFoundAnything) {
  for (const auto& [command, format, query] :
       {std::tuple{Command::search, OutputFormat::text, "ferry"},
        std::tuple{Command::count, OutputFormat::text, "ferry"},
        std::tuple{Command::timeline, OutputFormat::text, "ferry"},
        std::tuple{Command::kwic, OutputFormat::text, "ferry"},
        std::tuple{Command::names, OutputFormat::text, "berg"},
        std::tuple{Command::export_, OutputFormat::csv, "ferry"}}) {
    EXPECT_EQ(run(command, format, query), 0) << recorder_.err;
    EXPECT_NE(recorder_.out, "");
    EXPECT_EQ(run(command, format, "airship"), 1) << recorder_.err;
    EXPECT_EQ(recorder_.err, "");
  }
}

TEST_F(EveryCommand, RefusesABadQueryWithACaret) {
  for (const auto& [command, format] : {std::pair{Command::search, OutputFormat::text},
                                        std::pair{Command::explain, OutputFormat::text},
                                        std::pair{Command::count, OutputFormat::text},
                                        std::pair{Command::timeline, OutputFormat::text},
                                        std::pair{Command::kwic, OutputFormat::text},
                                        std::pair{Command::export_, OutputFormat::csv}}) {
    EXPECT_EQ(run(command, format, "(ferry"), 2);
    EXPECT_NE(recorder_.err.find("\n  (ferry\n  ^"), std::string::npos) << recorder_.err;
  }
}

TEST_F(EveryCommand, NothingLikeItOrNothingOnEitherSideIsNothingFound) {
  EXPECT_EQ(run(Command::similar, OutputFormat::text, ""), 1) << recorder_.err;
  EXPECT_EQ(run(Command::compare, OutputFormat::text, "airship"), 0)
      << "the other query is every article";
  EXPECT_EQ(run(Command::compare, OutputFormat::text, "(ferry"), 2);
}

TEST_F(EveryCommand, ASearchThatFindsNothingSaysWhy) {
  EXPECT_EQ(run(Command::search, OutputFormat::text, "nigth ferry"), 1);
  EXPECT_NE(recorder_.out.find("did you mean: night (1 article)? (for nigth)\n"), std::string::npos)
      << recorder_.out;
  EXPECT_EQ(run(Command::search, OutputFormat::json, "nigth ferry"), 1);
  EXPECT_NE(recorder_.out.find("\"help\":{\"admitted\":2,"), std::string::npos);
  EXPECT_EQ(run(Command::search, OutputFormat::csv, "nigth ferry"), 1);
  EXPECT_EQ(recorder_.out.find("night"), std::string::npos);
}

TEST_F(EveryCommand, ATimelineIsSavedWhereItWasAskedFor) {
  EXPECT_EQ(run(Command::timeline, OutputFormat::text, "ferry"), 0);
  EXPECT_TRUE(recorder_.saved.starts_with("a.svg: <svg ")) << recorder_.saved;
  EXPECT_EQ(run(Command::count, OutputFormat::text, "ferry"), 0);
  EXPECT_EQ(recorder_.saved, "");
}

TEST_F(EveryCommand, SettingsAreShownWithoutAnArchive) {
  CommandLine line;
  line.command = Command::print_config;
  EXPECT_EQ(run_command(line, recorder_.console()), 0);
  EXPECT_NE(recorder_.out.find("limit        10"), std::string::npos);
}

TEST(Commands, EveryKindOfErrorHasItsExitCode) {
  for (const auto& [kind, code] :
       {std::pair{ErrorKind::invalid_argument, 2}, std::pair{ErrorKind::archive, 3},
        std::pair{ErrorKind::io, 4}, std::pair{ErrorKind::limit, 5}}) {
    Recorder recorder;
    EXPECT_EQ(report_error({kind, "m"}, {}, false, recorder.console()), code);
  }
}

}  // namespace
}  // namespace pressmark
