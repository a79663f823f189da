// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the rules of aliases.txt make of the names of an archive: the names that they change, laid
// over the canonical map, which stays as it was published.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "archive/alias_file.h"
#include "archive/canonical_map.h"
#include "archive/segment_reader.h"
#include "schema/entity.h"

namespace pressmark {

/// A name that a rule changed.
struct AliasedName {
  EntityType type = EntityType::person;
  std::string shown;                ///< One of its spellings.
  std::vector<NameMember> members;  ///< By segment and ordinal. May be of other types.
};

class AliasedNames {
 public:
  AliasedNames() = default;

  /// The rules one after the other, each on what those before it made. A name in a rule is the name
  /// of that type that has this spelling now; what no live article prints changes nothing. Throws
  /// DamagedArchive.
  AliasedNames(std::span<const AliasRule> rules, const CanonicalMap& map,
               const std::vector<SegmentReader>& segments);

  bool empty() const { return ids_.empty(); }

  /// By type, then as shown. Their ids go from first_id() on, beyond all of the map's.
  std::span<const AliasedName> names() const { return names_; }
  CanonicalId first_id() const { return first_id_; }
  bool contains(CanonicalId id) const { return id >= first_id_ && !names_.empty(); }
  const AliasedName& name(CanonicalId id) const { return names_[id - first_id_]; }

  /// True if a name of the map is replaced by some of these, or by none.
  bool replaces(CanonicalId id) const;

  /// As CanonicalMap::ids(), with the ids of changed names. Requires !empty().
  std::span<const CanonicalId> ids(std::size_t segment) const { return ids_[segment]; }
  /// The same with the map's size() for changed names: who counts with these counts the others.
  std::span<const CanonicalId> unchanged_ids(std::size_t segment) const {
    return unchanged_ids_[segment];
  }

 private:
  std::vector<AliasedName> names_;
  CanonicalId first_id_ = 0;
  std::vector<CanonicalId> replaced_;  // ascending
  std::vector<std::vector<CanonicalId>> ids_;
  std::vector<std::vector<CanonicalId>> unchanged_ids_;
};

}  // namespace pressmark
