// SPDX-License-Identifier: GPL-2.0-or-later
//
// A table of words whose value is the number.
#include "archive/string_numbers.h"

#include <algorithm>
#include <numeric>

namespace pressmark {

std::uint32_t StringNumbers::number_of(std::string_view text) {
  const std::uint64_t hash = WordTable<std::uint32_t>::hash(text);
  if (const std::uint32_t* found = numbers_.find(text, hash); found != nullptr) return *found;
  const auto number = static_cast<std::uint32_t>(strings_.size());
  strings_.push_back(numbers_.arena().store(text));
  numbers_.insert(strings_.back(), hash, number);
  return number;
}

std::size_t StringNumbers::memory_bytes() const {
  return numbers_.memory_bytes() + strings_.capacity() * sizeof(std::string_view);
}

std::vector<std::uint32_t> StringNumbers::sorted() const {
  std::vector<std::uint32_t> order(size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(),
            [this](std::uint32_t a, std::uint32_t b) { return strings_[a] < strings_[b]; });
  return order;
}

}  // namespace pressmark
