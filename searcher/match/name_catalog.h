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

#include "archive/aliased_names.h"
#include "archive/archive.h"
#include "archive/canonical_map.h"
#include "archive/segment_reader.h"
#include "schema/entity.h"

namespace pressmark {

/// The canonical map of an archive, with what the user says about it, together with the spellings
/// they are about. Making one reads nothing. Must not outlive the archive.
class NameCatalog {
 public:
  explicit NameCatalog(const ArchiveReader& archive)
      : segments_(&archive.segments()),
        map_(&archive.canonical_map()),
        aliased_(&archive.aliased_names()) {}

  /// Ids are below this; `no_name()` is one of them.
  CanonicalId end() const {
    return map_->size() + 1 + static_cast<CanonicalId>(aliased_->names().size());
  }
  /// Of a spelling that no live article prints, and of one that the user hides.
  CanonicalId no_name() const { return map_->size(); }

  /// By ordinal.
  std::span<const CanonicalId> ids(std::size_t segment) const {
    return aliased_->empty() ? map_->ids(segment) : aliased_->ids(segment);
  }
  CanonicalId canonical(std::uint32_t segment, std::uint32_t ordinal) const {
    return ids(segment)[ordinal];
  }
  CanonicalId canonical(NameMember member) const {
    return canonical(member.segment, member.ordinal);
  }

  /// The same, with no_name() for what the user changed: who counts with these takes
  /// aliased_documents() too.
  std::span<const CanonicalId> unaliased_ids(std::size_t segment) const {
    return aliased_->empty() ? map_->ids(segment) : aliased_->unchanged_ids(segment);
  }
  /// The documents of a segment that print each of the aliased().names(), ascending; deleted ones,
  /// too.
  std::vector<std::vector<DocumentId>> aliased_documents(std::size_t segment) const;

  /// Calls visit(id) for every name of a type that a document prints, for each spelling of it.
  template <typename Visit>
  void for_each_name(EntityType type, std::size_t segment, DocumentId document,
                     const Visit& visit) const {
    const std::span<const CanonicalId> of_ordinal = ids(segment);
    for (const EntityType kept : kept_types(type)) {
      const auto& column = (*segments_)[segment].columns().entities[static_cast<std::size_t>(kept)];
      for (const std::uint32_t ordinal : column[document]) {
        const CanonicalId id = of_ordinal[ordinal];
        if (id != no_name() && (aliased_->empty() || type_of(id) == type)) visit(id);
      }
    }
  }

  /// Requires a name.
  EntityType type_of(CanonicalId id) const;
  /// Its spellings in all segments.
  std::span<const NameMember> members(CanonicalId id) const;

  /// As it was published.
  const CanonicalMap& map() const { return *map_; }
  const AliasedNames& aliased() const { return *aliased_; }

  /// The spelling it is shown by. The view lives as long as the segments.
  std::string_view display_name(CanonicalId id) const;
  /// True if the name of `a` stands before that of `b`, which is of the same type.
  bool precedes(CanonicalId a, CanonicalId b) const;
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
  NameEntry entry(NameMember member) const {
    return (*segments_)[member.segment].columns().names[member.ordinal];
  }
  std::string_view spelling_of(NameMember member) const { return entry(member).spelling; }
  std::span<const EntityType> kept_types(const EntityType& type) const;
  std::vector<NameMember> names_of(std::span<const NameMember> found, EntityType type) const;
  void find_with_words(EntityType kept, std::span<const std::string> words,
                       std::vector<NameMember>& found) const;
  std::span<const NameMember> with_key(EntityType kept, std::string_view key) const;
  std::span<const NameMember> with_own_key(EntityType kept, std::string_view key) const;

  const std::vector<SegmentReader>* segments_;
  const CanonicalMap* map_;
  const AliasedNames* aliased_;
};

}  // namespace pressmark
