// SPDX-License-Identifier: GPL-2.0-or-later
//
// Arguments as they were typed, taken apart by the table of options; nothing is known of their
// values yet.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace pressmark {

struct Arguments {
  std::map<std::string, std::vector<std::string>, std::less<>> options;  ///< By name; given ones.
  std::vector<std::string> words;          ///< Neither option nor value: command, query, id.
  std::vector<std::string> literal_words;  ///< After `--`.
  std::vector<std::string> unknown_options;
};

/// True if an error, too, should be JSON; known even where nothing else makes sense.
bool asks_for_json(const Arguments& arguments);

/// What one argument is, before options are looked up in it. A query may begin with a minus
/// (`searcher "-Trump Syria"`), and a word to leave out is not a cluster of options: `-night` is
/// not -n with the value "ight".
enum class ArgumentKind : std::uint8_t {
  regular,         ///< An option, the value of the one before it, or a word without a minus.
  query,           ///< It has a space in it and is no --name=value or -fname=value.
  unknown_option,  ///< A letter that is an option, and letters that are no value of that option.
};

ArgumentKind kind_of_argument(std::string_view argument, std::string_view previous);

/// What to say about the first unknown option: the one that was meant, or how to leave a word out.
Error unknown_option_error(const std::string& program, const Arguments& arguments);

/// Without white space at both ends.
std::string_view trim(std::string_view text);

}  // namespace pressmark
