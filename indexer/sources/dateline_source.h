// SPDX-License-Identifier: GPL-2.0-or-later
//
// The agency that a dateline names: "WASHINGTON (Sputnik) —", "LONDON, Feb 16 (Reuters) -".
#pragma once

#include <string_view>

namespace pressmark {

/// What stands in parentheses between a town in capitals and a dash, at the beginning of one of the
/// first ten paragraphs; empty if there is none. A view into `body`.
std::string_view find_dateline_source(std::string_view body);

}  // namespace pressmark
