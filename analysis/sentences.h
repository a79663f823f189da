// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where sentences and paragraphs begin in a text.
#pragma once

#include <string_view>
#include <vector>

#include "base/byte_range.h"

namespace pressmark {

struct Sentence {
  ByteRange range;                ///< From its first to past its last visible byte.
  bool begins_paragraph = false;  ///< The first sentence of the text does.
};

/// The sentences of valid UTF-8 in text order, not overlapping; bytes between them are white space.
/// A paragraph ends at a blank line and before an indented one; where lines are too long to have
/// been wrapped, each is a paragraph. Wrapped lines are joined, but a line with room for as much
/// again counts as a sentence of its own, as headings and captions do. "U.S. Secretary", "Gen.
/// Dunford", "J. F. Kennedy" and "1.5" do not end a sentence. Takes linear time.
std::vector<Sentence> find_sentences(std::string_view text);

}  // namespace pressmark
