// SPDX-License-Identifier: GPL-2.0-or-later
//
// Writing rows of the word-order column, and renumbering them. docs/archive-format.md has the row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "archive/word_order.h"

namespace pressmark {

struct TermPosition {
  TermId term = 0;
  Position position = 0;  ///< With the gap between title and body.

  friend auto operator<=>(const TermPosition&, const TermPosition&) = default;
};

struct WordOrderRow {
  std::uint32_t title_words = 0;
  std::span<const TermPosition> words;  ///< By position: one at each, from the first to the last.
  std::span<const SentenceMark> sentences;  ///< Title's, then body's, ascending.
  std::span<const MentionMark> mentions;    ///< By ascending position.
};

/// Appends the row to `out`. Aborts if the row is not as it must be: it would be read back wrong.
void encode_word_order(const WordOrderRow& row, std::string& out);

/// Writes rows anew with other numbers for their terms and names. Keeps its buffers between rows.
class WordOrderRenumberer {
 public:
  /// Appends `row` to `out` with terms[id] for each term id and names[ordinal] for each ordinal,
  /// the names one-to-one. Equal to encoding the row with those numbers. Throws DamagedArchive if
  /// the row makes no sense or has a number outside the maps.
  void renumber(std::span<const std::byte> row, std::span<const TermId> terms,
                std::span<const std::uint32_t> names, std::string& out);

 private:
  std::vector<MentionMark> mentions_;
  std::string word_stream_;
  std::string mention_stream_;
};

}  // namespace pressmark
