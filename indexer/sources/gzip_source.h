// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is in a gzip file of one or many members, which is how web archives are compressed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/byte_source.h"
#include "indexer/sources/unpack_limits.h"

namespace pressmark {

/// Members come one after the other, as if they were one; what follows the last of them and is none
/// is passed over. A member that is damaged is a bad_input Error where its good bytes end, and
/// reading goes on with the next one that can be found; where the file ends within a member, the
/// Error is the last thing before the end.
std::unique_ptr<ByteSource> make_gzip_source(std::unique_ptr<ByteSource> packed, std::string name,
                                             const UnpackLimits& limits);

/// What HTTP calls "deflate": zlib's format, or as some servers send it the bare data. Nothing if
/// `packed` is neither, ends early or holds more than `max_bytes`.
std::optional<std::string> inflate_deflate(std::string_view packed, std::uint64_t max_bytes);

}  // namespace pressmark
