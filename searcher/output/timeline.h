// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles over time, drawn in blocks.
//
//   2017-04  ██████████  12
//   2017-05  █▋           2
//   undated  1
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/search.h"

namespace pressmark {

/// "none", "year", "month", "day"
std::string_view to_string(TimelineUnit unit);

/// Periods without articles between the first and the last are drawn too; a longer run of them is
/// one line that says how many they are. Bars fit into `width` columns. Ends with a newline.
std::string draw_timeline(const Timeline& timeline, std::size_t width);

}  // namespace pressmark
