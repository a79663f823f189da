// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an article says about its words, each taken over all places where it stands.
#include "analysis/entities/word_evidence.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/entities/letters.h"

namespace pressmark::entities {
namespace {

bool says(std::string_view text, std::string_view word, Evidence evidence) {
  ArticleWords article;
  split_words({}, text, article);
  WordEvidence words;
  words.collect(article);
  return ((words.of(hash_word(word)) >> static_cast<unsigned>(evidence)) & 1U) != 0;
}

struct WordEvidenceCase {
  std::string_view text;
  std::string_view word;
  Evidence evidence;
};

TEST(WordEvidence, IsTakenFromAllPlacesOfAWord) {
  const std::vector<WordEvidenceCase> cases{
      {"Mark it. They left a mark there.", "Mark", Evidence::is_small_elsewhere},
      {"Then Berg left. Berg came back.", "Berg", Evidence::has_capital_inside},
      {"Then President Berg left. Berg came back.", "Berg", Evidence::follows_title},
      {"Then spokeswoman Berg left.", "Berg", Evidence::follows_title},
      {"Nothing will change, Berg said.", "Berg", Evidence::stands_beside_speech},
      {"Nothing will change, said Berg.", "Berg", Evidence::stands_beside_speech},
      {"They met Peter Berg there.", "Berg", Evidence::ends_person},
      {"They met Peter Berg there.", "Peter", Evidence::begins_person},
      {"They met in Oslo again.", "Oslo", Evidence::follows_place_preposition},
      {"They met the Kremlin again.", "Kremlin", Evidence::follows_the},
      {"The Central Harbour Agency (CHA) met.", "CHA", Evidence::is_explained_acronym},
      {"They took Oslo's harbour.", "Oslo", Evidence::is_possessive},
      {"They met Acme Inc. there.", "Acme", Evidence::stands_in_organisation},
      {"Then Berg left and Berg came.", "Berg", Evidence::is_repeated},
      {"They met Berg there.", "Berg", Evidence::stands_alone},
      {"Then Berg, 45, left.", "Berg", Evidence::precedes_age},
      {"They met in Kiev, Ukraine, again.", "Kiev", Evidence::stands_before_place},
  };
  for (const WordEvidenceCase& c : cases)
    EXPECT_TRUE(says(c.text, c.word, c.evidence)) << c.text;
}

TEST(WordEvidence, IsNotSeenWhereItIsNot) {
  const std::vector<WordEvidenceCase> cases{
      {"Berg left. Berg came back.", "Berg", Evidence::has_capital_inside},
      {"They met Berg there.", "Berg", Evidence::is_repeated},
      {"They met Peter Berg there.", "Berg", Evidence::stands_alone},
      {"The Federal Security Service (GRU) met.", "GRU", Evidence::is_explained_acronym},
      {"They met the Kremlin again.", "Kremlin", Evidence::follows_place_preposition},
      {"Photo: President Berg", "Berg", Evidence::follows_title},
      {"Nothing is said of it.", "Berg", Evidence::is_small_elsewhere},
  };
  for (const WordEvidenceCase& c : cases)
    EXPECT_FALSE(says(c.text, c.word, c.evidence)) << c.text;
}

}  // namespace
}  // namespace pressmark::entities
