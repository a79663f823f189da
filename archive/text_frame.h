// SPDX-License-Identifier: GPL-2.0-or-later
//
// What all rows of a text column have in common: who reads one and who salvages one have to agree.
#pragma once

#include <string_view>

namespace pressmark {

/// What rows leave out: every zstd frame begins with it.
inline constexpr std::string_view text_frame_magic{"\x28\xB5\x2F\xFD", 4};

/// Above what the indexer accepts as one article; a frame that claims more is damaged.
inline constexpr unsigned long long max_record_bytes = 1ULL << 30U;

}  // namespace pressmark
