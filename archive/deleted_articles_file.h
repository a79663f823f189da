// SPDX-License-Identifier: GPL-2.0-or-later
//
// The layout that the reader and the writer of deletions share: the header of every column file,
// this head, one bit per document, then the tables of DeletedTerm and DeletedName.
#pragma once

#include <cstdint>
#include <type_traits>

#include "archive/deleted_articles.h"

namespace pressmark {

struct DeletedHead {
  std::uint64_t articles = 0;
  std::uint64_t total_length = 0;
  std::uint64_t terms = 0;  ///< Rows of the first table.
  std::uint64_t names = 0;  ///< Of the second.
};

static_assert(std::has_unique_object_representations_v<DeletedHead>);
static_assert(sizeof(DeletedTerm) == 16 && std::has_unique_object_representations_v<DeletedTerm>);
static_assert(sizeof(DeletedName) == 12 && std::has_unique_object_representations_v<DeletedName>);

/// Words of the bitmap of a segment with so many documents: bit 0 is no document.
inline std::uint64_t deleted_words(DocumentId rows) {
  return std::uint64_t{rows} / 64 + 1;
}

}  // namespace pressmark
