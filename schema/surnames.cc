// SPDX-License-Identifier: GPL-2.0-or-later
//
// Counted per surname, whoever bears it.
#include "schema/surnames.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace pressmark {
namespace {

struct Surname {
  std::vector<std::string_view> keys;   // of the full names
  std::vector<std::uint64_t> articles;  // that print each
  std::optional<std::uint64_t> bare;    // articles that print the surname alone
};

}  // namespace

std::string_view surname_of(std::string_view person_key) {
  const std::size_t first_end = person_key.find(' ');
  if (first_end == std::string_view::npos) return person_key;
  const std::string_view rest = person_key.substr(first_end + 1);
  return rest.substr(0, rest.find(' '));
}

std::optional<std::size_t> dominant_bearer(std::span<const std::uint64_t> full_names,
                                           std::uint64_t bare) {
  if (full_names.empty()) return std::nullopt;
  const auto most = std::max_element(full_names.begin(), full_names.end());
  const auto all = std::accumulate(full_names.begin(), full_names.end(), std::uint64_t{0});
  if (4 * *most < 3 * all || 10 * *most < bare) return std::nullopt;
  return static_cast<std::size_t>(most - full_names.begin());
}

std::vector<std::pair<std::string_view, std::string_view>> join_surnames(
    std::span<const PersonCount> people) {
  std::unordered_map<std::string_view, Surname> surnames;
  for (const PersonCount& person : people) {
    const std::string_view text = surname_of(person.key);
    Surname& surname = surnames[text];
    if (text == person.key) {
      surname.bare = person.articles;
    } else {
      surname.keys.push_back(person.key);
      surname.articles.push_back(person.articles);
    }
  }
  std::vector<std::pair<std::string_view, std::string_view>> joined;
  for (const auto& [text, surname] : surnames) {
    if (!surname.bare) continue;
    if (const auto bearer = dominant_bearer(surname.articles, *surname.bare))
      joined.emplace_back(text, surname.keys[*bearer]);
  }
  return joined;
}

}  // namespace pressmark
