// SPDX-License-Identifier: GPL-2.0-or-later
//
// Is a query text at all? Looked at before anything else.
#pragma once

#include <optional>
#include <string_view>

#include "searcher/query/parser.h"
#include "searcher/query/refusal.h"

namespace pressmark {

/// Refuses what is too long or not UTF-8; nothing if it is neither.
std::optional<Refusal> check_bytes(std::string_view query, const QueryLimits& limits);

}  // namespace pressmark
