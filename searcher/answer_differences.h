// SPDX-License-Identifier: GPL-2.0-or-later
//
// In what two answers to one request differ, printed value by printed value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

/// A hit that both list, but not with the same words.
struct AlteredHit {
  std::string id;
  std::vector<std::string> keys;  ///< "title", "snippet", ...; never "rank" or "score".

  friend bool operator==(const AlteredHit&, const AlteredHit&) = default;
};

struct AnswerDifferences {
  bool read_as = false;
  bool total = false;
  bool order = false;   ///< Of the hits that both list.
  bool scores = false;  ///< Of the hits that both list.
  std::vector<AlteredHit> hits;
  std::vector<std::string> facets;  ///< Those of which a value or a number differs.
  bool timeline = false;
};

/// Both as format_json() writes them. A key that only `now` has, as a later version may print it,
/// is no difference. What is no JSON object differs in nothing.
AnswerDifferences find_differences(std::string_view then, std::string_view now);

}  // namespace pressmark
