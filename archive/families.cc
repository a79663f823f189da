// SPDX-License-Identifier: GPL-2.0-or-later
//
// The file: header; how many segments and members; how many members each segment has; where the
// members of each family begin; the members by family; the same by segment and document.

#include "archive/families.h"

#include <algorithm>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>

#include "archive/column_file.h"
#include "archive/damaged_archive.h"

namespace pressmark {
namespace {

struct FamiliesHead {
  std::uint32_t segments = 0;
  std::uint32_t members = 0;
};
static_assert(std::has_unique_object_representations_v<FamiliesHead>);
static_assert(sizeof(ArticlePlace) == 8 && std::has_unique_object_representations_v<ArticlePlace>);
static_assert(sizeof(CopiedArticle) == 8 &&
              std::has_unique_object_representations_v<CopiedArticle>);

constexpr std::uint64_t width = sizeof(std::uint32_t);

}  // namespace

Status write_families(const std::filesystem::path& path, std::size_t segments,
                      std::span<const Family> families) {
  std::vector<std::vector<CopiedArticle>> copied(segments);
  std::vector<std::uint32_t> begins{0};
  std::uint64_t members = 0;
  for (std::size_t i = 0; i < families.size(); ++i) {
    for (const ArticlePlace& place : families[i])
      copied[place.segment].push_back({place.document, static_cast<FamilyId>(i)});
    members += families[i].size();
    begins.push_back(static_cast<std::uint32_t>(members));
  }
  if (members > std::numeric_limits<std::uint32_t>::max()) {
    return Error{ErrorKind::limit, path.string() + " would have more than 4294967295 articles"};
  }
  Result<ColumnFileWriter> file = ColumnFileWriter::create(path, ColumnKind::families, "");
  if (!file) return std::move(file).error();
  file->append_value(FamiliesHead{static_cast<std::uint32_t>(segments), begins.back()});
  for (const std::vector<CopiedArticle>& of_segment : copied)
    file->append_value(static_cast<std::uint32_t>(of_segment.size()));
  file->align();
  file->append_values(std::span<const std::uint32_t>{begins});
  file->align();
  for (const Family& family : families)
    file->append_values(std::span<const ArticlePlace>{family});
  for (std::vector<CopiedArticle>& of_segment : copied) {
    std::ranges::sort(of_segment, {}, &CopiedArticle::document);
    file->append_values(std::span<const CopiedArticle>{of_segment});
  }
  return file->finish(families.size());
}

Result<Families> Families::open(VerifiedFile file, std::span<const DocumentId> articles) {
  return run_on_archive([&]() -> Result<Families> {
    Families families;
    families.size_ = check_column_header(file, "", to_string(ColumnKind::families));
    families.articles_.assign(articles.begin(), articles.end());
    std::uint64_t at = column_header_bytes;
    const auto head = load_raw<FamiliesHead>(file.bytes(at, sizeof(FamiliesHead)));
    at += sizeof(FamiliesHead);
    if (head.segments != articles.size()) file.fail("it belongs to other segments");
    families.copied_ = head.members;
    std::uint64_t sum = 0;
    families.segment_begins_.push_back(0);
    for (std::size_t i = 0; i < articles.size(); ++i, at += width) {
      sum += load_raw<std::uint32_t>(file.bytes(at, width));
      if (sum > head.members) file.fail("its segments have more articles than there are");
      families.segment_begins_.push_back(static_cast<std::uint32_t>(sum));
    }
    if (sum != head.members) file.fail("its segments have fewer articles than there are");
    families.begins_at_ = aligned(at);
    families.members_at_ =
        aligned(families.begins_at_ + (std::uint64_t{families.size_} + 1) * width);
    families.copied_at_ = families.members_at_ + sum * sizeof(ArticlePlace);
    if (families.copied_at_ + sum * sizeof(CopiedArticle) != file.size()) {
      file.fail("its size does not fit its number of articles");
    }
    families.file_ = std::move(file);
    return families;
  });
}

// Every section begins at a multiple of four bytes of a mapping.
template <typename T>
std::span<const T> Families::values(std::uint64_t offset, std::uint64_t first,
                                    std::uint64_t count) const {
  const std::span<const std::byte> bytes =
      file_.bytes(offset + first * sizeof(T), count * sizeof(T));
  return {reinterpret_cast<const T*>(bytes.data()), static_cast<std::size_t>(count)};
}

std::span<const ArticlePlace> Families::members(FamilyId family) const {
  const auto bounds = values<std::uint32_t>(begins_at_, family, 2);
  if (bounds[0] + std::uint64_t{2} > bounds[1] || bounds[1] > copied_) {
    file_.fail("a family has fewer than two articles");
  }
  const auto members = values<ArticlePlace>(members_at_, bounds[0], bounds[1] - bounds[0]);
  for (const ArticlePlace place : members) {
    if (place.segment >= articles_.size() || place.document == 0 ||
        place.document > articles_[place.segment]) {
      file_.fail("it names an article that is not there");
    }
  }
  return members;
}

std::span<const CopiedArticle> Families::of_segment(std::size_t segment) const {
  const std::uint32_t begin = segment_begins_[segment];
  const auto copied =
      values<CopiedArticle>(copied_at_, begin, segment_begins_[segment + 1] - begin);
  DocumentId last = 0;
  for (const CopiedArticle& article : copied) {
    if (article.document <= last || article.family >= size_) {
      file_.fail("its articles are not in order");
    }
    last = article.document;
  }
  if (last > articles_[segment]) file_.fail("it names an article that is not there");
  return copied;
}

CopiedArticle Families::copied_article(std::uint32_t number) const {
  return values<CopiedArticle>(copied_at_, number, 1).front();
}

// By halving, so that only what is looked at is verified.
std::optional<FamilyId> Families::family_of(ArticlePlace place) const {
  std::uint32_t begin = segment_begins_[place.segment];
  std::uint32_t end = segment_begins_[place.segment + std::size_t{1}];
  while (begin < end) {
    const std::uint32_t middle = begin + (end - begin) / 2;
    const CopiedArticle article = copied_article(middle);
    if (article.family >= size_) file_.fail("it names a family that is not there");
    if (article.document == place.document) return article.family;
    if (article.document < place.document) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return std::nullopt;
}

std::vector<Family> Families::content() const {
  std::vector<Family> families;
  families.reserve(size_);
  for (FamilyId family = 0; family < size_; ++family) {
    const std::span<const ArticlePlace> own = members(family);
    families.emplace_back(own.begin(), own.end());
  }
  return families;
}

}  // namespace pressmark
