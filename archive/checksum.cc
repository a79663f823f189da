// SPDX-License-Identifier: GPL-2.0-or-later
//
// xxHash, compiled into this file so that short inputs cost no call into a library.

#include "archive/checksum.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "archive/encoding.h"

namespace pressmark {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

// By character; 0xFF for what is no lower-case hex digit.
constexpr std::array<std::uint8_t, 256> nibbles = [] {
  std::array<std::uint8_t, 256> table{};
  table.fill(0xFF);
  for (std::uint8_t i = 0; i < hex_digits.size(); ++i)
    table[static_cast<unsigned char>(hex_digits[i])] = i;
  return table;
}();

Hash128 canonical(XXH128_hash_t hash) {
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  Hash128 result;
  static_assert(sizeof(bytes.digest) == sizeof(result));
  std::memcpy(result.data(), bytes.digest, result.size());
  return result;
}

}  // namespace

std::uint64_t xxh3_64(std::span<const std::byte> bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t xxh3_64(std::string_view bytes) {
  return xxh3_64(as_bytes(bytes));
}

Hash128 xxh3_128(std::string_view bytes) {
  return canonical(XXH3_128bits(bytes.data(), bytes.size()));
}

struct Xxh3Stream128::State {
  XXH3_state_t xxh3;
};

Xxh3Stream128::Xxh3Stream128() : state_(std::make_unique<State>()) {
  XXH3_128bits_reset(&state_->xxh3);
}

Xxh3Stream128::~Xxh3Stream128() = default;

void Xxh3Stream128::update(std::span<const std::byte> bytes) {
  XXH3_128bits_update(&state_->xxh3, bytes.data(), bytes.size());
}

void Xxh3Stream128::update(std::string_view bytes) {
  update(as_bytes(bytes));
}

Hash128 Xxh3Stream128::digest() const {
  return canonical(XXH3_128bits_digest(&state_->xxh3));
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
  std::string text;
  text.reserve(2 * bytes.size());
  for (const std::uint8_t byte : bytes) {
    text += hex_digits[byte >> 4U];
    text += hex_digits[byte & 0xFU];
  }
  return text;
}

void append_hex(std::string& out, std::uint64_t value) {
  for (int shift = 60; shift >= 0; shift -= 4)
    out += hex_digits[(value >> shift) & 0xFU];
}

std::optional<std::uint64_t> parse_hex64(std::string_view digits) {
  if (digits.size() != 16) return std::nullopt;
  // A manifest of a large archive has tens of thousands of these: no look-up that searches.
  std::uint64_t value = 0;
  std::uint8_t worst = 0;
  for (const char digit : digits) {
    const std::uint8_t nibble = nibbles[static_cast<unsigned char>(digit)];
    worst |= nibble;
    value = value << 4U | (nibble & 0xFU);
  }
  if (worst > 0xF) return std::nullopt;
  return value;
}

}  // namespace pressmark
