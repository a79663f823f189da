// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which features there are was decided by measuring on text that no model is trained on:
// docs/entities.md has the figures with and without each group.
#include "analysis/entities/situation.h"

namespace pressmark::entities {
namespace {

/// Takes out what PartKey put in, in the same order.
class KeyReader {
 public:
  explicit KeyReader(std::uint64_t key) : rest_(key >> part_bits) {}

  std::uint64_t take(unsigned width) {
    const std::uint64_t value = rest_ & ((std::uint64_t{1} << width) - 1);
    rest_ >>= width;
    return value;
  }
  bool take_bit() { return take(1) != 0; }
  std::uint32_t take_type() {
    const std::uint64_t number = take(type_bits);
    return number == 0 ? no_type : static_cast<std::uint32_t>(number - 1);
  }
  std::uint64_t take_gap() {
    const std::uint64_t gap = take(gap_bits);
    return gap == no_gap ? std::uint64_t{0xFFFF} : gap;
  }

 private:
  std::uint64_t rest_;
};

std::uint64_t number_of(Look look) {
  return static_cast<std::uint64_t>(look);
}

void add_gaps(KeyReader key, FeatureList& features) {
  const std::uint64_t before = key.take_gap();
  const std::uint64_t after = key.take_gap();
  const std::uint64_t look = key.take(look_bits);
  const std::uint64_t kind = key.take(line_kind_bits);
  const std::uint64_t begins_sentence = key.take(1);
  const std::uint64_t is_plain = key.take(1);
  features.add(FeatureKind::gap_before, 0, before);
  features.add(FeatureKind::gap_after, 0, after);
  features.add(FeatureKind::gap_before, 1, pair_of(before, after));
  features.add(FeatureKind::sentence, 0, pair_of(begins_sentence, look));
  features.add(FeatureKind::sentence, 1, pair_of(begins_sentence, is_plain));
  if (key.take_bit()) features.add(FeatureKind::possessive, 0, 1);
  if (key.take_bit()) features.add(FeatureKind::possessive, -1, 1);
  features.add(FeatureKind::line, 0, pair_of(kind, look));
  const std::uint64_t is_first = key.take(1);
  const std::uint64_t is_last = key.take(1);
  features.add(FeatureKind::line, 1, pair_of(is_first, is_last));
}

// Of the word and the one beside it at that distance.
void add_pair(const WordType& first, const WordType& second, int distance, FeatureList& features) {
  const WordType& own = distance < 0 ? second : first;
  const WordType& beside = distance < 0 ? first : second;
  const std::uint64_t look = number_of(own.look);
  features.add(FeatureKind::word_pair, distance, pair_of(first.word, second.word));
  features.add(FeatureKind::cluster_pair, distance,
               pair_of(first.clusters.middle, second.clusters.middle));
  features.add(FeatureKind::word_and_shape, distance, pair_of(beside.word, look));
  features.add(FeatureKind::cluster_beside_shape, distance, pair_of(beside.clusters.middle, look));
}

void add_pair_around(const WordType& before, const WordType& after, FeatureList& features) {
  features.add(FeatureKind::word_pair, 0, pair_of(before.word, after.word));
  features.add(FeatureKind::cluster_pair, 2,
               pair_of(before.clusters.middle, after.clusters.middle));
}

// Of the two words before or after it.
void add_second(const WordType& first, const WordType& second, int side, FeatureList& features) {
  features.add(FeatureKind::word_pair, 2 * side, pair_of(first.word, second.word));
  features.add(FeatureKind::cluster_pair, 3 * side,
               pair_of(first.clusters.coarse, second.clusters.coarse));
}

void add_clusters(KeyReader key, FeatureList& features) {
  const std::uint64_t before = key.take(cluster_bits);
  const std::uint64_t own = key.take(cluster_bits);
  const std::uint64_t after = key.take(cluster_bits);
  features.add(FeatureKind::cluster_triple, 0, pair_of(pair_of(before, own), after));
}

void add_looks(KeyReader key, FeatureList& features) {
  const std::uint64_t second_before = key.take(look_bits);
  const std::uint64_t before = key.take(look_bits);
  const std::uint64_t own = key.take(look_bits);
  const std::uint64_t after = key.take(look_bits);
  const std::uint64_t second_after = key.take(look_bits);
  const std::uint64_t looks = pair_of(pair_of(before, own), after);
  features.add(FeatureKind::shapes, 0, looks);
  features.add(FeatureKind::shapes, 1, pair_of(pair_of(second_before, looks), second_after));
  const std::uint64_t size = key.take(run_bits);
  if (size == 0) return;
  const std::uint64_t from_first = key.take(run_bits);
  std::uint64_t shape = size;
  for (std::uint64_t i = 0; i < size; ++i)
    shape = pair_of(shape, key.take(look_bits));
  features.add(FeatureKind::run_shape, 0, pair_of(shape, from_first));
}

void add_marks(KeyReader key, FeatureList& features) {
  const std::uint64_t listed = key.take(listed_mark_bits);
  const std::uint64_t rule = key.take(rule_mark_bits);
  const std::uint64_t look = key.take(look_bits);
  if (listed != 0) features.add(FeatureKind::listed_name, 0, listed);
  if (rule == 0) {
    features.add(FeatureKind::rule, 1, look);
    return;
  }
  features.add(FeatureKind::rule, 0, rule);
  features.add(FeatureKind::rule, 2, (rule - 1U) % 16U);
  features.add(FeatureKind::rule, 3, pair_of((rule - 1U) % 16U, key.take(cluster_bits)));
}

void add_marks_beside(KeyReader key, FeatureList& features) {
  for (const int side : {-1, 1}) {
    const bool has_word = key.take_bit();
    const std::uint64_t rule = key.take(rule_mark_bits);
    if (has_word) features.add(FeatureKind::rule_beside, side, rule);
  }
}

void add_run(KeyReader key, const WordTypes& types, FeatureList& features) {
  const std::uint64_t size = key.take(run_bits);
  if (size == 0) {
    features.add(FeatureKind::run_place, 1, 0);
    return;
  }
  const std::uint64_t from_first = key.take(run_bits);
  const std::uint64_t from_end = key.take(run_end_bits);
  const WordType& head = types.type(key.take_type());
  const WordType& first = types.type(key.take_type());
  const std::uint64_t place = pair_of(size, from_first);
  features.add(FeatureKind::run_place, 0, place);
  features.add(FeatureKind::run_head, 0, pair_of(head.word, from_end));
  features.add(FeatureKind::run_head_cluster, 0, pair_of(head.clusters.middle, place));
  features.add(FeatureKind::run_head_cluster, 1, pair_of(first.clusters.middle, place));
  features.add(FeatureKind::run_head_cluster, 2,
               pair_of(pair_of(first.clusters.coarse, head.clusters.coarse), place));
  for_each_trait(head.traits, [&](std::uint64_t trait) {
    features.add(FeatureKind::run_head_trait, 0, pair_of(trait, place));
  });
  for_each_trait(first.traits, [&](std::uint64_t trait) {
    features.add(FeatureKind::run_first_trait, 0, pair_of(trait, place));
  });
}

struct RunSide {
  FeatureKind word;
  FeatureKind trait;
};

// Of the word on one side of the run.
void add_beside_run(KeyReader key, const WordTypes& types, RunSide side, FeatureList& features) {
  const std::uint64_t gap = key.take_gap();
  const WordType& type = types.type(key.take_type());
  features.add(side.word, 0, type.word);
  features.add(side.word, 1, gap);
  features.add(side.word, 2, pair_of(type.clusters.middle, gap));
  for_each_trait(type.traits, [&](std::uint64_t trait) {
    features.add(side.trait, 0, pair_of(trait, number_of(type.look)));
  });
}

void add_evidence(KeyReader key, FeatureList& features) {
  const std::uint64_t own = key.take(evidence_bits);
  const std::uint64_t begins_sentence = key.take(1);
  for_each_bit(own, [&](std::uint64_t bit) {
    features.add(FeatureKind::article, 0, bit);
    features.add(FeatureKind::article_and_sentence, 0, pair_of(bit, begins_sentence));
  });
  features.add(FeatureKind::article_set, 0, pair_of(own, begins_sentence));
}

void add_run_evidence(KeyReader key, FeatureList& features) {
  const std::uint64_t head = key.take(evidence_bits);
  const std::uint64_t first = key.take(evidence_bits);
  const std::uint64_t is_head = key.take(1);
  for_each_bit(head, [&](std::uint64_t bit) {
    features.add(FeatureKind::article_of_head, 0, pair_of(bit, is_head));
  });
  for_each_bit(first, [&](std::uint64_t bit) {
    features.add(FeatureKind::article_of_first, 0, pair_of(bit, is_head));
  });
}

// Parts whose key is two types.
void add_types(SituationPart part, KeyReader key, const WordTypes& types, FeatureList& features) {
  const WordType& first = types.type(key.take_type());
  const WordType& second = types.type(key.take_type());
  if (part == SituationPart::pair_before) add_pair(first, second, -1, features);
  if (part == SituationPart::pair_after) add_pair(first, second, 1, features);
  if (part == SituationPart::pair_around) add_pair_around(first, second, features);
  if (part == SituationPart::second_before) add_second(first, second, -1, features);
  if (part == SituationPart::second_after) add_second(first, second, 1, features);
}

}  // namespace

void add_part_features(std::uint64_t key, const WordTypes& types, FeatureList& features) {
  const auto part = part_of_key(key);
  const KeyReader reader{key};
  switch (part) {
    case SituationPart::none:
      return;
    case SituationPart::gaps:
      return add_gaps(reader, features);
    case SituationPart::pair_before:
    case SituationPart::pair_after:
    case SituationPart::pair_around:
    case SituationPart::second_before:
    case SituationPart::second_after:
      return add_types(part, reader, types, features);
    case SituationPart::clusters:
      return add_clusters(reader, features);
    case SituationPart::looks:
      return add_looks(reader, features);
    case SituationPart::marks:
      return add_marks(reader, features);
    case SituationPart::marks_beside:
      return add_marks_beside(reader, features);
    case SituationPart::run:
      return add_run(reader, types, features);
    case SituationPart::before_run:
      return add_beside_run(reader, types, {FeatureKind::before_run, FeatureKind::before_run_trait},
                            features);
    case SituationPart::after_run:
      return add_beside_run(reader, types, {FeatureKind::after_run, FeatureKind::after_run_trait},
                            features);
    case SituationPart::evidence:
      return add_evidence(reader, features);
    case SituationPart::run_evidence:
      return add_run_evidence(reader, features);
  }
}

}  // namespace pressmark::entities
