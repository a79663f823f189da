// SPDX-License-Identifier: GPL-2.0-or-later
//
// The stems of a segment, and the small numbers that stand for them in the word-order column.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "archive/integrity.h"
#include "base/result.h"

namespace pressmark {

/// Numbers a stem by falling number of occurrences (ties: byte order), so that frequent stems have
/// short codes. Dense from 0.
using TermId = std::uint32_t;

class Lexicon {
 public:
  static Result<Lexicon> open(VerifiedFile file, std::string_view uuid);

  std::uint32_t size() const { return size_; }

  /// Nothing if no article of the segment has the stem.
  std::optional<TermId> find(std::string_view stem) const;

  /// Calls `visit(stem, id, occurrences)` for every stem in byte order; views live for the call.
  void for_each(const std::function<void(std::string_view, TermId, std::uint64_t)>& visit) const;

 private:
  VerifiedFile file_;
  std::uint32_t size_ = 0;
};

}  // namespace pressmark
