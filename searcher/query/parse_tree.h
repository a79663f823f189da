// SPDX-License-Identifier: GPL-2.0-or-later
//
// The parser's inside: one reading of a query, without the search for an offer that runs.
#pragma once

#include <string_view>
#include <variant>

#include "searcher/query/parser.h"
#include "searcher/query/refusal.h"

namespace pressmark {

std::variant<ParsedQuery, Refusal> parse_tree(std::string_view query, const QueryLimits& limits);

/// A query that runs in place of one refused with `refusal`: its faults mended one by one; else its
/// plain words; else an example. "try: tillerson AND lavrov".
std::string offer(std::string_view query, const Refusal& refusal, const QueryLimits& limits);

}  // namespace pressmark
