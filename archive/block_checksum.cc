// SPDX-License-Identifier: GPL-2.0-or-later
//
// The library's own code, which asks the processor once; the program is compiled for any of them.
// any. Compiled by itself: where xxHash was included as inline code, it has no such functions.

#include "archive/block_checksum.h"

#ifdef __x86_64__
#include <xxh_x86dispatch.h>
#else
#include <xxhash.h>
#endif

namespace pressmark {

std::uint64_t block_checksum(std::span<const std::byte> bytes) {
#ifdef __x86_64__
  return XXH3_64bits_dispatch(bytes.data(), bytes.size());
#else
  return XXH3_64bits(bytes.data(), bytes.size());
#endif
}

}  // namespace pressmark
