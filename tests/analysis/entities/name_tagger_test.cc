// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names that models of a few features find: each feature counts where it should, and the second
// pass sees the first.
#include "analysis/entities/name_tagger.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "tests/analysis/entities/test_model.h"

namespace pressmark::entities {
namespace {

constexpr Label person = label_of(NameType::person, NamePart::single);
constexpr Label place = label_of(NameType::place, NamePart::single);

std::string tag(NameTagger& tagger, std::string_view text) {
  ArticleWords words;
  split_words({}, text, words);
  std::vector<TaggedName> names;
  tagger.tag(words, {}, {}, names);
  std::string out;
  for (const TaggedName& name : names) {
    const std::uint32_t begin = words.words[name.first].range.begin;
    const std::uint32_t end = words.words[name.last - 1].range.end;
    if (!out.empty()) out += "; ";
    out += "POLM"[static_cast<std::size_t>(name.type)];
    out += ' ';
    out += text.substr(begin, end - begin);
    EXPECT_GT(name.probability, 0.0F);
    EXPECT_LE(name.probability, 1.0F);
  }
  return out;
}

TEST(NameTagger, FindsWhatFeaturesSpeakFor) {
  NameTagger tagger{make_test_model({
      {feature_hash(FeatureKind::word, 0, hash_word("berg")), person},
      {feature_hash(FeatureKind::word, -1, hash_word("in")), place},
      {feature_hash(FeatureKind::word, 2, hash_word("river")),
       label_of(NameType::organisation, NamePart::single)},
      {feature_hash(FeatureKind::word, 0, hash_word("grand")),
       label_of(NameType::organisation, NamePart::begin)},
      {feature_hash(FeatureKind::word, 0, hash_word("harbour")),
       label_of(NameType::organisation, NamePart::end)},
  })};
  EXPECT_EQ(tag(tagger, "Then Berg came."), "P Berg");
  EXPECT_EQ(tag(tagger, "Then BERG came to us."), "P BERG");
  EXPECT_EQ(tag(tagger, "They met in Hansen."), "L Hansen");
  EXPECT_EQ(tag(tagger, "Then Hansen the river."), "O Hansen");
  EXPECT_EQ(tag(tagger, "Then Hansen came."), "");
  EXPECT_EQ(tag(tagger, "Then the Grand Harbour shut."), "O Grand Harbour");
  EXPECT_EQ(tag(tagger, "Then the Grand shut."), "");
  EXPECT_EQ(tag(tagger, "Berg; Berg"), "P Berg; P Berg");
  EXPECT_EQ(tag(tagger, ""), "");
}

TEST(NameTagger, SecondPassFollowsTheRestOfTheArticle) {
  const TestFeature in{feature_hash(FeatureKind::word, -1, hash_word("in")), place};
  const std::string_view text = "They met in Hansen. Then Hansen came.";
  NameTagger once{make_test_model({in})};
  EXPECT_EQ(tag(once, text), "L Hansen");
  NameTagger twice{make_test_model(
      {in,
       {feature_hash(FeatureKind::vote, 0, static_cast<std::uint64_t>(NameType::place)), place}})};
  EXPECT_EQ(tag(twice, text), "L Hansen; L Hansen");
}

TEST(NameTagger, SurerNamesHaveHigherProbability) {
  const TestFeature word{feature_hash(FeatureKind::word, 0, hash_word("berg")), person};
  NameTagger tagger{
      make_test_model({word, {feature_hash(FeatureKind::word, 1, hash_word("said")), person}})};
  const auto probability = [&](std::string_view text) {
    ArticleWords words;
    split_words({}, text, words);
    std::vector<TaggedName> names;
    tagger.tag(words, {}, {}, names);
    EXPECT_EQ(names.size(), 1U);
    return names.empty() ? 0.0F : names[0].probability;
  };
  EXPECT_GT(probability("Then Berg said so."), probability("Then Berg came."));
}

// Every feature of a text, for some label or other.
std::vector<TestFeature> features_of(const std::string& text) {
  const auto model = make_test_model({});
  ArticleFeatures features{*model};
  ArticleWords words;
  split_words({}, text, words);
  features.begin(words, {}, {});
  std::vector<TestFeature> all;
  std::set<std::uint64_t> seen;
  for (const Island& island : features.islands()) {
    features.enter(island);
    for (std::uint32_t at = island.first; at < island.last; ++at) {
      FeatureList list;
      features.add_all(at, list);
      for (const std::uint64_t hash : list.hashes()) {
        if (seen.insert(hash).second) all.push_back({hash, static_cast<Label>(hash % outside)});
      }
    }
  }
  return all;
}

// All features of each word of an island, looked up one by one, nothing kept.
Lattice scores_without_memory(const ArticleFeatures& features, const Island& island,
                              const EntityModel& model) {
  Lattice lattice;
  lattice.reset(island.size());
  for (std::uint32_t at = island.first; at < island.last; ++at) {
    FeatureList list;
    features.add_all(at, list);
    LabelRow& row = lattice.scores(at - island.first);
    for (const std::uint64_t hash : list.hashes()) {
      const WeightRow* weights = model.find(hash);
      for (std::size_t label = 0; weights != nullptr && label < name_label_count; ++label)
        row[label] += static_cast<float>((*weights)[label]) * model.weight_unit();
    }
  }
  return lattice;
}

TEST(NameTagger, AddsUpAllFeaturesOfEachWord) {
  const std::string text =
      "Then Olga Berg-Hansen of the Oslo Harbour Ministry (OHM) met A. B. Lind, Bonn's mayor. "
      "\"Berg\" said it was May 4: Hansen, 45, left.";
  const auto all = features_of(text);
  ASSERT_GT(all.size(), 300U);
  const auto model = make_test_model(all);
  ArticleWords words;
  split_words({}, text, words);
  NameTagger tagger{model};
  std::vector<TaggedName> names;
  tagger.tag(words, {}, {}, names);
  using Name = std::tuple<std::uint32_t, std::uint32_t, NameType>;
  std::vector<Name> found;
  for (const TaggedName& name : names)
    found.emplace_back(name.first, name.last, name.type);

  ArticleFeatures features{*model};
  features.begin(words, {}, {});
  std::vector<Name> expected;
  for (const Island& island : features.islands()) {
    features.enter(island);
    Lattice lattice = scores_without_memory(features, island, *model);
    const auto labels = lattice.best(model->transitions());
    std::uint32_t first = 0;
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
      if (opens_name(labels[i])) first = i;
      if (closes_name(labels[i]))
        expected.emplace_back(island.first + first, island.first + i + 1, type_of(labels[i]));
    }
  }
  EXPECT_GT(expected.size(), 4U);
  EXPECT_EQ(found, expected);
}

// Random words: what is found in an article is the same for a fresh tagger and for one that has
// seen more words, and more parts of situations, than it keeps.
TEST(NameTagger, DoesNotDependOnWhatItReadBefore) {
  const auto model = make_test_model(features_of(
      "Berg in Hansen, A said. The Berg A in, Hansen; the Berg said in A. Hansen the Berg A"));
  NameTagger used{model};
  std::mt19937 random{5};
  static const std::vector<std::string> parts{"Berg", "in", "Hansen", "A", "said", ".", ",", "the"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 80; ++i) {
      text += parts[random() % parts.size()] + ' ';
      if (i % 2 == 0) text += "X" + std::to_string(random()) + ' ';
    }
    const std::string found = tag(used, text);
    if (round % 50 == 0) {
      NameTagger fresh{model};
      ASSERT_EQ(tag(fresh, text), found) << text;
    }
  }
}

}  // namespace
}  // namespace pressmark::entities
