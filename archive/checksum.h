// SPDX-License-Identifier: GPL-2.0-or-later
//
// XXH3, the one hash of the archive format: 64 bits against damage, 128 bits to tell things apart.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pressmark {

std::uint64_t xxh3_64(std::span<const std::byte> bytes);
std::uint64_t xxh3_64(std::string_view bytes);

/// In XXH3's canonical order: the most significant byte first, on every machine.
using Hash128 = std::array<std::uint8_t, 16>;

Hash128 xxh3_128(std::string_view bytes);

/// XXH3-128 of bytes that come in pieces.
class Xxh3Stream128 {
 public:
  Xxh3Stream128();
  ~Xxh3Stream128();
  Xxh3Stream128(const Xxh3Stream128&) = delete;
  Xxh3Stream128& operator=(const Xxh3Stream128&) = delete;

  void update(std::span<const std::byte> bytes);
  void update(std::string_view bytes);
  Hash128 digest() const;  ///< Of everything so far.

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Lower-case hex, two digits a byte.
std::string to_hex(std::span<const std::uint8_t> bytes);

/// 16 lower-case hex digits, most significant first.
void append_hex(std::string& out, std::uint64_t value);

/// The value of exactly 16 lower-case hex digits; nothing for any other text.
std::optional<std::uint64_t> parse_hex64(std::string_view digits);

}  // namespace pressmark
