// SPDX-License-Identifier: GPL-2.0-or-later
//
// Counts articles by canonical name.
#pragma once

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "archive/columns.h"
#include "schema/entity.h"
#include "searcher/match/document_set.h"
#include "searcher/match/name_catalog.h"
#include "searcher/search.h"

namespace pressmark {

/// The names that filters ask for.
struct SelectedNames {
  std::vector<CanonicalId> ids;      ///< Ascending, distinct.
  std::vector<std::string> unknown;  ///< Asked for, but not in the archive.
};

/// A name counts an article once, however many of its spellings the article prints. Keeps its
/// counters from one search to the next: counting a few articles does not cost a pass over all
/// names. Must not outlive the catalog's archive.
class NameCounter {
 public:
  explicit NameCounter(const NameCatalog& catalog) : catalog_(catalog) {}

  /// Counts documents of a segment; none twice, ascending from call to call. finish_segment() must
  /// follow the last ones. Throws as the columns do.
  void add_many(EntityType type, std::uint32_t segment, std::span<const DocumentId> documents,
                const OrdinalRows& rows);
  void finish_segment(EntityType type, std::uint32_t segment);

  /// The same for few documents, of which no more than their rows is verified.
  void add(EntityType type, std::uint32_t segment, std::span<const DocumentId> documents,
           const OrdinalsColumn& column);

  /// What add() and add_many() leave out: names that the user changed (archive/alias_file.h). Takes
  /// all documents of the segment at once.
  void add_aliased(EntityType type, std::uint32_t segment, const DocumentSet& documents);

  /// Moves what was counted into a facet of at most `limit` names beside those selected, and
  /// forgets it.
  struct Choice {
    std::uint32_t limit = 10;
    const std::vector<CanonicalId>* among = nullptr;  ///< Ascending; null: all names.
  };
  Facet take(EntityType type, const SelectedNames& selected, Choice choice);

  /// Forgets what was counted.
  void clear();

 private:
  struct Counter {
    std::uint32_t articles = 0;
    std::uint32_t last_article = 0;  // an article that prints two spellings counts once
  };

  struct Free {
    void operator()(Counter* counters) const { std::free(counters); }
  };
  // What add_many() has counted of one segment, for finish_segment() to add up.
  struct Repeats {
    std::vector<CanonicalId> ids;  // one for each mention too many
    std::size_t next = 0;          // of the segment's list
  };

  void make_room(std::size_t documents);

  NameCatalog catalog_;
  // By canonical id; one more, for what is in no canonical name. Memory that is never written to
  // costs nothing, and there are many names.
  std::unique_ptr<Counter[], Free> counters_;
  std::vector<std::uint32_t> mentions_;  // by ordinal
  std::array<Repeats, entity_types.size()> repeats_;
  bool has_mentions_ = false;
  std::array<std::vector<CanonicalId>, entity_types.size()> counted_;  // ids that are not at zero
  // By segment, then changed name; read when first needed.
  std::vector<std::vector<std::vector<DocumentId>>> aliased_documents_;
  std::uint32_t article_ = 0;  // a number for each article that was counted
};

}  // namespace pressmark
