// SPDX-License-Identifier: GPL-2.0-or-later
//
// A console that keeps what is printed on it.
#pragma once

#include <string>
#include <string_view>

#include "indexer/commands.h"

namespace pressmark {

struct CapturedConsole {
  std::string out;
  std::string err;
  std::string in;

  /// Prints here for as long as this object lives.
  IndexerConsole console() {
    IndexerConsole made;
    made.print = [this](std::string_view text) -> Status {
      out += text;
      return ok;
    };
    made.complain = [this](std::string_view text) { err += text; };
    made.read_stdin = [this]() -> Result<std::string> { return in; };
    return made;
  }
};

}  // namespace pressmark
