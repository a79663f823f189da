// SPDX-License-Identifier: GPL-2.0-or-later
//
// The hits of a text answer, in columns: rank, date, title, id, score, and the snippet below.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "searcher/search.h"

namespace pressmark {

/// Ids are never cut: where they leave too little room for titles they go on a line of their own.
std::string format_hits(std::span<const Hit> hits, std::size_t columns, bool use_color);

}  // namespace pressmark
