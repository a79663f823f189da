// SPDX-License-Identifier: GPL-2.0-or-later
//
// A new archive of what is readable of a damaged one.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "indexer/pipeline.h"

namespace pressmark {

/// Builds `options.archive`, which must not exist, from the articles of `damaged`, which is only
/// read: every live article whose record is undamaged, analysed anew, and the user's aliases. What
/// is lost is a rejection, by id where that is known. Names are recognised if `damaged` has them,
/// or cannot say. Fails as build_archive() does, and with archive if nothing is left of `damaged`.
Result<BuildSummary> salvage_archive(const std::filesystem::path& damaged,
                                     const BuildOptions& options);

}  // namespace pressmark
