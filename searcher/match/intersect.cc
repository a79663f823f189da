// SPDX-License-Identifier: GPL-2.0-or-later
//
// Four documents of one list are compared with four of the other at once; then the four that end
// first make room for the next. What they have in common is rare, and found in a loop.
#include "searcher/match/intersect.h"

#include <array>
#include <cstring>

namespace pressmark {
namespace {

// GCC and Clang turn this into what the machine has: SSE2 on any x86-64, NEON, or plain code.
using Lanes = std::uint32_t __attribute__((vector_size(16)));
constexpr std::size_t lanes = 4;

Lanes load(const DocumentId* from) {
  Lanes loaded;
  std::memcpy(&loaded, from, sizeof loaded);
  return loaded;
}

bool have_common(const DocumentId* first, const DocumentId* second) {
  const Lanes a = load(first);
  const Lanes b = load(second);
  const auto equal = (a == b) | (a == __builtin_shufflevector(b, b, 1, 2, 3, 0)) |
                     (a == __builtin_shufflevector(b, b, 2, 3, 0, 1)) |
                     (a == __builtin_shufflevector(b, b, 3, 0, 1, 2));
  std::array<std::uint64_t, 2> halves;
  std::memcpy(halves.data(), &equal, sizeof equal);
  return (halves[0] | halves[1]) != 0;
}

class Intersection {
 public:
  Intersection(std::span<const DocumentId> first, std::span<const DocumentId> second,
               std::vector<CommonDocument>& common)
      : first_(first), second_(second), common_(common) {}

  std::size_t merge() {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i + lanes <= first_.size() && j + lanes <= second_.size()) {
      if (have_common(&first_[i], &second_[j])) merge(i, i + lanes, j, j + lanes);
      const DocumentId last_of_first = first_[i + lanes - 1];
      const DocumentId last_of_second = second_[j + lanes - 1];
      i += last_of_first <= last_of_second ? lanes : 0;
      j += last_of_second <= last_of_first ? lanes : 0;
    }
    return merge(i, first_.size(), j, second_.size());
  }

  // Halves what is left of the second list until one is: the first that is not before the document.
  std::size_t search() {
    std::size_t at = 0;
    for (std::size_t i = 0; i < first_.size() && at < second_.size(); ++i) {
      for (std::size_t left = second_.size() - at; left > 0;) {
        const std::size_t half = (left + 1) / 2;
        at += second_[at + half - 1] < first_[i] ? half : 0;
        left -= half;
      }
      if (at < second_.size() && second_[at] == first_[i]) add(i, at);
    }
    return at;
  }

 private:
  // Returns where it stopped in the second list.
  std::size_t merge(std::size_t i, std::size_t end_of_first, std::size_t j,
                    std::size_t end_of_second) {
    while (i < end_of_first && j < end_of_second) {
      const DocumentId a = first_[i];
      const DocumentId b = second_[j];
      if (a == b) add(i, j);
      i += a <= b ? 1 : 0;
      j += b <= a ? 1 : 0;
    }
    return j;
  }

  void add(std::size_t i, std::size_t j) {
    common_.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)});
  }

  std::span<const DocumentId> first_;
  std::span<const DocumentId> second_;
  std::vector<CommonDocument>& common_;
};

}  // namespace

std::size_t append_common(std::span<const DocumentId> first, std::span<const DocumentId> second,
                          std::vector<CommonDocument>& common) {
  constexpr std::size_t cost_of_search = 24;  // in documents passed by a merge
  Intersection intersection{first, second, common};
  return first.size() * cost_of_search < second.size() ? intersection.search()
                                                       : intersection.merge();
}

}  // namespace pressmark
