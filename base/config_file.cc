// SPDX-License-Identifier: GPL-2.0-or-later
//
// Only here is known that a config file is TOML.
#include "base/config_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
// It asserts that a table's name begins as one, and then looks whether it does: "[:x]" is an error
// of the file, and must not end the program.
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>

namespace pressmark {

namespace {

constexpr std::array<std::string_view, 2> programs{"indexer", "searcher"};

Error config_error(const std::string& path, std::uint32_t line, const std::string& message,
                   std::string hint) {
  return Error{ErrorKind::invalid_argument, path + ':' + std::to_string(line) + ": " + message,
               std::move(hint)};
}

// As all other errors begin.
std::string in_lower_case(std::string_view sentence) {
  std::string text{sentence};
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] += 'a' - 'A';
  return text;
}

std::uint32_t config_line(const toml::node& node) {
  return node.source().begin.line;
}

std::optional<std::string> scalar_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  return std::nullopt;
}

std::optional<std::vector<std::string>> texts_of(const toml::node& node) {
  std::vector<std::string> texts;
  const toml::array* list = node.as_array();
  if (list == nullptr) {
    std::optional<std::string> text = scalar_text(node);
    if (!text) return std::nullopt;
    texts.push_back(*std::move(text));
    return texts;
  }
  for (const toml::node& element : *list) {
    std::optional<std::string> text = scalar_text(element);
    if (!text) return std::nullopt;
    texts.push_back(*std::move(text));
  }
  return texts;
}

std::string join_values(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values)
    text.append(text.empty() ? "" : ",").append(value);
  return text;
}

Result<std::vector<ConfigEntry>> read_table(const toml::table& table, const std::string& path) {
  std::vector<ConfigEntry> entries;
  for (const auto& [key, value] : table) {
    ConfigEntry entry{std::string{key.str()}, {}, config_line(value)};
    std::optional<std::vector<std::string>> texts = texts_of(value);
    if (!texts) {
      return config_error(path, entry.line,
                          '`' + entry.key + "` is no text, number or list of them",
                          "write it as key = \"value\", key = 3 or key = [\"a\", \"b\"]");
    }
    entry.values = *std::move(texts);
    if (entry.key != "archive" && entry.values.size() != 1)
      entry.values = {join_values(entry.values)};
    entries.push_back(std::move(entry));
  }
  std::sort(entries.begin(), entries.end(), [](const ConfigEntry& a, const ConfigEntry& b) {
    return a.line != b.line ? a.line < b.line : a.key < b.key;
  });
  return entries;
}

}  // namespace

Result<std::vector<ConfigEntry>> parse_config(std::string_view toml, const std::string& path,
                                              std::string_view table) {
  const toml::parse_result parsed = toml::parse(toml, path);
  if (!parsed) {
    return config_error(path, parsed.error().source().begin.line,
                        in_lower_case(parsed.error().description()),
                        "the file is TOML: key = \"value\", numbers without quotes");
  }
  const std::string hint =
      "settings of the " + std::string{table} + " stand below a line [" + std::string{table} + ']';
  for (const auto& [name, node] : parsed.table()) {
    const std::string text{name.str()};
    if (!node.is_table()) {
      return config_error(path, config_line(node), '`' + text + "` stands in no table", hint);
    }
    if (std::find(programs.begin(), programs.end(), text) == programs.end()) {
      return config_error(path, config_line(node), "there is no table [" + text + ']', hint);
    }
  }
  const toml::table* ours = parsed.table()[table].as_table();
  return ours != nullptr ? read_table(*ours, path) : std::vector<ConfigEntry>{};
}

}  // namespace pressmark
