// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which articles are copies of each other: a family is all live articles that are linked by copies
// (archive/shingles.h), directly or through others. Written with each publish, because it depends
// on all live articles; an article without copies is in no family here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "archive/article_place.h"
#include "archive/integrity.h"
#include "base/result.h"

namespace pressmark {

/// Dense from 0, by the first place of a member. Not stable from one publish to another.
using FamilyId = std::uint32_t;

/// In the order of publication: by day, undated articles last; then by id in bytes. So the first is
/// the one that the others are copies of. Two articles at least.
using Family = std::vector<ArticlePlace>;

/// An article that is in a family.
struct CopiedArticle {
  DocumentId document = 0;
  FamilyId family = 0;

  friend bool operator==(const CopiedArticle&, const CopiedArticle&) = default;
};

/// Requires families by the first place of a member; their members, in `segments` segments, are all
/// different. Not fsynced.
Status write_families(const std::filesystem::path& path, std::size_t segments,
                      std::span<const Family> families);

/// Opening reads the header only; what a question reads is verified then, and DamagedArchive thrown
/// if it makes no sense. Safe to share between threads.
class Families {
 public:
  /// `articles`: how many each segment has. Fails with archive if the file is not about them.
  static Result<Families> open(VerifiedFile file, std::span<const DocumentId> articles);

  std::uint32_t size() const { return size_; }
  /// Articles in all families.
  std::uint32_t copied_articles() const { return copied_; }

  std::span<const ArticlePlace> members(FamilyId family) const;
  std::optional<FamilyId> family_of(ArticlePlace place) const;
  /// The articles of a segment that are in a family, by ascending document.
  std::span<const CopiedArticle> of_segment(std::size_t segment) const;

  /// All of them.
  std::vector<Family> content() const;

 private:
  template <typename T>
  std::span<const T> values(std::uint64_t offset, std::uint64_t first, std::uint64_t count) const;
  CopiedArticle copied_article(std::uint32_t number) const;

  VerifiedFile file_;
  std::uint32_t size_ = 0;
  std::uint32_t copied_ = 0;
  std::vector<DocumentId> articles_;
  std::vector<std::uint32_t> segment_begins_;  // in the copied articles; one more than segments
  std::uint64_t begins_at_ = 0;
  std::uint64_t members_at_ = 0;
  std::uint64_t copied_at_ = 0;
};

}  // namespace pressmark
