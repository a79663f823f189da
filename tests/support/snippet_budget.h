// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a snippet may be like that does not fit.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/search.h"

namespace pressmark {

/// What stands before, between and behind the highlights.
inline std::vector<std::string> beside_highlights(const Snippet& snippet) {
  std::vector<std::string> pieces;
  std::uint32_t at = 0;
  for (const ByteRange& range : snippet.highlights) {
    pieces.push_back(snippet.text.substr(at, range.begin - at));
    at = range.end;
  }
  pieces.push_back(snippet.text.substr(at));
  return pieces;
}

/// Within its budget; or nothing but what must be shown: highlights, the marks of what is left out,
/// and between two highlights what is no longer than such a mark.
inline bool keeps_its_budget(const Snippet& snippet, std::size_t max_bytes) {
  if (snippet.text.size() <= max_bytes) return true;
  if (snippet.highlights.empty()) return false;
  const std::vector<std::string> pieces = beside_highlights(snippet);
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    if (pieces[i].size() > 5) return false;
  }
  return (pieces.front().empty() || pieces.front() == "... ") &&
         (pieces.back().empty() || pieces.back() == " ...");
}

}  // namespace pressmark
