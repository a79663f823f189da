// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tree -> canonical query text, which parses back to the same tree: what "read as:" shows.
#pragma once

#include <string>

#include "searcher/query/ast.h"

namespace pressmark {

/// "tillerson AND lavrov AND syria". Words in lower case, every operator written out, parentheses
/// only where precedence needs them. parse_query(describe(tree)) gives a tree that describes alike.
std::string describe(const Node& node);

/// Levels of parentheses, functions and NOT in describe(), or a few more: those that it adds to
/// what was typed, too.
std::uint32_t count_levels(const Node& node);

}  // namespace pressmark
