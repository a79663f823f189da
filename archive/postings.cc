// SPDX-License-Identifier: GPL-2.0-or-later
//
// Finding a list among the others of its group.

#include "archive/postings.h"

#include <algorithm>

#include "archive/column_file.h"
#include "archive/forget_pages.h"

namespace pressmark {
namespace {

constexpr std::uint64_t fixed_bytes = 2 * sizeof(std::uint32_t);  // unit, articles

// No list needs more in front of its postings: two varints; or, if it has one posting, one varint
// and that posting.
constexpr std::uint64_t max_head_bytes = 32;

}  // namespace

Result<PostingsColumn> PostingsColumn::open(VerifiedFile file, std::string_view uuid,
                                            std::string name) {
  return run_on_archive([&]() -> Result<PostingsColumn> {
    PostingsColumn column;
    column.rows_ = check_column_header(file, uuid, name);
    const auto fixed = file.bytes(column_header_bytes, fixed_bytes);
    column.unit_ = load_raw<std::uint32_t>(fixed);
    column.articles_ = load_raw<std::uint32_t>(fixed, sizeof(std::uint32_t));
    const std::uint64_t groups =
        (std::uint64_t{column.rows_} + posting_group_lists - 1) / posting_group_lists;
    const std::uint64_t offsets_size = (groups + 1) * offset_bytes;
    if (file.size() - column_header_bytes - fixed_bytes < offsets_size) {
      file.fail("it ends too early");
    }
    column.offsets_at_ = file.size() - offsets_size;
    column.file_ = std::move(file);
    return column;
  });
}

PostingsColumn::Range PostingsColumn::group(std::uint32_t number) const {
  const auto bounds = file_.bytes(offsets_at_ + number * offset_bytes, 2 * offset_bytes);
  const auto begin = load_raw<std::uint64_t>(bounds);
  const auto end = load_raw<std::uint64_t>(bounds, offset_bytes);
  if (begin > end || end > offsets_at_ - column_header_bytes) {
    file_.fail("a group of lists ends before it begins");
  }
  return {column_header_bytes + begin, column_header_bytes + end};
}

// Only the heads of lists that are passed over are looked at, and so verified.
PostingsColumn::Range PostingsColumn::take_list(Range& rest, std::uint32_t& size) const {
  ByteReader head{file_.bytes(rest.begin, std::min(max_head_bytes, rest.end - rest.begin)),
                  file_.name()};
  const std::size_t head_bytes = head.remaining();
  size = head.varint32();
  std::uint64_t begin = rest.begin + (head_bytes - head.remaining());
  std::uint64_t bytes = 0;
  if (size == 1) {
    if ((head.varint() & 1U) != 0) head.varint();
    bytes = rest.begin + (head_bytes - head.remaining()) - begin;
  } else if (size > 1) {
    bytes = head.varint();
    begin = rest.begin + (head_bytes - head.remaining());
  }
  if (size > articles_ || bytes > rest.end - begin) head.fail();
  rest.begin = begin + bytes;
  return {begin, begin + bytes};
}

PostingList PostingsColumn::open_list(Range range, std::uint32_t size) const {
  PostingList list;
  if (size == 0) return list;
  list.name_ = file_.name();
  list.articles_ = articles_;
  list.unit_ = unit_;
  list.size_ = size;
  ByteReader body{file_.bytes(range.begin, range.end - range.begin), file_.name()};
  if (!list.is_short()) {
    list.skips_ = body.bytes(std::uint64_t{list.blocks()} * PostingList::skip_bytes);
    list.list_impacts_ = body.bytes(body.varint());
    list.impacts_ = body.bytes(body.varint());
  }
  list.postings_ = body.bytes(body.remaining());
  return list;
}

PostingList PostingsColumn::operator[](std::uint32_t row) const {
  Range rest = group(row / posting_group_lists);
  std::uint32_t size = 0;
  Range list = take_list(rest, size);
  for (std::uint32_t left = row % posting_group_lists; left > 0; --left)
    list = take_list(rest, size);
  return open_list(list, size);
}

void PostingsCursor::enter_group() {
  constexpr std::uint64_t forgotten_at_once = std::uint64_t{1} << 20U;
  rest_ = column_->group(row_ / posting_group_lists);
  if (rest_.begin - forgotten_ < forgotten_at_once) return;
  forget_pages(column_->file_.bytes(forgotten_, rest_.begin - forgotten_));
  forgotten_ = rest_.begin;
}

PostingList PostingsCursor::next() {
  if (row_ % posting_group_lists == 0) enter_group();
  ++row_;
  std::uint32_t size = 0;
  const PostingsColumn::Range list = column_->take_list(rest_, size);
  return column_->open_list(list, size);
}

}  // namespace pressmark
