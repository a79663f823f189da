// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every target is given its seeds and some that are made of them, so that none of them rots between
// two rounds of fuzzing, and nothing that was found comes back. PRESSMARK_FUZZ_CHANGES=N makes N of
// each seed; `tests/fuzz/run` is better at it.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/fuzz/targets.h"
#include "tests/support/source_folder.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

fs::path seeds_folder() {
  return source_folder() / "tests" / "fuzz" / "seeds";
}

/// In the order of their names.
std::vector<fs::path> seeds_of(std::string_view target) {
  std::vector<fs::path> seeds;
  for (const auto& entry : fs::directory_iterator{seeds_folder() / target})
    seeds.push_back(entry.path());
  std::ranges::sort(seeds);
  return seeds;
}

// So many on top of each other: what is left of the seed then is not worth much.
constexpr int most_changes = 8;

int changes_asked_for() {
  const char* asked = std::getenv("PRESSMARK_FUZZ_CHANGES");
  return asked == nullptr ? 3 : std::atoi(asked);
}

/// As a C++ literal would have it.
std::string printed(std::string_view input) {
  std::string text;
  for (const char c : input) {
    const auto byte = static_cast<unsigned char>(c);
    text += byte >= 0x20 && byte < 0x7F ? std::string{c} : fmt::format("\\{:03o}", byte);
  }
  return text;
}

void run(const FuzzTarget& target, const std::string& input, const std::string& what) {
  try {
    target.run(input);
  } catch (const BrokenPromise& broken) {
    ADD_FAILURE() << target.name << " of " << what << ": not kept: " << broken.what() << "\n"
                  << printed(input);
  }
}

/// A few of its bytes cut out, doubled or changed.
std::string changed(std::string input, std::mt19937& random) {
  if (input.empty()) return input;
  const std::size_t at = random() % input.size();
  const std::size_t length = 1 + random() % 8;
  switch (random() % 3) {
    case 0:
      return input.erase(at, length);
    case 1:
      return input.insert(at, input.substr(at, length));
    default:
      input[at] = static_cast<char>(random());
      return input;
  }
}

class FuzzReplay : public testing::TestWithParam<FuzzTarget> {};

TEST_P(FuzzReplay, KeepsItsPromises) {
  const int changes_of_each = changes_asked_for();
  std::mt19937 random{1};
  const std::vector<fs::path> seeds = seeds_of(GetParam().name);
  ASSERT_FALSE(seeds.empty());
  run(GetParam(), "", "nothing");
  for (const fs::path& path : seeds) {
    const std::string seed = read_whole_file(path);
    run(GetParam(), seed, path.string());
    std::string input = seed;
    for (int i = 0; i < changes_of_each && !HasFailure(); ++i) {
      if (i % most_changes == 0) input = seed;
      input = changed(std::move(input), random);
      run(GetParam(), input, "a change of " + path.string());
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, FuzzReplay, testing::ValuesIn(fuzz_targets),
                         [](const auto& target) { return std::string{target.param.name}; });

TEST(FuzzSeeds, BelongToATarget) {
  std::set<std::string> known;
  for (const FuzzTarget& target : fuzz_targets)
    known.emplace(target.name);
  for (const auto& entry : fs::directory_iterator{seeds_folder()})
    EXPECT_TRUE(known.contains(entry.path().filename().string())) << entry.path();
}

}  // namespace
}  // namespace pressmark
