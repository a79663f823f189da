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

constexpr std::uint32_t longest_counted_run = 6;
constexpr std::uint32_t longest_counted_voter_run = 3;

NamePart part_in(std::uint32_t at, std::uint32_t first, std::uint32_t last) {
  if (last - first == 1) return NamePart::single;
  if (at == first) return NamePart::begin;
  return at + 1 == last ? NamePart::end : NamePart::inside;
}

std::uint64_t number_of(Look look) {
  return static_cast<std::uint64_t>(look);
}

std::uint64_t bits_of(Gap gap) {
  return gap.bits();
}

}  // namespace

std::uint32_t WordTypes::add(const Word& word, std::string_view text) {
  const std::uint64_t hash = WordTable<std::uint32_t>::hash(text);
  if (const std::uint32_t* found = numbers_.find(text, hash)) return *found;
  const auto number = static_cast<std::uint32_t>(types_.size());
  const std::string_view stored = numbers_.arena().store(text);
  numbers_.insert(stored, hash, number);
  types_.push_back(word_type(word, stored, model_));
  texts_.push_back(stored);
  return number;
}

void WordTypes::clear() {
  numbers_.clear();
  types_.clear();
  texts_.clear();
}

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
  const std::uint32_t number = type_beside(at, distance);
  return number == no_type ? line_edge : types_.type(number);
}

Run ArticleFeatures::run_at(std::uint32_t at) const {
  const auto found = std::partition_point(runs_.begin(), runs_.end(),
                                          [at](const Run& run) { return run.last <= at; });
  return found != runs_.end() && found->first <= at ? *found : Run{};
}

void ArticleFeatures::add_gaps(std::uint32_t at, FeatureList& features) const {
  const Word& w = word(at);
  const Word* after = at + 1 < last_ ? &word(at + 1) : nullptr;
  const std::uint64_t gap_after = after != nullptr ? bits_of(after->gap) : 0xFFFF;
  const std::uint64_t look = number_of(type(at, 0).look);
  features.add(FeatureKind::gap_before, 0, bits_of(w.gap));
  features.add(FeatureKind::gap_after, 0, gap_after);
  features.add(FeatureKind::gap_before, 1, pair_of(bits_of(w.gap), gap_after));
  const std::uint64_t sentence = w.begins_sentence ? 1 : 0;
  features.add(FeatureKind::sentence, 0, pair_of(sentence, look));
  const bool is_plain = w.is(Trait::common_word) || w.is(Trait::inflected_word);
  features.add(FeatureKind::sentence, 1, pair_of(sentence, is_plain ? 1 : 0));
  if (w.is_possessive) features.add(FeatureKind::possessive, 0, 1);
  if (at > first_ && word(at - 1).is_possessive) features.add(FeatureKind::possessive, -1, 1);
  features.add(FeatureKind::line, 0, pair_of(static_cast<std::uint64_t>(line_->kind), look));
  const bool is_first = at == first_;
  const bool is_last = at + 1 == last_;
  features.add(FeatureKind::line, 1, pair_of(is_first ? 1 : 0, is_last ? 1 : 0));
}

void ArticleFeatures::add_pairs(std::uint32_t at, FeatureList& features) const {
  const WordType& own = type(at, 0);
  const WordType& before = type(at, -1);
  const WordType& after = type(at, 1);
  const WordType& second_before = type(at, -2);
  const WordType& second_after = type(at, 2);
  const std::uint64_t look = number_of(own.look);
  features.add(FeatureKind::word_pair, -1, pair_of(before.word, own.word));
  features.add(FeatureKind::word_pair, 1, pair_of(own.word, after.word));
  features.add(FeatureKind::word_pair, 0, pair_of(before.word, after.word));
  features.add(FeatureKind::word_pair, -2, pair_of(second_before.word, before.word));
  features.add(FeatureKind::word_pair, 2, pair_of(after.word, second_after.word));
  features.add(FeatureKind::cluster_pair, -1, pair_of(before.clusters.middle, own.clusters.middle));
  features.add(FeatureKind::cluster_pair, 1, pair_of(own.clusters.middle, after.clusters.middle));
  features.add(FeatureKind::cluster_pair, 2,
               pair_of(before.clusters.middle, after.clusters.middle));
  features.add(FeatureKind::cluster_pair, 3,
               pair_of(after.clusters.coarse, second_after.clusters.coarse));
  features.add(FeatureKind::cluster_pair, -3,
               pair_of(second_before.clusters.coarse, before.clusters.coarse));
  features.add(
      FeatureKind::cluster_triple, 0,
      pair_of(pair_of(before.clusters.coarse, own.clusters.coarse), after.clusters.coarse));
  const std::uint64_t looks = pair_of(pair_of(number_of(before.look), look), number_of(after.look));
  features.add(FeatureKind::shapes, 0, looks);
  features.add(
      FeatureKind::shapes, 1,
      pair_of(pair_of(number_of(second_before.look), looks), number_of(second_after.look)));
  features.add(FeatureKind::word_and_shape, -1, pair_of(before.word, look));
  features.add(FeatureKind::word_and_shape, 1, pair_of(after.word, look));
  features.add(FeatureKind::cluster_beside_shape, -1, pair_of(before.clusters.middle, look));
  features.add(FeatureKind::cluster_beside_shape, 1, pair_of(after.clusters.middle, look));
}

void ArticleFeatures::add_marks(std::uint32_t at, FeatureList& features) const {
  if (listed_marks_[at] != 0) features.add(FeatureKind::listed_name, 0, listed_marks_[at]);
  if (rule_marks_[at] != 0) {
    features.add(FeatureKind::rule, 0, rule_marks_[at]);
    features.add(FeatureKind::rule, 2, (rule_marks_[at] - 1U) % 16U);
    features.add(FeatureKind::rule, 3,
                 pair_of((rule_marks_[at] - 1U) % 16U, type(at, 0).clusters.middle));
  } else {
    features.add(FeatureKind::rule, 1, number_of(type(at, 0).look));
  }
  if (at > first_) features.add(FeatureKind::rule_beside, -1, rule_marks_[at - 1]);
  if (at + 1 < last_) features.add(FeatureKind::rule_beside, 1, rule_marks_[at + 1]);
}

void ArticleFeatures::add_around_run(const Run& run, FeatureList& features) const {
  const WordType& before = type(run.first, -1);
  const std::uint32_t last = run.last - 1;
  const WordType& after = type(last, 1);
  const std::uint64_t gap_before = bits_of(word(run.first).gap);
  const std::uint64_t gap_after = run.last < last_ ? bits_of(word(run.last).gap) : 0xFFFF;
  features.add(FeatureKind::before_run, 0, before.word);
  features.add(FeatureKind::before_run, 1, gap_before);
  features.add(FeatureKind::before_run, 2, pair_of(before.clusters.middle, gap_before));
  features.add(FeatureKind::after_run, 0, after.word);
  features.add(FeatureKind::after_run, 1, gap_after);
  features.add(FeatureKind::after_run, 2, pair_of(after.clusters.middle, gap_after));
  for_each_trait(before.traits, [&](std::uint64_t trait) {
    features.add(FeatureKind::before_run_trait, 0, pair_of(trait, number_of(before.look)));
  });
  for_each_trait(after.traits, [&](std::uint64_t trait) {
    features.add(FeatureKind::after_run_trait, 0, pair_of(trait, number_of(after.look)));
  });
}

void ArticleFeatures::add_run(std::uint32_t at, FeatureList& features) const {
  const Run run = run_at(at);
  if (run.size() == 0) {
    features.add(FeatureKind::run_place, 1, 0);
    return;
  }
  const std::uint64_t size = std::min(run.size(), longest_counted_run);
  const std::uint64_t from_end = std::min(run.last - 1 - at, longest_counted_run);
  const std::uint64_t from_first = std::min(at - run.first, longest_counted_run);
  features.add(FeatureKind::run_place, 0, pair_of(size, from_first));
  const WordType& head = type(run.last - 1, 0);
  const WordType& first = type(run.first, 0);
  features.add(FeatureKind::run_head, 0, pair_of(head.word, std::min<std::uint64_t>(from_end, 2)));
  features.add(FeatureKind::run_head_cluster, 0,
               pair_of(head.clusters.middle, pair_of(size, from_first)));
  features.add(FeatureKind::run_head_cluster, 1,
               pair_of(first.clusters.middle, pair_of(size, from_first)));
  features.add(
      FeatureKind::run_head_cluster, 2,
      pair_of(pair_of(first.clusters.coarse, head.clusters.coarse), pair_of(size, from_first)));
  for_each_trait(head.traits, [&](std::uint64_t trait) {
    features.add(FeatureKind::run_head_trait, 0, pair_of(trait, pair_of(size, from_first)));
  });
  for_each_trait(first.traits, [&](std::uint64_t trait) {
    features.add(FeatureKind::run_first_trait, 0, pair_of(trait, pair_of(size, from_first)));
  });
  std::uint64_t shape = size;
  for (std::uint32_t i = run.first; i < run.last && i < run.first + longest_counted_run; ++i)
    shape = pair_of(shape, number_of(type(i, 0).look));
  features.add(FeatureKind::run_shape, 0, pair_of(shape, from_first));
  add_around_run(run, features);
}

void ArticleFeatures::add_evidence(std::uint32_t at, FeatureList& features) const {
  const std::uint32_t own = evidence_.of(word(at).hash);
  const std::uint64_t sentence = word(at).begins_sentence ? 1 : 0;
  for (std::uint32_t bits = own; bits != 0; bits &= bits - 1) {
    const auto bit = static_cast<std::uint64_t>(std::countr_zero(bits));
    features.add(FeatureKind::article, 0, bit);
    features.add(FeatureKind::article_and_sentence, 0, pair_of(bit, sentence));
  }
  features.add(FeatureKind::article_set, 0, pair_of(own, sentence));
  const Run run = run_at(at);
  if (run.size() < 2) return;
  const std::uint64_t is_head = at + 1 == run.last ? 1 : 0;
  for (std::uint32_t bits = evidence_.of(word(run.last - 1).hash); bits != 0; bits &= bits - 1) {
    features.add(FeatureKind::article_of_head, 0,
                 pair_of(static_cast<std::uint64_t>(std::countr_zero(bits)), is_head));
  }
  for (std::uint32_t bits = evidence_.of(word(run.first).hash); bits != 0; bits &= bits - 1) {
    features.add(FeatureKind::article_of_first, 0,
                 pair_of(static_cast<std::uint64_t>(std::countr_zero(bits)), is_head));
  }
}

void ArticleFeatures::add_situation(std::uint32_t at, FeatureList& features) const {
  add_gaps(at, features);
  add_pairs(at, features);
  add_marks(at, features);
  add_run(at, features);
  add_evidence(at, features);
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
  const Run run = run_at(at);
  const std::uint64_t size = std::min(run.size(), longest_counted_voter_run);
  const std::uint64_t from_end = run.size() == 0 ? 9 : std::min(run.last - 1 - at, 2U);
  if (total > 0) {
    const std::size_t most = most_voted(votes);
    const std::uint64_t is_unanimous = votes[most] == total ? 1 : 0;
    features.add(FeatureKind::vote, 0, most);
    features.add(FeatureKind::vote, 1, pair_of(pair_of(most, is_unanimous), std::min(total, 3U)));
    features.add(FeatureKind::vote_and_label, 0,
                 pair_of(pair_of(most, number_of(type(at, 0).look)), pair_of(size, from_end)));
    features.add(FeatureKind::vote_and_label, 1, pair_of(most, vote_of(label)));
    for (std::size_t kind = 0; kind < votes.size(); ++kind) {
      if (votes[kind] > 0)
        features.add(FeatureKind::vote, 2, pair_of(kind, std::min(votes[kind], 3U)));
    }
  }
}

void ArticleFeatures::add_all(std::uint32_t at, FeatureList& features) const {
  for (int distance = -farthest_neighbour; distance <= farthest_neighbour; ++distance) {
    const std::uint32_t number = type_beside(at, distance);
    if (distance == 0) {
      add_own_features(types_.type(number), types_.text(number), features);
    } else {
      add_neighbour_features(number == no_type ? line_edge : types_.type(number), distance,
                             features);
    }
  }
  add_situation(at, features);
}

}  // namespace pressmark::entities
