// SPDX-License-Identifier: GPL-2.0-or-later
//
// Encoding posting lists, 128 postings at a time.

#include "archive/postings_writer.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "archive/encoding.h"

namespace pressmark {
namespace {

constexpr std::uint32_t no_length = std::numeric_limits<std::uint32_t>::max();

// Up to this, the shortest document of each frequency is found by table.
constexpr std::uint32_t max_tabled_frequency = 255;

void append_impacts(std::string& out, std::span<const Impact> impacts) {
  append_varint(out, impacts.size());
  Impact before{};
  for (const Impact& impact : impacts) {
    append_varint(out, impact.frequency - before.frequency);
    append_varint(out, impact.length - before.length);
    before = impact;
  }
}

}  // namespace

Result<PostingsWriter> PostingsWriter::create(const std::filesystem::path& path, ColumnKind kind,
                                              std::string_view uuid,
                                              std::span<const std::uint32_t> lengths,
                                              std::uint32_t unit) {
  Result<ColumnFileWriter> file = ColumnFileWriter::create(path, kind, uuid);
  if (!file) return std::move(file).error();
  return PostingsWriter{*std::move(file), lengths, unit};
}

PostingsWriter::PostingsWriter(ColumnFileWriter file, std::span<const std::uint32_t> lengths,
                               std::uint32_t unit)
    : file_(std::move(file)),
      lengths_(lengths),
      unit_(unit),
      shortest_(max_tabled_frequency + 1, no_length) {
  file_.append_value(unit);
  file_.append_value(static_cast<std::uint32_t>(lengths.size()));
}

void PostingsWriter::add(const PostingList& list, DocumentId shift) {
  for (std::uint32_t b = 0; b < list.blocks(); ++b) {
    list.read(b, copied_);
    std::uint32_t done = 0;
    while (done < copied_.size) {
      const std::uint32_t free = posting_block_size - block_.size;
      const std::uint32_t count = std::min(free, copied_.size - done);
      for (std::uint32_t i = 0; i < count; ++i) {
        block_.documents[block_.size + i] = copied_.documents[done + i] + shift;
        block_.frequencies[block_.size + i] = copied_.frequencies[done + i];
      }
      block_.size += count;
      done += count;
      if (block_.size == posting_block_size) add_block();
    }
  }
}

void PostingsWriter::divide_frequencies() {
  if (unit_ == 1) return;
  for (std::uint32_t i = 0; i < block_.size; ++i)
    block_.frequencies[i] /= unit_;
}

void PostingsWriter::add_block() {
  divide_frequencies();
  std::array<std::uint32_t, posting_block_size> gaps;
  std::array<std::uint32_t, posting_block_size> more;  // frequencies less one
  DocumentId before = before_;
  for (std::uint32_t i = 0; i < posting_block_size; ++i) {
    gaps[i] = block_.documents[i] - before - 1;
    before = block_.documents[i];
    more[i] = block_.frequencies[i] - 1;
  }
  const unsigned gap_width = packed_width(gaps);
  const unsigned frequency_width = packed_width(more);
  add_skip(gap_width, frequency_width);
  pack(gaps, gap_width, postings_);
  pack(more, frequency_width, postings_);
  before_ = before;
  ++full_blocks_;
  block_.size = 0;
}

void PostingsWriter::add_skip(unsigned gap_width, unsigned frequency_width) {
  append_raw(skips_, block_.documents[block_.size - 1]);
  append_raw(skips_, static_cast<std::uint32_t>(postings_.size()));
  append_raw(skips_, static_cast<std::uint32_t>(impacts_.size()));
  append_raw(skips_, static_cast<std::uint8_t>(gap_width));
  append_raw(skips_, static_cast<std::uint8_t>(frequency_width));
  append_raw(skips_, std::uint16_t{0});
  collect_impacts();
  append_impacts(impacts_, block_impacts_);
  for (const Impact& impact : block_impacts_)
    add_impact(list_impacts_, impact);
}

// The impacts of the block at hand, in block_impacts_.
void PostingsWriter::collect_impacts() {
  block_impacts_.clear();
  std::uint32_t highest = 0;
  for (std::uint32_t i = 0; i < block_.size; ++i) {
    const std::uint32_t frequency = block_.frequencies[i];
    const std::uint32_t length = lengths_[block_.documents[i] - 1];
    if (frequency > max_tabled_frequency) {
      add_impact(block_impacts_, {frequency, length});
    } else {
      shortest_[frequency] = std::min(shortest_[frequency], length);
      highest = std::max(highest, frequency);
    }
  }
  // From the highest frequency down, what is no shorter than the shortest so far is dominated.
  std::uint32_t shortest = block_impacts_.empty() ? no_length : block_impacts_.front().length;
  const auto above = static_cast<std::ptrdiff_t>(block_impacts_.size());
  for (std::uint32_t frequency = highest; frequency > 0; --frequency) {
    const std::uint32_t length = std::exchange(shortest_[frequency], no_length);
    if (length >= shortest) continue;
    shortest = length;
    block_impacts_.push_back({frequency, length});
  }
  std::reverse(block_impacts_.begin() + above, block_impacts_.end());
  std::rotate(block_impacts_.begin(), block_impacts_.begin() + above, block_impacts_.end());
}

void PostingsWriter::append_varint_postings(std::string& out, DocumentId before) const {
  for (std::uint32_t i = 0; i < block_.size; ++i) {
    const std::uint64_t gap = block_.documents[i] - before - 1;
    const std::uint32_t frequency = block_.frequencies[i];
    append_varint(out, gap << 1U | (frequency > 1 ? 1U : 0U));
    if (frequency > 1) append_varint(out, frequency - 2);
    before = block_.documents[i];
  }
}

void PostingsWriter::end_list() {
  if (lists_++ % posting_group_lists == 0) offsets_.push_back(file_.size() - column_header_bytes);
  divide_frequencies();
  const std::uint64_t size = std::uint64_t{full_blocks_} * posting_block_size + block_.size;
  if (full_blocks_ > 0 && block_.size > 0) add_skip(0, 0);
  append_varint_postings(postings_, before_);
  head_.clear();
  append_varint(head_, size);
  if (full_blocks_ > 0) {
    coded_.clear();
    append_impacts(coded_, list_impacts_);
    append_string(skips_, coded_);
    append_string(skips_, impacts_);
  }
  if (size > 1) append_varint(head_, skips_.size() + postings_.size());
  file_.append(head_);
  file_.append(skips_);
  file_.append(postings_);
  skips_.clear();
  impacts_.clear();
  postings_.clear();
  list_impacts_.clear();
  block_.size = 0;
  before_ = 0;
  full_blocks_ = 0;
}

Status PostingsWriter::finish() {
  offsets_.push_back(file_.size() - column_header_bytes);
  file_.align();
  file_.append_values(std::span<const std::uint64_t>{offsets_});
  return file_.finish(lists_);
}

}  // namespace pressmark
