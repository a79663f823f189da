// SPDX-License-Identifier: GPL-2.0-or-later
//
// Walks over the postings of an operand, block by block, and decodes what is asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searcher/match/intersect.h"
#include "searcher/match/operand_postings.h"

namespace pressmark {

/// A posting of one of some documents: its place among them, from 0, and its frequency.
struct FoundPosting {
  std::uint32_t place = 0;
  std::uint32_t frequency = 0;
};

/// Walks over postings, forward only; decodes a block when something in it is asked for.
class OperandCursor {
 public:
  /// `postings` must outlive the cursor.
  explicit OperandCursor(const OperandPostings& postings) : postings_(&postings) {}

  /// Moves to the block whose range has the document. False if the operand has no postings.
  bool move_to_block(DocumentId document);
  std::uint32_t block() const { return block_; }
  DocumentId last_document() const { return postings_->last_document(block_); }

  /// Moves to the document. False if it does not have the operand.
  bool move_to(DocumentId document);
  /// Of the document that move_to() found.
  std::uint32_t frequency();

  /// Appends which of `documents`, ascending, have the operand. Later calls, and moves, must be
  /// about later documents.
  void find_common(std::span<const DocumentId> documents, std::vector<FoundPosting>& found);
  /// Leaves those of `documents` that have the operand. The same holds.
  void keep_common(std::vector<DocumentId>& documents);

  /// The postings of the block at hand. Both require that the operand has some.
  std::span<const DocumentId> documents();
  std::span<const std::uint32_t> frequencies();
  /// Of the i-th of documents(), where few are asked for.
  std::uint32_t frequency_at(std::size_t i);

 private:
  void enter_block(std::uint32_t block);
  void decode_long_list();
  void apply_changes();
  std::uint32_t long_list_frequency(std::size_t i) const;
  // What the block differs in from that of the long list.
  std::span<const OperandPostings::Posting> changes();
  template <typename Visit>
  void visit_common(std::span<const DocumentId> documents, Visit&& visit);
  void find_in_block(std::span<const DocumentId> documents);

  const OperandPostings* postings_;
  std::uint32_t block_ = 0;
  std::uint32_t index_ = 0;       // in the block
  bool is_decoded_ = false;       // decoded_ has the documents of the long list
  bool has_frequencies_ = false;  // and their frequencies
  bool is_applied_ = false;       // what others change in the block was looked at
  bool is_changed_ = false;       // and is something: the two lists below are the block
  PostingBlock decoded_;
  bool knows_changes_ = false;
  std::span<const OperandPostings::Posting> changes_;
  std::vector<CommonDocument> common_;  // scratch
  std::vector<DocumentId> changed_documents_;
  std::vector<std::uint32_t> changed_frequencies_;
};

}  // namespace pressmark
