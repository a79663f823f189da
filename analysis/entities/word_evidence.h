// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an article says about its words, taken over all places where each stands: that "Berg" is
// small elsewhere, comes after a title, ends a person's full name.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/entities/hash_index.h"
#include "analysis/entities/words.h"

namespace pressmark::entities {

/// The numbers are part of the model's format: add at the end.
enum class Evidence : std::uint8_t {
  is_small_elsewhere,
  has_capital_inside,  ///< Of a sentence, where a capital means a name.
  follows_title,
  stands_beside_speech,
  ends_person,    ///< After a first name.
  begins_person,  ///< A first name before another capital.
  follows_place_preposition,
  follows_the,
  is_explained_acronym,
  is_possessive,
  stands_in_organisation,  ///< Before "Ministry", "Inc".
  is_repeated,
  stands_alone,  ///< Without another capital beside it.
  precedes_age,
  stands_before_place,  ///< "Kiev, Ukraine"
};

/// Keeps its memory from article to article.
class WordEvidence {
 public:
  /// Looks at all words of the article.
  void collect(const ArticleWords& article);

  /// One bit per Evidence; 0 of a word that the article does not have.
  std::uint32_t of(std::uint64_t word) const {
    const std::uint32_t number = numbers_.find(word);
    return number == HashIndex::absent ? 0 : bits_[number];
  }

 private:
  void add(std::uint64_t word, Evidence evidence);
  void collect_line(const ArticleWords& article, const Line& line);
  void look_around(const ArticleWords& article, const Line& line, std::uint32_t at);
  void look_for_acronym(const ArticleWords& article, const Line& line, std::uint32_t at);

  HashIndex numbers_;
  std::vector<std::uint32_t> bits_;
};

}  // namespace pressmark::entities
