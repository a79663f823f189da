// SPDX-License-Identifier: GPL-2.0-or-later
//
// An option in the place of another one's value: `-d --json` forgets the archive, and must not make
// one of that name.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace pressmark {

struct OptionName {
  char letter = 0;        ///< 0: none.
  std::string_view name;  ///< Without the dashes.
  bool has_value = false;
};

/// Fails with invalid_argument for the first option with a value that another option stands behind.
/// What is behind `--` is no option.
Status check_option_values(std::span<const std::string> arguments,
                           std::span<const OptionName> options);

}  // namespace pressmark
