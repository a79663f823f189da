// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reading the deletions of a segment: a head, a bitmap, two sorted tables.

#include "archive/deleted_articles.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "archive/column_file.h"
#include "archive/damaged_archive.h"
#include "archive/deleted_articles_file.h"

namespace pressmark {
namespace {

template <typename T>
std::span<const T> view(std::span<const std::byte> bytes) {
  static_assert(alignof(T) <= 8);  // files are mapped at pages, and tables begin at eight bytes
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

template <typename T, typename Key>
const T* find(std::span<const T> sorted, Key T::*key, Key wanted) {
  const auto at = std::ranges::lower_bound(sorted, wanted, {}, key);
  return at != sorted.end() && (*at).*key == wanted ? &*at : nullptr;
}

}  // namespace

Result<DeletedArticles> DeletedArticles::open(VerifiedFile file, std::string_view uuid) {
  return run_on_archive([&]() -> Result<DeletedArticles> {
    DeletedArticles deleted;
    deleted.file_ = std::move(file);
    const VerifiedFile& in = deleted.file_;
    deleted.rows_ = check_column_header(in, uuid, to_string(ColumnKind::deleted));
    const auto head = load_raw<DeletedHead>(in.bytes(column_header_bytes, sizeof(DeletedHead)));
    // Before they are multiplied.
    if (head.articles == 0 || head.articles > deleted.rows_ || head.terms > in.size() ||
        head.names > in.size()) {
      in.fail("its counts make no sense");
    }
    deleted.count_ = static_cast<DocumentId>(head.articles);
    deleted.total_length_ = head.total_length;
    const std::uint64_t words_at = column_header_bytes + sizeof(DeletedHead);
    const std::uint64_t words_bytes = deleted_words(deleted.rows_) * sizeof(std::uint64_t);
    deleted.terms_at_ = words_at + words_bytes;
    deleted.terms_count_ = head.terms;
    deleted.names_at_ = deleted.terms_at_ + head.terms * sizeof(DeletedTerm);
    deleted.names_count_ = head.names;
    if (deleted.names_at_ + head.names * sizeof(DeletedName) != in.size()) {
      in.fail("its tables do not fit its size");
    }
    deleted.words_ = view<std::uint64_t>(in.unverified_bytes().subspan(words_at, words_bytes));
    return deleted;
  });
}

void DeletedArticles::verify() const {
  const std::uint64_t begin = column_header_bytes + sizeof(DeletedHead);
  file_.bytes(begin, terms_at_ - begin);
  std::uint64_t count = 0;
  for (const std::uint64_t word : words_) {
    count += static_cast<std::uint64_t>(std::popcount(word));
  }
  // Bit 0 of the first word, and those above the last document, stand for nothing.
  const std::uint64_t beyond = ~std::uint64_t{0} << (rows_ % 64) << 1U;
  const bool has_strays = (words_.front() & 1U) != 0 || (words_.back() & beyond) != 0;
  if (count != count_ || has_strays) file_.fail("its bits do not fit its count");
  is_verified_.set();
}

std::span<const DeletedTerm> DeletedArticles::terms() const {
  if (terms_count_ == 0) return {};
  return view<DeletedTerm>(file_.bytes(terms_at_, terms_count_ * sizeof(DeletedTerm)));
}

std::span<const DeletedName> DeletedArticles::names() const {
  if (names_count_ == 0) return {};
  return view<DeletedName>(file_.bytes(names_at_, names_count_ * sizeof(DeletedName)));
}

std::uint32_t DeletedArticles::term_frequency(TermId id) const {
  const DeletedTerm* term = find(terms(), &DeletedTerm::term, id);
  return term == nullptr ? 0 : term->articles;
}

std::uint32_t DeletedArticles::title_frequency(TermId id) const {
  const DeletedTerm* term = find(terms(), &DeletedTerm::term, id);
  return term == nullptr ? 0 : term->titles;
}

std::uint32_t DeletedArticles::caption_frequency(TermId id) const {
  const DeletedTerm* term = find(terms(), &DeletedTerm::term, id);
  return term == nullptr ? 0 : term->captions;
}

std::uint32_t DeletedArticles::name_articles(std::uint32_t ordinal) const {
  const DeletedName* name = find(names(), &DeletedName::ordinal, ordinal);
  return name == nullptr ? 0 : name->articles;
}

std::uint32_t DeletedArticles::name_mentions(std::uint32_t ordinal) const {
  const DeletedName* name = find(names(), &DeletedName::ordinal, ordinal);
  return name == nullptr ? 0 : name->mentions;
}

}  // namespace pressmark
