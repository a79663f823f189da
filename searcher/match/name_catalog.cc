// SPDX-License-Identifier: GPL-2.0-or-later
//
// The map knows names by numbers only; what they are called is read from the segments.
#include "searcher/match/name_catalog.h"

#include <algorithm>
#include <iterator>

#include "analysis/entities/canonical_names.h"

namespace pressmark {
namespace {

// A name that the user retyped is kept under the type that it was found with.
constexpr std::span<const EntityType> all_types{entity_types};

}  // namespace

EntityType NameCatalog::type_of(CanonicalId id) const {
  return aliased_->contains(id) ? aliased_->name(id).type : entry(map_->shown(id)).type;
}

std::vector<std::vector<DocumentId>> NameCatalog::aliased_documents(std::size_t segment) const {
  std::vector<std::vector<DocumentId>> documents;
  PostingBlock block;
  for (const AliasedName& name : aliased_->names()) {
    std::vector<DocumentId>& of_name = documents.emplace_back();
    for (const NameMember& member : name.members) {
      if (member.segment != segment) continue;
      const PostingList list = (*segments_)[segment].columns().name_postings[member.ordinal];
      for (std::uint32_t i = 0; i < list.blocks(); ++i) {
        list.read_documents(i, block);
        of_name.insert(of_name.end(), block.documents.begin(),
                       block.documents.begin() + block.size);
      }
    }
    std::sort(of_name.begin(), of_name.end());
    of_name.erase(std::unique(of_name.begin(), of_name.end()), of_name.end());
  }
  return documents;
}

std::span<const NameMember> NameCatalog::members(CanonicalId id) const {
  if (aliased_->contains(id)) return aliased_->name(id).members;
  return map_->members(id);
}

std::string_view NameCatalog::display_name(CanonicalId id) const {
  if (aliased_->contains(id)) return aliased_->name(id).shown;
  return spelling_of(map_->shown(id));
}

bool NameCatalog::precedes(CanonicalId a, CanonicalId b) const {
  if (!aliased_->contains(a) && !aliased_->contains(b))
    return map_->display_rank(a) < map_->display_rank(b);
  const std::string_view first = display_name(a);
  const std::string_view second = display_name(b);
  return first != second ? first < second : a < b;
}

std::vector<std::string> NameCatalog::aliases(CanonicalId id) const {
  const std::span<const NameMember> all = members(id);
  if (all.size() == 1) return {};  // most names by far
  const std::string_view shown = display_name(id);
  std::vector<std::string> aliases;
  for (const NameMember& member : all) {
    const std::string_view spelling = spelling_of(member);
    if (spelling != shown) aliases.emplace_back(spelling);
  }
  std::sort(aliases.begin(), aliases.end());
  aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
  return aliases;
}

std::span<const EntityType> NameCatalog::kept_types(const EntityType& type) const {
  return aliased_->empty() ? std::span{&type, 1} : all_types;
}

// All members of the names of that type that have one of the found, each name once.
std::vector<NameMember> NameCatalog::names_of(std::span<const NameMember> found,
                                              EntityType wanted) const {
  std::vector<CanonicalId> ids;
  for (const NameMember& member : found) {
    const CanonicalId id = canonical(member);
    if (id != no_name() && (aliased_->empty() || type_of(id) == wanted)) ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::vector<NameMember> all;
  for (const CanonicalId id : ids) {
    const std::span<const NameMember> of_name = members(id);
    all.insert(all.end(), of_name.begin(), of_name.end());
  }
  return all;
}

void NameCatalog::find_with_words(EntityType kept, std::span<const std::string> words,
                                  std::vector<NameMember>& found) const {
  std::vector<std::uint32_t> with_all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::span<const std::uint32_t> members = map_->members_with(kept, words[i]);
    if (i == 0) {
      with_all.assign(members.begin(), members.end());
      continue;
    }
    std::vector<std::uint32_t> both;
    std::set_intersection(with_all.begin(), with_all.end(), members.begin(), members.end(),
                          std::back_inserter(both));
    with_all = std::move(both);
  }
  for (const std::uint32_t number : with_all)
    found.push_back(map_->member(number));
}

std::vector<NameMember> NameCatalog::with_words(EntityType type,
                                                std::span<const std::string> words) const {
  std::vector<NameMember> found;
  for (const EntityType kept : kept_types(type))
    find_with_words(kept, words, found);
  return names_of(found, type);
}

std::vector<NameMember> NameCatalog::with_words_like(
    EntityType type, const std::function<bool(std::string_view)>& wants) const {
  std::vector<NameMember> found;
  for (const EntityType kept : kept_types(type)) {
    map_->for_each_word(kept, [&](std::string_view word, std::span<const std::uint32_t> members) {
      if (!wants(word)) return;
      for (const std::uint32_t number : members)
        found.push_back(map_->member(number));
    });
  }
  return names_of(found, type);
}

std::vector<NameMember> NameCatalog::whole_name(EntityType type, std::string_view text) const {
  if (const auto members = spelled(type, text); !members.empty()) {
    // A name that was retyped may bring along a spelling by which another is shown.
    for (const NameMember& member : members) {
      if (display_name(canonical(member)) == text) return names_of({&member, 1}, type);
    }
    return names_of(members, type);
  }
  const std::string key = canonical_key(type, text);
  using Find = std::span<const NameMember> (NameCatalog::*)(EntityType, std::string_view) const;
  const auto look = [&](Find find, std::string_view wanted) {
    for (const EntityType kept : kept_types(type)) {
      std::vector<NameMember> found = names_of((this->*find)(kept, wanted), type);
      if (!found.empty()) return found;
    }
    return std::vector<NameMember>{};
  };
  std::vector<NameMember> found = look(&NameCatalog::with_key, key);
  if (found.empty()) found = look(&NameCatalog::with_key, text);
  return found.empty() ? look(&NameCatalog::with_own_key, key) : found;
}

// A bare surname that has joined a full name, spelt in another way: no order leads to it.
std::span<const NameMember> NameCatalog::with_own_key(EntityType kept, std::string_view key) const {
  if (kept != EntityType::person || key.find(' ') != std::string_view::npos) return {};
  const CanonicalRange people = map_->of_type(kept);
  for (CanonicalId id = people.begin; id < people.end; ++id) {
    const std::span<const NameMember> members = map_->members(id);
    const auto has_key = [&](NameMember member) { return entry(member).key == key; };
    if (std::any_of(members.begin(), members.end(), has_key)) return members;
  }
  return {};
}

std::span<const NameMember> NameCatalog::with_key(EntityType kept, std::string_view key) const {
  auto [low, high] = map_->of_type(kept);
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const CanonicalId id = map_->by_key(middle);
    const std::string_view found = entry(map_->shown(id)).key;
    if (found == key) return map_->members(id);
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
    for (const EntityType kept : kept_types(type)) {
      const auto ordinal = (*segments_)[s].columns().names.find(kept, spelling);
      if (!ordinal) continue;
      const CanonicalId id = canonical(s, *ordinal);
      if (id == no_name()) continue;
      if (aliased_->empty() || type_of(id) == type) found.push_back({s, *ordinal});
    }
  }
  return found;
}

}  // namespace pressmark
