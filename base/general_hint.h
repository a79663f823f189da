// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a person can try about an error that has no hint of its own.
#pragma once

#include <string_view>

#include "base/result.h"

namespace pressmark {

constexpr std::string_view general_hint(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_input:
      return "look at that place of the input, or leave it out";
    case ErrorKind::invalid_argument:
      return "--help explains commands and options";
    case ErrorKind::archive:
      return "`indexer verify -d ARCHIVE` says what is wrong with it";
    case ErrorKind::io:
      return "check the path, who may read or write there, and the space that is left";
    case ErrorKind::limit:
      return "ask for less at once, or allow more memory";
  }
  return "";  // not reached: every kind is named above
}

/// The hint of an error as people read it: its own, or the general one.
inline std::string_view hint_of(const Error& error) {
  return error.hint.empty() ? general_hint(error.kind) : std::string_view{error.hint};
}

}  // namespace pressmark
