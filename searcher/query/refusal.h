// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why a query does not run, with the edit that would make it run: shared by lexer and parser.
#pragma once

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
