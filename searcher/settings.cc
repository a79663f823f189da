// SPDX-License-Identifier: GPL-2.0-or-later
//
// Later sources never replace what an earlier one has set.
#include "searcher/settings.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/did_you_mean.h"
#include "base/json_writer.h"
#include "searcher/output/styled_text.h"

namespace pressmark {

namespace {

Error unknown_key_error(const std::string& path, const ConfigEntry& entry) {
  std::vector<std::string_view> names;
  for (const OptionSpec& spec : option_specs()) {
    if (spec.setting == Setting::yes) names.push_back(spec.name);
  }
  const OptionSpec* option = find_option(entry.key);
  const auto meant = did_you_mean(entry.key, names);
  std::string hint = fmt::format("settings are {}", fmt::join(names, ", "));
  if (meant) hint = fmt::format("did you mean {}?", *meant);
  if (option != nullptr) hint = fmt::format("give --{} on the command line", entry.key);
  return Error{
      ErrorKind::invalid_argument,
      fmt::format("{}:{}: {} `{}`", path, entry.line,
                  option != nullptr ? "this is no setting:" : "there is no setting", entry.key),
      std::move(hint)};
}

Status add_config(const Environment& environment, OptionValues& values) {
  if (environment.config_path.empty()) return ok;
  Result<std::vector<ConfigEntry>> entries =
      parse_config(environment.config, environment.config_path, "searcher");
  if (!entries) return std::move(entries).error();
  for (ConfigEntry& entry : *entries) {
    const OptionSpec* option = find_option(entry.key);
    if (option == nullptr || option->setting == Setting::no) {
      return unknown_key_error(environment.config_path, entry);
    }
    const std::string origin = fmt::format("{}:{}", environment.config_path, entry.line);
    values.try_emplace(entry.key, OptionValue{std::move(entry.values), origin});
  }
  return ok;
}

}  // namespace

Result<OptionValues> gather_settings(const Arguments& arguments, const Environment& environment) {
  OptionValues values;
  for (const auto& [name, given] : arguments.options) {
    values.try_emplace(name, OptionValue{given, "--" + name, true});
  }
  for (const OptionSpec& option : option_specs()) {
    if (option.setting == Setting::no) continue;
    const std::string variable = environment_name(option.name);
    const auto found = environment.variables.find(variable);
    if (found == environment.variables.end() || found->second.empty()) continue;
    values.try_emplace(std::string{option.name}, OptionValue{{found->second}, variable});
  }
  const Status added = add_config(environment, values);
  if (!added) return added.error();
  return values;
}

std::string format_settings(OutputFormat format, const OptionValues& values) {
  struct Row {
    std::string_view name;
    std::string value;
    std::string origin;
  };
  std::vector<Row> rows;
  std::size_t value_width = 0;
  for (const OptionSpec& option : option_specs()) {
    if (option.setting == Setting::no) continue;
    Row row{option.name, std::string{option.fallback}, "default"};
    if (const auto found = values.find(option.name); found != values.end()) {
      row.value = fmt::format("{}", fmt::join(found->second.values, " "));
      row.origin = found->second.origin;
    }
    value_width = std::max(value_width, row.value.size());
    rows.push_back(std::move(row));
  }
  if (format == OutputFormat::json) {
    JsonWriter json;
    json.begin_object().key("schema").value(1).key("settings").begin_object();
    for (const Row& row : rows) {
      json.key(row.name).begin_object();
      json.key("value");
      row.value.empty() ? json.null() : json.value(row.value);
      json.key("origin").value(row.origin).end_object();
    }
    json.end_object().end_object();
    return json.take() + '\n';
  }
  std::string out;
  for (const Row& row : rows) {
    const std::string value = row.value.empty() ? "-" : row.value;
    out += fmt::format("{:<12} {}  {}\n", row.name,
                       pad_right(make_line(value).text, std::max<std::size_t>(value_width, 1)),
                       make_line(row.origin).text);
  }
  return out;
}

}  // namespace pressmark
