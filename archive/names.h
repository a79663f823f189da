// SPDX-License-Identifier: GPL-2.0-or-later
//
// The names of a segment: ordinal -> type, spelling, canonical key, counts.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "archive/integrity.h"
#include "base/result.h"
#include "schema/entity.h"

namespace pressmark {

struct NameEntry {
  EntityType type = EntityType::person;
  std::string_view spelling;
  std::string_view key;        ///< Spellings of one type with the same key are one entity.
  std::uint64_t articles = 0;  ///< Of the segment, that mention it.
  std::uint64_t mentions = 0;
};

/// The order of ordinals.
std::strong_ordering compare_names(const NameEntry& a, const NameEntry& b);

/// Ordinals are dense from 0, in the order of (type, spelling in bytes). Throws DamagedArchive like
/// the columns. Safe to share between threads.
class NamesTable {
 public:
  static Result<NamesTable> open(VerifiedFile file, std::string_view uuid);

  std::uint32_t size() const { return size_; }
  NameEntry operator[](std::uint32_t ordinal) const;
  std::optional<std::uint32_t> find(EntityType type, std::string_view spelling) const;

 private:
  VerifiedFile file_;
  std::uint32_t size_ = 0;
  std::uint64_t offsets_at_ = 0;
};

/// Requires the entries to be in the order of compare_names(), without duplicates. Not fsynced.
Status write_names(const std::filesystem::path& path, std::string_view uuid,
                   std::span<const NameEntry> entries);

}  // namespace pressmark
