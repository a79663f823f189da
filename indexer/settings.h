// SPDX-License-Identifier: GPL-2.0-or-later
//
// What each option of the indexer is set to, and by whom: the command line before the environment
// before the config file before the default.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "base/environment.h"
#include "base/result.h"

namespace pressmark {

struct IndexerSetting {
  std::string value;
  std::string origin;     ///< "--threads", "PRESSMARK_THREADS", "/home/a/.../config.toml:3"
  bool is_typed = false;  ///< On the command line.
};

using IndexerSettings = std::map<std::string, IndexerSetting, std::less<>>;

/// The options that are set, by name. Environment and config file are asked for settings only, and
/// an empty variable is none. Fails with invalid_argument for a config file that makes no sense, or
/// has keys that are no settings.
Result<IndexerSettings> gather_indexer_settings(const std::map<std::string, std::string>& typed,
                                                const Environment& environment);

/// Every setting, its value and where that comes from: --print-config. As one object for JSON.
std::string describe_settings(const IndexerSettings& settings);
std::string settings_to_json(const IndexerSettings& settings);

}  // namespace pressmark
