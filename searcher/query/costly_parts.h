// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a query has that is compared with every word, or with every article: of each kind only so
// much.
#pragma once

#include <cstdint>
#include <optional>

#include "searcher/query/ast.h"
#include "searcher/query/parser.h"
#include "searcher/query/refusal.h"

namespace pressmark {

/// Counts while a query is read.
class CostlyParts {
 public:
  /// Adds a word, phrase or value, or a list of such. The refusal of the first one too many.
  std::optional<Refusal> add(const Node& node, const QueryLimits& limits);

 private:
  std::uint32_t patterns_ = 0;
  std::uint32_t regexes_ = 0;
  std::uint32_t addresses_ = 0;
};

}  // namespace pressmark
