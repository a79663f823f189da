// SPDX-License-Identifier: GPL-2.0-or-later
//
// Labels the words of an article with the trained model: names with a type and a probability. A
// second pass looks again where the article calls a word one thing here and another there.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "analysis/entities/article_features.h"
#include "analysis/entities/kept_sums.h"
#include "analysis/entities/lattice.h"
#include "analysis/entities/model.h"

namespace pressmark::entities {

/// Words [first, last) of a line.
struct TaggedName {
  std::uint32_t line = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  NameType type = NameType::other;
  float probability = 0;  ///< That exactly these words are a name of this type.
};

/// Keeps its memory, and what it worked out about words, from article to article; what it finds in
/// an article does not depend on them. Not safe to share.
class NameTagger {
 public:
  explicit NameTagger(std::shared_ptr<const EntityModel> model);

  /// The names of the article in text order, not overlapping; `other` names too. For `spans` and
  /// `judgements` see ArticleFeatures.
  void tag(const ArticleWords& article, const std::vector<Span>& spans,
           const std::vector<Judgement>& judgements, std::vector<TaggedName>& names);

 private:
  /// What a word says for its own label and for those of its neighbours, added up.
  struct TypeScores {
    std::array<WeightSums, 2 * farthest_neighbour + 1>
        sums{};  // by distance of the word it's about
    std::array<bool, 2 * farthest_neighbour + 1> is_known{};
  };

  const WeightSums& sums_of_type(std::uint32_t type, int distance);
  const WeightSums& sums_of_part(std::uint64_t key);
  void add_features(WeightSums& sums) const;
  void score(const Island& island);
  void read_first();
  void add_votes(const Island& island);
  void read_names(const Island& island, std::vector<TaggedName>& names);

  std::shared_ptr<const EntityModel> model_;
  bool has_votes_;  // else there is no second pass
  const ArticleWords* article_ = nullptr;
  std::size_t at_ = 0;  // of the island's first word in scores_ and labels_
  ArticleFeatures features_;
  FeatureList list_;
  Situation situation_;
  KeptSums parts_;
  Lattice lattice_;
  NameVotes votes_;
  std::vector<LabelRow> scores_;  // of the first pass: the words of all islands
  std::vector<Label> labels_;
  std::vector<TypeScores> type_scores_;
};

}  // namespace pressmark::entities
