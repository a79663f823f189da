// SPDX-License-Identifier: GPL-2.0-or-later
//
// Sets the environment that the preloaded library reads.
#include "tests/faults/faulty_run.h"

#include <cstdlib>
#include <sstream>
#include <utility>

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace pressmark::faults {

namespace fs = std::filesystem;

namespace {

ProgramRun run_preloaded(const std::vector<std::string>& arguments, const fs::path& under,
                         const std::string& variable, const std::string& value) {
  RunOptions options;
  options.environment = {{"LD_PRELOAD", built_program("libpressmark_faults.so").string()},
                         {"PRESSMARK_FAULTS_UNDER", under.string()},
                         {variable, value}};
  return run_program(arguments, options);
}

}  // namespace

CallCounts count_calls(const std::vector<std::string>& arguments, const fs::path& under) {
  TemporaryFolder folder;
  const fs::path counted = folder / "counts";
  const ProgramRun run =
      run_preloaded(arguments, under, "PRESSMARK_FAULTS_COUNT", counted.string());
  EXPECT_EQ(run.exit_code, 0) << run.err;
  std::istringstream lines{read_whole_file(counted)};
  CallCounts counts;
  std::string call;
  std::uint64_t count = 0;
  while (lines >> call >> count)
    counts[call] = count;
  return counts;
}

ProgramRun run_faulty(const std::vector<std::string>& arguments, const fs::path& under,
                      const std::string& fault) {
  return run_preloaded(arguments, under, "PRESSMARK_FAULTS_FAIL", fault);
}

ProgramRun run_recorded(const std::vector<std::string>& arguments, const fs::path& under,
                        const fs::path& recording) {
  return run_preloaded(arguments, under, "PRESSMARK_FAULTS_RECORD", recording.string());
}

std::size_t cases_wanted(const char* variable, std::size_t otherwise) {
  const char* asked = std::getenv(variable);
  return asked == nullptr ? otherwise : std::strtoul(asked, nullptr, 10);
}

}  // namespace pressmark::faults
