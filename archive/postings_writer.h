// SPDX-License-Identifier: GPL-2.0-or-later
//
// Writes a postings column list by list; memory grows with the longest list and the number of lists
// over 16, not with the postings.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/column_file.h"
#include "archive/postings.h"
#include "base/result.h"

namespace pressmark {

class PostingsWriter {
 public:
  /// `lengths`, document by document, must outlive the writer. All frequencies are multiples of
  /// `unit`.
  static Result<PostingsWriter> create(const std::filesystem::path& path, ColumnKind kind,
                                       std::string_view uuid,
                                       std::span<const std::uint32_t> lengths,
                                       std::uint32_t unit = 1);

  /// Adds a posting to the list at hand. Documents ascend within it; frequencies are positive.
  void add(DocumentId document, std::uint32_t frequency) {
    block_.documents[block_.size] = document;
    block_.frequencies[block_.size] = frequency;
    if (++block_.size == posting_block_size) add_block();
  }

  /// Adds the postings of a whole list, `shift` added to its documents.
  void add(const PostingList& list, DocumentId shift);

  /// Ends the list at hand, which may be empty, and begins the next.
  void end_list();

  /// Not fsynced.
  Status finish();

 private:
  PostingsWriter(ColumnFileWriter file, std::span<const std::uint32_t> lengths, std::uint32_t unit);
  void add_block();
  void add_skip(unsigned gap_width, unsigned frequency_width);
  void append_varint_postings(std::string& out, DocumentId before) const;
  void collect_impacts();
  void divide_frequencies();

  ColumnFileWriter file_;
  std::span<const std::uint32_t> lengths_;
  std::uint32_t unit_;
  std::uint64_t lists_ = 0;
  std::vector<std::uint64_t> offsets_;  // of groups of lists

  // Of the list at hand.
  PostingBlock block_;
  PostingBlock copied_;    // scratch of add(list)
  DocumentId before_ = 0;  // last document of the block before
  std::uint32_t full_blocks_ = 0;
  std::string skips_;
  std::string impacts_;
  std::string postings_;
  std::vector<Impact> list_impacts_;
  std::vector<Impact> block_impacts_;
  std::vector<std::uint32_t> shortest_;  // by frequency; scratch
  std::string head_;                     // likewise
  std::string coded_;                    // likewise
};

}  // namespace pressmark
