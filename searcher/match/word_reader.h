// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where several words stand in an article, each of them one of any number of stems or printed
// forms: all found in one pass over the row of the word-order column.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "archive/word_order.h"
#include "searcher/match/form_operands.h"
#include "searcher/query/plan.h"

namespace pressmark {

struct ReadWord {
  TextScope scope = TextScope::any;
  std::vector<TermForms> terms;
};

/// Made once for a segment, asked about many rows. Throws DamagedArchive.
class WordReader {
 public:
  explicit WordReader(std::span<const ReadWord> words);

  /// Puts the positions of each word, ascending, in the `out` beside it, which is cleared first.
  /// Requires as many `out` as words.
  void read(std::span<const std::byte> row, std::span<std::vector<Position>> out) const;

 private:
  struct Entry {
    TermForms term;
    std::size_t word = 0;
    TextScope scope = TextScope::any;
  };
  static constexpr std::size_t filter_bits = 4096;

  bool may_be_wanted(TermId id) const {
    return (filter_[id % filter_bits / 64] >> (id % 64) & 1U) != 0;
  }

  std::vector<Entry> entries_;  // by term id
  std::array<std::uint64_t, filter_bits / 64> filter_{};
  bool looks_at_forms_ = false;
};

}  // namespace pressmark
