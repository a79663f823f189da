// SPDX-License-Identifier: GPL-2.0-or-later
//
// A posting list: which documents have a stem, or mention a name, and how often. Made for ranked
// queries: blocks of 128 postings decode at once, and each says what is the best that its documents
// can score. docs/archive-format.md has the layout.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "archive/bit_packing.h"
#include "archive/columns.h"
#include "archive/encoding.h"

namespace pressmark {

inline constexpr std::uint32_t posting_block_size = packed_numbers;

/// A frequency and a document length that occur together. The impacts of some postings are those
/// for which no other has both a frequency as high and a length as short, ascending in both: the
/// best score among the postings, whatever the average length and the weight of the word, is that
/// of one of them.
struct Impact {
  std::uint32_t frequency = 0;
  std::uint32_t length = 0;

  friend bool operator==(const Impact&, const Impact&) = default;
};

/// Adds one to impacts, which stay as Impact describes them.
void add_impact(std::vector<Impact>& impacts, Impact impact);

/// Up to 128 postings, decoded.
struct PostingBlock {
  std::uint32_t size = 0;
  std::array<DocumentId, posting_block_size> documents;  ///< Ascending.
  std::array<std::uint32_t, posting_block_size> frequencies;
};

/// One list: a view that lives as long as its column. All calls throw DamagedArchive if the bytes
/// make no sense; documents are always ascending and within the segment.
class PostingList {
 public:
  PostingList() = default;  ///< An empty list.

  std::uint32_t size() const { return size_; }
  std::uint32_t blocks() const {
    return size_ / posting_block_size + (size_ % posting_block_size != 0 ? 1 : 0);
  }

  /// Lists of less than a block have neither a skip table nor impacts: what is short is decoded.
  bool is_short() const { return size_ < posting_block_size; }

  /// The last document of a block. Requires a list that is not short.
  DocumentId last_document(std::uint32_t block) const {
    return load_raw<DocumentId>(skips_, block * skip_bytes);
  }

  /// The first block from `block` on that ends at `document` or after it; blocks() if none does.
  /// Requires a list that is not short.
  std::uint32_t find_block(std::uint32_t block, DocumentId document) const;

  /// Calls visit(impact) for the impacts of a block. Requires a list that is not short.
  template <typename Visit>
  void for_each_impact(std::uint32_t block, Visit&& visit) const {
    visit_impacts(impacts_from(load_raw<std::uint32_t>(skips_, block * skip_bytes + 8)), visit);
  }

  /// The same for the whole list.
  template <typename Visit>
  void for_each_impact(Visit&& visit) const {
    visit_impacts(ByteReader{list_impacts_, name_}, visit);
  }

  /// Decodes the documents of a block, and sets its size.
  void read_documents(std::uint32_t block, PostingBlock& out) const;
  /// Decodes the frequencies of a block whose documents were read.
  void read_frequencies(std::uint32_t block, PostingBlock& out) const;
  /// One of them, without decoding the others: of the i-th document.
  std::uint32_t frequency(std::uint32_t block, std::uint32_t i, const PostingBlock& read) const;
  void read(std::uint32_t block, PostingBlock& out) const {
    read_documents(block, out);
    read_frequencies(block, out);
  }

 private:
  friend class PostingsColumn;
  static constexpr std::size_t skip_bytes = 16;

  // An entry of the skip table.
  struct Skip {
    DocumentId last_document;
    std::uint32_t postings_at;
    std::uint32_t impacts_at;
    std::uint8_t gap_width;
    std::uint8_t frequency_width;
    std::uint16_t unused;
  };
  static_assert(sizeof(Skip) == skip_bytes);

  Skip skip(std::uint32_t block) const { return load_raw<Skip>(skips_, block * skip_bytes); }
  bool is_packed(std::uint32_t block) const { return block < size_ / posting_block_size; }
  std::span<const std::byte> packed(std::uint64_t at, unsigned width) const;
  std::span<const std::byte> packed_frequencies(const Skip& at) const {
    return packed(std::uint64_t{at.postings_at} + packed_bytes(at.gap_width), at.frequency_width);
  }
  ByteReader impacts_from(std::uint32_t at) const;
  void read_varints(std::span<const std::byte> bytes, DocumentId before, PostingBlock& out) const;
  [[noreturn]] void fail() const;

  template <typename Visit>
  void visit_impacts(ByteReader reader, Visit&& visit) const {
    Impact impact{};
    for (std::uint32_t left = reader.varint32(); left > 0; --left) {
      impact.frequency += reader.varint32();
      impact.length += reader.varint32();
      visit(Impact{impact.frequency * unit_, impact.length});
    }
  }

  std::uint32_t size_ = 0;
  std::uint32_t unit_ = 1;
  DocumentId articles_ = 0;
  std::string_view name_;
  std::span<const std::byte> skips_;
  std::span<const std::byte> list_impacts_;  // and what follows
  std::span<const std::byte> impacts_;       // of blocks
  std::span<const std::byte> postings_;
};

}  // namespace pressmark
