// SPDX-License-Identifier: GPL-2.0-or-later
//
// Previous names that a change may touch are taken apart into their spellings; these, and those of
// new segments, are grouped; and the groups are put in their places among the names that stayed.
// What stays is only renumbered, and its order is the one it had.

#include "archive/group_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <iterator>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "archive/damaged_archive.h"
#include "archive/name_groups.h"
#include "schema/surnames.h"

namespace pressmark {
namespace {

// A name before it has its id: those of the previous map, by their ids there, then fresh groups.
using Slot = std::uint32_t;
constexpr std::uint32_t no_number = std::numeric_limits<std::uint32_t>::max();

std::size_t index_of(EntityType type) {
  return static_cast<std::size_t>(type);
}

CanonicalRange range_of(const std::array<std::uint32_t, entity_types.size()>& ends,
                        EntityType type) {
  return {type == entity_types.front() ? 0 : ends[index_of(type) - 1], ends[index_of(type)]};
}

// Few fresh ones find their places among many by halving.
template <typename Less>
std::vector<Slot> merge_slots(std::span<const Slot> kept, std::span<const Slot> fresh, Less less) {
  std::vector<Slot> merged;
  merged.reserve(kept.size() + fresh.size());
  auto rest = kept.begin();
  for (const Slot slot : fresh) {
    const auto place = std::lower_bound(rest, kept.end(), slot, less);
    merged.insert(merged.end(), rest, place);
    merged.push_back(slot);
    rest = place;
  }
  merged.insert(merged.end(), rest, kept.end());
  return merged;
}

class NameGrouper {
 public:
  NameGrouper(const std::vector<SegmentReader>& segments, const NameRules& rules,
              PreviousNames previous)
      : segments_(segments),
        rules_(rules),
        before_(std::move(previous.map)),
        before_segments_(std::move(previous.segments)),
        is_stale_(before_.shown.size()),
        is_new_(segments.size(), true) {}

  CanonicalMapContent group() {
    collect_new_names();
    collect_stale_names();
    fresh_ = make_name_groups(names_, rules_);
    id_of_slot_.assign(before_.shown.size() + fresh_.size(), no_number);
    member_before_.assign(before_.members.size(), no_number);
    content_.member_begins.push_back(0);
    content_.posting_begins.push_back(0);
    for (const EntityType type : entity_types) {
      add_names(type);
      add_words(type);
    }
    number_ordinals();
    const bool keeps_people = !has_parted_people_anew();
    const std::span<const EntityType> all{entity_types};
    for (std::uint32_t s = 0; s < segments_.size(); ++s) {
      if (is_new_[s]) {
        find_repeats(s, all);
      } else if (!keeps_people) {
        find_repeats(s, all.first(1));
      }
    }
    keep_repeats(keeps_people ? all : all.subspan(1));
    return std::move(content_);
  }

 private:
  bool is_fresh(Slot slot) const { return slot >= before_.shown.size(); }
  const NameGroup& fresh(Slot slot) const { return fresh_[slot - before_.shown.size()]; }
  NameMember now(NameMember before) const {
    return {*before_segments_[before.segment].now, before.ordinal};
  }
  NameEntry entry(std::uint32_t member_before) const {
    const NameMember member = now(before_.members[member_before]);
    return segments_[member.segment].columns().names[member.ordinal];
  }
  std::string_view key(Slot slot) const {
    return is_fresh(slot) ? fresh(slot).key() : entry(before_.shown[slot]).key;
  }
  std::string_view display(Slot slot) const {
    return is_fresh(slot) ? fresh(slot).display() : entry(before_.shown[slot]).spelling;
  }
  std::uint64_t articles(Slot slot) const;

  void mark_stale(CanonicalId before) {
    if (before < is_stale_.size()) is_stale_[before] = true;
  }
  void add_live(NameMember member);
  void collect_new_names();
  void collect_stale_names();
  void mark_names_with_keys_of_new_ones();
  std::vector<std::string> touched_surnames() const;
  void add_surnames_of_gone_names(std::vector<std::string>& surnames) const;
  void mark_people_with_touched_surnames();
  bool has_parted_people_anew() const;
  std::vector<Slot> kept(std::span<const Slot> before) const;
  std::vector<Slot> fresh_of(EntityType type) const;
  std::vector<Slot> by_display(CanonicalRange before) const;
  void add_names(EntityType type);
  void add_members(Slot slot);
  void add_words(EntityType type);
  std::vector<std::pair<std::string, std::uint32_t>> fresh_words(EntityType type) const;
  void number_ordinals();
  void find_repeats(std::uint32_t segment, std::span<const EntityType> types);
  void keep_repeats(std::span<const EntityType> types);

  const std::vector<SegmentReader>& segments_;
  const NameRules& rules_;
  const CanonicalMapContent before_;
  const std::vector<PreviousSegment> before_segments_;
  std::vector<bool> is_stale_;   // by id in before_
  std::vector<bool> is_new_;     // by segment
  std::vector<LiveName> names_;  // of the fresh groups
  std::vector<NameGroup> fresh_;
  std::vector<CanonicalId> id_of_slot_;
  std::vector<std::uint32_t> member_before_;  // its number now
  CanonicalMapContent content_;
};

std::uint64_t NameGrouper::articles(Slot slot) const {
  if (is_fresh(slot)) return fresh(slot).articles;
  std::uint64_t sum = 0;
  for (std::uint32_t i = before_.member_begins[slot]; i < before_.member_begins[slot + 1]; ++i)
    sum += live_name(segments_, now(before_.members[i])).articles;
  return sum;
}

void NameGrouper::add_live(NameMember member) {
  LiveName name = live_name(segments_, member);
  if (name.articles > 0) names_.push_back(name);
}

void NameGrouper::collect_new_names() {
  content_.ordinal_ends.resize(segments_.size());
  for (std::size_t s = 0; s < before_segments_.size(); ++s) {
    if (!before_segments_[s].now) continue;
    is_new_[*before_segments_[s].now] = false;
    content_.ordinal_ends[*before_segments_[s].now] = before_.ordinal_ends[s];
  }
  for (std::uint32_t s = 0; s < segments_.size(); ++s) {
    if (!is_new_[s]) continue;
    const NamesTable& table = segments_[s].columns().names;
    auto& ends = content_.ordinal_ends[s];
    for (std::uint32_t ordinal = 0; ordinal < table.size(); ++ordinal) {
      ends[index_of(table[ordinal].type)] = ordinal + 1;
      add_live({s, ordinal});
    }
    for (std::size_t type = 1; type < ends.size(); ++type)
      ends[type] = std::max(ends[type], ends[type - 1]);  // of a type without names
  }
}

// Stale are names with spellings in segments that are gone, with fewer articles, or with new
// spellings; the spellings that they keep are grouped again.
void NameGrouper::collect_stale_names() {
  for (std::size_t s = 0; s < before_segments_.size(); ++s) {
    const std::vector<CanonicalId>& ids = before_.ids[s];
    if (!before_segments_[s].now) {
      for (const CanonicalId id : ids)
        mark_stale(id);
    }
    for (const std::uint32_t ordinal : before_segments_[s].changed_names) {
      if (ordinal < ids.size()) mark_stale(ids[ordinal]);
    }
  }
  mark_names_with_keys_of_new_ones();
  mark_people_with_touched_surnames();
  for (CanonicalId id = 0; id < is_stale_.size(); ++id) {
    if (!is_stale_[id]) continue;
    for (std::uint32_t i = before_.member_begins[id]; i < before_.member_begins[id + 1]; ++i) {
      if (before_segments_[before_.members[i].segment].now) add_live(now(before_.members[i]));
    }
  }
}

void NameGrouper::mark_names_with_keys_of_new_ones() {
  for (const EntityType type : entity_types) {
    const CanonicalRange range = range_of(before_.type_ends, type);
    const std::vector<Slot> by_key = kept({before_.by_key.data() + range.begin, range.size()});
    for (const LiveName& name : names_) {
      if (name.type != type) continue;
      const auto found = std::lower_bound(
          by_key.begin(), by_key.end(), name.key,
          [this](Slot slot, std::string_view wanted) { return key(slot) < wanted; });
      if (found != by_key.end() && key(*found) == name.key) mark_stale(*found);
    }
  }
}

// The names of a segment that is gone are not to be had, but the map has their words.
void NameGrouper::add_surnames_of_gone_names(std::vector<std::string>& surnames) const {
  const CanonicalRange words = range_of(before_.word_ends, EntityType::person);
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const std::span<const std::uint32_t> postings{
        before_.postings.data() + before_.posting_begins[i],
        before_.postings.data() + before_.posting_begins[i + 1]};
    const bool has_gone = std::ranges::any_of(postings, [this](std::uint32_t member) {
      return !before_segments_[before_.members[member].segment].now;
    });
    if (has_gone) surnames.push_back(rules_.key(EntityType::person, before_.words[i]));
  }
}

/// Sorted.
std::vector<std::string> NameGrouper::touched_surnames() const {
  std::vector<std::string> surnames;
  for (const LiveName& name : names_) {
    if (name.type == EntityType::person) surnames.emplace_back(surname_of(name.key));
  }
  bool has_gone = false;
  const CanonicalRange people = range_of(before_.type_ends, EntityType::person);
  for (CanonicalId id = people.begin; id < people.end; ++id) {
    if (!is_stale_[id]) continue;
    for (std::uint32_t i = before_.member_begins[id]; i < before_.member_begins[id + 1]; ++i) {
      const bool stays = before_segments_[before_.members[i].segment].now.has_value();
      if (stays) surnames.emplace_back(surname_of(entry(i).key));
      has_gone = has_gone || !stays;
    }
  }
  if (has_gone) add_surnames_of_gone_names(surnames);
  std::ranges::sort(surnames);
  return surnames;
}

// Whom a bare surname means depends on all people of that surname.
void NameGrouper::mark_people_with_touched_surnames() {
  const std::vector<std::string> surnames = touched_surnames();
  if (surnames.empty()) return;
  const CanonicalRange people = range_of(before_.type_ends, EntityType::person);
  for (CanonicalId id = people.begin; id < people.end; ++id) {
    if (is_stale_[id]) continue;
    if (std::ranges::binary_search(surnames, surname_of(key(id)), std::less<>{})) mark_stale(id);
  }
}

// Whether people who were one are two now, or two are one.
bool NameGrouper::has_parted_people_anew() const {
  std::vector<std::uint32_t> segment_before(segments_.size(), no_number);
  for (std::uint32_t s = 0; s < before_segments_.size(); ++s) {
    if (before_segments_[s].now) segment_before[*before_segments_[s].now] = s;
  }
  std::vector<std::size_t> group_of(before_.shown.size(), fresh_.size());
  for (std::size_t group = 0; group < fresh_.size(); ++group) {
    if (fresh_[group].type() != EntityType::person) continue;
    CanonicalId only = no_number;
    for (const LiveName& name : fresh_[group].of) {
      const std::uint32_t segment = segment_before[name.member.segment];
      if (segment == no_number) continue;
      const CanonicalId id = before_.ids[segment][name.member.ordinal];
      if (id >= before_.shown.size()) continue;
      if (only != no_number && only != id) return true;
      only = id;
      if (group_of[id] != fresh_.size() && group_of[id] != group) return true;
      group_of[id] = group;
    }
  }
  return false;
}

std::vector<Slot> NameGrouper::kept(std::span<const Slot> before) const {
  std::vector<Slot> slots;
  slots.reserve(before.size());
  std::ranges::copy_if(before, std::back_inserter(slots),
                       [this](Slot slot) { return !is_stale_[slot]; });
  return slots;
}

std::vector<Slot> NameGrouper::fresh_of(EntityType type) const {
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < fresh_.size(); ++i) {
    if (fresh_[i].type() == type) slots.push_back(static_cast<Slot>(before_.shown.size() + i));
  }
  return slots;
}

std::vector<Slot> NameGrouper::by_display(CanonicalRange before) const {
  std::vector<Slot> slots(before.size(), before.begin);
  for (CanonicalId id = before.begin; id < before.end; ++id)
    slots[before_.display_ranks[id]] = id;
  return slots;
}

/// The names of a type: their order, their spellings, and their orders by key and as shown.
void NameGrouper::add_names(EntityType type) {
  const CanonicalRange before = range_of(before_.type_ends, type);
  std::vector<Slot> all(before.size());
  for (std::uint32_t i = 0; i < before.size(); ++i)
    all[i] = before.begin + i;
  std::vector<Slot> fresh = fresh_of(type);
  const auto by_rank = [this](Slot a, Slot b) {
    const std::uint64_t of_a = articles(a);
    const std::uint64_t of_b = articles(b);
    return of_a != of_b ? of_a > of_b : key(a) < key(b);
  };
  for (const Slot slot : merge_slots(kept(all), fresh, by_rank))
    add_members(slot);
  content_.type_ends[index_of(type)] = static_cast<CanonicalId>(content_.shown.size());

  const auto by_key = [this](Slot a, Slot b) { return key(a) < key(b); };
  std::ranges::sort(fresh, by_key);
  const std::span<const Slot> keys_before{before_.by_key.data() + before.begin, before.size()};
  for (const Slot slot : merge_slots(kept(keys_before), fresh, by_key))
    content_.by_key.push_back(id_of_slot_[slot]);

  // No two names of a type have a spelling in common.
  const auto by_spelling = [this](Slot a, Slot b) { return display(a) < display(b); };
  std::ranges::sort(fresh, by_spelling);
  content_.display_ranks.resize(content_.shown.size());
  std::uint32_t rank = 0;
  for (const Slot slot : merge_slots(kept(by_display(before)), fresh, by_spelling))
    content_.display_ranks[id_of_slot_[slot]] = rank++;
}

/// Gives a name its id.
void NameGrouper::add_members(Slot slot) {
  id_of_slot_[slot] = static_cast<CanonicalId>(content_.shown.size());
  const auto begin = static_cast<std::uint32_t>(content_.members.size());
  if (is_fresh(slot)) {
    const NameGroup& group = fresh(slot);
    for (const LiveName& name : group.of)
      content_.members.push_back(name.member);
    content_.shown.push_back(begin + static_cast<std::uint32_t>(group.shown));
  } else {
    const std::uint32_t first = before_.member_begins[slot];
    for (std::uint32_t i = first; i < before_.member_begins[slot + 1]; ++i) {
      member_before_[i] = begin + (i - first);
      content_.members.push_back(now(before_.members[i]));
    }
    content_.shown.push_back(begin + (before_.shown[slot] - first));
  }
  content_.member_begins.push_back(static_cast<std::uint32_t>(content_.members.size()));
}

std::vector<std::pair<std::string, std::uint32_t>> NameGrouper::fresh_words(EntityType type) const {
  std::vector<std::pair<std::string, std::uint32_t>> words;
  std::vector<NameWord> own;
  for (const Slot slot : fresh_of(type)) {
    const std::uint32_t begin = content_.member_begins[id_of_slot_[slot]];
    own.clear();
    append_words(fresh(slot), rules_, own);
    for (NameWord& word : own)
      words.emplace_back(std::move(word.word), begin + static_cast<std::uint32_t>(word.index));
  }
  std::ranges::sort(words);
  return words;
}

/// Names that stay keep their order, and so do their spellings below each word.
void NameGrouper::add_words(EntityType type) {
  auto words = fresh_words(type);
  auto next = words.begin();
  const CanonicalRange before = range_of(before_.word_ends, type);
  for (std::uint32_t i = before.begin; i < before.end || next != words.end();) {
    const bool is_old = i < before.end && (next == words.end() || before_.words[i] <= next->first);
    std::string word = is_old ? before_.words[i] : next->first;
    std::vector<std::uint32_t>& postings = content_.postings;
    const auto begin = static_cast<std::ptrdiff_t>(postings.size());
    if (is_old) {
      for (std::uint32_t p = before_.posting_begins[i]; p < before_.posting_begins[i + 1]; ++p) {
        const std::uint32_t member = member_before_[before_.postings[p]];
        if (member != no_number) postings.push_back(member);
      }
      ++i;
    }
    const auto middle = static_cast<std::ptrdiff_t>(postings.size());
    for (; next != words.end() && next->first == word; ++next)
      postings.push_back(next->second);
    if (std::cmp_equal(postings.size(), begin)) continue;
    std::inplace_merge(postings.begin() + begin, postings.begin() + middle, postings.end());
    content_.words.push_back(std::move(word));
    content_.posting_begins.push_back(static_cast<std::uint32_t>(postings.size()));
  }
  content_.word_ends[index_of(type)] = static_cast<std::uint32_t>(content_.words.size());
}

void NameGrouper::number_ordinals() {
  const auto size = static_cast<CanonicalId>(content_.shown.size());
  for (const SegmentReader& segment : segments_)
    content_.ids.emplace_back(segment.columns().names.size(), size);
  for (CanonicalId id = 0; id < size; ++id) {
    for (std::uint32_t i = content_.member_begins[id]; i < content_.member_begins[id + 1]; ++i)
      content_.ids[content_.members[i].segment][content_.members[i].ordinal] = id;
  }
  content_.repeats.resize(segments_.size());
}

// Only names with several spellings in one segment can be repeated in an article.
void NameGrouper::find_repeats(std::uint32_t segment, std::span<const EntityType> types) {
  const SegmentReader& reader = segments_[segment];
  const std::vector<CanonicalId>& ids = content_.ids[segment];
  std::vector<std::uint32_t> spellings(content_.shown.size() + 1);
  for (const CanonicalId id : ids)
    ++spellings[id];
  std::vector<CanonicalId> seen;
  for (const EntityType type : types) {
    std::vector<RepeatedName>& repeats = content_.repeats[segment][index_of(type)];
    const OrdinalRows& rows = reader.columns().entities[index_of(type)].all();
    for (DocumentId document = 1; document <= reader.articles(); ++document) {
      if (reader.deleted().contains(document)) continue;
      seen.clear();
      for (const std::uint32_t ordinal : rows[document]) {
        const CanonicalId id = ids[ordinal];
        if (spellings[id] < 2) continue;
        if (std::ranges::find(seen, id) != seen.end()) {
          repeats.push_back({document, id});
        } else {
          seen.push_back(id);
        }
      }
    }
  }
}

// Whatever becomes of other articles, one that stays prints the spellings it printed; only a bare
// surname may have come to mean someone else.
void NameGrouper::keep_repeats(std::span<const EntityType> types) {
  for (std::uint32_t i = 0; i < before_.members.size(); ++i) {
    const NameMember member = before_.members[i];
    if (!before_segments_[member.segment].now) continue;
    const CanonicalId id = content_.ids[now(member).segment][member.ordinal];
    if (id < content_.shown.size()) id_of_slot_[before_.ids[member.segment][member.ordinal]] = id;
  }
  for (std::size_t s = 0; s < before_segments_.size(); ++s) {
    if (!before_segments_[s].now) continue;
    const std::uint32_t segment = *before_segments_[s].now;
    for (const EntityType type : types) {
      for (const RepeatedName& repeat : before_.repeats[s][index_of(type)]) {
        if (repeat.document > segments_[segment].articles()) {
          throw DamagedArchive{"canonical_map is damaged: it names an article that is not there"};
        }
        if (segments_[segment].deleted().contains(repeat.document)) continue;
        content_.repeats[segment][index_of(type)].push_back(
            {repeat.document, id_of_slot_[repeat.id]});
      }
    }
  }
}

}  // namespace

std::vector<std::uint32_t> changed_names(const DeletedArticles& before,
                                         const DeletedArticles& now) {
  std::vector<std::uint32_t> ordinals;
  std::span<const DeletedName> known = before.names();
  for (const DeletedName& name : now.names()) {
    while (!known.empty() && known.front().ordinal < name.ordinal)
      known = known.subspan(1);
    const bool is_known = !known.empty() && known.front().ordinal == name.ordinal;
    if (!is_known || known.front().articles != name.articles) ordinals.push_back(name.ordinal);
  }
  return ordinals;
}

CanonicalMapContent group_names(const std::vector<SegmentReader>& segments, const NameRules& rules,
                                PreviousNames previous) {
  return NameGrouper{segments, rules, std::move(previous)}.group();
}

}  // namespace pressmark
