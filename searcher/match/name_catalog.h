// SPDX-License-Identifier: GPL-2.0-or-later
//
// The names of a whole archive: which spellings, across its segments, are one person, organisation
// or place; how each is shown, and by which words it is found.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/canonical_map.h"
#include "archive/segment_reader.h"
#include "schema/entity.h"

namespace pressmark {

/// The canonical map of an archive together with the spellings it is about. Making one reads
/// nothing. Must not outlive the archive.
class NameCatalog {
 public:
  explicit NameCatalog(const ArchiveReader& archive)
      : segments_(&archive.segments()), map_(&archive.canonical_map()) {}

  const CanonicalMap& map() const { return *map_; }

  CanonicalRange of_type(EntityType type) const { return map_->of_type(type); }

  /// map().size() for a spelling that no live article prints.
  CanonicalId canonical(std::uint32_t segment, std::uint32_t ordinal) const {
    return map_->ids(segment)[ordinal];
  }

  /// The spelling it is shown by. The view lives as long as the segments.
  std::string_view display_name(CanonicalId id) const { return spelling_of(map_->shown(id)); }
  /// Its other spellings in the archive, sorted by bytes.
  std::vector<std::string> aliases(CanonicalId id) const;

  /// All members of the canonical names that have all of the words, which are as name_words() gives
  /// them, in one of their spellings.
  std::vector<NameMember> with_words(EntityType type, std::span<const std::string> words) const;
  /// All members of the canonical names that have a word for which `wants(word)` is true in one of
  /// their spellings.
  std::vector<NameMember> with_words_like(EntityType type,
                                          const std::function<bool(std::string_view)>& wants) const;
  /// All members of the canonical name that `text` is a spelling or the key of.
  std::vector<NameMember> whole_name(EntityType type, std::string_view text) const;
  /// Members with this very spelling.
  std::vector<NameMember> spelled(EntityType type, std::string_view spelling) const;

 private:
  std::vector<NameMember> all_of_names(std::span<const std::uint32_t> members) const;
  NameEntry entry(NameMember member) const {
    return (*segments_)[member.segment].columns().names[member.ordinal];
  }
  std::string_view spelling_of(NameMember member) const { return entry(member).spelling; }
  std::vector<NameMember> with_key(EntityType type, std::string_view key) const;
  std::vector<NameMember> with_own_key(EntityType type, std::string_view key) const;

  const std::vector<SegmentReader>* segments_;
  const CanonicalMap* map_;
};

}  // namespace pressmark
