// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names that models of a few features find: each feature counts where it should, and the second
// pass sees the first.
#include "analysis/entities/name_tagger.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
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

// Random words: what is found in an article is the same for a fresh tagger and for one that has
// seen more words than it keeps.
TEST(NameTagger, DoesNotDependOnWhatItReadBefore) {
  const auto model = make_test_model({
      {feature_hash(FeatureKind::word, 0, hash_word("berg")), person},
      {feature_hash(FeatureKind::word, -1, hash_word("in")), place},
      {feature_hash(FeatureKind::vote, 0, static_cast<std::uint64_t>(NameType::person)), person},
  });
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
