// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which features there are was decided by measuring on text that no model is trained on:
// docs/entities.md has the figures with and without each group.
#include "analysis/entities/article_features.h"

#include <algorithm>
#include <numeric>

#include "analysis/entities/labels.h"
#include "analysis/entities/name_reader.h"

namespace pressmark::entities {
namespace {

constexpr std::uint32_t longest_counted_voter_run = 3;
constexpr std::uint32_t most_counted_votes = 3;
constexpr std::uint32_t outside_of_run = 9;

NamePart part_in(std::uint32_t at, std::uint32_t first, std::uint32_t last) {
  if (last - first == 1) return NamePart::single;
  if (at == first) return NamePart::begin;
  return at + 1 == last ? NamePart::end : NamePart::inside;
}

/// What the article says about a word elsewhere, and where the word stands.
struct Voters {
  std::size_t most = 0;  ///< Kind with most votes.
  bool is_unanimous = false;
  std::uint32_t total = 0;
  Look look = Look::small;
  std::uint32_t run_size = 0;
  std::uint32_t from_end = 0;
  Label label = 0;
};

void add_voters(const Voters& voters, FeatureList& features) {
  const std::uint64_t most = voters.most;
  const std::uint64_t is_unanimous = voters.is_unanimous ? 1 : 0;
  const auto look = static_cast<std::uint64_t>(voters.look);
  features.add(FeatureKind::vote, 0, most);
  features.add(FeatureKind::vote, 1, pair_of(pair_of(most, is_unanimous), voters.total));
  features.add(FeatureKind::vote_and_label, 0,
               pair_of(pair_of(most, look), pair_of(voters.run_size, voters.from_end)));
  features.add(FeatureKind::vote_and_label, 1, pair_of(most, vote_of(voters.label)));
}

bool has_weight(const EntityModel& model, const FeatureList& features) {
  return std::any_of(features.hashes().begin(), features.hashes().end(),
                     [&](std::uint64_t hash) { return model.find(hash) != nullptr; });
}

// Wherever in a run a word of that kind may stand.
bool has_run_weights(const EntityModel& model, std::size_t most) {
  for (std::uint32_t size = 0; size <= longest_counted_voter_run; ++size) {
    FeatureList features;
    for (unsigned look = 0; look <= static_cast<unsigned>(Look::mixed); ++look) {
      for (const std::uint32_t from_end : {0U, 1U, 2U, outside_of_run}) {
        add_voters(
            {.most = most, .look = static_cast<Look>(look), .run_size = size, .from_end = from_end},
            features);
      }
    }
    if (has_weight(model, features)) return true;
  }
  return false;
}

void add_vote(std::size_t kind, std::uint32_t count, FeatureList& features) {
  features.add(FeatureKind::vote, 2, pair_of(kind, count));
}

}  // namespace

void ArticleFeatures::mark_rules(const std::vector<Span>& spans,
                                 const std::vector<Judgement>& judgements) {
  rule_marks_.assign(article_->words.size(), 0);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const unsigned type = judgements[i].type ? static_cast<unsigned>(*judgements[i].type) + 1U : 0U;
    for (std::uint32_t at = spans[i].first; at < spans[i].last; ++at) {
      const auto part = static_cast<unsigned>(part_in(at, spans[i].first, spans[i].last));
      const unsigned mark = 1U + part + 4U * type + 16U * static_cast<unsigned>(spans[i].form);
      rule_marks_[at] = static_cast<std::uint16_t>(mark);
    }
  }
}

void ArticleFeatures::mark_listed(const Island& island) {
  const NameReader reader{*article_, article_->lines[island.line]};
  for (std::uint32_t at = island.first; at < island.last;) {
    const NameReader::Listed listed = reader.longest_listed(at);
    if (listed.known == nullptr || listed.end < at + 2) {
      ++at;
      continue;
    }
    for (std::uint32_t i = at; i < std::min(listed.end, island.last); ++i) {
      const auto part = static_cast<unsigned>(part_in(i, at, listed.end));
      listed_marks_[i] =
          static_cast<std::uint16_t>(1U + part + 4U * unsigned{list_code(*listed.known)});
    }
    at = listed.end;
  }
}

void ArticleFeatures::begin(const ArticleWords& article, const std::vector<Span>& spans,
                            const std::vector<Judgement>& judgements) {
  article_ = &article;
  find_islands(article, islands_);
  evidence_.collect(article);
  mark_rules(spans, judgements);
  listed_marks_.assign(article.words.size(), 0);
  type_of_word_.assign(article.words.size(), no_type);
  for (const Island& island : islands_) {
    mark_listed(island);
    const Line& line = article.lines[island.line];
    const auto reach = static_cast<std::uint32_t>(farthest_neighbour);
    const std::uint32_t first = std::max(line.first + reach, island.first) - reach;
    const std::uint32_t last = std::min(line.last, island.last + reach);
    for (std::uint32_t at = first; at < last; ++at) {
      if (type_of_word_[at] == no_type)
        type_of_word_[at] = types_.add(article.words[at], article.text(line, article.words[at]));
    }
  }
}

void ArticleFeatures::enter(const Island& island) {
  line_ = &article_->lines[island.line];
  first_ = island.first;
  while (first_ > line_->first && !word(first_).gap.has(Gap::sentence_end))
    --first_;
  last_ = island.last;
  while (last_ < line_->last && !word(last_).gap.has(Gap::sentence_end))
    ++last_;
  find_runs(*article_, island, runs_);
}

std::uint32_t ArticleFeatures::type_beside(std::uint32_t word, int distance) const {
  const std::int64_t at = std::int64_t{word} + distance;
  if (at < std::int64_t{first_} || at >= std::int64_t{last_}) return no_type;
  return type_of_word_[static_cast<std::size_t>(at)];
}

const WordType& ArticleFeatures::type(std::uint32_t at, int distance) const {
  return types_.type(type_beside(at, distance));
}

Run ArticleFeatures::run_at(std::uint32_t at) const {
  const auto found = std::partition_point(runs_.begin(), runs_.end(),
                                          [at](const Run& run) { return run.last <= at; });
  return found != runs_.end() && found->first <= at ? *found : Run{};
}

void ArticleFeatures::add_gaps(std::uint32_t at, Situation& situation) const {
  const Word& w = word(at);
  const bool is_last = at + 1 == last_;
  PartKey key{SituationPart::gaps};
  key.add(w.gap);
  if (is_last) {
    key.add(no_gap, gap_bits);
  } else {
    key.add(word(at + 1).gap);
  }
  key.add(type(at, 0).look)
      .add(static_cast<std::uint64_t>(line_->kind), line_kind_bits)
      .add_bit(w.begins_sentence)
      .add_bit(w.is(Trait::common_word) || w.is(Trait::inflected_word))
      .add_bit(w.is_possessive)
      .add_bit(at > first_ && word(at - 1).is_possessive)
      .add_bit(at == first_)
      .add_bit(is_last);
  situation.add(key);
}

void ArticleFeatures::add_types(std::uint32_t at, Situation& situation) const {
  const auto add = [&](SituationPart part, int first, int second) {
    situation.add(PartKey{part}.add_type(type_beside(at, first)).add_type(type_beside(at, second)));
  };
  add(SituationPart::pair_before, -1, 0);
  add(SituationPart::pair_after, 0, 1);
  add(SituationPart::pair_around, -1, 1);
  add(SituationPart::second_before, -2, -1);
  add(SituationPart::second_after, 1, 2);
  PartKey clusters{SituationPart::clusters};
  for (const int distance : {-1, 0, 1})
    clusters.add(type(at, distance).clusters.coarse, cluster_bits);
  situation.add(clusters);
}

void ArticleFeatures::add_looks(std::uint32_t at, const Run& run, Situation& situation) const {
  PartKey key{SituationPart::looks};
  for (int distance = -farthest_neighbour; distance <= farthest_neighbour; ++distance)
    key.add(type(at, distance).look);
  if (run.size() > 0) {
    const std::uint32_t size = std::min(run.size(), longest_counted_run);
    key.add(size, run_bits).add(std::min(at - run.first, longest_counted_run), run_bits);
    for (std::uint32_t i = run.first; i < run.first + size; ++i)
      key.add(type(i, 0).look);
  }
  situation.add(key);
}

void ArticleFeatures::add_marks(std::uint32_t at, Situation& situation) const {
  PartKey own{SituationPart::marks};
  own.add(listed_marks_[at], listed_mark_bits).add(rule_marks_[at], rule_mark_bits);
  own.add(type(at, 0).look);
  if (rule_marks_[at] != 0) own.add(type(at, 0).clusters.middle, cluster_bits);
  situation.add(own);
  PartKey beside{SituationPart::marks_beside};
  const bool has_before = at > first_;
  const bool has_after = at + 1 < last_;
  beside.add_bit(has_before).add(has_before ? rule_marks_[at - 1] : 0U, rule_mark_bits);
  beside.add_bit(has_after).add(has_after ? rule_marks_[at + 1] : 0U, rule_mark_bits);
  situation.add(beside);
}

void ArticleFeatures::add_run(std::uint32_t at, const Run& run, Situation& situation) const {
  PartKey key{SituationPart::run};
  if (run.size() == 0) {
    situation.add(key);
    return;
  }
  const std::uint32_t last = run.last - 1;
  key.add(std::min(run.size(), longest_counted_run), run_bits)
      .add(std::min(at - run.first, longest_counted_run), run_bits)
      .add(std::min(last - at, most_counted_to_end), run_end_bits)
      .add_type(type_beside(last, 0))
      .add_type(type_beside(run.first, 0));
  situation.add(key);
  situation.add(PartKey{SituationPart::before_run}
                    .add(word(run.first).gap)
                    .add_type(type_beside(run.first, -1)));
  PartKey after{SituationPart::after_run};
  if (run.last < last_) {
    after.add(word(run.last).gap);
  } else {
    after.add(no_gap, gap_bits);
  }
  situation.add(after.add_type(type_beside(last, 1)));
}

void ArticleFeatures::add_evidence(std::uint32_t at, const Run& run, Situation& situation) const {
  situation.add(PartKey{SituationPart::evidence}
                    .add(evidence_.of(word(at).hash), evidence_bits)
                    .add_bit(word(at).begins_sentence));
  if (run.size() < 2) return;
  situation.add(PartKey{SituationPart::run_evidence}
                    .add(evidence_.of(word(run.last - 1).hash), evidence_bits)
                    .add(evidence_.of(word(run.first).hash), evidence_bits)
                    .add_bit(at + 1 == run.last));
}

void ArticleFeatures::describe(std::uint32_t at, Situation& situation) const {
  const Run run = run_at(at);
  situation.clear();
  add_gaps(at, situation);
  add_types(at, situation);
  add_looks(at, run, situation);
  add_marks(at, situation);
  add_run(at, run, situation);
  add_evidence(at, run, situation);
}

bool ArticleFeatures::is_disputed(const Island& island, std::span<const Label> labels,
                                  const NameVotes& all) const {
  for (std::uint32_t i = 0; i < island.size(); ++i) {
    const Word& w = word(island.first + i);
    if (!w.has_capital()) continue;
    const Votes votes = all.others(w.hash, labels[i]);
    for (std::size_t kind = 0; kind < votes.size(); ++kind) {
      if (kind != vote_of(labels[i]) && votes[kind] > 0) return true;
    }
  }
  return false;
}

void ArticleFeatures::add_votes(std::uint32_t at, Label label, const NameVotes& all,
                                FeatureList& features) const {
  const Votes votes = all.others(word(at).hash, label);
  const std::uint32_t total = std::accumulate(votes.begin(), votes.end(), 0U);
  if (total == 0) return;
  const Run run = run_at(at);
  const std::size_t most = most_voted(votes);
  add_voters({.most = most,
              .is_unanimous = votes[most] == total,
              .total = std::min(total, most_counted_votes),
              .look = type(at, 0).look,
              .run_size = std::min(run.size(), longest_counted_voter_run),
              .from_end = run.size() == 0 ? outside_of_run
                                          : std::min(run.last - 1 - at, most_counted_to_end),
              .label = label},
             features);
  for (std::size_t kind = 0; kind < votes.size(); ++kind) {
    if (votes[kind] > 0) add_vote(kind, std::min(votes[kind], most_counted_votes), features);
  }
}

bool has_vote_weights(const EntityModel& model) {
  for (std::size_t most = 0; most <= name_type_count; ++most) {
    FeatureList features;
    for (std::uint32_t total = 1; total <= most_counted_votes; ++total) {
      add_vote(most, total, features);
      add_voters({.most = most, .is_unanimous = true, .total = total}, features);
      add_voters({.most = most, .is_unanimous = false, .total = total}, features);
    }
    for (Label label = 0; label <= outside; ++label)
      add_voters({.most = most, .label = label}, features);
    if (has_weight(model, features) || has_run_weights(model, most)) return true;
  }
  return false;
}

void ArticleFeatures::add_all(std::uint32_t at, FeatureList& features) const {
  for (int distance = -farthest_neighbour; distance <= farthest_neighbour; ++distance) {
    const std::uint32_t number = type_beside(at, distance);
    if (distance == 0) {
      add_own_features(types_.type(number), types_.text(number), features);
    } else {
      add_neighbour_features(types_.type(number), distance, features);
    }
  }
  Situation situation;
  describe(at, situation);
  for (const std::uint64_t key : situation.keys())
    add_part_features(key, types_, features);
}

}  // namespace pressmark::entities
