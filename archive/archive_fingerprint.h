// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an archive holds, in 32 hex digits: equal fingerprints are equal articles under equal ids,
// however they lie in segments and in whatever order they came.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/segment_reader.h"
#include "archive/stored_article.h"

namespace pressmark {

/// A sum over the articles, so that an update pays for what it changes and not for the archive
/// (docs/decisions/0010-fingerprint-is-a-sum.md).
class ArchiveFingerprint {
 public:
  void add(std::string_view id, const ContentHash& content);
  /// Undoes add().
  void subtract(std::string_view id, const ContentHash& content);

  /// 32 lower-case hex digits, most significant first.
  std::string to_string() const;
  static std::optional<ArchiveFingerprint> parse(std::string_view digits);

  friend bool operator==(const ArchiveFingerprint&, const ArchiveFingerprint&) = default;

 private:
  std::uint64_t high_ = 0;
  std::uint64_t low_ = 0;
};

/// Of the live articles of a segment, added to `fingerprint`.
void add_live_articles(const SegmentReader& segment, ArchiveFingerprint& fingerprint);

/// Of all live articles of an archive.
std::string archive_fingerprint(const std::vector<SegmentReader>& segments);

}  // namespace pressmark
