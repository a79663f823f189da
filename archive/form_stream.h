// SPDX-License-Identifier: GPL-2.0-or-later
//
// Stream D of a word-order row: which words are printed in another form than the most frequent one
// of their stem.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>

#include "archive/encoding.h"
#include "archive/word_order.h"
#include "archive/word_order_streams.h"

namespace pressmark {

/// Reads stream D: the words that are not printed in form 0 of their stem.
class FormReader {
 public:
  explicit FormReader(std::span<const std::byte> stream) : reader_(stream, word_order_name) {}

  /// Moves to the next such word; false behind the last one.
  bool next() {
    if (reader_.at_end()) return false;
    const std::uint64_t step_and_flag = reader_.varint();
    stored_ += (step_and_flag >> 1U) + 1;
    if (stored_ > largest_stored_position) reader_.fail();
    form_ = 1;
    if ((step_and_flag & 1U) != 0) {
      form_ = reader_.varint32();
      if (form_ > std::numeric_limits<std::uint32_t>::max() - 2) reader_.fail();
      form_ += 2;
    }
    return true;
  }

  Position stored_position() const { return static_cast<Position>(stored_); }
  std::uint32_t form() const { return form_; }

 private:
  ByteReader reader_;
  std::uint64_t stored_ = 0;
  std::uint32_t form_ = 0;
};

/// Appends the word to stream D. `before` is the stored position of the one before, or 0.
inline void append_form(std::string& out, Position stored, Position before, std::uint32_t form) {
  append_varint(out, std::uint64_t{stored - before - 1} << 1U | (form > 1 ? 1U : 0U));
  if (form > 1) append_varint(out, form - 2);
}

}  // namespace pressmark
