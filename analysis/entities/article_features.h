// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is said about a word where it stands: its neighbours, the run of capitals it is part of, the
// lists, the rules' own reading, and the rest of the article. Training and use take features here.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/entities/evidence.h"
#include "analysis/entities/features.h"
#include "analysis/entities/islands.h"
#include "analysis/entities/labels.h"
#include "analysis/entities/model.h"
#include "analysis/entities/name_votes.h"
#include "analysis/entities/situation.h"
#include "analysis/entities/spans.h"
#include "analysis/entities/word_evidence.h"
#include "analysis/entities/word_types.h"
#include "analysis/entities/words.h"

namespace pressmark::entities {

/// Stays at one article at a time; keeps its memory. The model, which knows the clusters, must
/// outlive it.
class ArticleFeatures {
 public:
  explicit ArticleFeatures(const EntityModel& model) : types_(model) {}

  /// Turns to an article, whose `spans` and `judgements` are what the rules make of it. All three
  /// must stay as they are until the next call.
  void begin(const ArticleWords& article, const std::vector<Span>& spans,
             const std::vector<Judgement>& judgements);

  const std::vector<Island>& islands() const { return islands_; }

  /// The types seen so far. They keep their numbers until they are forgotten, for which the time
  /// has come, between two articles, when they are full.
  const WordTypes& types() const { return types_; }
  void forget_types() { types_.clear(); }

  /// Turns to one of the islands.
  void enter(const Island& island);

  /// The number of the type of the word `distance` words from `word` of the island; `no_type` past
  /// the ends of the sentence.
  std::uint32_t type_beside(std::uint32_t word, int distance) const;

  /// All that is said about a word of the island but by its own type and those beside it. The
  /// numbers of types in it are good until they are forgotten.
  void describe(std::uint32_t word, Situation& situation) const;

  /// True if the article calls a capital of the island, whose labels of the first pass are
  /// `labels`, something else elsewhere. Where all agree the votes would change nothing.
  bool is_disputed(const Island& island, std::span<const Label> labels,
                   const NameVotes& votes) const;

  /// What the labels of the first pass say about a word of the island, whose own is `label`.
  void add_votes(std::uint32_t word, Label label, const NameVotes& votes,
                 FeatureList& features) const;

  /// All that is said about a word of the island before there are votes, as training wants it.
  void add_all(std::uint32_t word, FeatureList& features) const;

 private:
  const Word& word(std::uint32_t at) const { return article_->words[at]; }
  const WordType& type(std::uint32_t at, int distance) const;
  void mark_rules(const std::vector<Span>& spans, const std::vector<Judgement>& judgements);
  void mark_listed(const Island& island);
  void add_gaps(std::uint32_t at, Situation& situation) const;
  void add_types(std::uint32_t at, Situation& situation) const;
  void add_looks(std::uint32_t at, const Run& run, Situation& situation) const;
  void add_marks(std::uint32_t at, Situation& situation) const;
  void add_run(std::uint32_t at, const Run& run, Situation& situation) const;
  void add_evidence(std::uint32_t at, const Run& run, Situation& situation) const;
  Run run_at(std::uint32_t at) const;

  const ArticleWords* article_ = nullptr;
  const Line* line_ = nullptr;
  std::uint32_t first_ = 0;  // of the island's sentence: words [first_, last_)
  std::uint32_t last_ = 0;
  WordTypes types_;
  WordEvidence evidence_;
  std::vector<Island> islands_;
  std::vector<Run> runs_;
  std::vector<std::uint32_t> type_of_word_;  // by word; no_type: not looked up yet
  std::vector<std::uint16_t> rule_marks_;    // by word: part, type and form; 0: none
  std::vector<std::uint16_t> listed_marks_;  // by word: part and lists; 0: none
};

/// True if some feature that add_votes() can add has a weight: without, votes change nothing.
bool has_vote_weights(const EntityModel& model);

}  // namespace pressmark::entities
