// SPDX-License-Identifier: GPL-2.0-or-later
//
// How values of facets are put for people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

/// What a facet calls the articles that have no value: "undated", "unknown", "none".
std::string_view name_of_none(std::string_view field);

/// The aliases that tell a person something: not "WASHINGTON" beside Washington.
std::vector<std::string> telling_aliases(std::string_view shown,
                                         const std::vector<std::string>& aliases);

/// " (also Sergey Lavrov, Sergej Lawrow and 2 more)"; "" without any.
std::string also_text(std::string_view shown, const std::vector<std::string>& aliases);

}  // namespace pressmark
