// SPDX-License-Identifier: GPL-2.0-or-later
//
// Are the printed forms of a segment those that its word order uses?
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "archive/segment_reader.h"

namespace pressmark {

/// Counts every form and every stem anew, and compares them with the forms and the lexicon. Calls
/// report(column, problem) for each column at its first difference. Throws as the columns do.
void verify_forms(const SegmentReader& segment,
                  const std::function<void(std::string_view, std::string)>& report);

}  // namespace pressmark
