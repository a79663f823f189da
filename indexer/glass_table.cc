// SPDX-License-Identifier: GPL-2.0-or-later
//
// A block: the revision that wrote it (4 bytes), its level, free bytes in one piece, free bytes,
// the end of the directory (2 each), the directory (2 bytes an item), free bytes, and the items
// from the end downwards. Numbers are big-endian.

#include "indexer/glass_table.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace pressmark {
namespace {

constexpr std::size_t header_bytes = 11;
constexpr std::size_t directory_entry = 2;
constexpr std::size_t leaf_overhead = 3;  // the size with its flags, the length of the key
constexpr std::size_t items_per_block = 4;
constexpr unsigned only_item_of_value = 0x6000;  // the first and the last: never cut in pieces
constexpr char revision = 1;

void put_two(std::string& block, std::size_t at, std::size_t value) {
  block[at] = static_cast<char>(value >> 8U);
  block[at + 1] = static_cast<char>(value);
}

void append_two(std::string& out, std::size_t value) {
  out.push_back(static_cast<char>(value >> 8U));
  out.push_back(static_cast<char>(value));
}

void append_four(std::string& out, std::uint32_t value) {
  append_two(out, value >> 16U);
  append_two(out, value & 0xFFFFU);
}

void make_leaf_item(std::string& item, std::string_view key, std::string_view value) {
  item.clear();
  append_two(item, only_item_of_value | (key.size() + value.size()));
  item.push_back(static_cast<char>(key.size()));
  item.append(key).append(value);
}

/// The first of a block has no key: everything that is not right of another is below it.
void make_branch_item(std::string& item, std::string_view key, std::uint32_t block) {
  item.clear();
  append_four(item, block);
  item.push_back(static_cast<char>(key.size()));
  item.append(key);
  append_two(item, key.empty() ? 0 : 1);  // the piece of the value that is meant
}

/// As much of `key` as sorts behind `before`, which is less.
std::string_view shortest_behind(std::string_view key, std::string_view before) {
  const auto differ = std::ranges::mismatch(key, before);
  const auto same = static_cast<std::size_t>(differ.in1 - key.begin());
  return key.substr(0, same + 1);
}

}  // namespace

std::size_t GlassTable::max_value_bytes(std::size_t key_bytes) {
  constexpr std::size_t most =
      (block_bytes - header_bytes - items_per_block * directory_entry) / items_per_block;
  return most - leaf_overhead - key_bytes;
}

void GlassTable::add(std::string_view key, std::string_view value) {
  assert(!key.empty() && key.size() <= max_key_bytes && key > last_key_);
  assert(value.size() <= max_value_bytes(key.size()));
  if (block_.empty()) {
    leaves_.push_back({{}, 0});
    begin_block(0);
    make_leaf_item(item_, {}, {});  // where a cursor stands before the first
    append_item(item_);
  }
  make_leaf_item(item_, key, value);
  if (!has_room(item_.size())) {
    end_block();
    leaves_.push_back({std::string{shortest_behind(key, last_key_)}, blocks()});
    begin_block(0);
  }
  append_item(item_);
  last_key_.assign(key);
  ++entries_;
}

GlassRoot GlassTable::finish() {
  if (block_.empty()) return {};
  end_block();
  unsigned level = 0;
  for (std::vector<Child> children = std::move(leaves_); children.size() > 1;)
    children = write_level(children, ++level);
  return {blocks() - 1, level, entries_, blocks()};
}

std::vector<GlassTable::Child> GlassTable::write_level(const std::vector<Child>& children,
                                                       unsigned level) {
  std::vector<Child> written;
  for (const Child& child : children) {
    make_branch_item(item_, child.first_key, child.block);
    const bool is_first = written.empty();
    if (is_first || !has_room(item_.size())) {
      if (!is_first) end_block();
      written.push_back({child.first_key, blocks()});
      begin_block(level);
      make_branch_item(item_, {}, child.block);
    }
    append_item(item_);
  }
  end_block();
  return written;
}

void GlassTable::begin_block(unsigned level) {
  block_.assign(block_bytes, '\0');
  block_[3] = revision;
  block_[4] = static_cast<char>(level);
  directory_ = header_bytes;
  items_ = block_bytes;
}

bool GlassTable::has_room(std::size_t item_bytes) const {
  return items_ - directory_ >= item_bytes + directory_entry;
}

void GlassTable::append_item(std::string_view item) {
  items_ -= item.size();
  item.copy(&block_[items_], item.size());
  put_two(block_, directory_, items_);
  directory_ += directory_entry;
}

void GlassTable::end_block() {
  put_two(block_, 5, items_ - directory_);
  put_two(block_, 7, items_ - directory_);
  put_two(block_, 9, directory_);
  bytes_ += block_;
}

}  // namespace pressmark
