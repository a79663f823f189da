// SPDX-License-Identifier: GPL-2.0-or-later
//
// Finds the families of an archive. Articles that share a band of their sketches are compared
// shingle by shingle, so that a family is never a guess; who is whose copy depends on two articles
// alone, and so neither on segments nor on what was published before.
#pragma once

#include <vector>

#include "archive/article_place.h"
#include "archive/families.h"
#include "archive/segment_reader.h"

namespace pressmark {

/// A family that was published before.
struct KnownFamily {
  std::vector<ArticlePlace> members;  ///< Those that are live still; where they are now.
  bool has_lost_members = false;      ///< What linked the others may be gone.
};

/// What was found before. Articles that are in no known family were compared with all others and
/// are nobody's copy, but for those of new segments, which were compared with none.
struct KnownFamilies {
  std::vector<KnownFamily> families;
  std::vector<bool> is_new;  ///< By segment.
};

/// Everything is new.
KnownFamilies no_known_families(const std::vector<SegmentReader>& segments);

/// The families of the live articles, as Families has them: the same whatever is known. With known
/// families only new articles, and what is left of families that lost some, are compared. Throws as
/// the columns do.
std::vector<Family> group_copies(const std::vector<SegmentReader>& segments,
                                 const KnownFamilies& known);

}  // namespace pressmark
