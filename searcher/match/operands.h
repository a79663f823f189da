// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the word and name operands of a plan stand for in the segments of one archive.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "archive/segment_reader.h"
#include "searcher/match/name_catalog.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// The spellings that name operands stand for. Knows plans by their address: they must stay where
/// they are.
class NameOperands {
 public:
  explicit NameOperands(std::size_t segments) : segments_(segments) {}

  /// Looks up every name operand below `plan`.
  void resolve(const Plan& plan, const NameCatalog& catalog);

  /// Ordinals in the segment's names table, ascending. Requires that the operand was resolved.
  std::span<const std::uint32_t> ordinals(const Plan& operand, std::size_t segment) const;

 private:
  std::size_t segments_;
  std::unordered_map<const Plan*, std::vector<std::vector<std::uint32_t>>> ordinals_;
};

}  // namespace pressmark
