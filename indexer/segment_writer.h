// SPDX-License-Identifier: GPL-2.0-or-later
//
// Writes one batch of articles as a small segment: the same folder that merging makes of many.
#pragma once

#include <filesystem>
#include <memory>

#include "archive/segment_columns_writer.h"
#include "base/result.h"
#include "indexer/document_terms.h"

namespace pressmark {

/// Not fsynced: small segments are merged before anything is published. After an Error the folder
/// is of no use. Not safe to share between threads.
class SegmentWriter {
 public:
  /// Makes `folder`, which must not exist. Stored articles are compressed with the dictionary, if
  /// there is one.
  static Result<SegmentWriter> create(const std::filesystem::path& folder,
                                      std::shared_ptr<const TextDictionary> dictionary = nullptr);

  SegmentWriter(SegmentWriter&&) noexcept;
  SegmentWriter& operator=(SegmentWriter&&) noexcept;
  ~SegmentWriter();

  /// The next document; document ids count from 1.
  Status add(const DocumentTerms& terms, const ArticleRow& row);

  /// Call once, after the last add().
  Status finish();

 private:
  struct Impl;
  explicit SegmentWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace pressmark
