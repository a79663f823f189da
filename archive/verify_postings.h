// SPDX-License-Identifier: GPL-2.0-or-later
//
// Do the postings columns of a segment say what its database says?
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "archive/segment_reader.h"

namespace pressmark {

/// Compares every list with the database's and every bound with its postings. Calls
/// report(column, problem) for each column at its first difference. Throws as both do.
void verify_postings(const SegmentReader& segment,
                     const std::function<void(std::string_view, std::string)>& report);

}  // namespace pressmark
