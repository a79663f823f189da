// SPDX-License-Identifier: GPL-2.0-or-later
//
// zstd's own look at a frame's header, and a bound from the format (RFC 8878, 3.1.1.2): a block has
// a header of three bytes and holds up to 128 KiB.
#include "archive/text_frame.h"

#include <zstd.h>

namespace pressmark {

std::optional<std::uint64_t> stated_content_bytes(std::string_view beginning,
                                                  std::uint64_t frame_bytes) {
  constexpr std::uint64_t block_header_bytes = 3;
  constexpr std::uint64_t most_blocks_hold = std::uint64_t{128} << 10U;
  const unsigned long long size = ZSTD_getFrameContentSize(beginning.data(), beginning.size());
  // Both answers that are no size are above this.
  if (size > max_record_bytes) return std::nullopt;
  if (size > frame_bytes / block_header_bytes * most_blocks_hold) return std::nullopt;
  return size;
}

}  // namespace pressmark
