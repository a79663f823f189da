// SPDX-License-Identifier: GPL-2.0-or-later
//
// Decoding posting lists. Whatever the bytes say, nothing outside of them is read, and a document
// that is handed out is one of the segment: callers index arrays with it.

#include "archive/posting_list.h"

#include <algorithm>
#include <functional>

namespace pressmark {
namespace {

// Gaps of this width cannot carry a block's documents past 2^32 without its last one showing it.
constexpr unsigned safe_gap_width = 24;

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
    unpack(packed_frequencies(at).data(), at.frequency_width, out.frequencies);
    for (std::uint32_t& frequency : out.frequencies)
      ++frequency;
  }
  if (unit_ == 1) return;
  for (std::uint32_t i = 0; i < out.size; ++i)
    out.frequencies[i] *= unit_;
}

// What was read holds them where they are not packed: as varints they come along with documents.
std::uint32_t PostingList::frequency(std::uint32_t block, std::uint32_t i,
                                     const PostingBlock& read) const {
  if (!is_packed(block)) return read.frequencies[i] * unit_;
  const Skip at = skip(block);
  return (unpack_one(packed_frequencies(at).data(), at.frequency_width, i) + 1) * unit_;
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

}  // namespace pressmark
