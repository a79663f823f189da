// SPDX-License-Identifier: GPL-2.0-or-later
//
// What all rows of a text column have in common: who reads one and who salvages one have to agree.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pressmark {

/// What rows leave out: every zstd frame begins with it.
inline constexpr std::string_view text_frame_magic{"\x28\xB5\x2F\xFD", 4};

/// Above what the indexer accepts as one article; a frame that claims more is damaged.
inline constexpr std::uint64_t max_record_bytes = std::uint64_t{1} << 30U;

/// How many bytes a frame says that it holds, from its beginning (18 bytes or all of it). Nothing
/// if it does not say, or says more than max_record_bytes or than a frame of `frame_bytes` in all
/// can hold: who trusts a damaged one would ask the system for a gigabyte.
std::optional<std::uint64_t> stated_content_bytes(std::string_view beginning,
                                                  std::uint64_t frame_bytes);

}  // namespace pressmark
