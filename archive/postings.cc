// SPDX-License-Identifier: GPL-2.0-or-later
//
// Decoding posting lists. Whatever the bytes say, nothing outside of them is read, and a document
// that is handed out is one of the segment: callers index arrays with it.

#include "archive/postings.h"

#include <algorithm>
#include <functional>

#include "archive/column_file.h"

namespace pressmark {
namespace {

constexpr std::uint64_t offset_bytes = sizeof(std::uint64_t);
constexpr std::uint64_t fixed_bytes = 2 * sizeof(std::uint32_t);  // unit, articles

// Gaps of this width cannot carry a block's documents past 2^32 without its last one showing it.
constexpr unsigned safe_gap_width = 24;

// No list needs more in front of its postings: two varints; or, if it has one posting, one varint
// and that posting.
constexpr std::uint64_t max_head_bytes = 32;

}  // namespace

void add_impact(std::vector<Impact>& impacts, Impact impact) {
  const auto at = std::lower_bound(
      impacts.begin(), impacts.end(), impact.frequency,
      [](const Impact& a, std::uint32_t frequency) { return a.frequency < frequency; });
  if (at != impacts.end() && at->length <= impact.length) return;
  auto first = at;
  while (first != impacts.begin() && (first - 1)->length >= impact.length)
    --first;
  auto last = at;
  if (last != impacts.end() && last->frequency == impact.frequency) ++last;
  if (first == last) {
    impacts.insert(first, impact);
  } else {
    *first = impact;
    impacts.erase(first + 1, last);
  }
}

void PostingList::fail() const {
  throw DamagedArchive{std::string{name_} + " is damaged: its bytes make no sense"};
}

std::uint32_t PostingList::find_block(std::uint32_t block, DocumentId document) const {
  const std::uint32_t end = blocks();
  std::uint32_t step = 1;
  while (block < end && last_document(block) < document) {
    // Gallop: everything up to `block` ends too early.
    const std::uint32_t next = end - block > step ? block + step : end;
    if (next == end || last_document(next) >= document) {
      std::uint32_t low = block + 1;
      std::uint32_t high = next;
      while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (last_document(middle) < document) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
    block = next;
    step *= 2;
  }
  return block;
}

std::span<const std::byte> PostingList::packed(std::uint64_t at, unsigned width) const {
  if (width > max_packed_width || at > postings_.size() ||
      packed_bytes(width) > postings_.size() - at) {
    fail();
  }
  return postings_.subspan(at, packed_bytes(width));
}

ByteReader PostingList::impacts_from(std::uint32_t at) const {
  if (at > impacts_.size()) fail();
  return ByteReader{impacts_.subspan(at), name_};
}

void PostingList::read_documents(std::uint32_t block, PostingBlock& out) const {
  const DocumentId before = block == 0 ? 0 : last_document(block - 1);
  if (is_short()) {
    out.size = size_;
    read_varints(postings_, before, out);
    return;
  }
  const Skip at = skip(block);
  if (at.last_document <= before || at.last_document > articles_) fail();
  if (is_packed(block)) {
    out.size = posting_block_size;
    const auto gaps = packed(at.postings_at, at.gap_width);
    unpack_ascending(gaps.data(), at.gap_width, before, out.documents);
    if (at.gap_width > safe_gap_width &&
        !std::is_sorted(out.documents.begin(), out.documents.end(), std::less_equal<>{})) {
      fail();
    }
  } else {
    out.size = size_ % posting_block_size;
    if (at.postings_at > postings_.size()) fail();
    read_varints(postings_.subspan(at.postings_at), before, out);
  }
  if (out.documents[out.size - 1] != at.last_document) fail();
}

void PostingList::read_frequencies(std::uint32_t block, PostingBlock& out) const {
  if (is_packed(block)) {
    const Skip at = skip(block);
    const auto bytes =
        packed(std::uint64_t{at.postings_at} + packed_bytes(at.gap_width), at.frequency_width);
    unpack(bytes.data(), at.frequency_width, out.frequencies);
    for (std::uint32_t& frequency : out.frequencies)
      ++frequency;
  }
  if (unit_ == 1) return;
  for (std::uint32_t i = 0; i < out.size; ++i)
    out.frequencies[i] *= unit_;
}

void PostingList::read_varints(std::span<const std::byte> bytes, DocumentId before,
                               PostingBlock& out) const {
  ByteReader reader{bytes, name_};
  std::uint64_t document = before;
  for (std::uint32_t i = 0; i < out.size; ++i) {
    const std::uint64_t coded = reader.varint();
    document += (coded >> 1U) + 1;
    if (document > articles_) fail();
    out.documents[i] = static_cast<DocumentId>(document);
    out.frequencies[i] = (coded & 1U) == 0 ? 1 : reader.varint32() + 2;
  }
}

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

PostingList PostingsCursor::next() {
  if (row_ % posting_group_lists == 0) rest_ = column_->group(row_ / posting_group_lists);
  ++row_;
  std::uint32_t size = 0;
  const PostingsColumn::Range list = column_->take_list(rest_, size);
  return column_->open_list(list, size);
}

}  // namespace pressmark
