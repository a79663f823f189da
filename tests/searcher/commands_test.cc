// SPDX-License-Identifier: GPL-2.0-or-later
//
// Commands with a Console that only remembers. What they do with a real archive is in tests/cli.
#include "searcher/commands.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

struct Recorder {
  std::string out;
  std::string err;
  bool can_print = true;

  Console console() {
    Console console;
    console.print = [this](std::string_view text) -> Status {
      if (!can_print) return Error{ErrorKind::io, "cannot write to standard output: disk full"};
      out += text;
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
  line.archive = archive;
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
