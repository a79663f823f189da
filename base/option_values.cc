// SPDX-License-Identifier: GPL-2.0-or-later
//
// Only what is an option to the letter counts: `-n -1` and `--filter -x=y` are for others to judge.
#include "base/option_values.h"

#include <algorithm>

namespace pressmark {

namespace {

const OptionName* find_option_name(std::string_view argument, std::span<const OptionName> options) {
  const auto found = std::find_if(options.begin(), options.end(), [&](const OptionName& option) {
    if (argument.size() == 2 && argument[0] == '-') return argument[1] == option.letter;
    if (!argument.starts_with("--")) return false;
    const std::string_view name = argument.substr(2);
    return name.substr(0, name.find('=')) == option.name;
  });
  return found != options.end() ? &*found : nullptr;
}

}  // namespace

Status check_option_values(std::span<const std::string> arguments,
                           std::span<const OptionName> options) {
  for (std::size_t i = 0; i + 1 < arguments.size() && arguments[i] != "--"; ++i) {
    const OptionName* option = find_option_name(arguments[i], options);
    const bool has_it_behind_a_sign = arguments[i].find('=') != std::string::npos;
    if (option == nullptr || !option->has_value || has_it_behind_a_sign) continue;
    const std::string& value = arguments[++i];
    if (find_option_name(value, options) == nullptr) continue;
    const std::string name = "--" + std::string{option->name};
    return Error{ErrorKind::invalid_argument, name + " needs a value",
                 value + " is an option; if it is meant as the value: " + name + '=' + value};
  }
  return ok;
}

}  // namespace pressmark
