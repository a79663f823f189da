// SPDX-License-Identifier: GPL-2.0-or-later
//
// Test data that is not part of the project.
#include "tests/support/shared_data.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
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

std::string unzip(const std::filesystem::path& file) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe{
      popen(("zcat '" + file.string() + "'").c_str(), "r"), pclose};
  std::string text;
  std::array<char, 1 << 16> buffer{};
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
    text.append(buffer.data(), size);
  return text;
}

}  // namespace pressmark
