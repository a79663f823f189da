// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which spellings, across the segments of an archive, are one person, organisation or place; how
// each is shown, and by which words it is found. Written with each publish, because it depends on
// all live articles; mapped by a searcher, which reads only what a query asks about.
//
// Live articles are those that are not deleted. A spelling that no live article prints is in no
// canonical name.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/canonical_map_content.h"
#include "archive/columns.h"
#include "archive/integrity.h"
#include "base/result.h"
#include "schema/entity.h"

namespace pressmark {

/// Requires content as described above. Not fsynced.
Status write_canonical_map(const std::filesystem::path& path, const CanonicalMapContent& content);

/// Opening reads the header only. Throws DamagedArchive like the columns. Safe to share between
/// threads.
class CanonicalMap {
 public:
  /// `names`: how many names each segment has. Fails with archive if the file is not about them.
  static Result<CanonicalMap> open(VerifiedFile file, std::span<const std::uint32_t> names);

  std::uint32_t size() const { return size_; }
  CanonicalRange of_type(EntityType type) const;

  /// By ordinal. All are at most size(), which stands for "in no canonical name".
  std::span<const CanonicalId> ids(std::size_t segment) const;

  /// The first ordinal of a type in a segment, and one past its last.
  std::pair<std::uint32_t, std::uint32_t> ordinals(std::size_t segment, EntityType type) const;

  /// Its spellings in all segments, by segment and ordinal.
  std::span<const NameMember> members(CanonicalId id) const;
  /// The member whose spelling it is shown by.
  NameMember shown(CanonicalId id) const;
  /// Rank of its display name, in byte order, among those of its type.
  std::uint32_t display_rank(CanonicalId id) const;

  /// The ids of one type by ascending key: `index` runs from of_type(type).begin to its end.
  CanonicalId by_key(std::uint32_t index) const;

  /// What articles of the segment print of one type in several spellings, by ascending document.
  std::span<const RepeatedName> repeats(std::size_t segment, EntityType type) const;

  /// The members with this word (as name_words() gives it) in their spelling, ascending.
  std::span<const std::uint32_t> members_with(EntityType type, std::string_view word) const;
  NameMember member(std::uint32_t number) const;
  /// Calls `visit(word, members)` for every word of a type, in byte order.
  void for_each_word(
      EntityType type,
      const std::function<void(std::string_view, std::span<const std::uint32_t>)>& visit) const;
  CanonicalId id_of(NameMember member) const { return ids(member.segment)[member.ordinal]; }

  /// All of it, checked: every number is one that its place may have.
  CanonicalMapContent content() const;

 private:
  struct Section {
    std::uint64_t offset = 0;
    std::uint32_t count = 0;
  };

  void read_directory();
  std::vector<std::uint32_t> read_begins(std::uint64_t& at, std::uint64_t parts) const;
  Section next_section(std::uint64_t& at, std::uint64_t count, std::uint64_t width) const;
  template <typename T>
  std::span<const T> values(const Section& section, std::uint64_t first, std::uint64_t count) const;
  std::pair<std::uint32_t, std::uint32_t> bounds(const Section& begins, std::uint32_t index,
                                                 std::uint32_t limit) const;
  std::string_view word(std::uint32_t index) const;
  void verify_ids() const;
  void copy_segments(CanonicalMapContent& content) const;
  void copy_names(CanonicalMapContent& content) const;
  void copy_words(CanonicalMapContent& content) const;

  VerifiedFile file_;
  std::uint32_t size_ = 0;
  std::array<CanonicalId, entity_types.size() + 1> type_begins_{};
  std::array<std::uint32_t, entity_types.size() + 1> word_type_begins_{};
  std::vector<std::uint32_t> segment_begins_;  // in ids_; one more than there are segments
  std::vector<std::uint32_t> ordinal_begins_;  // in ids_; by segment, then type; one more
  std::vector<std::uint32_t> repeat_begins_;   // in repeats_; by segment, then type; one more
  Section ids_;
  Section member_begins_;
  Section members_;
  Section shown_;
  Section display_ranks_;
  Section by_key_;
  Section repeats_;
  Section word_begins_;
  Section posting_begins_;
  Section postings_;
  Section word_bytes_;
  VerifiedOnce ids_are_verified_;
};

}  // namespace pressmark
