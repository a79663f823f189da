// SPDX-License-Identifier: GPL-2.0-or-later
//
// Test data that is not part of the project.
#include "tests/support/shared_data.h"

#include <cstdlib>
#include <system_error>

#include "tests/support/source_folder.h"

namespace pressmark {

namespace fs = std::filesystem;

std::optional<fs::path> shared_data(std::string_view name) {
  const auto existing = [&](const fs::path& root) -> std::optional<fs::path> {
    const fs::path path = root / "data" / name;
    std::error_code absent;
    if (!fs::exists(path, absent)) return std::nullopt;
    return path;
  };
  if (const char* root = std::getenv("PRESSMARK_SHARED"); root != nullptr && *root != '\0') {
    if (auto path = existing(root)) return path;
  }
  return existing(source_folder() / ".." / "shared");
}

}  // namespace pressmark
