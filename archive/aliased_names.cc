// SPDX-License-Identifier: GPL-2.0-or-later
//
// A name is taken out of the map when the first rule speaks of it; from then on it is a group here.
#include "archive/aliased_names.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>

namespace pressmark {
namespace {

struct ByPlace {
  bool operator()(NameMember a, NameMember b) const {
    return std::tie(a.segment, a.ordinal) < std::tie(b.segment, b.ordinal);
  }
};

class AliasApplier {
 public:
  AliasApplier(const CanonicalMap& map, const std::vector<SegmentReader>& segments)
      : map_(map), segments_(segments) {}

  void apply(const AliasRule& rule);

  /// Of each member that a rule spoke of; hidden ones have no members.
  const std::map<NameMember, std::size_t, ByPlace>& members() const { return group_of_; }
  std::vector<AliasedName> take_groups() { return std::move(groups_); }

 private:
  std::string_view spelling(NameMember member) const {
    return segments_[member.segment].columns().names[member.ordinal].spelling;
  }
  std::vector<NameMember> members_spelled(EntityType type, std::string_view name);
  std::vector<std::size_t> find_groups(EntityType type, std::string_view name);
  std::size_t group_of(NameMember member);
  void move(std::size_t from, std::size_t to);
  std::string longest(const AliasedName& group) const;
  void split(const AliasRule& rule);
  void retype(std::size_t group, EntityType type);

  const CanonicalMap& map_;
  const std::vector<SegmentReader>& segments_;
  std::vector<AliasedName> groups_;
  std::map<NameMember, std::size_t, ByPlace> group_of_;
};

std::size_t AliasApplier::group_of(NameMember member) {
  if (const auto known = group_of_.find(member); known != group_of_.end()) return known->second;
  const CanonicalId id = map_.id_of(member);
  const NameMember shown = map_.shown(id);
  const auto members = map_.members(id);
  const std::size_t group = groups_.size();
  groups_.push_back({segments_[shown.segment].columns().names[shown.ordinal].type,
                     std::string{spelling(shown)},
                     {members.begin(), members.end()}});
  for (const NameMember& each : members)
    group_of_.emplace(each, group);
  return group;
}

// A retyped name has members that the archive keeps under its old type.
std::vector<NameMember> AliasApplier::members_spelled(EntityType type, std::string_view name) {
  std::vector<NameMember> found;
  for (std::uint32_t s = 0; s < segments_.size(); ++s) {
    for (const EntityType kept : entity_types) {
      const auto ordinal = segments_[s].columns().names.find(kept, name);
      if (!ordinal) continue;
      const NameMember member{s, *ordinal};
      const auto known = group_of_.find(member);
      const EntityType now = known == group_of_.end() ? kept : groups_[known->second].type;
      const bool is_hidden = known == group_of_.end() ? map_.id_of(member) == map_.size()
                                                      : groups_[known->second].members.empty();
      if (now == type && !is_hidden) found.push_back(member);
    }
  }
  return found;
}

// One, or several where a name that was retyped brought a spelling along.
std::vector<std::size_t> AliasApplier::find_groups(EntityType type, std::string_view name) {
  std::vector<std::size_t> groups;
  for (const NameMember& member : members_spelled(type, name))
    groups.push_back(group_of(member));
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  return groups;
}

void AliasApplier::move(std::size_t from, std::size_t to) {
  if (from == to) return;
  std::vector<NameMember>& members = groups_[from].members;
  for (const NameMember& member : members)
    group_of_[member] = to;
  groups_[to].members.insert(groups_[to].members.end(), members.begin(), members.end());
  members.clear();
}

// Counts of articles would depend on what was merged and when; this does not.
std::string AliasApplier::longest(const AliasedName& group) const {
  std::string_view longest;
  for (const NameMember& member : group.members) {
    const std::string_view text = spelling(member);
    if (text.size() > longest.size() || (text.size() == longest.size() && text < longest))
      longest = text;
  }
  return std::string{longest};
}

void AliasApplier::split(const AliasRule& rule) {
  std::vector<NameMember> parted;
  std::string_view shown;
  for (const std::string& name : rule.names) {
    const std::vector<NameMember> members = members_spelled(rule.type, name);
    if (shown.empty() && !members.empty()) shown = name;
    parted.insert(parted.end(), members.begin(), members.end());
  }
  if (parted.empty()) return;
  for (const NameMember& member : parted) {
    AliasedName& group = groups_[group_of(member)];
    std::erase(group.members, member);
    if (spelling(member) == group.shown && !group.members.empty()) group.shown = longest(group);
  }
  for (const NameMember& member : parted)
    group_of_[member] = groups_.size();
  groups_.push_back({rule.type, std::string{shown}, std::move(parted)});
}

// Where there is a name of that type spelt alike, they are one.
void AliasApplier::retype(std::size_t group, EntityType type) {
  const std::vector<std::size_t> namesakes = find_groups(type, groups_[group].shown);
  groups_[group].type = type;
  for (const std::size_t namesake : namesakes)
    move(namesake, group);
}

void AliasApplier::apply(const AliasRule& rule) {
  if (rule.verb == AliasVerb::split) return split(rule);
  std::optional<std::size_t> first;
  for (const std::string& name : rule.names) {
    for (const std::size_t group : find_groups(rule.type, name)) {
      if (rule.verb == AliasVerb::retype) {
        retype(group, rule.new_type);
      } else if (rule.verb == AliasVerb::hide) {
        groups_[group].members.clear();
      } else if (first) {
        move(group, *first);
      } else {
        first = group;
        groups_[group].shown = name;
      }
    }
  }
}

}  // namespace

AliasedNames::AliasedNames(std::span<const AliasRule> rules, const CanonicalMap& map,
                           const std::vector<SegmentReader>& segments) {
  AliasApplier applier{map, segments};
  for (const AliasRule& rule : rules)
    applier.apply(rule);
  if (applier.members().empty()) return;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const std::span<const CanonicalId> ids = map.ids(s);
    ids_.emplace_back(ids.begin(), ids.end());
  }
  for (const auto& [member, group] : applier.members()) {
    replaced_.push_back(map.id_of(member));
    ids_[member.segment][member.ordinal] = map.size();
  }
  std::sort(replaced_.begin(), replaced_.end());
  replaced_.erase(std::unique(replaced_.begin(), replaced_.end()), replaced_.end());
  unchanged_ids_ = ids_;
  names_ = applier.take_groups();
  std::erase_if(names_, [](const AliasedName& name) { return name.members.empty(); });
  for (AliasedName& name : names_)
    std::sort(name.members.begin(), name.members.end(), ByPlace{});
  std::sort(names_.begin(), names_.end(), [](const AliasedName& a, const AliasedName& b) {
    if (a.type != b.type) return a.type < b.type;
    if (a.shown != b.shown) return a.shown < b.shown;
    return ByPlace{}(a.members.front(), b.members.front());
  });
  first_id_ = map.size() + 1;
  for (CanonicalId i = 0; i < names_.size(); ++i) {
    for (const NameMember& member : names_[i].members)
      ids_[member.segment][member.ordinal] = first_id_ + i;
  }
}

bool AliasedNames::replaces(CanonicalId id) const {
  return std::binary_search(replaced_.begin(), replaced_.end(), id);
}

}  // namespace pressmark
