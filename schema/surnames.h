// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which person a bare surname stands for across an archive: "Tillerson" for "Rex Tillerson", if no
// one else of that name is much in the news.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace pressmark {

/// The surname in a person's canonical key: "lavrov" of "sergei lavrov", and of "lavrov" itself.
std::string_view surname_of(std::string_view person_key);

/// Whom a bare surname means: the index of the person who dominates, given how many articles print
/// each full name with that surname, and how many the surname alone. Nothing if no one has three
/// quarters of the former, and at least one for ten of the latter.
std::optional<std::size_t> dominant_bearer(std::span<const std::uint64_t> full_names,
                                           std::uint64_t bare);

/// A person's key, and how many articles print that person (each spelling counts).
struct PersonCount {
  std::string_view key;
  std::uint64_t articles = 0;
};

/// The keys that are bare surnames and mean someone, each with the key of the full name. No key may
/// be given twice; their order does not matter. In no order.
std::vector<std::pair<std::string_view, std::string_view>> join_surnames(
    std::span<const PersonCount> people);

}  // namespace pressmark
