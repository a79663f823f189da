// SPDX-License-Identifier: GPL-2.0-or-later
//
// Linear probing over hashes that are their own, already mixed, keys.

#include "indexer/id_set.h"

#include <utility>

#include <xxhash.h>

namespace pressmark {
namespace {

constexpr std::size_t first_slots = 1024;

}  // namespace

IdSet::IdSet() : slots_(first_slots) {}

IdSet::Hash IdSet::hash_of(std::string_view id) {
  const XXH128_hash_t digest = XXH3_128bits(id.data(), id.size());
  Hash hash{digest.low64, digest.high64};
  if (hash == Hash{}) hash[0] = 1;
  return hash;
}

bool IdSet::contains(std::string_view id) const {
  const Hash hash = hash_of(id);
  return slots_[slot_of(hash)] == hash;
}

bool IdSet::insert(std::string_view id) {
  const Hash hash = hash_of(id);
  const std::size_t slot = slot_of(hash);
  if (slots_[slot] == hash) return false;
  slots_[slot] = hash;
  ++size_;
  if (size_ * 2 > slots_.size()) grow();
  return true;
}

std::size_t IdSet::slot_of(const Hash& hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash[0] & mask;
  while (slots_[slot] != Hash{} && slots_[slot] != hash) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

void IdSet::grow() {
  const std::vector<Hash> old = std::exchange(slots_, std::vector<Hash>(slots_.size() * 2));
  for (const Hash& hash : old) {
    if (hash != Hash{}) slots_[slot_of(hash)] = hash;
  }
}

}  // namespace pressmark
