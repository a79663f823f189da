// SPDX-License-Identifier: GPL-2.0-or-later
//
// Sums of 128 bits, in two halves.

#include "archive/archive_fingerprint.h"

#include <string>

#include "archive/checksum.h"
#include "archive/encoding.h"

namespace pressmark {
namespace {

struct Halves {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
};

Halves hash_of(std::string_view id, const ContentHash& content) {
  std::string article;
  article.reserve(sizeof(std::uint64_t) + id.size() + content.size());
  append_raw(article, std::uint64_t{id.size()});
  article += id;
  append_raw(article, content);
  Halves halves;
  const Hash128 hash = xxh3_128(article);
  for (std::size_t i = 0; i < 8; ++i) {
    halves.high = halves.high << 8U | hash[i];
    halves.low = halves.low << 8U | hash[i + 8];
  }
  return halves;
}

}  // namespace

void ArchiveFingerprint::add(std::string_view id, const ContentHash& content) {
  const Halves hash = hash_of(id, content);
  low_ += hash.low;
  high_ += hash.high + (low_ < hash.low ? 1U : 0U);
}

void ArchiveFingerprint::subtract(std::string_view id, const ContentHash& content) {
  const Halves hash = hash_of(id, content);
  high_ -= hash.high + (low_ < hash.low ? 1U : 0U);
  low_ -= hash.low;
}

std::string ArchiveFingerprint::to_string() const {
  std::string digits;
  append_hex(digits, high_);
  append_hex(digits, low_);
  return digits;
}

std::optional<ArchiveFingerprint> ArchiveFingerprint::parse(std::string_view digits) {
  if (digits.size() != 32) return std::nullopt;
  const std::optional<std::uint64_t> high = parse_hex64(digits.substr(0, 16));
  const std::optional<std::uint64_t> low = parse_hex64(digits.substr(16));
  if (!high || !low) return std::nullopt;
  ArchiveFingerprint fingerprint;
  fingerprint.high_ = *high;
  fingerprint.low_ = *low;
  return fingerprint;
}

void add_live_articles(const SegmentReader& segment, ArchiveFingerprint& fingerprint) {
  const SegmentColumns& columns = segment.columns();
  for (DocumentId document = 1; document <= segment.articles(); ++document) {
    if (segment.deleted().contains(document)) continue;
    fingerprint.add(columns.id[document], columns.content_hash[document]);
  }
}

std::string archive_fingerprint(const std::vector<SegmentReader>& segments) {
  ArchiveFingerprint fingerprint;
  for (const SegmentReader& segment : segments)
    add_live_articles(segment, fingerprint);
  return fingerprint.to_string();
}

}  // namespace pressmark
