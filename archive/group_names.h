// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which spellings of an archive are one person, organisation or place, whenever it is published. A
// name that the publish does not touch stays as it was in the map before, so that the work grows
// with the change; what comes out is what grouping all names anew would give.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "archive/canonical_map_content.h"
#include "archive/deleted_articles.h"
#include "archive/segment_reader.h"
#include "schema/name_rules.h"

namespace pressmark {

/// A segment of the archive as it was last published.
struct PreviousSegment {
  std::optional<std::uint32_t> now;  ///< Its index among the segments now; none: it is gone.
  /// Ordinals, ascending: more of the articles that print them are deleted now.
  std::vector<std::uint32_t> changed_names;
};

/// What was last published.
struct PreviousNames {
  CanonicalMapContent map;
  std::vector<PreviousSegment> segments;  ///< Those that stay keep their order.
};

/// Ordinals of names that fewer articles print: `before` and `now` are of one segment.
std::vector<std::uint32_t> changed_names(const DeletedArticles& before, const DeletedArticles& now);

/// Which spellings are one name is said in name_groups.h. With `previous`, reads the names of new
/// segments and those that have to do with what changed; else all. Throws as the columns do.
CanonicalMapContent group_names(const std::vector<SegmentReader>& segments, const NameRules& rules,
                                PreviousNames previous = {});

}  // namespace pressmark
