// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where several words stand in an article, each of them one of any number of stems or printed
// forms: all found in one pass over the row of the word-order column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
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

struct WordCount {
  std::uint32_t in_title = 0;
  std::uint32_t in_body = 0;  ///< Or in the captions.
};

/// What the places of some words have to be like; one of these is enough.
struct WantedPlaces {
  static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

  bool in_title = false;        ///< One is in the title;
  std::uint32_t lead = 0;       ///< one is among so many first words of the body;
  std::uint32_t times = never;  ///< there are as many.
};

/// Made once for a segment, asked about many rows. Throws DamagedArchive.
class WordReader {
 public:
  explicit WordReader(std::span<const ReadWord> words);

  /// Puts the positions of each word, ascending, in the `out` beside it, which is cleared first.
  /// Requires as many `out` as words.
  void read(std::span<const std::byte> row, std::span<std::vector<Position>> out) const;

  /// Adds how often each word is there to the count beside it, and appends to `found` those whose
  /// counts were zero. Requires as many counts as words.
  void count(std::span<const std::byte> row, std::span<WordCount> counts,
             std::vector<std::size_t>& found) const;

  /// Whether the places where any of the words stand are as is wanted. Reads no further than that
  /// takes.
  bool stand(std::span<const std::byte> row, const WantedPlaces& wanted) const;

 private:
  struct Entry {
    TermForms term;
    std::size_t word = 0;
    TextScope scope = TextScope::any;
  };
  static constexpr std::size_t buckets = 4096;
  static std::size_t bucket_of(const Entry& entry) { return entry.term.term % buckets; }

  template <typename Visit>
  void visit(std::span<const std::byte> row, Visit&& visit) const;

  std::vector<Entry> entries_;            // by bucket
  std::vector<std::uint32_t> bucket_at_;  // where each begins, and the last one ends
  bool looks_at_forms_ = false;
};

}  // namespace pressmark
