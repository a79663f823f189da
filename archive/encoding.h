// SPDX-License-Identifier: GPL-2.0-or-later
//
// Numbers and strings as archive files hold them: little-endian, or LEB128 varints (seven bits a
// byte, low bits first, the high bit set on all but the last). Reading never trusts the bytes.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "archive/damaged_archive.h"

namespace pressmark {

static_assert(std::endian::native == std::endian::little,
              "archive files are mapped as they are, and they are little-endian");

inline std::span<const std::byte> as_bytes(std::string_view text) {
  return std::as_bytes(std::span{text.data(), text.size()});
}

inline std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline void append_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>((value & 0x7F) | 0x80));
    value >>= 7U;
  }
  out.push_back(static_cast<char>(value));
}

/// The length as a varint, then the bytes.
inline void append_string(std::string& out, std::string_view text) {
  append_varint(out, text.size());
  out += text;
}

template <typename T>
requires std::is_trivially_copyable_v<T>
void append_raw(std::string& out, const T& value) {
  const std::size_t at = out.size();
  out.resize(at + sizeof(T));
  std::memcpy(out.data() + at, &value, sizeof(T));
}

/// The T at `offset`, however aligned. Requires it to lie within `bytes`.
template <typename T>
requires std::is_trivially_copyable_v<T> T load_raw(std::span<const std::byte> bytes,
                                                    std::size_t offset = 0) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof(T));
  return value;
}

/// Reads from the front of some bytes. Throws DamagedArchive, which calls them `what`, if they end
/// too early or hold a number that is too large.
class ByteReader {
 public:
  /// `what` must outlive the reader.
  ByteReader(std::span<const std::byte> bytes, std::string_view what)
      : next_(bytes.data()), end_(bytes.data() + bytes.size()), what_(what) {}

  std::size_t remaining() const { return static_cast<std::size_t>(end_ - next_); }
  bool at_end() const { return next_ == end_; }

  std::uint64_t varint() {
    if (next_ != end_ && *next_ < std::byte{0x80}) return static_cast<std::uint64_t>(*next_++);
    return long_varint();
  }

  std::uint32_t varint32() {
    const std::uint64_t value = varint();
    if (value > std::numeric_limits<std::uint32_t>::max()) fail();
    return static_cast<std::uint32_t>(value);
  }

  std::uint8_t byte() { return static_cast<std::uint8_t>(bytes(1).front()); }

  std::span<const std::byte> bytes(std::uint64_t length) {
    if (length > remaining()) fail();
    const std::byte* begin = next_;
    next_ += length;
    return {begin, static_cast<std::size_t>(length)};
  }

  /// What append_string() wrote. The view lives as long as the bytes.
  std::string_view string() { return as_text(bytes(varint())); }

  /// Moves past `count` varints without decoding them.
  void skip_varints(std::uint64_t count);

  [[noreturn]] void fail() const;

 private:
  std::uint64_t long_varint();

  const std::byte* next_;
  const std::byte* end_;
  std::string_view what_;
};

}  // namespace pressmark
