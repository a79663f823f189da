// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why a query does not run, with the edit that would make it run: shared by lexer and parser.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/byte_range.h"

namespace pressmark {

/// Part of the query replaced by other text.
struct QueryEdit {
  ByteRange range;
  std::string replacement;
};

/// Offered where nothing of the query is left to offer.
inline constexpr std::string_view example_query = "tillerson AND lavrov";

/// What stands before an offer; how long one may be, to find room in a line; and how many plain
/// words are offered of what cannot be mended.
inline constexpr std::string_view offer_prefix = "try: ";
inline constexpr std::size_t longest_offer = 400;
inline constexpr std::size_t offered_words = 8;

struct Refusal {
  ByteRange where;
  std::string message;
  /// Mends this fault, though perhaps not the only one; nothing where no small change would.
  std::optional<QueryEdit> edit;
};

/// A refusal of `where`, which `replacement` would mend.
inline Refusal refuse(ByteRange where, std::string message, std::string replacement) {
  return {where, std::move(message), QueryEdit{where, std::move(replacement)}};
}

}  // namespace pressmark
