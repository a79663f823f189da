// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is said about a word depends on its article and on nothing that was read before.
#include "analysis/entities/article_features.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/analysis/entities/test_model.h"

namespace pressmark::entities {
namespace {

class ArticleFeaturesTest : public testing::Test {
 protected:
  void read(std::string_view text) {
    text_ = text;
    split_words({}, text_, words_);
    find_spans(words_, spans_);
    scale_.judge(words_, spans_, judgements_);
    features_.begin(words_, spans_, judgements_);
  }

  // The island and the number of the word that prints `text` for the first time.
  std::uint32_t enter(std::string_view text) {
    for (const Island& island : features_.islands()) {
      for (std::uint32_t at = island.first; at < island.last; ++at) {
        if (words_.text(words_.lines[island.line], words_.words[at]) != text) continue;
        features_.enter(island);
        return at;
      }
    }
    ADD_FAILURE() << text << " is in no island";
    features_.enter(features_.islands().at(0));
    return features_.islands().at(0).first;
  }

  std::vector<std::uint64_t> all(std::string_view word) {
    FeatureList list;
    features_.add_all(enter(word), list);
    return {list.hashes().begin(), list.hashes().end()};
  }

  bool has(std::string_view word, FeatureKind kind, int distance, std::uint64_t value) {
    const auto list = all(word);
    return std::find(list.begin(), list.end(), feature_hash(kind, distance, value)) != list.end();
  }

  std::shared_ptr<const EntityModel> model_ = make_test_model({});
  std::string text_;
  ArticleWords words_;
  std::vector<Span> spans_;
  std::vector<Judgement> judgements_;
  EvidenceScale scale_;
  ArticleFeatures features_{*model_};
};

TEST_F(ArticleFeaturesTest, DoNotDependOnWhatWasReadBefore) {
  const std::string_view text = "Then President Olga Berg met Acme Inc. in Oslo. A. Berg left.";
  read(text);
  const auto fresh = all("Berg");
  read("A Berg-Hansen A.B. in Oslo, and A, left Olga \"Berg\" at the President's. B. Oslo");
  read(text);
  EXPECT_EQ(all("Berg"), fresh);
  features_.forget_types();
  read(text);
  EXPECT_EQ(all("Berg"), fresh);
}

TEST_F(ArticleFeaturesTest, StopAtTheEndsOfASentence) {
  read("They saw him. Berg left. Nobody came.");
  const std::uint32_t at = enter("Berg");
  EXPECT_EQ(features_.type_beside(at, -1), no_type);
  EXPECT_NE(features_.type_beside(at, 1), no_type);
  EXPECT_EQ(features_.type_beside(at, 2), no_type);
}

TEST_F(ArticleFeaturesTest, KnowTheRunAndWhatIsAroundIt) {
  read("They met the Oslo Harbour Ministry yesterday.");
  const std::uint64_t head =
      features_.types().type(features_.type_beside(enter("Ministry"), 0)).word;
  EXPECT_TRUE(has("Oslo", FeatureKind::run_head, 0, pair_of(head, 2)));
  EXPECT_TRUE(has("Harbour", FeatureKind::run_head, 0, pair_of(head, 1)));
  EXPECT_TRUE(has("Ministry", FeatureKind::run_head, 0, pair_of(head, 0)));
  EXPECT_TRUE(has("Harbour", FeatureKind::run_place, 0, pair_of(3, 1)));
  const std::uint64_t after =
      features_.types().type(features_.type_beside(enter("Ministry"), 1)).word;
  EXPECT_TRUE(has("Oslo", FeatureKind::after_run, 0, after));
}

TEST_F(ArticleFeaturesTest, KnowTheRestOfTheArticle) {
  const auto follows_title =
      static_cast<std::uint64_t>(static_cast<unsigned>(Evidence::follows_title));
  read("Berg left. Then it was over.");
  EXPECT_FALSE(has("Berg", FeatureKind::article, 0, follows_title));
  read("Berg left. Then President Berg came back.");
  EXPECT_TRUE(has("Berg", FeatureKind::article, 0, follows_title));
}

TEST_F(ArticleFeaturesTest, SeeADisputeOnlyWhereTheLabelsDiffer) {
  read("Berg left. Berg came. Oslo slept.");
  const Label person = label_of(NameType::person, NamePart::single);
  const Label place = label_of(NameType::place, NamePart::single);
  NameVotes votes;
  const auto disputes = [&](Label first, Label second) {
    votes.clear(words_.words.size());
    const std::vector<Label> labels{first, second, place};
    for (std::size_t i = 0; i < 3; ++i)
      votes.add(words_.words[features_.islands()[i].first].hash, labels[i]);
    std::string out;
    for (std::size_t i = 0; i < 3; ++i) {
      const std::span<const Label> own{&labels[i], 1};
      out += features_.is_disputed(features_.islands()[i], own, votes) ? '1' : '0';
    }
    return out;
  };
  EXPECT_EQ(disputes(person, person), "000");
  EXPECT_EQ(disputes(person, place), "110");
  EXPECT_EQ(disputes(person, outside), "110");
}

TEST_F(ArticleFeaturesTest, VotesLeaveOutTheWordItself) {
  read("Berg left.");
  NameVotes votes;
  votes.clear(10);
  const std::uint32_t at = enter("Berg");
  const Label person = label_of(NameType::person, NamePart::single);
  votes.add(words_.words[at].hash, person);
  FeatureList list;
  features_.add_votes(at, person, votes, list);
  EXPECT_TRUE(list.hashes().empty());
  votes.add(words_.words[at].hash, outside);
  features_.add_votes(at, person, votes, list);
  EXPECT_EQ(list.hashes()[0], feature_hash(FeatureKind::vote, 0, name_type_count));
}

}  // namespace
}  // namespace pressmark::entities
