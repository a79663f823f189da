// SPDX-License-Identifier: GPL-2.0-or-later
//
// Later sources never replace what an earlier one has set.
#include "indexer/settings.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/config_file.h"
#include "base/did_you_mean.h"
#include "base/escape.h"
#include "base/json_writer.h"
#include "base/utf8.h"
#include "indexer/command_table.h"

namespace pressmark {

namespace {

const IndexerOptionSpec* find_indexer_option(std::string_view name) {
  const auto* found = std::ranges::find(indexer_options, name, &IndexerOptionSpec::name);
  return found != indexer_options.end() ? found : nullptr;
}

Error config_key_error(const std::string& path, const ConfigEntry& entry) {
  std::vector<std::string_view> names;
  for (const IndexerOptionSpec& option : indexer_options) {
    if (option.is_setting) names.push_back(option.name);
  }
  const bool is_option = find_indexer_option(entry.key) != nullptr;
  const std::optional<std::string_view> meant = did_you_mean(entry.key, names);
  std::string hint = fmt::format("settings are {}", fmt::join(names, ", "));
  if (meant) hint = fmt::format("did you mean {}?", *meant);
  if (is_option) hint = fmt::format("give --{} on the command line", entry.key);
  return Error{ErrorKind::invalid_argument,
               fmt::format("{}:{}: {} `{}`", path, entry.line,
                           is_option ? "this is no setting:" : "there is no setting", entry.key),
               std::move(hint)};
}

Status add_config_file(const Environment& environment, IndexerSettings& settings) {
  if (environment.config_path.empty()) return ok;
  Result<std::vector<ConfigEntry>> entries =
      parse_config(environment.config, environment.config_path, "indexer");
  if (!entries) return std::move(entries).error();
  for (ConfigEntry& entry : *entries) {
    const IndexerOptionSpec* option = find_indexer_option(entry.key);
    if (option == nullptr || !option->is_setting) {
      return config_key_error(environment.config_path, entry);
    }
    std::string origin = fmt::format("{}:{}", environment.config_path, entry.line);
    if (entry.values.size() != 1) {
      return Error{ErrorKind::invalid_argument,
                   fmt::format("{}: `{}` has {} values", origin, entry.key, entry.values.size()),
                   "the indexer works on one archive"};
    }
    settings.try_emplace(entry.key,
                         IndexerSetting{std::move(entry.values.front()), std::move(origin)});
  }
  return ok;
}

// Each setting with its value ("" where there is none) and origin.
std::vector<std::pair<std::string_view, IndexerSetting>> all_settings(
    const IndexerSettings& settings) {
  std::vector<std::pair<std::string_view, IndexerSetting>> rows;
  for (const IndexerOptionSpec& option : indexer_options) {
    if (!option.is_setting) continue;
    const auto found = settings.find(option.name);
    rows.emplace_back(option.name, found != settings.end()
                                       ? found->second
                                       : IndexerSetting{std::string{option.fallback}, "default"});
  }
  return rows;
}

}  // namespace

Result<IndexerSettings> gather_indexer_settings(const std::map<std::string, std::string>& typed,
                                                const Environment& environment) {
  IndexerSettings settings;
  for (const auto& [name, value] : typed)
    settings.try_emplace(name, IndexerSetting{value, "--" + name, true});
  for (const IndexerOptionSpec& option : indexer_options) {
    if (!option.is_setting) continue;
    const std::string variable = environment_name(option.name);
    const auto found = environment.variables.find(variable);
    if (found == environment.variables.end() || found->second.empty()) continue;
    settings.try_emplace(std::string{option.name}, IndexerSetting{found->second, variable});
  }
  if (Status added = add_config_file(environment, settings); !added) {
    return std::move(added).error();
  }
  return settings;
}

std::string describe_settings(const IndexerSettings& settings) {
  std::vector<std::string> values;
  std::size_t width = 0;
  const auto rows = all_settings(settings);
  for (const auto& [name, setting] : rows) {
    values.push_back(setting.value.empty() ? "-" : escape_for_terminal_line(setting.value));
    width = std::max(width, display_width(values.back()));
  }
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    text += fmt::format("{:<8} {}{}  {}\n", rows[i].first, values[i],
                        std::string(width - display_width(values[i]), ' '),
                        escape_for_terminal_line(rows[i].second.origin));
  }
  return text;
}

std::string settings_to_json(const IndexerSettings& settings) {
  JsonWriter json;
  json.begin_object().key("schema").value(1).key("settings").begin_object();
  for (const auto& [name, setting] : all_settings(settings)) {
    json.key(name).begin_object().key("value");
    setting.value.empty() ? json.null() : json.value(setting.value);
    json.key("origin").value(setting.origin).end_object();
  }
  json.end_object().end_object();
  return json.take() + '\n';
}

}  // namespace pressmark
