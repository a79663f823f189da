// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files whose lines end with carriage returns alone, as Excel writes "CSV (Macintosh)".
#pragma once

#include <memory>
#include <string_view>

#include "indexer/sources/byte_source.h"

namespace pressmark {

/// Whether there are carriage returns in `head`, and no line feed.
bool ends_lines_with_returns(std::string_view head);

/// `source` with a line feed for every carriage return.
std::unique_ptr<ByteSource> make_line_feed_source(std::unique_ptr<ByteSource> source);

}  // namespace pressmark
