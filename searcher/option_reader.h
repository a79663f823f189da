// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads values of options into plain variables and remembers the first thing that is wrong, said
// in the words of whoever set it: `--limit: ...`, `PRESSMARK_LIMIT: ...`, `config.toml:3: ...`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/did_you_mean.h"
#include "base/result.h"
#include "searcher/request_choices.h"
#include "searcher/settings.h"

namespace pressmark {

struct NumberBounds {
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  std::string_view hint = {};  ///< Where there are too many; empty: the bounds.
};

Error usage_error(std::string message, std::string hint = {});

/// The parts of a list, without white space around them; empty parts are left out.
std::vector<std::string> split_list(std::string_view list);

/// Must not outlive the values.
class OptionReader {
 public:
  explicit OptionReader(const OptionValues& values) : values_(&values) {}

  /// For an option without a value.
  bool has(std::string_view name) const { return values_->contains(name); }

  /// As for grep and git, the last one given counts. Null if the option is not set.
  const std::string* value(std::string_view name) const;
  /// All that were given, for options that add up.
  std::vector<std::string> all_values(std::string_view name) const;

  /// Who set it, for messages. Requires that it is set.
  const std::string& origin(std::string_view name) const {
    return values_->find(name)->second.origin;
  }

  /// On the command line, not for good. Requires that it is set.
  bool is_typed(std::string_view name) const { return values_->find(name)->second.is_typed; }

  void read_number(std::string_view name, const NumberBounds& bounds, std::uint32_t& to);

  template <typename T>
  void read_choice(std::string_view name, Choices<T> choices, T& to);

  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  const OptionValues* values_;
  std::optional<Error> error_;
};

template <typename T>
void OptionReader::read_choice(std::string_view name, Choices<T> choices, T& to) {
  const std::string* text = value(name);
  if (text == nullptr) return;
  std::vector<std::string_view> names;
  for (const auto& [word, choice] : choices) {
    if (word == *text) {
      to = choice;
      return;
    }
    names.push_back(word);
  }
  const auto meant = did_you_mean(*text, names);
  fail(usage_error(
      fmt::format("{}: `{}` is none of {}", origin(name), *text, fmt::join(names, ", ")),
      meant ? fmt::format("did you mean {}?", *meant) : std::string{}));
}

}  // namespace pressmark
