// SPDX-License-Identifier: GPL-2.0-or-later
//
// Paths and addresses of articles, which stand in the stored texts alone: each text is read once
// for a query, however many of its parts ask.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/segment_reader.h"

namespace pressmark {

/// Where an article is from, case-folded.
struct ArticleAddress {
  std::string_view path;
  std::size_t file_at = 0;        ///< Where the file's name begins in the path.
  std::size_t record_number = 0;  ///< How many bytes at its end are one: `#12` of news.jsonl#12.
  std::string_view url;
};

/// Not safe to share between threads; must not outlive the segments.
class StoredAddresses {
 public:
  explicit StoredAddresses(const std::vector<SegmentReader>& segments,
                           std::size_t most_bytes = std::size_t{32} << 20U)
      : segments_(&segments), kept_(segments.size()), left_bytes_(most_bytes) {}

  /// The views live until the next call. Where more is asked for than may be kept, texts are read
  /// again. Throws DamagedArchive.
  ArticleAddress of(std::size_t segment, DocumentId document);

 private:
  struct Kept {
    const char* text = nullptr;  // the path, the address behind it; null: not read so far
    std::uint32_t path_bytes = 0;
    std::uint32_t url_bytes = 0;
    std::uint32_t file_at = 0;
    std::uint32_t record_number = 0;
  };

  Kept* place_for(std::size_t segment, DocumentId document);
  const char* keep(std::string_view text);

  const std::vector<SegmentReader>* segments_;
  std::vector<std::vector<Kept>> kept_;  // by segment, then document - 1
  std::size_t left_bytes_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_left_ = 0;  // bytes at the end of the last one
  std::string path_;            // of what is not kept
  std::string url_;
};

}  // namespace pressmark
