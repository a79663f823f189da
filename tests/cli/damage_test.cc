// SPDX-License-Identifier: GPL-2.0-or-later
//
// Flipped bytes anywhere in an archive: `indexer verify` finds each one, and a searcher that opens
// with full verification refuses the archive instead of crashing or answering wrongly.
// PRESSMARK_FLIPS=N asks for more.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/run_program.h"
#include "tests/support/source_folder.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

struct Place {
  fs::path file;
  std::uintmax_t offset = 0;
};

/// A byte of the archive, every byte as likely as any other.
Place random_place(const fs::path& archive, std::mt19937_64& random) {
  std::vector<std::pair<fs::path, std::uintmax_t>> files;
  std::uintmax_t total = 0;
  for (const auto& entry : fs::recursive_directory_iterator(archive)) {
    if (!entry.is_regular_file() || entry.file_size() == 0) continue;
    files.emplace_back(entry.path(), entry.file_size());
    total += entry.file_size();
  }
  std::uintmax_t at = random() % total;
  for (const auto& [file, size] : files) {
    if (at < size) return {file, at};
    at -= size;
  }
  return {files.back().first, 0};
}

void flip_bit(const Place& place, unsigned bit) {
  std::fstream file{place.file, std::ios::in | std::ios::out | std::ios::binary};
  file.seekg(static_cast<std::streamoff>(place.offset));
  const char byte = static_cast<char>(file.get());
  file.seekp(static_cast<std::streamoff>(place.offset));
  file.put(static_cast<char>(byte ^ static_cast<char>(1U << bit)));
}

TEST(Damage, EveryFlippedBitIsFoundAndNoneCrashesTheSearcher) {
  const TemporaryFolder folder;
  const std::string archive = folder / "news.pressmark";
  ASSERT_EQ(
      run_program({"indexer", "build", source_folder() / "data/sample", "-d", archive}).exit_code,
      0);
  const char* asked = std::getenv("PRESSMARK_FLIPS");
  const int flips = asked == nullptr ? 40 : std::atoi(asked);
  std::mt19937_64 random{20'261'122};
  const std::string whole = run_program({"searcher", "Syria", "-d", archive, "--json"}).out;
  for (int i = 0; i < flips; ++i) {
    const Place place = random_place(archive, random);
    const unsigned bit = static_cast<unsigned>(random() % 8);
    flip_bit(place, bit);
    const std::string where = place.file.string() + " at " + std::to_string(place.offset);
    EXPECT_EQ(run_program({"indexer", "verify", "-d", archive}).exit_code, 3) << where;
    const ProgramRun refused =
        run_program({"searcher", "Syria", "-d", archive, "--verify", "full", "--json"});
    EXPECT_EQ(refused.exit_code, 3) << where << "\n" << refused.out << refused.err;
    flip_bit(place, bit);  // as it was
  }
  EXPECT_EQ(run_program({"indexer", "verify", "-d", archive}).exit_code, 0);
  EXPECT_EQ(run_program({"searcher", "Syria", "-d", archive, "--json"}).out, whole);
}

}  // namespace
}  // namespace pressmark
