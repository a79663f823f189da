// SPDX-License-Identifier: GPL-2.0-or-later
//
// Spellings that are one person, organisation or place, put together: the part of grouping names
// (group_names.h) that looks at each spelling.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/canonical_map_content.h"
#include "archive/segment_reader.h"
#include "schema/entity.h"
#include "schema/name_rules.h"

namespace pressmark {

/// A spelling in one segment. Views live as long as the segment.
struct LiveName {
  EntityType type = EntityType::person;
  NameMember member;
  std::uint64_t articles = 0;  ///< Live ones of the segment that print it.
  std::string_view key;
  std::string_view spelling;
  std::string_view group = key;  ///< The key of the name it belongs to, see make_name_groups().
};

/// Throws DamagedArchive as the names table does.
LiveName live_name(const std::vector<SegmentReader>& segments, NameMember member);

/// The spellings that are one name.
struct NameGroup {
  std::uint64_t articles = 0;    ///< The sum over its spellings.
  std::span<const LiveName> of;  ///< At least one; by segment and ordinal.
  std::size_t shown = 0;         ///< Index of the one that gives the display name.

  EntityType type() const { return of.front().type; }
  std::string_view key() const { return of.front().group; }
  std::string_view display() const { return of[shown].spelling; }
};

/// Sorts `names` and groups them: by type, then by falling number of articles, then by key. The
/// groups are views into `names`. Spellings of one type with one key are one name; so are a bare
/// surname and the full name of the person who dominates it, provided that all people of that
/// surname are among `names`. The key, and what is shown, is the full name's.
std::vector<NameGroup> make_name_groups(std::vector<LiveName>& names, const NameRules& rules);

/// A word under which a name can be asked for.
struct NameWord {
  std::string word;
  std::size_t index = 0;  ///< In NameGroup::of.
};

/// Appends the words of every spelling of the group.
void append_words(const NameGroup& group, const NameRules& rules, std::vector<NameWord>& words);

}  // namespace pressmark
