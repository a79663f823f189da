// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which passages of a text to show so that everything that is needed is in one of them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/sentences.h"
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
};

/// Chooses for one text, within one budget or another. Must not outlive what the request points to.
class PassageChooser {
 public:
  explicit PassageChooser(const PassageRequest& request);

  /// Passages in text order, not overlapping, cut at sentence or word bounds. Without needs: the
  /// opening of the text. Beyond `max_bytes`, of all passages, only as far as the needs go and what
  /// little lies between such as stand close; or the first word of an opening. Empty for a text
  /// without visible characters.
  std::vector<Passage> choose(std::uint32_t max_bytes) const;

  /// One range for each need and nothing else, but for up to `joined_gap` bytes between two.
  std::vector<Passage> choose_needed(std::uint32_t joined_gap) const;

 private:
  PassageRequest request_;
  std::vector<Sentence> sentences_;
  std::vector<ByteRange> cores_;  // one range for each need, or the beginning of the text
};

}  // namespace pressmark
