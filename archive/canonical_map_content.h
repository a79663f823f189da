// SPDX-License-Identifier: GPL-2.0-or-later
//
// All that a canonical map says (see canonical_map.h), as a publish puts it together and as the
// next one takes it up.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "archive/columns.h"
#include "schema/entity.h"

namespace pressmark {

/// A canonical name of an archive: dense from 0, those of one type side by side, in the order of
/// `entity_types`, then by falling number of articles (a mention of each spelling counts), then by
/// key. Not stable from one publish to another.
using CanonicalId = std::uint32_t;

struct CanonicalRange {
  CanonicalId begin = 0;
  CanonicalId end = 0;

  std::uint32_t size() const { return end - begin; }
};

/// A spelling in one segment.
struct NameMember {
  std::uint32_t segment = 0;
  std::uint32_t ordinal = 0;  ///< In the segment's names table.

  friend bool operator==(const NameMember&, const NameMember&) = default;
};

/// A live article that prints a name in more than one spelling: one entry for each spelling more.
/// Who counts mentions of spellings takes these off to have counted articles.
struct RepeatedName {
  DocumentId document = 0;
  CanonicalId id = 0;

  friend bool operator==(const RepeatedName&, const RepeatedName&) = default;
};

/// What the file holds. Members are numbered through all canonical names.
struct CanonicalMapContent {
  std::array<CanonicalId, entity_types.size()> type_ends{};
  /// By segment, then ordinal; the number of canonical names for a spelling that is in none.
  std::vector<std::vector<CanonicalId>> ids;
  /// By segment: where the ordinals of each type end.
  std::vector<std::array<std::uint32_t, entity_types.size()>> ordinal_ends;
  std::vector<std::uint32_t> member_begins;  ///< By id; one more than there are names.
  std::vector<NameMember> members;           ///< By id, then segment and ordinal.
  std::vector<std::uint32_t> shown;          ///< By id: the member that gives the display name.
  std::vector<std::uint32_t> display_ranks;  ///< By id: rank of its display name in its type.
  std::vector<CanonicalId> by_key;           ///< The ids of each type by ascending key.
  std::array<std::uint32_t, entity_types.size()> word_ends{};
  std::vector<std::string> words;             ///< By type, then in byte order.
  std::vector<std::uint32_t> posting_begins;  ///< By word; one more than there are words.
  std::vector<std::uint32_t> postings;        ///< Members with the word, ascending.
  /// By segment; for each type, by ascending document.
  std::vector<std::array<std::vector<RepeatedName>, entity_types.size()>> repeats;

  friend bool operator==(const CanonicalMapContent&, const CanonicalMapContent&) = default;
};

}  // namespace pressmark
