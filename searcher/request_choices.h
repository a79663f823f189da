// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words that options and answers have for the parts of a request, and how far its numbers go.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "searcher/search_request.h"

namespace pressmark {

/// A word that an option takes, and what it stands for.
template <typename T>
using Choice = std::pair<std::string_view, T>;

template <typename T>
using Choices = std::span<const Choice<T>>;

/// Requires that there is a word for the value.
template <typename T>
std::string_view word_for(Choices<T> choices, T value) {
  return std::ranges::find(choices, value, &Choice<T>::second)->first;
}

/// Nothing if the word stands for nothing.
template <typename T>
std::optional<T> meaning_of(Choices<T> choices, std::string_view word) {
  const auto choice = std::ranges::find(choices, word, &Choice<T>::first);
  return choice == choices.end() ? std::nullopt : std::optional{choice->second};
}

inline constexpr std::uint32_t most_hits = 10'000;
inline constexpr std::uint32_t largest_offset = 1'000'000;
inline constexpr std::uint32_t most_facet_values = 10'000;
inline constexpr std::uint32_t shortest_snippet = 40;  ///< But for none.
inline constexpr std::uint32_t longest_snippet = 10'000;
inline constexpr std::size_t most_filters = 100;

inline constexpr std::array<Choice<SortOrder>, 4> sort_orders{{{"relevance", SortOrder::relevance},
                                                               {"newest", SortOrder::newest},
                                                               {"oldest", SortOrder::oldest},
                                                               {"blend", SortOrder::blend}}};
inline constexpr std::array<Choice<MatchMode>, 3> match_modes{
    {{"all", MatchMode::all}, {"most", MatchMode::most}, {"any", MatchMode::any}}};
inline constexpr std::array<Choice<TimelineUnit>, 4> timeline_units{{{"none", TimelineUnit::none},
                                                                     {"year", TimelineUnit::year},
                                                                     {"month", TimelineUnit::month},
                                                                     {"day", TimelineUnit::day}}};
inline constexpr std::array<Choice<Collapse>, 4> collapses{{{"off", Collapse::off},
                                                            {"first", Collapse::first},
                                                            {"last", Collapse::last},
                                                            {"longest", Collapse::longest}}};

}  // namespace pressmark
