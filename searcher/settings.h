// SPDX-License-Identifier: GPL-2.0-or-later
//
// What each option is set to, and by whom: the command line before the environment before the
// config file before the default.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/config_file.h"
#include "base/environment.h"
#include "base/result.h"
#include "searcher/arguments.h"
#include "searcher/command_table.h"
#include "searcher/output/output.h"

namespace pressmark {

struct OptionValue {
  std::vector<std::string> values;  ///< Empty for an option that has none.
  std::string origin;  ///< "--limit", "PRESSMARK_LIMIT", "/home/a/.config/pressmark/config.toml:3"
  bool is_typed = false;  ///< On the command line.
};

using OptionValues = std::map<std::string, OptionValue, std::less<>>;

/// The values of all options that are set, by name. Environment and config file are read for
/// settings only, and an empty variable is none. Fails with invalid_argument for a config file that
/// makes no sense; names in it that are no settings are refused.
Result<OptionValues> gather_settings(const Arguments& arguments, const Environment& environment);

/// Every setting, its value and where that comes from: --print-config. As one object for json.
std::string format_settings(OutputFormat format, const OptionValues& values);

}  // namespace pressmark
