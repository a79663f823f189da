// SPDX-License-Identifier: GPL-2.0-or-later
//
// "Berg" and "BERG" are two types of one word.
#include "analysis/entities/word_types.h"

namespace pressmark::entities {

std::uint32_t WordTypes::add(const Word& word, std::string_view text) {
  const std::uint64_t hash = WordTable<std::uint32_t>::hash(text);
  if (const std::uint32_t* found = numbers_.find(text, hash)) return *found;
  const auto number = static_cast<std::uint32_t>(types_.size());
  const std::string_view stored = numbers_.arena().store(text);
  numbers_.insert(stored, hash, number);
  types_.push_back(word_type(word, stored, model_));
  texts_.push_back(stored);
  return number;
}

void WordTypes::clear() {
  numbers_.clear();
  types_.clear();
  texts_.clear();
}

}  // namespace pressmark::entities
