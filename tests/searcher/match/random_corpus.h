// SPDX-License-Identifier: GPL-2.0-or-later
//
// A random archive of a dozen words in several segments, random plans about it, and an evaluator
// that looks at every article: what the matcher is checked against.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "searcher/query/plan.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {

class RandomCorpus {
 public:
  RandomCorpus(std::uint32_t seed, std::size_t segments, std::size_t articles_per_segment);

  const TinyArchive& archive() const { return *archive_; }

  Plan random_plan(int depth);

  /// True if the article matches, by a look at its words, names and dates.
  bool matches(const Plan& plan, std::size_t segment, DocumentId document) const;

 private:
  struct Words {
    std::vector<TinyWord> words;
    FieldEnds ends;
  };

  TinyArticle random_article(std::size_t number);
  std::string random_text(std::size_t max_words);
  Plan random_word(TextScope scope);
  TextScope random_scope();
  std::size_t below(std::size_t bound) { return random_() % bound; }
  bool has_stem(const TinyWord& word, const Plan& plan, const FieldEnds& ends) const;
  std::vector<std::pair<Position, Position>> spans(const Plan& plan, const Words& words) const;
  bool has_near(const Plan& plan, const Words& words) const;

  std::mt19937 random_;
  std::vector<TinySegment> segments_;
  std::vector<std::vector<Words>> words_;
  std::unique_ptr<TinyArchive> archive_;
};

}  // namespace pressmark
