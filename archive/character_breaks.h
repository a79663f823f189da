// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where signs stand between words in Han characters or kana. In other scripts the words beside a
// comma are words all the same; here a word is where its characters stand side by side, and two
// that a comma parts are not. Stored in a row of the word-order column, behind the sentences.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "archive/word_order.h"

namespace pressmark {

/// Appends the breaks to stream B of a row: the positions, as stored, of the words behind signs.
/// Aborts unless they ascend from 1.
void append_breaks(std::span<const Position> breaks, std::string& stream);

/// Puts the positions of the words that a sign parts from the word before into `breaks`, as the row
/// has them: without the gaps between fields. Throws DamagedArchive if the row makes no
/// sense.
void read_breaks(std::span<const std::byte> row, std::vector<Position>& breaks);

}  // namespace pressmark
