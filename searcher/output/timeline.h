// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles over time, drawn in blocks.
//
//   2017-04  ██████████  12
//   2017-05  █▋           2
//   undated  1
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search.h"

namespace pressmark {

/// "none", "year", "month", "day"
std::string_view to_string(TimelineUnit unit);

/// Periods without articles between the first and the last are drawn too; a longer run of them is
/// one line that says how many they are. Bars fit into `width` columns. Ends with a newline.
std::string draw_timeline(const Timeline& timeline, std::size_t width);

/// A period and what is drawn for it.
struct TimelineBar {
  std::string date;
  double value = 0;  ///< Never negative.
  std::string text;  ///< Beside the bar: "12", "4.17 %".
};

/// The bars, and between them those of the periods that are missing, with `text_of_none`. Bars
/// whose date is no period of the unit stay as they are.
std::vector<TimelineBar> with_missing_periods(TimelineUnit unit, std::span<const TimelineBar> bars,
                                              std::string_view text_of_none);

/// Bars of any measure. A longer run of empty ones is one line: "... 12 months without <what>".
/// Ends with a newline, if there are any.
std::string draw_bars(TimelineUnit unit, std::span<const TimelineBar> bars, std::string_view what,
                      std::size_t width);

}  // namespace pressmark
