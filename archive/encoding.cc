// SPDX-License-Identifier: GPL-2.0-or-later
//
// The parts of reading that are not on the fast path.

#include "archive/encoding.h"

namespace pressmark {

std::uint64_t ByteReader::long_varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (next_ == end_) fail();
    const auto byte = static_cast<std::uint64_t>(*next_++);
    const std::uint64_t bits = byte & 0x7F;
    if (shift == 63 && bits > 1) fail();  // would not fit into 64 bits
    value |= bits << shift;
    if ((byte & 0x80) == 0) return value;
  }
  fail();
}

void ByteReader::skip_varints(std::uint64_t count) {
  constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080;
  // A varint ends at each byte without the high bit. Eight bytes never hold more than eight ends,
  // so while eight or more are to be skipped, whole words can be passed.
  while (count >= 8 && remaining() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, next_, 8);
    count -= static_cast<std::uint64_t>(std::popcount(~word & high_bits));
    next_ += 8;
  }
  while (count > 0) {
    if (next_ == end_) fail();
    if (*next_++ < std::byte{0x80}) --count;
  }
}

void ByteReader::fail() const {
  throw DamagedArchive{std::string{what_} + " is damaged: its bytes make no sense"};
}

}  // namespace pressmark
