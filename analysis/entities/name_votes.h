// SPDX-License-Identifier: GPL-2.0-or-later
//
// How often each word of an article was labelled as part of which kind of name, for the second
// pass: "Watch" is part of an organisation where the article says "Human Rights Watch" elsewhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/entities/hash_index.h"
#include "analysis/entities/labels.h"

namespace pressmark::entities {

/// By NameType; the last counts words outside of names.
using Votes = std::array<std::uint32_t, name_type_count + 1>;

constexpr std::size_t vote_of(Label label) {
  return label == outside ? name_type_count : static_cast<std::size_t>(type_of(label));
}

/// Keeps its memory from article to article.
class NameVotes {
 public:
  /// Forgets everything and makes room for as many words; more must not be added.
  void clear(std::size_t words) {
    numbers_.clear(words);
    votes_.clear();
  }

  void add(std::uint64_t word, Label label) {
    const std::uint32_t number = numbers_.add(word);
    if (number == votes_.size()) votes_.emplace_back();
    ++votes_[number][vote_of(label)];
  }

  /// The votes for a word that was added with `own` at this place, without that one.
  Votes others(std::uint64_t word, Label own) const {
    const std::uint32_t number = numbers_.find(word);
    if (number == HashIndex::absent) return {};
    Votes votes = votes_[number];
    if (votes[vote_of(own)] > 0) --votes[vote_of(own)];
    return votes;
  }

 private:
  HashIndex numbers_;
  std::vector<Votes> votes_;
};

/// The kind with most votes, the first of equal ones.
constexpr std::size_t most_voted(const Votes& votes) {
  std::size_t most = 0;
  for (std::size_t i = 1; i < votes.size(); ++i) {
    if (votes[i] > votes[most]) most = i;
  }
  return most;
}

}  // namespace pressmark::entities
