// SPDX-License-Identifier: GPL-2.0-or-later
//
// Forty minimum hashes, by multiplication and addition modulo 2^64 (Dietzfelbinger's
// multiply-shift) and with the upper half taken; four of them make a band.

#include "archive/shingles.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "archive/checksum.h"

namespace pressmark {
namespace {

constexpr std::size_t hashes_per_band = 4;
constexpr std::size_t hash_count = sketch_bands * hashes_per_band;
constexpr std::uint64_t golden_ratio = 0x9E37'79B9'7F4A'7C15;

// Sebastiano Vigna's splitmix64: the numbers are part of the archive format.
constexpr std::uint64_t splitmix(std::uint64_t value) {
  value = (value ^ value >> 30U) * 0xBF58'476D'1CE4'E5B9;
  value = (value ^ value >> 27U) * 0x94D0'49BB'1331'11EB;
  return value ^ value >> 31U;
}

struct HashFunction {
  std::uint64_t factor;
  std::uint64_t addend;
};

constexpr std::array<HashFunction, hash_count> make_hash_functions() {
  std::array<HashFunction, hash_count> functions{};
  std::uint64_t state = 0;
  for (HashFunction& function : functions) {
    function.factor = splitmix(state += golden_ratio) | 1U;
    function.addend = splitmix(state += golden_ratio);
  }
  return functions;
}

constexpr std::array<HashFunction, hash_count> hash_functions = make_hash_functions();

std::uint64_t append_to_hash(std::uint64_t hash, std::uint64_t value) {
  return (std::rotl(hash, 23) ^ value) * golden_ratio;
}

// Of 9 times what two sets share, when they are copies: |a and b| / |a or b| >= 4 / 5.
std::uint64_t least_shared_times_nine(std::uint64_t size_a, std::uint64_t size_b) {
  return 4 * (size_a + size_b);
}

}  // namespace

std::uint64_t hash_stem(std::string_view stem) {
  return xxh3_64(stem);
}

void find_shingles(std::span<const std::uint64_t> stems, ShingleSet& shingles) {
  shingles.clear();
  if (stems.size() < least_copied_words) return;
  for (std::size_t begin = 0; begin + shingle_stems <= stems.size(); ++begin) {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < shingle_stems; ++i)
      hash = append_to_hash(hash, stems[begin + i]);
    shingles.push_back(hash ^ hash >> 32U);
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
}

bool may_be_copies(std::uint64_t size_a, std::uint64_t size_b) {
  const std::uint64_t smaller = std::min(size_a, size_b);
  return smaller > 0 && 9 * smaller >= least_shared_times_nine(size_a, size_b);
}

bool are_copies(const ShingleSet& a, const ShingleSet& b) {
  if (!may_be_copies(a.size(), b.size())) return false;
  const std::uint64_t wanted = (least_shared_times_nine(a.size(), b.size()) + 8) / 9;
  // How many of each set may be missing from the other.
  std::uint64_t spare_a = a.size() - wanted;
  std::uint64_t spare_b = b.size() - wanted;
  auto at_a = a.begin();
  auto at_b = b.begin();
  while (at_a != a.end() && at_b != b.end()) {
    if (*at_a == *at_b) {
      ++at_a;
      ++at_b;
    } else if (*at_a < *at_b) {
      if (spare_a-- == 0) return false;
      ++at_a;
    } else {
      if (spare_b-- == 0) return false;
      ++at_b;
    }
  }
  return static_cast<std::uint64_t>(a.end() - at_a) <= spare_a &&
         static_cast<std::uint64_t>(b.end() - at_b) <= spare_b;
}

// Band by band, and the upper half is taken of the least only: what is least is in registers.
ShingleSketch make_sketch(const ShingleSet& shingles) {
  ShingleSketch sketch;
  sketch.shingles = static_cast<std::uint32_t>(shingles.size());
  if (shingles.empty()) return sketch;
  for (std::size_t band = 0; band < sketch_bands; ++band) {
    const HashFunction* functions = &hash_functions[band * hashes_per_band];
    std::array<std::uint64_t, hashes_per_band> least;
    least.fill(std::numeric_limits<std::uint64_t>::max());
    for (const std::uint64_t shingle : shingles) {
      for (std::size_t i = 0; i < hashes_per_band; ++i)
        least[i] = std::min(least[i], shingle * functions[i].factor + functions[i].addend);
    }
    std::uint64_t hash = 0;
    for (const std::uint64_t value : least)
      hash = append_to_hash(hash, value >> 32U);
    sketch.bands[band] = static_cast<std::uint32_t>(hash >> 32U);
  }
  return sketch;
}

}  // namespace pressmark
