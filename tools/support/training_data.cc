// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words are cut by the recogniser's own rules, so that training sees what use will see.
#include "tools/support/training_data.h"

#include <algorithm>

#include "analysis/entities/article_features.h"

namespace pressmark {
namespace {

using entities::ArticleWords;
using entities::Island;
using entities::Label;
using entities::label_of;
using entities::LabelSet;
using entities::NamePart;
using entities::NameType;

constexpr LabelSet set_of(Label label) {
  return LabelSet{1} << label;
}

constexpr LabelSet other_or_outside = set_of(entities::outside) |
                                      set_of(label_of(NameType::other, NamePart::begin)) |
                                      set_of(label_of(NameType::other, NamePart::inside)) |
                                      set_of(label_of(NameType::other, NamePart::end)) |
                                      set_of(label_of(NameType::other, NamePart::single));

/// The annotated names of the words of an island.
class IslandLabels {
 public:
  IslandLabels(const ConllArticle& article, const ArticleWords& words)
      : article_(article), words_(words) {}

  void append(const Island& island, Annotation annotation, std::vector<LabelSet>& labels) const {
    for (std::uint32_t at = island.first; at < island.last; ++at) {
      const ConllName* name = name_at(at);
      if (name == nullptr) {
        const bool may_be_other =
            annotation == Annotation::no_other && words_.words[at].has_capital();
        labels.push_back(may_be_other ? other_or_outside : set_of(entities::outside));
        continue;
      }
      const bool begins = at == island.first || name_at(at - 1) != name;
      const bool ends = at + 1 == island.last || name_at(at + 1) != name;
      const NamePart part = begins ? (ends ? NamePart::single : NamePart::begin)
                                   : (ends ? NamePart::end : NamePart::inside);
      labels.push_back(set_of(label_of(name->type, part)));
    }
  }

 private:
  const ConllName* name_at(std::uint32_t at) const {
    const std::uint32_t begin = words_.words[at].range.begin;
    const auto after = std::upper_bound(
        article_.names.begin(), article_.names.end(), begin,
        [](std::uint32_t b, const ConllName& name) { return b < name.range.begin; });
    if (after == article_.names.begin()) return nullptr;
    const ConllName& name = *(after - 1);
    return begin < name.range.end ? &name : nullptr;
  }

  const ConllArticle& article_;
  const ArticleWords& words_;
};

/// Takes articles through the stages before the model.
class ArticleReader {
 public:
  explicit ArticleReader(const entities::EntityModel& clusters) : features_(clusters) {}

  entities::ArticleFeatures& read(const ConllArticle& article) {
    entities::split_words({}, article.body, words_);
    entities::find_spans(words_, spans_);
    scale_.judge(words_, spans_, judgements_);
    if (features_.types().is_full()) features_.forget_types();
    features_.begin(words_, spans_, judgements_);
    return features_;
  }

  const ArticleWords& words() const { return words_; }

 private:
  entities::ArticleFeatures features_;
  entities::EvidenceScale scale_;
  ArticleWords words_;
  std::vector<entities::Span> spans_;
  std::vector<entities::Judgement> judgements_;
};

}  // namespace

void TrainingData::place_all(std::size_t slots) {
  slots_.assign(slots, 0);
  const std::size_t mask = slots - 1;
  for (std::uint32_t number = 0; number < hashes_.size(); ++number) {
    std::size_t slot = hashes_[number] & mask;
    while (slots_[slot] != 0)
      slot = (slot + 1) & mask;
    slots_[slot] = number + 1;
  }
}

std::uint32_t TrainingData::number_of(std::uint64_t hash) {
  if (2 * hashes_.size() >= slots_.size()) place_all(2 * slots_.size());
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != 0 && hashes_[slots_[slot] - 1] != hash)
    slot = (slot + 1) & mask;
  if (slots_[slot] == 0) {
    hashes_.push_back(hash);
    slots_[slot] = static_cast<std::uint32_t>(hashes_.size());
  }
  return slots_[slot] - 1;
}

void TrainingData::end_word(const entities::FeatureList& features) {
  for (const std::uint64_t hash : features.hashes())
    data_.features.push_back(number_of(hash));
  data_.feature_begin.push_back(data_.features.size());
}

void TrainingData::add(const AnnotatedFile& file) {
  ArticleReader reader{clusters_};
  entities::FeatureList list;
  for (const ConllArticle& article : file.articles) {
    entities::ArticleFeatures& features = reader.read(article);
    const IslandLabels labels{article, reader.words()};
    for (const Island& island : features.islands()) {
      features.enter(island);
      for (std::uint32_t at = island.first; at < island.last; ++at) {
        list.clear();
        features.add_all(at, list);
        end_word(list);
      }
      labels.append(island, file.annotation, data_.labels);
      data_.stretch_begin.push_back(static_cast<std::uint32_t>(data_.labels.size()));
      article_of_stretch_.push_back(articles_);
    }
    ++articles_;
  }
}

void TrainingData::add_votes(const AnnotatedFile& file, std::span<const Label> all_labels) {
  ArticleReader reader{clusters_};
  entities::NameVotes votes;
  entities::FeatureList list;
  for (const ConllArticle& article : file.articles) {
    entities::ArticleFeatures& features = reader.read(article);
    const IslandLabels annotated{article, reader.words()};
    votes.clear(reader.words().words.size());
    std::size_t word = data_.labels.size();
    for (const Island& island : features.islands()) {
      for (std::uint32_t at = island.first; at < island.last; ++at)
        votes.add(reader.words().words[at].hash, all_labels[word++]);
    }
    for (const Island& island : features.islands()) {
      features.enter(island);
      const auto labels = all_labels.subspan(data_.labels.size(), island.size());
      const bool is_disputed = features.is_disputed(island, labels, votes);
      for (std::uint32_t i = 0; i < island.size(); ++i) {
        list.clear();
        if (is_disputed) features.add_votes(island.first + i, labels[i], votes, list);
        end_word(list);
      }
      annotated.append(island, file.annotation, data_.labels);
      data_.stretch_begin.push_back(static_cast<std::uint32_t>(data_.labels.size()));
      is_disputed_.push_back(is_disputed);
    }
  }
}

void TrainingData::prune(std::uint32_t least) {
  std::vector<std::uint32_t> counts(hashes_.size());
  for (const std::uint32_t feature : data_.features)
    ++counts[feature];
  std::vector<bool> keep(hashes_.size());
  for (std::size_t i = 0; i < keep.size(); ++i)
    keep[i] = counts[i] >= least;
  keep_only(keep);
}

void TrainingData::keep_only(const std::vector<bool>& keep) {
  std::vector<std::uint32_t> numbers(hashes_.size());
  std::vector<std::uint64_t> hashes;
  for (std::uint32_t i = 0; i < hashes_.size(); ++i) {
    numbers[i] = static_cast<std::uint32_t>(hashes.size());
    if (keep[i]) hashes.push_back(hashes_[i]);
  }
  std::size_t kept = 0;
  std::size_t from = 0;
  for (std::size_t word = 0; word < data_.words(); ++word) {
    const std::size_t to = data_.feature_begin[word + 1];
    for (; from < to; ++from) {
      if (keep[data_.features[from]]) data_.features[kept++] = numbers[data_.features[from]];
    }
    data_.feature_begin[word + 1] = kept;
  }
  data_.features.resize(kept);
  hashes_ = std::move(hashes);
  place_all(slots_.size());
}

}  // namespace pressmark
