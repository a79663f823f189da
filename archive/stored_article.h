// SPDX-License-Identifier: GPL-2.0-or-later
//
// An article as the archive stores it: version, checksum, fields. archive/text_column.h compresses
// what follows the checksum.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "schema/article.h"

namespace pressmark {

/// Version and checksum, which stand before the fields.
inline constexpr std::size_t record_head_bytes = 9;

/// The record for an article. The names that it brought along are part of it, so that it can be
/// analysed anew.
std::string encode_article(const Article& article);

/// The article of a record. Fails with archive, and never returns altered text, if its checksum
/// differs. `name` is what messages call it.
Result<Article> decode_article(std::string_view record, std::string_view name);

using ContentHash = std::array<std::uint8_t, 16>;

/// XXH3-128 over all stored fields but id and path: equal for equal articles, whatever they are
/// called and wherever they were read from.
ContentHash content_hash(const Article& article);

}  // namespace pressmark
