// SPDX-License-Identifier: GPL-2.0-or-later
//
// Two segments with articles of which some are copies: three of a storm, two of a ferry.
#pragma once

#include <string>
#include <vector>

#include "tests/support/tiny_archive.h"

namespace pressmark {

/// Sixty different words about something.
inline std::string long_text(const std::string& subject) {
  std::string text = subject;
  for (int i = 0; i < 60; ++i)
    text += " " + subject + std::to_string(i);
  return text + ".";
}

/// storm-0 was published first, storm-2 last, storm-1 is the longest and undated; ferry-1 is older
/// than ferry-2. The short ones are too short to be copies.
inline std::vector<TinySegment> copied_articles() {
  return {{{.id = "storm-2", .body = long_text("storm"), .date = "2017-05-03", .source = "Post"},
           {.id = "ferry-1", .body = long_text("ferry"), .date = "2017-05-01", .source = "Post"},
           {.id = "short-1", .body = "A storm and a ferry.", .date = "2017-06-01"},
           {.id = "storm-0", .body = long_text("storm"), .date = "2017-05-01", .source = "Times"}},
          {{.id = "short-2", .body = "A storm and a ferry.", .date = "2017-06-01"},
           {.id = "ferry-2", .body = long_text("ferry"), .date = "2017-06-02", .source = "Times"},
           {.id = "oil", .body = long_text("oil") + " A storm.", .date = "2017-05-20"},
           {.id = "storm-1", .body = long_text("storm") + " It goes on."}}};
}

}  // namespace pressmark
