// SPDX-License-Identifier: GPL-2.0-or-later
//
// The map knows names by numbers only; what they are called is read from the segments.
#include "searcher/match/name_catalog.h"

#include <algorithm>
#include <iterator>

#include "analysis/entities/canonical_names.h"

namespace pressmark {
namespace {

std::vector<NameMember> to_vector(std::span<const NameMember> members) {
  return {members.begin(), members.end()};
}

}  // namespace

std::vector<std::string> NameCatalog::aliases(CanonicalId id) const {
  const std::span<const NameMember> members = map_->members(id);
  if (members.size() == 1) return {};  // most names by far
  const std::string_view shown = display_name(id);
  std::vector<std::string> aliases;
  for (const NameMember& member : members) {
    const std::string_view spelling = spelling_of(member);
    if (spelling != shown) aliases.emplace_back(spelling);
  }
  std::sort(aliases.begin(), aliases.end());
  aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
  return aliases;
}

std::vector<NameMember> NameCatalog::with_words(EntityType type,
                                                std::span<const std::string> words) const {
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::span<const std::uint32_t> members = map_->members_with(type, words[i]);
    if (i == 0) {
      found.assign(members.begin(), members.end());
      continue;
    }
    std::vector<std::uint32_t> both;
    std::set_intersection(found.begin(), found.end(), members.begin(), members.end(),
                          std::back_inserter(both));
    found = std::move(both);
  }
  return all_of_names(found);
}

std::vector<NameMember> NameCatalog::with_words_like(
    EntityType type, const std::function<bool(std::string_view)>& wants) const {
  std::vector<std::uint32_t> found;
  map_->for_each_word(type, [&](std::string_view word, std::span<const std::uint32_t> members) {
    if (wants(word)) found.insert(found.end(), members.begin(), members.end());
  });
  std::sort(found.begin(), found.end());
  return all_of_names(found);
}

// Members stand by canonical id, so those of one name are neighbours.
std::vector<NameMember> NameCatalog::all_of_names(std::span<const std::uint32_t> members) const {
  std::vector<NameMember> matches;
  CanonicalId last = map_->size();
  for (const std::uint32_t number : members) {
    const CanonicalId id = map_->id_of(map_->member(number));
    if (id == last) continue;
    last = id;
    const std::span<const NameMember> all = map_->members(id);
    matches.insert(matches.end(), all.begin(), all.end());
  }
  return matches;
}

std::vector<NameMember> NameCatalog::whole_name(EntityType type, std::string_view text) const {
  if (const auto members = spelled(type, text); !members.empty()) {
    return to_vector(map_->members(map_->id_of(members.front())));
  }
  std::vector<NameMember> found = with_key(type, canonical_key(type, text));
  if (found.empty()) found = with_key(type, text);
  return found.empty() ? with_own_key(type, canonical_key(type, text)) : found;
}

// A bare surname that has joined a full name, spelt in another way: no order leads to it.
std::vector<NameMember> NameCatalog::with_own_key(EntityType type, std::string_view key) const {
  if (type != EntityType::person || key.find(' ') != std::string_view::npos) return {};
  const CanonicalRange people = map_->of_type(type);
  for (CanonicalId id = people.begin; id < people.end; ++id) {
    const std::span<const NameMember> members = map_->members(id);
    const auto has_key = [&](NameMember member) { return entry(member).key == key; };
    if (std::any_of(members.begin(), members.end(), has_key)) return to_vector(members);
  }
  return {};
}

std::vector<NameMember> NameCatalog::with_key(EntityType type, std::string_view key) const {
  auto [low, high] = map_->of_type(type);
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const CanonicalId id = map_->by_key(middle);
    const std::string_view found = entry(map_->shown(id)).key;
    if (found == key) return to_vector(map_->members(id));
    if (found < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return {};
}

std::vector<NameMember> NameCatalog::spelled(EntityType type, std::string_view spelling) const {
  std::vector<NameMember> found;
  for (std::uint32_t s = 0; s < segments_->size(); ++s) {
    const auto ordinal = (*segments_)[s].columns().names.find(type, spelling);
    if (ordinal && canonical(s, *ordinal) < map_->size()) found.push_back({s, *ordinal});
  }
  return found;
}

}  // namespace pressmark
