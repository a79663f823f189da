// SPDX-License-Identifier: GPL-2.0-or-later
//
// A regular expression that words, names and other values are compared with as a whole:
// `/lavr.v/`, `/(un)?armed/`. RE2's syntax; case does not count.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "base/result.h"

namespace pressmark {

/// Takes time linear in what it is compared with, and bounded memory. Not safe to share between
/// threads.
class WordRegex {
 public:
  /// Fails with invalid_argument, the message saying what is wrong with the expression.
  static Result<WordRegex> compile(std::string_view expression);

  WordRegex(WordRegex&&) noexcept;
  WordRegex& operator=(WordRegex&&) noexcept;
  ~WordRegex();

  bool matches(std::string_view word) const;

 private:
  struct Impl;
  explicit WordRegex(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// One past the slash that closes the expression at the beginning of `text`; nothing if none begins
/// there. Between the slashes is no space, and behind the second one the end of a unit, ~ or ^.
std::optional<std::size_t> find_regex_end(std::string_view text);

}  // namespace pressmark
