// SPDX-License-Identifier: GPL-2.0-or-later
//
// A sorted list of spellings, narrowed byte by byte from the beginning of each word.

#include "indexer/tagged_names.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace pressmark {

namespace {

// True if a name may end at byte `end`: not in the middle of a word, unless "'s" follows.
bool may_end_at(std::string_view text, std::span<const Token> tokens, std::size_t end) {
  const auto after =
      std::upper_bound(tokens.begin(), tokens.end(), end,
                       [](std::size_t at, const Token& token) { return at <= token.begin; });
  // `after` is the first token that begins at or behind `end`; only the one before it can reach
  // across.
  if (after == tokens.begin() || std::prev(after)->end <= end) return true;
  const std::string_view rest = text.substr(end);
  return rest.starts_with('\'') || rest.starts_with("\u2019");
}

class SpellingList {
 public:
  explicit SpellingList(std::span<const NamedEntity> names) : names_(names), order_(names.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return names_[a].spelling < names_[b].spelling;
    });
  }

  // The longest spelling that `text` begins with and whose end `may_end` accepts.
  template <typename MayEnd>
  std::optional<std::size_t> longest_at(std::string_view text, MayEnd may_end) const {
    auto first = order_.begin();
    auto last = order_.end();
    std::optional<std::size_t> longest;
    for (std::size_t length = 0; first != last; ++length) {
      // Of the spellings left, which all agree with the text so far, the shortest come first.
      if (length > 0 && names_[*first].spelling.size() == length && may_end(length)) {
        longest = *first;
      }
      if (length == text.size()) break;
      const auto next = static_cast<unsigned char>(text[length]);
      const auto byte_of = [&](std::size_t name) {
        const std::string& spelling = names_[name].spelling;
        return length < spelling.size() ? int{static_cast<unsigned char>(spelling[length])} : -1;
      };
      first =
          std::partition_point(first, last, [&](std::size_t name) { return byte_of(name) < next; });
      last = std::partition_point(first, last,
                                  [&](std::size_t name) { return byte_of(name) == next; });
    }
    return longest;
  }

 private:
  std::span<const NamedEntity> names_;
  std::vector<std::size_t> order_;  // by spelling
};

}  // namespace

std::vector<TaggedPlace> find_tagged_names(std::string_view text, std::span<const Token> tokens,
                                           std::span<const NamedEntity> names) {
  const SpellingList spellings{names};
  std::vector<TaggedPlace> places;
  std::size_t taken = 0;  // bytes up to here belong to a name already
  for (const Token& token : tokens) {
    if (token.begin < taken) continue;
    const auto name = spellings.longest_at(text.substr(token.begin), [&](std::size_t length) {
      return may_end_at(text, tokens, token.begin + length);
    });
    if (!name) continue;
    const std::size_t end = token.begin + names[*name].spelling.size();
    places.push_back({.range = {token.begin, static_cast<std::uint32_t>(end)}, .name = *name});
    taken = end;
  }
  return places;
}

}  // namespace pressmark
