// SPDX-License-Identifier: GPL-2.0-or-later
//
// A table of words whose value is the number: they are in the order in which they were inserted.
#include "archive/string_numbers.h"

#include <algorithm>
#include <numeric>

namespace pressmark {

std::uint32_t StringNumbers::number_of(std::string_view text) {
  const std::uint64_t hash = WordTable<std::uint32_t>::hash(text);
  if (const std::uint32_t* found = strings_.find(text, hash); found != nullptr) return *found;
  const auto number = static_cast<std::uint32_t>(strings_.size());
  return *strings_.insert(strings_.arena().store(text), hash, number);
}

std::vector<std::uint32_t> StringNumbers::sorted() const {
  std::vector<std::uint32_t> order(size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(),
            [this](std::uint32_t a, std::uint32_t b) { return strings_[a] < strings_[b]; });
  return order;
}

}  // namespace pressmark
