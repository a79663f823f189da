// SPDX-License-Identifier: GPL-2.0-or-later
//
// Terms at consecutive positions, searched for in rows of the word-order column as bytes: no
// position is worked out, and few codes are looked at.
//
//   TermSequence phrase{{{chemic}, {weapon}}, std::nullopt};
//   phrase.occurs_in(columns.word_order.row(document))
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "archive/lexicon.h"
#include "schema/entity.h"

namespace pressmark {

/// Made once for a segment, asked about many rows. Safe to share between threads.
class TermSequence {
 public:
  /// At the i-th place stands one of places[i]; nothing matches if one of them is empty. All places
  /// are in `field`, or, if that is nothing, in the same one. Requires two places or more.
  TermSequence(std::span<const std::vector<TermId>> places, std::optional<TextField> field);

  /// Throws DamagedArchive if what it looks at of the row makes no sense.
  bool occurs_in(std::span<const std::byte> row) const;

 private:
  struct Code {
    std::uint64_t bytes = 0;  // as loaded from memory
    std::uint64_t mask = 0;
    std::size_t size = 0;
  };
  // What any occurrence begins with: each of two bytes sixteen times.
  using Bytes = std::uint8_t __attribute__((vector_size(16)));
  struct Key {
    Bytes first;
    Bytes second;
  };
  struct Row;

  void make_keys();
  bool occurs_near(Row& row, std::size_t at, const std::byte* bytes, std::size_t end) const;
  bool occurs_between(Row& row, std::size_t begin, std::size_t end) const;
  bool is_occurrence(Row& row, std::size_t begin) const;
  std::size_t end_of_match(const Row& row, std::size_t at) const;

  std::vector<std::vector<Code>> places_;
  std::optional<TextField> field_;
  std::vector<Key> keys_;
};

}  // namespace pressmark
