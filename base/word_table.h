// SPDX-License-Identifier: GPL-2.0-or-later
//
// A hash table from words to what was once worked out about them. It only grows until it is
// cleared, so that views of what it stores stay valid.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#ifndef XXH_INLINE_ALL
#define XXH_INLINE_ALL  // most words are shorter than a function call is long
#endif
#include <xxhash.h>

namespace pressmark {

/// Bytes that stay where they are until clear().
class TextArena {
 public:
  std::string_view store(std::string_view text) {
    if (text.size() > room_) add_block(text.size());
    char* copy = next_;
    if (!text.empty()) std::memcpy(copy, text.data(), text.size());
    next_ += text.size();
    room_ -= text.size();
    return {copy, text.size()};
  }

  void clear() {
    blocks_.clear();
    next_ = nullptr;
    room_ = 0;
    reserved_bytes_ = 0;
  }

  std::size_t reserved_bytes() const { return reserved_bytes_; }

 private:
  void add_block(std::size_t least) {
    constexpr std::size_t least_block = 1024;
    constexpr std::size_t largest_block = std::size_t{64} * 1024;
    room_ = std::max(least, std::clamp(reserved_bytes_, least_block, largest_block));
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(room_));
    next_ = blocks_.back().get();
    reserved_bytes_ += room_;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t room_ = 0;
  std::size_t reserved_bytes_ = 0;
};

/// Open addressing with linear probing, at most half full. Value is small and trivially copyable;
/// text it refers to belongs into arena().
template <typename Value>
class WordTable {
 public:
  /// Full means: at least this many words, or arena bytes.
  explicit WordTable(std::size_t max_words, std::size_t max_bytes = std::size_t{16} << 20)
      : max_words_(max_words), max_bytes_(max_bytes), slots_(initial_slots) {}

  static std::uint64_t hash(std::string_view word) { return XXH3_64bits(word.data(), word.size()); }

  /// Null if absent. The pointer is valid until the next insert() or clear().
  const Value* find(std::string_view word, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask; slots_[at].entry != 0; at = (at + 1) & mask) {
      if (slots_[at].tag != tag_of(hash)) continue;
      const Entry& entry = entries_[slots_[at].entry - 1];
      if (entry.word == word) return &entry.value;
    }
    return nullptr;
  }

  /// Requires that `word` is absent and that it lives in arena().
  const Value* insert(std::string_view word, std::uint64_t hash, const Value& value) {
    if (2 * (entries_.size() + 1) > slots_.size()) grow();
    entries_.push_back({word, hash, value});
    place(hash, static_cast<std::uint32_t>(entries_.size()));
    return &entries_.back().value;
  }

  /// The word that was inserted as the `index`-th, from 0. Requires index < size().
  std::string_view operator[](std::size_t index) const { return entries_[index].word; }

  TextArena& arena() { return arena_; }
  std::size_t size() const { return entries_.size(); }
  std::size_t memory_bytes() const {
    return slots_.capacity() * sizeof(Slot) + entries_.capacity() * sizeof(Entry) +
           arena_.reserved_bytes();
  }
  bool is_full() const {
    return entries_.size() >= max_words_ || arena_.reserved_bytes() >= max_bytes_;
  }

  void clear() {
    slots_.assign(initial_slots, Slot{});
    slots_.shrink_to_fit();
    entries_ = {};
    arena_.clear();
  }

 private:
  static constexpr std::size_t initial_slots = 64;  // a power of two, as every later size

  struct Slot {
    std::uint32_t tag = 0;    // high bits of the hash: spares most looks at an entry
    std::uint32_t entry = 0;  // 1-based; 0 is an empty slot
  };
  struct Entry {
    std::string_view word;
    std::uint64_t hash = 0;
    Value value;
  };

  static std::uint32_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
  }

  void place(std::uint64_t hash, std::uint32_t entry) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].entry != 0)
      at = (at + 1) & mask;
    slots_[at] = {tag_of(hash), entry};
  }

  void grow() {
    slots_.assign(slots_.size() * 2, Slot{});
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      place(entries_[i].hash, static_cast<std::uint32_t>(i + 1));
    }
  }

  std::size_t max_words_;
  std::size_t max_bytes_;
  std::vector<Slot> slots_;
  std::vector<Entry> entries_;
  TextArena arena_;
};

}  // namespace pressmark
