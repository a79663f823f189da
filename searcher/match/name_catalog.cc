// SPDX-License-Identifier: GPL-2.0-or-later
//
// Spellings meet under their keys: one pass over each segment's names numbers the canonical names.
#include "searcher/match/name_catalog.h"

#include <algorithm>
#include <iterator>

#include "analysis/entities/canonical_names.h"

namespace pressmark {

struct NameCatalog::Spellings {
  std::vector<SpellingCount> counts;  // sorted by spelling, distinct
  std::size_t shown = 0;
};

NameCatalog::NameCatalog(const std::vector<SegmentReader>& segments) : segments_(&segments) {
  for (const SegmentReader& segment : segments) {
    canonical_ids_.emplace_back(segment.columns().names.size());
  }
  std::vector<std::uint32_t> cursors(segments.size());
  for (const EntityType type : entity_types)
    add_type(type, cursors);
  list_members();
}

// Ordinals are in the order of type, so each segment's cursor stands at the first of this type.
void NameCatalog::add_type(EntityType type, std::vector<std::uint32_t>& cursors) {
  const auto index = static_cast<std::size_t>(type);
  const CanonicalId begin = type_begins_[index];
  auto& keys = keys_[index];
  for (std::size_t s = 0; s < segments_->size(); ++s) {
    const NamesTable& names = (*segments_)[s].columns().names;
    for (std::uint32_t& ordinal = cursors[s]; ordinal < names.size(); ++ordinal) {
      const NameEntry name = names[ordinal];
      if (name.type != type) break;
      const auto next_id = static_cast<CanonicalId>(begin + keys.size());
      canonical_ids_[s][ordinal] = keys.emplace(name.key, next_id).first->second;
    }
  }
  type_begins_[index + 1] = static_cast<CanonicalId>(begin + keys.size());
}

void NameCatalog::list_members() {
  member_begins_.assign(std::size_t{type_begins_.back()} + 1, 0);
  for (const auto& ids : canonical_ids_) {
    for (const CanonicalId id : ids)
      ++member_begins_[id + 1];
  }
  for (std::size_t i = 1; i < member_begins_.size(); ++i)
    member_begins_[i] += member_begins_[i - 1];
  members_.resize(member_begins_.back());
  std::vector<std::uint32_t> next = member_begins_;
  for (std::uint32_t s = 0; s < canonical_ids_.size(); ++s) {
    for (std::uint32_t ordinal = 0; ordinal < canonical_ids_[s].size(); ++ordinal) {
      members_[next[canonical_ids_[s][ordinal]]++] = {s, ordinal};
    }
  }
}

NameCatalog::Spellings NameCatalog::spellings(CanonicalId id) const {
  Spellings spellings;
  EntityType type = EntityType::person;
  for (const NameMember& member : members(id)) {
    const NameEntry name = (*segments_)[member.segment].columns().names[member.ordinal];
    type = name.type;
    spellings.counts.push_back({name.spelling, name.articles});
  }
  auto& counts = spellings.counts;
  std::sort(counts.begin(), counts.end(),
            [](const auto& a, const auto& b) { return a.spelling < b.spelling; });
  std::size_t kept = 0;
  for (std::size_t i = 1; i < counts.size(); ++i) {
    if (counts[i].spelling == counts[kept].spelling) {
      counts[kept].articles += counts[i].articles;
    } else {
      counts[++kept] = counts[i];
    }
  }
  counts.resize(kept + 1);
  spellings.shown = choose_display_name(type, counts);
  return spellings;
}

std::string_view NameCatalog::display_name(CanonicalId id) const {
  if (members(id).size() == 1) {  // most names by far
    const NameMember member = members(id).front();
    return (*segments_)[member.segment].columns().names[member.ordinal].spelling;
  }
  const Spellings all = spellings(id);
  return all.counts[all.shown].spelling;
}

std::vector<std::string> NameCatalog::aliases(CanonicalId id) const {
  const Spellings all = spellings(id);
  std::vector<std::string> aliases;
  for (std::size_t i = 0; i < all.counts.size(); ++i) {
    if (i != all.shown) aliases.emplace_back(all.counts[i].spelling);
  }
  return aliases;
}

const NameCatalog::WordIndex& NameCatalog::word_index(EntityType type) const {
  auto& index = word_indexes_[static_cast<std::size_t>(type)];
  if (index != nullptr) return *index;
  index = std::make_unique<WordIndex>();
  const CanonicalRange ids = of_type(type);
  for (std::uint32_t i = member_begins_[ids.begin]; i < member_begins_[ids.end]; ++i) {
    const NameMember member = members_[i];
    const NameEntry name = (*segments_)[member.segment].columns().names[member.ordinal];
    for (std::string& word : name_words(name.spelling)) {
      std::vector<std::uint32_t>& postings = (*index)[std::move(word)];
      if (postings.empty() || postings.back() != i) postings.push_back(i);
    }
  }
  return *index;
}

std::vector<NameMember> NameCatalog::with_words(EntityType type,
                                                std::span<const std::string> words) const {
  const WordIndex& index = word_index(type);
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto word = index.find(words[i]);
    if (word == index.end()) return {};
    if (i == 0) {
      found = word->second;
      continue;
    }
    std::vector<std::uint32_t> both;
    std::set_intersection(found.begin(), found.end(), word->second.begin(), word->second.end(),
                          std::back_inserter(both));
    found = std::move(both);
  }
  // Members stand by canonical id, so those of one name are neighbours.
  std::vector<NameMember> matches;
  CanonicalId last = type_begins_.back();
  for (const std::uint32_t i : found) {
    const CanonicalId id = canonical(members_[i].segment, members_[i].ordinal);
    if (id == last) continue;
    last = id;
    const std::span<const NameMember> all = members(id);
    matches.insert(matches.end(), all.begin(), all.end());
  }
  return matches;
}

std::vector<NameMember> NameCatalog::whole_name(EntityType type, std::string_view text) const {
  const auto& keys = keys_[static_cast<std::size_t>(type)];
  const auto all_members = [&](CanonicalId id) {
    const std::span<const NameMember> span = members(id);
    return std::vector<NameMember>(span.begin(), span.end());
  };
  if (const auto spelling = spelled(type, text); !spelling.empty()) {
    return all_members(canonical(spelling.front().segment, spelling.front().ordinal));
  }
  auto key = keys.find(canonical_key(type, text));
  if (key == keys.end()) key = keys.find(text);
  return key == keys.end() ? std::vector<NameMember>{} : all_members(key->second);
}

std::vector<NameMember> NameCatalog::spelled(EntityType type, std::string_view spelling) const {
  std::vector<NameMember> found;
  for (std::uint32_t s = 0; s < segments_->size(); ++s) {
    const auto ordinal = (*segments_)[s].columns().names.find(type, spelling);
    if (ordinal) found.push_back({s, *ordinal});
  }
  return found;
}

}  // namespace pressmark
