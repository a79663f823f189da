// SPDX-License-Identifier: GPL-2.0-or-later
//
// The names of a segment: ordinal -> type, spelling, canonical key, counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "archive/integrity.h"
#include "base/result.h"
#include "schema/entity.h"

namespace pressmark {

struct NameEntry {
  EntityType type;
  std::string_view spelling;
  std::string_view key;    ///< Spellings of one type with the same key are one entity.
  std::uint64_t articles;  ///< Of the segment, that mention it.
  std::uint64_t mentions;
};

/// Ordinals are dense from 0, in the order of (type, spelling in bytes).
class NamesTable {
 public:
  static Result<NamesTable> open(VerifiedFile file, std::string_view uuid);

  std::uint32_t size() const { return size_; }
  NameEntry operator[](std::uint32_t ordinal) const;
  std::optional<std::uint32_t> find(EntityType type, std::string_view spelling) const;

 private:
  VerifiedFile file_;
  std::uint32_t size_ = 0;
};

}  // namespace pressmark
