// SPDX-License-Identifier: GPL-2.0-or-later
//
// What was said before is not looked up again: the weights of a word's features are added up once
// per word, those of its place once per part of it, so that a word costs twenty additions.
#include "analysis/entities/name_tagger.h"

#include <algorithm>
#include <utility>

namespace pressmark::entities {
namespace {

constexpr std::size_t edge_type = 0;  // type_scores_[n + 1] are those of type n

}  // namespace

NameTagger::NameTagger(std::shared_ptr<const EntityModel> model)
    : model_(std::move(model)), has_votes_(has_vote_weights(*model_)), features_(*model_) {}

void NameTagger::add_features(WeightSums& sums) const {
  for (const std::uint64_t feature : list_.hashes())
    model_->prefetch(feature);
  for (const std::uint64_t feature : list_.hashes()) {
    const WeightRow* row = model_->find(feature);
    if (row == nullptr) continue;
    for (std::size_t label = 0; label < name_label_count; ++label)
      sums[label] = static_cast<std::int16_t>(sums[label] + (*row)[label]);
  }
}

const WeightSums& NameTagger::sums_of_type(std::uint32_t number, int distance) {
  const bool is_edge = number == no_type;
  TypeScores& scores = type_scores_[is_edge ? edge_type : number + 1];
  const auto at = static_cast<std::size_t>(distance + farthest_neighbour);
  if (scores.is_known[at]) return scores.sums[at];
  scores.is_known[at] = true;
  list_.clear();
  const WordType& type = features_.types().type(number);
  if (distance != 0) {
    add_neighbour_features(type, distance, list_);
  } else if (!is_edge) {
    add_own_features(type, features_.types().text(number), list_);
  }
  add_features(scores.sums[at]);
  return scores.sums[at];
}

const WeightSums& NameTagger::sums_of_part(std::uint64_t key) {
  KeptSums::Place& place = parts_.place_of(key);
  if (place.key != key) {
    place = {.key = key, .sums = {}};
    list_.clear();
    add_part_features(key, features_.types(), list_);
    add_features(place.sums);
  }
  return place.sums;
}

void NameTagger::score(const Island& island) {
  lattice_.reset(island.size());
  const float unit = model_->weight_unit();
  for (std::uint32_t at = island.first; at < island.last; ++at) {
    features_.describe(at, situation_);
    for (const std::uint64_t key : situation_.keys())
      parts_.prefetch(key);
    WeightSums sums{};
    for (int distance = -farthest_neighbour; distance <= farthest_neighbour; ++distance)
      add(sums_of_type(features_.type_beside(at, distance), distance), sums);
    for (const std::uint64_t key : situation_.keys())
      add(sums_of_part(key), sums);
    LabelRow& row = lattice_.scores(at - island.first);
    for (std::size_t label = 0; label < name_label_count; ++label)
      row[label] = static_cast<float>(sums[label]) * unit;
  }
}

void NameTagger::read_first() {
  scores_.clear();
  labels_.clear();
  if (has_votes_) votes_.clear(article_->words.size());
  for (const Island& island : features_.islands()) {
    features_.enter(island);
    score(island);
    const std::span<const Label> labels = lattice_.best(model_->transitions());
    for (std::uint32_t i = 0; i < island.size(); ++i) {
      scores_.push_back(lattice_.scores(i));
      labels_.push_back(labels[i]);
      if (has_votes_) votes_.add(article_->words[island.first + i].hash, labels[i]);
    }
  }
}

void NameTagger::add_votes(const Island& island) {
  features_.enter(island);
  const float unit = model_->weight_unit();
  for (std::uint32_t i = 0; i < island.size(); ++i) {
    list_.clear();
    features_.add_votes(island.first + i, labels_[at_ + i], votes_, list_);
    WeightSums sums{};
    add_features(sums);
    LabelRow& row = lattice_.scores(i);
    for (std::size_t label = 0; label < name_label_count; ++label)
      row[label] += static_cast<float>(sums[label]) * unit;
  }
}

void NameTagger::read_names(const Island& island, std::vector<TaggedName>& names) {
  std::span<const Label> labels{labels_.data() + at_, island.size()};
  const bool is_open = has_votes_ && features_.is_disputed(island, labels, votes_);
  const bool has_names =
      std::any_of(labels.begin(), labels.end(), [](Label label) { return label != outside; });
  if (!has_names && !is_open) return;
  lattice_.reset(island.size());
  for (std::uint32_t i = 0; i < island.size(); ++i)
    lattice_.scores(i) = scores_[at_ + i];
  if (is_open) {
    add_votes(island);
    labels = lattice_.best(model_->transitions());
  }
  lattice_.sum(model_->transitions());
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == outside) continue;
    if (opens_name(labels[i])) first = i;
    if (!closes_name(labels[i])) continue;
    const NameType type = type_of(labels[i]);
    names.push_back({.line = island.line,
                     .first = island.first + first,
                     .last = island.first + i + 1,
                     .type = type,
                     .probability = lattice_.span_probability(first, i + 1, type)});
  }
}

void NameTagger::tag(const ArticleWords& article, const std::vector<Span>& spans,
                     const std::vector<Judgement>& judgements, std::vector<TaggedName>& names) {
  names.clear();
  if (article.words.size() > most_words) return;
  article_ = &article;
  if (features_.types().is_full()) {
    features_.forget_types();
    type_scores_.clear();
    parts_.clear();
  }
  features_.begin(article, spans, judgements);
  type_scores_.resize(features_.types().size() + 1);
  read_first();
  at_ = 0;
  for (const Island& island : features_.islands()) {
    read_names(island, names);
    at_ += island.size();
  }
}

}  // namespace pressmark::entities
