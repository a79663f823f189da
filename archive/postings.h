// SPDX-License-Identifier: GPL-2.0-or-later
//
// Posting lists as a column: one for each stem or name. Derived from the same words as the Xapian
// database, which stays complete.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "archive/integrity.h"
#include "archive/posting_list.h"
#include "base/result.h"

namespace pressmark {

/// Where each group of this many lists begins is stored; within one, lists are passed over.
inline constexpr std::uint32_t posting_group_lists = 16;

/// Throws DamagedArchive like the columns. Safe to share between threads.
class PostingsColumn {
 public:
  static Result<PostingsColumn> open(VerifiedFile file, std::string_view uuid, std::string name);

  /// Lists: one per stem of the lexicon or name of the names table, in their order.
  std::uint32_t rows() const { return rows_; }
  /// Documents are 1 to this.
  DocumentId articles() const { return articles_; }

  /// Requires row < rows().
  PostingList operator[](std::uint32_t row) const;

 private:
  friend class PostingsCursor;

  struct Range {  // of bytes in the file
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };

  Range group(std::uint32_t number) const;
  Range take_list(Range& rest, std::uint32_t& size) const;
  PostingList open_list(Range range, std::uint32_t size) const;

  VerifiedFile file_;
  std::uint32_t rows_ = 0;
  DocumentId articles_ = 0;
  std::uint32_t unit_ = 1;
  std::uint64_t offsets_at_ = 0;
};

/// Walks all lists of a column in order: for merging several. Gives back the memory of what it has
/// passed (forget_pages.h).
class PostingsCursor {
 public:
  /// `column` must outlive the cursor.
  explicit PostingsCursor(const PostingsColumn& column) : column_(&column) {}

  /// The next list. Requires that there is one.
  PostingList next();

 private:
  void enter_group();

  const PostingsColumn* column_;
  std::uint32_t row_ = 0;
  PostingsColumn::Range rest_;   // of the group
  std::uint64_t forgotten_ = 0;  // up to here
};

}  // namespace pressmark
