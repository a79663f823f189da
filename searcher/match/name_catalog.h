// SPDX-License-Identifier: GPL-2.0-or-later
//
// The names of a whole archive: which spellings, across its segments, are one person, organisation
// or place; how each is shown, and by which words it is found.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/segment_reader.h"
#include "schema/entity.h"

namespace pressmark {

/// A canonical name of an archive: dense from 0, those of one type side by side. Not stable from
/// one archive to another.
using CanonicalId = std::uint32_t;

struct CanonicalRange {
  CanonicalId begin = 0;
  CanonicalId end = 0;

  std::uint32_t size() const { return end - begin; }
};

/// A spelling in one segment.
struct NameMember {
  std::uint32_t segment = 0;
  std::uint32_t ordinal = 0;
};

/// Reads every segment's names when it is made; the word index is made when it is first needed.
/// Not safe to share between threads. Must not outlive the segments.
class NameCatalog {
 public:
  explicit NameCatalog(const std::vector<SegmentReader>& segments);

  CanonicalRange of_type(EntityType type) const {
    const auto index = static_cast<std::size_t>(type);
    return {type_begins_[index], type_begins_[index + 1]};
  }
  CanonicalId canonical(std::uint32_t segment, std::uint32_t ordinal) const {
    return canonical_ids_[segment][ordinal];
  }

  /// Its spellings in all segments.
  std::span<const NameMember> members(CanonicalId id) const {
    return {members_.data() + member_begins_[id], members_.data() + member_begins_[id + 1]};
  }

  /// The spelling it is shown by. The view lives as long as the segments.
  std::string_view display_name(CanonicalId id) const;
  /// Its other spellings in the archive, sorted by bytes.
  std::vector<std::string> aliases(CanonicalId id) const;

  /// All members of the canonical names that have all of the words, which are as name_words() gives
  /// them, in one of their spellings.
  std::vector<NameMember> with_words(EntityType type, std::span<const std::string> words) const;
  /// All members of the canonical name that `text` is a spelling or the key of.
  std::vector<NameMember> whole_name(EntityType type, std::string_view text) const;
  /// Members with this very spelling.
  std::vector<NameMember> spelled(EntityType type, std::string_view spelling) const;

 private:
  using WordIndex = std::unordered_map<std::string, std::vector<std::uint32_t>>;

  void add_type(EntityType type, std::vector<std::uint32_t>& cursors);
  void list_members();
  const WordIndex& word_index(EntityType type) const;
  struct Spellings;
  Spellings spellings(CanonicalId id) const;

  const std::vector<SegmentReader>* segments_;
  std::array<CanonicalId, entity_types.size() + 1> type_begins_{};
  std::array<std::unordered_map<std::string_view, CanonicalId>, entity_types.size()> keys_;
  std::vector<std::vector<CanonicalId>> canonical_ids_;  // by segment, then ordinal
  std::vector<std::uint32_t> member_begins_;             // by canonical id; one more than there are
  std::vector<NameMember> members_;
  // Word -> indices into members_, ascending; null until a query asks for words of this type.
  mutable std::array<std::unique_ptr<WordIndex>, entity_types.size()> word_indexes_;
};

}  // namespace pressmark
