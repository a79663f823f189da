// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which documents two ascending lists have in common, and where in each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "archive/columns.h"

namespace pressmark {

/// Places of a document in two lists.
struct CommonDocument {
  std::uint32_t in_first = 0;
  std::uint32_t in_second = 0;

  friend bool operator==(const CommonDocument&, const CommonDocument&) = default;
};

/// Appends what they have in common, ascending, and returns how many of the second list lie before
/// all that is behind the first. Each list ascends and has no document twice. Fast for lists of
/// alike sizes, and if the first is much the shorter one.
std::size_t append_common(std::span<const DocumentId> first, std::span<const DocumentId> second,
                          std::vector<CommonDocument>& common);

}  // namespace pressmark
