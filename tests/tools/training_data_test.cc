// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the trainer is given: the labels of an annotation, and features that stay what they are when
// others are left out.
#include "tools/support/training_data.h"

#include <bit>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/analysis/entities/test_model.h"

namespace pressmark {
namespace {

using entities::Label;
using entities::LabelSet;

constexpr std::string_view ferry_news =
    "-DOCSTART- O\n\nYesterday O\nOlga B-PER\nMaria I-PER\nBerg I-PER\ncame O\nto O\nOslo B-LOC\n"
    "and O\nthe O\nPort B-ORG\nBoard I-ORG\n. O\n\nThe O\nferry O\nwaits O\nat O\nBerg B-LOC\n"
    "Cup B-MISC\n. O\n\n-DOCSTART- O\n\nBerg B-PER\nsleeps O\n";

AnnotatedFile annotated(std::string_view text, Annotation annotation = Annotation::full) {
  auto articles = parse_conll(text, "test");
  EXPECT_TRUE(articles.has_value());
  return {*std::move(articles), annotation};
}

/// One stretch in a line: "Pb" begins a person, "o" is outside, "?5" one of five labels.
std::string print_labels(const CrfData& data) {
  std::string text;
  for (std::size_t stretch = 0; stretch < data.stretches(); ++stretch) {
    for (std::uint32_t word = data.stretch_begin[stretch]; word < data.stretch_begin[stretch + 1];
         ++word) {
      const LabelSet set = data.labels[word];
      text += word == data.stretch_begin[stretch] ? "" : " ";
      if (std::popcount(set) != 1) {
        text += "?" + std::to_string(std::popcount(set));
      } else if (const auto label = static_cast<Label>(std::countr_zero(set));
                 label == entities::outside) {
        text += "o";
      } else {
        text += "POLM"[static_cast<std::size_t>(entities::type_of(label))];
        text += "bies"[static_cast<std::size_t>(entities::part_of(label))];
      }
    }
    text += "\n";
  }
  return text;
}

std::vector<std::uint64_t> hashes_of(const TrainingData& data, std::size_t word) {
  std::vector<std::uint64_t> hashes;
  for (const std::uint32_t feature : data.data().features_of(word))
    hashes.push_back(data.feature_hashes().at(feature));
  return hashes;
}

class TrainingDataTest : public ::testing::Test {
 protected:
  std::shared_ptr<const entities::EntityModel> clusters_ = entities::make_test_model({});
  TrainingData data_{*clusters_};
};

TEST_F(TrainingDataTest, LabelsAreThoseOfTheAnnotation) {
  data_.add(annotated(ferry_news));
  EXPECT_EQ(print_labels(data_.data()), "o Pb Pi Pe\nLs o o Ob Oe\no\nLs Ms\nPs\n");
}

TEST_F(TrainingDataTest, CapitalsMayBeOtherNamesWhereThoseAreNotAnnotated) {
  data_.add(annotated("The O\nWorld O\nCup O\nof O\nOlga B-PER\n", Annotation::no_other));
  EXPECT_EQ(print_labels(data_.data()), "?5 ?5 ?5 o Ps\n");
}

TEST_F(TrainingDataTest, StretchesKnowTheirArticles) {
  data_.add(annotated(ferry_news));
  data_.add(annotated(ferry_news));
  const CrfData& data = data_.data();
  ASSERT_EQ(data_.article_of_stretch().size(), data.stretches());
  EXPECT_EQ(data_.article_of_stretch().front(), 0U);
  EXPECT_EQ(data_.article_of_stretch().back(), 3U) << "two files of two articles";
  EXPECT_TRUE(std::is_sorted(data_.article_of_stretch().begin(), data_.article_of_stretch().end()));
  const std::size_t half = data.words() / 2;
  ASSERT_EQ(2 * half, data.words());
  for (std::size_t word = 0; word < half; ++word) {
    EXPECT_FALSE(hashes_of(data_, word).empty());
    EXPECT_EQ(hashes_of(data_, word), hashes_of(data_, half + word)) << "the same text again";
  }
}

TEST_F(TrainingDataTest, FeaturesThatAreLeftKeepTheirHashes) {
  data_.add(annotated(ferry_news));
  std::vector<std::vector<std::uint64_t>> all;
  std::map<std::uint64_t, std::uint32_t> counts;
  for (std::size_t word = 0; word < data_.data().words(); ++word) {
    all.push_back(hashes_of(data_, word));
    for (const std::uint64_t hash : all.back())
      ++counts[hash];
  }
  EXPECT_EQ(counts.size(), data_.feature_hashes().size());
  data_.prune(3);
  EXPECT_LT(data_.feature_hashes().size(), counts.size());
  for (std::size_t word = 0; word < all.size(); ++word) {
    std::vector<std::uint64_t> frequent;
    for (const std::uint64_t hash : all[word]) {
      if (counts.at(hash) >= 3) frequent.push_back(hash);
    }
    EXPECT_EQ(hashes_of(data_, word), frequent);
  }
  // What is added now finds what was left, and numbers the rest anew.
  const std::size_t words = data_.data().words();
  data_.add(annotated(ferry_news));
  for (std::size_t word = 0; word < all.size(); ++word)
    EXPECT_EQ(hashes_of(data_, words + word), all[word]);
  EXPECT_EQ(data_.feature_hashes().size(), counts.size());
  data_.keep_only(std::vector<bool>(counts.size(), false));
  EXPECT_TRUE(data_.feature_hashes().empty());
  EXPECT_TRUE(data_.data().features.empty());
  EXPECT_EQ(data_.data().feature_begin.back(), 0U);
}

TEST_F(TrainingDataTest, VotesAreOfNamesThatTheArticleReadsInTwoWays) {
  const AnnotatedFile file = annotated(ferry_news);
  data_.add(file);
  const std::size_t words = data_.data().words();
  TrainingData agreed{*clusters_};
  agreed.add_votes(file, std::vector<Label>(words, entities::outside));
  EXPECT_EQ(print_labels(agreed.data()), print_labels(data_.data()));
  EXPECT_EQ(agreed.is_disputed(), std::vector<bool>(agreed.data().stretches(), false));
  EXPECT_TRUE(agreed.data().features.empty());

  // As annotated: Berg is a person, and then a place; in the other article he is alone.
  std::vector<Label> labels;
  for (const LabelSet set : data_.data().labels)
    labels.push_back(static_cast<Label>(std::countr_zero(set)));
  TrainingData disputed{*clusters_};
  disputed.add_votes(file, labels);
  std::string printed;
  for (std::size_t stretch = 0; stretch < disputed.data().stretches(); ++stretch) {
    const std::uint32_t first = disputed.data().stretch_begin[stretch];
    const std::uint32_t last = disputed.data().stretch_begin[stretch + 1];
    const bool has_features =
        disputed.data().feature_begin[first] != disputed.data().feature_begin[last];
    EXPECT_EQ(has_features, disputed.is_disputed()[stretch]);
    printed += disputed.is_disputed()[stretch] ? '!' : '.';
  }
  EXPECT_EQ(printed, "!..!.");
}

TEST_F(TrainingDataTest, ScoresOfBeforeAreKept) {
  data_.add(annotated(ferry_news));
  FloatRow row{};
  row[3] = 0.5F;
  data_.set_base(std::vector<FloatRow>(data_.data().words(), row));
  ASSERT_EQ(data_.data().base.size(), data_.data().words());
  EXPECT_EQ(data_.data().base.back(), row);
}

}  // namespace
}  // namespace pressmark
