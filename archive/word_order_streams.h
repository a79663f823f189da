// SPDX-License-Identifier: GPL-2.0-or-later
//
// A row of the word-order column taken apart into its streams, for those who read and write rows,
// and the code of a term id.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>

#include "archive/encoding.h"
#include "archive/word_order.h"

namespace pressmark {

inline constexpr std::string_view word_order_name = "a row of columns/word_order";

/// So that there is room for the gaps.
inline constexpr Position largest_stored_position =
    std::numeric_limits<Position>::max() - FieldEnds::gap_before(TextField::caption) - 1;

struct WordOrderStreams {
  FieldEnds ends;
  std::span<const std::byte> words;      ///< A: the terms, in the order of the text.
  std::span<const std::byte> sentences;  ///< B
  std::span<const std::byte> mentions;   ///< C
  std::span<const std::byte> forms;      ///< D
};

inline WordOrderStreams split_word_order(std::span<const std::byte> row) {
  ByteReader reader{row, word_order_name};
  WordOrderStreams streams;
  const std::uint64_t title_and_flag = reader.varint();
  if (title_and_flag >> 1U > largest_stored_position) reader.fail();
  streams.ends.title = static_cast<std::uint32_t>(title_and_flag >> 1U);
  if ((title_and_flag & 1U) != 0) {
    const std::uint64_t body_end = streams.ends.title + std::uint64_t{reader.varint32()};
    if (body_end > largest_stored_position) reader.fail();
    streams.ends.body = static_cast<std::uint32_t>(body_end);
  }
  const std::uint64_t words = reader.varint();
  const std::uint64_t sentences = reader.varint();
  const std::uint64_t mentions = reader.varint();
  streams.words = reader.bytes(words);
  streams.sentences = reader.bytes(sentences);
  streams.mentions = reader.bytes(mentions);
  streams.forms = reader.bytes(reader.remaining());
  return streams;
}

/// How many sentences each field has, by TextField.
using SentenceCounts = std::array<std::uint64_t, 3>;

/// What stream B begins with.
inline SentenceCounts read_sentence_counts(ByteReader& reader, const FieldEnds& ends) {
  SentenceCounts counts{};
  for (std::size_t field = 0; field < (ends.has_captions() ? 3U : 2U); ++field) {
    counts[field] = reader.varint();
    // Each mark takes two bytes at least, so this bounds what is reserved.
    if (counts[field] > reader.remaining()) reader.fail();
  }
  return counts;
}

/// Term ids are written in one byte, two, three or five. The first byte tells: where one length
/// ends and the next begins is what takes the fewest bytes on news
/// (docs/decisions/0021-word-order.md).
inline constexpr std::uint32_t one_byte_terms = 200;
inline constexpr std::uint32_t two_byte_terms = (248 - 200) * 256;
inline constexpr std::uint32_t three_byte_terms = (255 - 248) * 65536;
inline constexpr std::size_t longest_term_code = 5;

/// Of the code that begins with this byte.
constexpr std::size_t term_code_bytes(std::byte first) {
  const auto value = static_cast<std::uint32_t>(first);
  return value < 200 ? 1 : value < 248 ? 2 : value < 255 ? 3 : longest_term_code;
}

/// Reads term ids from the front of a stream.
class TermReader {
 public:
  explicit TermReader(std::span<const std::byte> stream)
      : next_(stream.data()), end_(stream.data() + stream.size()) {}

  bool at_end() const { return next_ == end_; }

  TermId next() {
    const auto first = static_cast<std::uint32_t>(*next_++);
    if (first < 200) return first;
    if (first < 248) return one_byte_terms + ((first - 200) << 8U | byte());
    if (first < 255) {
      const std::uint32_t middle = byte();
      return one_byte_terms + two_byte_terms + ((first - 248) << 16U | middle << 8U | byte());
    }
    std::uint32_t id = 0;
    for (int i = 0; i < 4; ++i)
      id = id << 8U | byte();
    return id;
  }

 private:
  std::uint32_t byte() {
    if (next_ == end_) fail();
    return static_cast<std::uint32_t>(*next_++);
  }
  [[noreturn]] static void fail() { ByteReader{{}, word_order_name}.fail(); }

  const std::byte* next_;
  const std::byte* end_;
};

/// Writes the code of `id` at `out`, where there must be longest_term_code bytes; returns its end.
inline char* write_term(char* out, TermId id) {
  const auto put = [&](std::uint32_t value) { *out++ = static_cast<char>(value & 0xFFU); };
  if (id < one_byte_terms) {
    put(id);
  } else if (id < one_byte_terms + two_byte_terms) {
    const std::uint32_t rest = id - one_byte_terms;
    put(200 + (rest >> 8U));
    put(rest);
  } else if (id < one_byte_terms + two_byte_terms + three_byte_terms) {
    const std::uint32_t rest = id - one_byte_terms - two_byte_terms;
    put(248 + (rest >> 16U));
    put(rest >> 8U);
    put(rest);
  } else {
    put(255);
    for (const unsigned shift : {24U, 16U, 8U, 0U})
      put(id >> shift);
  }
  return out;
}
}  // namespace pressmark
