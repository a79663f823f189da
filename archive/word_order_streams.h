// SPDX-License-Identifier: GPL-2.0-or-later
//
// A row of the word-order column taken apart into its streams, for those who read and write rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

#include "archive/encoding.h"
#include "archive/word_order.h"
#include "schema/fields.h"

namespace pressmark {

inline constexpr std::string_view word_order_name = "a row of columns/word_order";

/// Positions are stored without the gap between title and body.
inline constexpr Position largest_stored_position =
    std::numeric_limits<Position>::max() - field_position_gap;

struct WordOrderStreams {
  std::uint32_t title_words = 0;
  std::span<const std::byte> terms;      ///< A: which terms, how often each.
  std::span<const std::byte> positions;  ///< B: where, term by term.
  std::span<const std::byte> sentences;  ///< C
  std::span<const std::byte> mentions;   ///< D
};

inline WordOrderStreams split_word_order(std::span<const std::byte> row) {
  ByteReader reader{row, word_order_name};
  WordOrderStreams streams;
  streams.title_words = reader.varint32();
  if (streams.title_words > largest_stored_position) reader.fail();
  const std::uint64_t terms = reader.varint();
  const std::uint64_t positions = reader.varint();
  const std::uint64_t sentences = reader.varint();
  streams.terms = reader.bytes(terms);
  streams.positions = reader.bytes(positions);
  streams.sentences = reader.bytes(sentences);
  streams.mentions = reader.bytes(reader.remaining());
  return streams;
}

/// Stream A: term ids ascending, each with its number of positions.
///
/// One varint per term: the distance to the id before, shifted left; the lowest bit says that the
/// term stands more than once, and then the count less two follows.
class TermStreamReader {
 public:
  explicit TermStreamReader(std::span<const std::byte> stream) : reader_(stream, word_order_name) {}

  bool at_end() const { return reader_.at_end(); }

  /// Reads the next term into id() and count().
  void next() {
    const std::uint64_t head = reader_.varint();
    next_id_ += head >> 1U;
    if (next_id_ > std::numeric_limits<TermId>::max()) reader_.fail();
    id_ = static_cast<TermId>(next_id_++);
    count_ = (head & 1U) == 0 ? 1 : std::uint64_t{reader_.varint32()} + 2;
  }

  TermId id() const { return id_; }
  std::uint64_t count() const { return count_; }

 private:
  ByteReader reader_;
  std::uint64_t next_id_ = 0;  // the smallest that may follow
  TermId id_ = 0;
  std::uint64_t count_ = 0;
};

inline void append_term(std::string& out, std::uint64_t distance, std::uint64_t count) {
  append_varint(out, distance << 1U | (count > 1 ? 1U : 0U));
  if (count > 1) append_varint(out, count - 2);
}

/// A position as the article's words have it.
inline Position with_gap(std::uint64_t stored, std::uint32_t title_words) {
  return static_cast<Position>(stored <= title_words ? stored : stored + field_position_gap);
}

}  // namespace pressmark
