// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which words of one text another has not, and the other way round.
//
//   diff_words({"a", "b", "c"}, {"a", "x", "c"}, 10)  ->  {{1, 2, 1, 2}}
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace pressmark {

/// Words [old_begin, old_end) of the one stand where the other has [new_begin, new_end); one of the
/// two may be empty.
struct WordChange {
  std::size_t old_begin = 0;
  std::size_t old_end = 0;
  std::size_t new_begin = 0;
  std::size_t new_end = 0;

  friend bool operator==(const WordChange&, const WordChange&) = default;
};

using Words = std::span<const std::string_view>;

/// The fewest words that have to go and come, as changes in ascending order; nothing if they are
/// more than `most`. Time grows with the length of the texts times the number of changed words, and
/// memory with the square of that.
///
/// Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1, 1986.
std::optional<std::vector<WordChange>> diff_words(Words before, Words after, std::size_t most);

/// The words of a text: what stands between white space. Views into it.
std::vector<std::string_view> split_words(std::string_view text);

}  // namespace pressmark
