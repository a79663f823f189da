// SPDX-License-Identifier: GPL-2.0-or-later
//
// The word that somebody probably meant to type.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace pressmark {

/// The candidate that fewest slips of a finger turn `word` into (a letter too many, missing, wrong,
/// or two swapped; the first of several alike); nothing if it takes more than a third of its
/// letters.
std::optional<std::string_view> did_you_mean(std::string_view word,
                                             std::span<const std::string_view> candidates);

}  // namespace pressmark
