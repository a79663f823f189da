// SPDX-License-Identifier: GPL-2.0-or-later
//
// Sums over articles by the values of a facet field: occurrences by month, words by source. What
// the facet counters do for numbers of articles.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "archive/archive.h"
#include "schema/fields.h"

namespace pressmark {

/// Must not outlive the archive. Throws as the columns do.
class GroupSums {
 public:
  /// Requires a facet field.
  GroupSums(const Field& field, const ArchiveReader& archive)
      : field_(&field), archive_(&archive) {}

  void add(std::uint32_t segment, DocumentId document, std::uint64_t amount);

  /// The sums by value as facets give it, keywords folded; nothing: no value.
  std::map<std::optional<std::string>, std::uint64_t> by_value() const;

  /// How by_value() has a facet's value.
  std::optional<std::string> key_of(const std::optional<std::string>& value) const;

 private:
  std::optional<std::string> label(std::uint64_t number) const;

  const Field* field_;
  const ArchiveReader* archive_;
  // By day, canonical name, or segment and ordinal of a keyword.
  std::unordered_map<std::uint64_t, std::uint64_t> sums_;
  std::vector<std::uint32_t> names_;  // of one article; reused
};

}  // namespace pressmark
