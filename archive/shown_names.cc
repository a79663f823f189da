// SPDX-License-Identifier: GPL-2.0-or-later
//
// A name that the user gave another type is kept under the one that it was found with, so with
// aliases all types are looked through.
#include "archive/shown_names.h"

#include <algorithm>
#include <span>

namespace pressmark {

namespace {

NameEntry entry_of(const ArchiveReader& archive, NameMember member) {
  return archive.segments()[member.segment].columns().names[member.ordinal];
}

}  // namespace

std::vector<std::string_view> shown_names(const ArchiveReader& archive, std::size_t segment,
                                          DocumentId document, EntityType type) {
  const CanonicalMap& map = archive.canonical_map();
  const AliasedNames& aliased = archive.aliased_names();
  const std::span<const CanonicalId> ids =
      aliased.empty() ? map.ids(segment) : aliased.ids(segment);
  std::vector<std::string_view> names;
  for (const EntityType kept : entity_types) {
    if (kept != type && aliased.empty()) continue;
    const auto& column =
        archive.segments()[segment].columns().entities[static_cast<std::size_t>(kept)];
    for (const std::uint32_t ordinal : column[document]) {
      const CanonicalId id = ids[ordinal];
      if (aliased.contains(id)) {
        const AliasedName& name = aliased.name(id);
        if (name.type == type) names.push_back(name.shown);
      } else if (kept == type && id != map.size()) {
        names.push_back(entry_of(archive, map.shown(id)).spelling);
      }
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace pressmark
