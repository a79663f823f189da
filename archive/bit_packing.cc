// SPDX-License-Identifier: GPL-2.0-or-later
//
// One function for each width, so that all shifts are constants and every loop is unrolled.

#include "archive/bit_packing.h"

#include <array>
#include <cstring>
#include <utility>

namespace pressmark {
namespace {

// GCC and Clang turn this into what the machine has: SSE2 on any x86-64, NEON, or plain code.
using Lanes = std::uint32_t __attribute__((vector_size(16)));

constexpr std::size_t rows = packed_numbers / 4;

template <typename T>
Lanes load(const T* from) {
  Lanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

void store(std::uint32_t* to, Lanes lanes) {
  std::memcpy(to, &lanes, sizeof lanes);
}

template <unsigned width, std::size_t row>
[[gnu::always_inline]] inline Lanes unpack_row(const std::byte* in) {
  if constexpr (width == 0) {
    return Lanes{};
  } else {
    constexpr std::size_t word = row * width / 32;
    constexpr unsigned shift = row * width % 32;
    Lanes lanes = load(in + word * sizeof(Lanes)) >> shift;
    if constexpr (shift + width > 32) {
      lanes |= load(in + (word + 1) * sizeof(Lanes)) << (32 - shift);
    }
    if constexpr (width < 32) lanes &= (std::uint32_t{1} << width) - 1;
    return lanes;
  }
}

template <unsigned width>
void unpack_width(const std::byte* __restrict in, std::uint32_t* __restrict out) {
  [&]<std::size_t... row>(std::index_sequence<row...>) {
    (store(out + 4 * row, unpack_row<width, row>(in)), ...);
  }
  (std::make_index_sequence<rows>{});
}

// Adds up the gaps within four lanes by two shifted additions, then what came before.
[[gnu::always_inline]] inline Lanes add_up(Lanes gaps, Lanes before) {
  const Lanes zero{};
  gaps += 1;
  gaps += __builtin_shufflevector(zero, gaps, 0, 4, 5, 6);
  gaps += __builtin_shufflevector(zero, gaps, 0, 1, 4, 5);
  return gaps + __builtin_shufflevector(before, before, 3, 3, 3, 3);
}

template <unsigned width>
void unpack_ascending_width(const std::byte* __restrict in, std::uint32_t before,
                            std::uint32_t* __restrict out) {
  Lanes last{before, before, before, before};
  [&]<std::size_t... row>(std::index_sequence<row...>) {
    ((last = add_up(unpack_row<width, row>(in), last), store(out + 4 * row, last)), ...);
  }
  (std::make_index_sequence<rows>{});
}

template <unsigned width, std::size_t row>
[[gnu::always_inline]] inline void pack_row(const std::uint32_t* in, Lanes* out) {
  if constexpr (width > 0) {
    constexpr std::size_t word = row * width / 32;
    constexpr unsigned shift = row * width % 32;
    const Lanes lanes = load(in + 4 * row);
    out[word] |= lanes << shift;
    if constexpr (shift + width > 32) out[word + 1] |= lanes >> (32 - shift);
  }
}

template <unsigned width>
void pack_width(const std::uint32_t* in, char* out) {
  std::array<Lanes, width + 1> packed{};
  [&]<std::size_t... row>(std::index_sequence<row...>) {
    (pack_row<width, row>(in, packed.data()), ...);
  }
  (std::make_index_sequence<rows>{});
  std::memcpy(out, packed.data(), packed_bytes(width));
}

using Unpack = void (*)(const std::byte*, std::uint32_t*);
using UnpackAscending = void (*)(const std::byte*, std::uint32_t, std::uint32_t*);
using Pack = void (*)(const std::uint32_t*, char*);

struct Functions {
  std::array<Unpack, max_packed_width + 1> unpack;
  std::array<UnpackAscending, max_packed_width + 1> unpack_ascending;
  std::array<Pack, max_packed_width + 1> pack;
};

constexpr Functions functions = []<std::size_t... width>(std::index_sequence<width...>) {
  return Functions{
      {unpack_width<width>...}, {unpack_ascending_width<width>...}, {pack_width<width>...}};
}
(std::make_index_sequence<max_packed_width + 1>{});

}  // namespace

unsigned packed_width(ConstNumberBlock numbers) {
  std::uint32_t any = 0;
  for (const std::uint32_t number : numbers)
    any |= number;
  return static_cast<unsigned>(std::bit_width(any));
}

void pack(ConstNumberBlock numbers, unsigned width, std::string& out) {
  const std::size_t at = out.size();
  out.resize(at + packed_bytes(width));
  functions.pack[width](numbers.data(), out.data() + at);
}

void unpack(const std::byte* in, unsigned width, NumberBlock numbers) {
  functions.unpack[width](in, numbers.data());
}

void unpack_ascending(const std::byte* in, unsigned width, std::uint32_t before,
                      NumberBlock numbers) {
  functions.unpack_ascending[width](in, before, numbers.data());
}

}  // namespace pressmark
