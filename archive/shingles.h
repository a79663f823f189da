// SPDX-License-Identifier: GPL-2.0-or-later
//
// When is one article a copy of another? If of the shingles of their bodies (four stems in a row)
// at least four fifths are in both: their Jaccard similarity is 0.8 or more. A sketch of a few
// bytes tells which articles are worth comparing:
//
//   Broder, "On the resemblance and containment of documents", 1997 (shingles, MinHash);
//   Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3.4 (bands).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace pressmark {

inline constexpr std::size_t shingle_stems = 4;
/// Shorter bodies are copies of nothing: a headline, a list of prices.
inline constexpr std::size_t least_copied_words = 40;

/// Hashes of shingles, ascending, each once.
using ShingleSet = std::vector<std::uint64_t>;

/// What a shingle is made of. The same on every machine.
std::uint64_t hash_stem(std::string_view stem);

/// The shingles of a body, from the hashes of its stems in order, in `shingles`, which is cleared
/// first. None if the body has fewer than least_copied_words.
void find_shingles(std::span<const std::uint64_t> stems, ShingleSet& shingles);

/// True if the Jaccard similarity of the two is 0.8 or more. Two empty sets are no copies.
bool are_copies(const ShingleSet& a, const ShingleSet& b);
/// False if sets of these sizes cannot be copies.
bool may_be_copies(std::uint64_t size_a, std::uint64_t size_b);

inline constexpr std::size_t sketch_bands = 10;

/// Part of the archive format. Two articles with a similarity of s have one band at least in common
/// with a probability of 1 - (1 - s^4)^10: 0.995 for 0.8, 0.9999 for 0.9, 0.08 for 0.3.
struct ShingleSketch {
  std::uint32_t shingles = 0;  ///< How many; 0: a copy of nothing, and the bands mean nothing.
  std::array<std::uint32_t, sketch_bands> bands{};

  friend bool operator==(const ShingleSketch&, const ShingleSketch&) = default;
};

ShingleSketch make_sketch(const ShingleSet& shingles);

}  // namespace pressmark
