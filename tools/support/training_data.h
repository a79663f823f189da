// SPDX-License-Identifier: GPL-2.0-or-later
//
// Annotated articles as the trainer wants them: the features of the words that can be names, with
// the labels that the annotation allows.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "analysis/entities/features.h"
#include "analysis/entities/labels.h"
#include "analysis/entities/model.h"
#include "tools/support/conll.h"
#include "tools/support/crf_trainer.h"

namespace pressmark {

/// How far an annotation goes.
enum class Annotation : std::uint8_t {
  full,
  no_other,  ///< Names that are no person, organisation or place are mostly not marked.
};

/// The articles of a file.
struct AnnotatedFile {
  std::vector<ConllArticle> articles;
  Annotation annotation = Annotation::full;
};

/// Features are numbered in the order of their first occurrence.
class TrainingData {
 public:
  /// `clusters`, which must outlive the object, is a model for its clusters alone.
  explicit TrainingData(const entities::EntityModel& clusters) : clusters_(clusters) {}

  /// With the features of the first pass.
  void add(const AnnotatedFile& file);

  /// With the features of the second pass alone. `labels` are those of the first pass, of all words
  /// from the first one that was added to this object. Stretches without a dispute have none.
  void add_votes(const AnnotatedFile& file, std::span<const entities::Label> labels);

  /// Leaves out features that occur less than `least` times.
  void prune(std::uint32_t least);

  /// Leaves out features for which `keep` (by number) is false.
  void keep_only(const std::vector<bool>& keep);

  const CrfData& data() const { return data_; }
  const std::vector<std::uint64_t>& feature_hashes() const { return hashes_; }  ///< By number.
  const std::vector<std::uint32_t>& article_of_stretch() const { return article_of_stretch_; }
  const std::vector<bool>& is_disputed() const { return is_disputed_; }  ///< By stretch.

  /// Scores that stand before any weight is learned, by word.
  void set_base(std::vector<FloatRow> base) { data_.base = std::move(base); }

 private:
  std::uint32_t number_of(std::uint64_t hash);
  void place_all(std::size_t slots);
  void end_word(const entities::FeatureList& features);

  const entities::EntityModel& clusters_;
  CrfData data_{
      .features = {}, .feature_begin = {0}, .labels = {}, .stretch_begin = {0}, .base = {}};
  std::uint32_t articles_ = 0;
  std::vector<std::uint32_t> article_of_stretch_;
  std::vector<bool> is_disputed_;
  std::vector<std::uint64_t> hashes_;
  // Open addressing, a power of two: number + 1, or 0.
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(std::size_t{1} << 20U);
};

}  // namespace pressmark
