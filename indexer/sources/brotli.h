// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is in brotli data (RFC 7932), in which servers send pages to browsers that take it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pressmark {

/// Nothing if `packed` is not brotli, which cannot be told from damage, ends early or holds more
/// than `max_bytes`. What follows the end of the data is passed over.
std::optional<std::string> inflate_brotli(std::string_view packed, std::uint64_t max_bytes);

}  // namespace pressmark
