// SPDX-License-Identifier: GPL-2.0-or-later
//
// Looked at once, before anything else runs.
#include "base/environment.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include <unistd.h>

#include "base/files.h"

namespace pressmark {

namespace {

constexpr std::uint64_t largest_config = 1U << 20U;

std::string variable_or_nothing(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::string find_config_path() {
  const std::string config_home = variable_or_nothing("XDG_CONFIG_HOME");
  const std::string home = variable_or_nothing("HOME");
  if (!config_home.empty()) return config_home + "/pressmark/config.toml";
  return home.empty() ? "" : home + "/.config/pressmark/config.toml";
}

}  // namespace

Result<Environment> read_environment() {
  Environment found;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text{*entry};
    const std::size_t equals = std::min(text.find('='), text.size());
    if (!text.starts_with("PRESSMARK_") || equals == text.size()) continue;
    found.variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  const std::string path = find_config_path();
  std::error_code problem;
  if (path.empty() || !std::filesystem::exists(path, problem)) return found;
  Result<std::string> config = read_file(path, largest_config);
  if (!config) return std::move(config).error();
  found.config_path = path;
  found.config = *std::move(config);
  return found;
}

std::string environment_name(std::string_view option) {
  std::string name = "PRESSMARK_";
  for (const char c : option)
    name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return name;
}

}  // namespace pressmark
