// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a program finds around it: variables of ours, and the config file.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace pressmark {

struct Environment {
  std::map<std::string, std::string, std::less<>> variables = {};  ///< PRESSMARK_*, by name.
  std::string config_path = {};                                    ///< "" if there is none.
  std::string config = {};                                         ///< What the file says.
};

/// That of the process. The config file is pressmark/config.toml in $XDG_CONFIG_HOME, or else in
/// $HOME/.config. Fails with io or limit if it is there and cannot be read. Not to be called while
/// another thread changes the environment.
Result<Environment> read_environment();

/// "facet-limit" -> "PRESSMARK_FACET_LIMIT"
std::string environment_name(std::string_view option);

}  // namespace pressmark
