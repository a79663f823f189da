// SPDX-License-Identifier: GPL-2.0-or-later
//
// Test data that is not part of the project: articles under somebody else's copyright. It is looked
// for in $PRESSMARK_SHARED/data, then in ../shared/data beside the source tree.
//
//   const auto seeds = shared_data("seeds");
//   if (!seeds) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace pressmark {

/// The file or folder of that name, if it is there.
std::optional<std::filesystem::path> shared_data(std::string_view name);

/// What a file compressed with gzip holds; empty if it cannot be read.
std::string unzip(const std::filesystem::path& file);

}  // namespace pressmark
