// SPDX-License-Identifier: GPL-2.0-or-later
//
// Makes one segment of several.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

#include "archive/text_dictionary.h"
#include "base/result.h"

namespace pressmark {

/// How many segments one merge takes: each costs a few file descriptors and a dozen mappings.
inline constexpr std::size_t max_merge_inputs = 64;

/// Writes `folder`, which must not exist, with the articles of all `inputs` (segment folders, at
/// least one) in that order, compacted. `dictionary` is for texts without one, see
/// merge_segment_columns(). The inputs stay. Not fsynced.
Status merge_segments(std::span<const std::filesystem::path> inputs,
                      const std::filesystem::path& folder,
                      std::shared_ptr<const TextDictionary> dictionary = nullptr);

}  // namespace pressmark
