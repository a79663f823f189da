// SPDX-License-Identifier: GPL-2.0-or-later
//
// Output that is compared with a committed file.
#include "tests/support/golden.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/source_folder.h"

namespace pressmark {

namespace fs = std::filesystem;

namespace {

void write_golden(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream out{path, std::ios::binary};
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (!out) ADD_FAILURE() << "cannot write " << path;
}

// The line of `text` that byte `at` is on.
std::string_view line_around(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

}  // namespace

void expect_golden(std::string_view name, std::string_view actual) {
  const fs::path path = source_folder() / "tests" / "golden" / name;
  const char* approve = std::getenv("PRESSMARK_APPROVE");
  if (approve != nullptr && std::string_view{approve} == "1") return write_golden(path, actual);

  std::ifstream in{path, std::ios::binary};
  if (!in) {
    ADD_FAILURE() << path << " is missing; PRESSMARK_APPROVE=1 writes it:\n" << actual;
    return;
  }
  const std::string expected{std::istreambuf_iterator<char>{in}, {}};
  if (expected == actual) return;
  const auto differs =
      std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end()).first;
  const auto at = static_cast<std::size_t>(differs - expected.begin());
  ADD_FAILURE() << "differs from " << path << " in line "
                << std::count(expected.begin(), differs, '\n') + 1
                << "\n  is:        " << line_around(actual, std::min(at, actual.size()))
                << "\n  should be: " << line_around(expected, at)
                << "\nPRESSMARK_APPROVE=1 accepts the new text:\n"
                << actual;
}

}  // namespace pressmark
