// SPDX-License-Identifier: GPL-2.0-or-later
//
// One table (B-tree) of Xapian's glass format, written from keys that come in order: blocks are
// filled from left to right, and what leads to them is written when all are there. The format is
// that of Xapian 1.4 (docs/decisions/0092-batches-are-written-as-glass.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

/// What the version file of a database says about a table.
struct GlassRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;  ///< In the file; 0 is a table without entries or file.
};

/// Built in memory: the tables of a batch are some megabytes.
class GlassTable {
 public:
  static constexpr std::size_t block_bytes = 8192;
  static constexpr std::size_t max_key_bytes = 255;

  /// The most bytes that a value may have beside a key of `key_bytes`.
  static std::size_t max_value_bytes(std::size_t key_bytes);

  /// Keys must come in their byte order, each once. Requires a key of 1 to max_key_bytes bytes and
  /// a value that has room.
  void add(std::string_view key, std::string_view value);

  /// Call once, after the last add(). The file is bytes().
  GlassRoot finish();

  std::string_view bytes() const { return bytes_; }

 private:
  struct Child {
    std::string first_key;  // as long as it takes to tell it from what is left of it
    std::uint32_t block;
  };

  void begin_block(unsigned level);
  void append_item(std::string_view item);
  bool has_room(std::size_t item_bytes) const;
  void end_block();
  std::vector<Child> write_level(const std::vector<Child>& children, unsigned level);
  std::uint32_t blocks() const { return static_cast<std::uint32_t>(bytes_.size() / block_bytes); }

  std::string bytes_;
  std::string block_;          // the one that is filled; empty before the first
  std::size_t directory_ = 0;  // where its directory ends
  std::size_t items_ = 0;      // where its lowest item begins
  std::vector<Child> leaves_;
  std::string last_key_;
  std::string item_;
  std::uint64_t entries_ = 0;
};

}  // namespace pressmark
