// SPDX-License-Identifier: GPL-2.0-or-later
//
// Only here is known that a config file is TOML.
#include "searcher/config_file.h"

#include <algorithm>
#include <optional>
#include <utility>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
// It asserts that a table's name begins as one, and then looks whether it does: "[:x]" is an error
// of the file, and must not end the program.
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <fmt/format.h>
#include <toml++/toml.h>

namespace pressmark {

namespace {

constexpr std::string_view table_name = "searcher";

Error config_error(const std::string& path, std::uint32_t line, std::string_view message,
                   std::string hint) {
  return Error{ErrorKind::invalid_argument, fmt::format("{}:{}: {}", path, line, message),
               std::move(hint)};
}

std::uint32_t config_line(const toml::node& node) {
  return node.source().begin.line;
}

std::optional<std::string> scalar_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
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

}  // namespace

Result<std::vector<ConfigEntry>> parse_config(std::string_view toml, const std::string& path) {
  const toml::parse_result parsed = toml::parse(toml, path);
  if (!parsed) {
    return config_error(path, parsed.error().source().begin.line, parsed.error().description(),
                        "the file is TOML: key = \"value\", numbers without quotes");
  }
  std::vector<ConfigEntry> entries;
  for (const auto& [name, node] : parsed.table()) {
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      return config_error(path, config_line(node),
                          fmt::format("`{}` stands in no table", std::string_view{name.str()}),
                          "settings of the searcher stand below a line [searcher]");
    }
    if (name.str() != table_name) {
      return config_error(path, config_line(node),
                          fmt::format("there is no table [{}]", std::string_view{name.str()}),
                          "settings of the searcher stand below a line [searcher]");
    }
    for (const auto& [key, value] : *table) {
      std::optional<std::vector<std::string>> texts = texts_of(value);
      if (!texts) {
        return config_error(
            path, config_line(value),
            fmt::format("`{}` is no text, number or list of them", std::string_view{key.str()}),
            "");
      }
      ConfigEntry entry{std::string{key.str()}, *std::move(texts), config_line(value)};
      if (entry.key != "archive" && entry.values.size() != 1) {
        entry.values = {fmt::format("{}", fmt::join(entry.values, ","))};
      }
      entries.push_back(std::move(entry));
    }
  }
  std::sort(entries.begin(), entries.end(), [](const ConfigEntry& a, const ConfigEntry& b) {
    return a.line != b.line ? a.line < b.line : a.key < b.key;
  });
  return entries;
}

}  // namespace pressmark
