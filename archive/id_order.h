// SPDX-License-Identifier: GPL-2.0-or-later
//
// The articles of several segments in one order: that of their ids.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "archive/segment_reader.h"

namespace pressmark {

/// Calls `visit(segment, document, id)` for every article by ascending id in bytes; equal ids in
/// the order of the segments. Throws DamagedArchive if a rank column is no permutation.
void for_each_by_id(std::span<const SegmentReader> segments,
                    const std::function<void(std::size_t, DocumentId, std::string_view)>& visit);

}  // namespace pressmark
