// SPDX-License-Identifier: GPL-2.0-or-later
//
// Are the sketches of a segment those of its articles?
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "archive/segment_reader.h"

namespace pressmark {

/// Makes every sketch anew from the word order. Calls report("sketch", problem) at the first that
/// differs. Throws as the columns do.
void verify_sketches(const SegmentReader& segment,
                     const std::function<void(std::string_view, std::string)>& report);

}  // namespace pressmark
