// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which passages of a text to show so that everything that is needed is in one of them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "searcher/snippets/occurrences.h"

namespace pressmark {

struct Passage {
  ByteRange range;
  bool begins_cut = false;  ///< Begins inside a sentence.
  bool ends_cut = false;    ///< Ends inside a sentence.
};

struct PassageRequest {
  std::string_view text;
  std::span<const ByteRange> words;     ///< All words of the text: where it may be cut.
  std::span<const Alternatives> needs;  ///< One range of each must be inside a passage.
  std::uint32_t max_bytes = 240;        ///< Of all passages; about.
};

/// Passages in text order, not overlapping, cut at sentence or word bounds. Without needs: the
/// opening of the text. Goes beyond `max_bytes` only as far as the needs do. Empty for a text
/// without visible characters.
std::vector<Passage> choose_passages(const PassageRequest& request);

}  // namespace pressmark
