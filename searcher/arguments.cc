// SPDX-License-Identifier: GPL-2.0-or-later
//
// Queries and options look alike where a query leaves words out: `-Trump`.
#include "searcher/arguments.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/did_you_mean.h"
#include "searcher/command_table.h"

namespace pressmark {

namespace {

// Text as one word of a shell command, for hints that can be copied.
std::string quote_for_shell(std::string_view text) {
  if (text.find_first_of("\"$`\\!") == std::string_view::npos) return fmt::format("\"{}\"", text);
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + '\'';
}

bool takes_next_argument(std::string_view option) {
  const std::span<const OptionSpec> options = option_specs();
  return std::any_of(options.begin(), options.end(), [&](const OptionSpec& spec) {
    if (spec.value.empty()) return false;
    if (option.starts_with("--")) return option.substr(2) == spec.name;
    return option.size() == 2 && option[0] == '-' && option[1] == spec.letter;
  });
}

// Could `value` be meant where it follows its option without a space: -n5, -fsource=Post?
bool is_plausible_value(char letter, std::string_view value) {
  if (letter == 'n') return value.find_first_not_of("0123456789=") == std::string_view::npos;
  if (letter == 'f') return value.find('=') != std::string_view::npos;
  if (letter == 'd') return value.find_first_of("/.=") != std::string_view::npos;
  return false;
}

}  // namespace

bool asks_for_json(const Arguments& arguments) {
  const auto format = arguments.options.find("format");
  if (format != arguments.options.end() && !format->second.empty()) {
    return format->second.back() == "json";
  }
  return arguments.options.contains("json");
}

ArgumentKind kind_of_argument(std::string_view argument, std::string_view previous) {
  if (!argument.starts_with('-') || takes_next_argument(previous)) return ArgumentKind::regular;
  const std::size_t space = argument.find_first_of(" \t\n");
  const bool is_long = argument.starts_with("--");
  if (space != std::string_view::npos) {
    const bool may_have_value = is_long || argument.starts_with("-f");
    return may_have_value && argument.find('=') < space ? ArgumentKind::regular
                                                        : ArgumentKind::query;
  }
  if (is_long || argument.size() <= 2) return ArgumentKind::regular;
  return is_plausible_value(argument[1], argument.substr(2)) ? ArgumentKind::regular
                                                             : ArgumentKind::unknown_option;
}

Error unknown_option_error(const std::string& program, const Arguments& arguments) {
  const std::string& option = arguments.unknown_options.front();
  Error error{ErrorKind::invalid_argument, fmt::format("unknown option {}", option)};
  if (!option.starts_with("--")) {
    std::vector<std::string> words = arguments.words;
    std::string command = program;
    if (!words.empty() && find_command(words.front()) != nullptr) {
      command += ' ' + words.front();
      words.erase(words.begin());
    }
    words.insert(words.end(), arguments.unknown_options.begin(), arguments.unknown_options.end());
    const std::string query = quote_for_shell(fmt::format("{}", fmt::join(words, " ")));
    error.hint =
        words.size() > 1
            ? fmt::format("to leave out a word, quote the whole query: {} {}", command, query)
            : fmt::format("to leave out a word, write it after --: {} -- {}", command, query);
    return error;
  }
  std::vector<std::string_view> names;
  for (const OptionSpec& spec : option_specs())
    names.push_back(spec.name);
  const auto meant = did_you_mean(option.substr(2, option.find('=') - 2), names);
  error.hint = meant ? fmt::format("did you mean --{}?", *meant)
                     : fmt::format("{} --help lists the options", program);
  return error;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view white_space = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(white_space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white_space) - begin + 1);
}

}  // namespace pressmark
