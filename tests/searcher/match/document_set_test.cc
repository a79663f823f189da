// SPDX-License-Identifier: GPL-2.0-or-later
//
// DocumentSet against std::set, for sizes around the bounds of its words.

#include "searcher/match/document_set.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

using Model = std::set<DocumentId>;

DocumentSet to_set(DocumentId articles, const Model& model) {
  DocumentSet set{articles};
  for (const DocumentId document : model)
    set.add(document);
  return set;
}

Model random_model(DocumentId articles, std::mt19937& random) {
  Model model;
  const auto density = random() % 5;
  for (DocumentId document = 1; document <= articles; ++document) {
    if (random() % 4 < density) model.insert(document);
  }
  return model;
}

void expect_equal(const DocumentSet& set, const Model& model) {
  EXPECT_EQ(set.to_vector(), std::vector<DocumentId>(model.begin(), model.end()));
  EXPECT_EQ(set.size(), model.size());
  EXPECT_EQ(set.empty(), model.empty());
}

TEST(DocumentSet, OfAllHasAsManyMembers) {
  for (const DocumentId articles : {0U, 1U, 63U, 64U, 1'983U, 1'984U, 1'985U, 6'000U})
    EXPECT_EQ(DocumentSet::all(articles).size(), articles);
}

TEST(DocumentSet, FindsWhatIsInAllSetsOrAllButOne) {
  std::mt19937 random{5};
  for (int round = 0; round < 200; ++round) {
    const DocumentId articles = 1 + static_cast<DocumentId>(random() % 130);
    const Model within = random_model(articles, random);
    std::vector<Model> models(1 + random() % 4);
    std::vector<DocumentSet> sets;
    for (Model& model : models) {
      model = random_model(articles, random);
      sets.push_back(to_set(articles, model));
    }
    Model expected;
    for (const DocumentId document : within) {
      const auto having = std::count_if(models.begin(), models.end(), [&](const Model& model) {
        return model.contains(document);
      });
      if (static_cast<std::size_t>(having) + 1 >= models.size()) expected.insert(document);
    }
    expect_equal(in_all_but_one(to_set(articles, within), sets), expected);
  }
}

class DocumentSets : public ::testing::TestWithParam<DocumentId> {};

TEST_P(DocumentSets, BehaveAsSetsOfNumbers) {
  const DocumentId articles = GetParam();
  std::mt19937 random{articles};
  for (int round = 0; round < 50; ++round) {
    const Model a = random_model(articles, random);
    const Model b = random_model(articles, random);
    expect_equal(to_set(articles, a), a);

    DocumentSet both = to_set(articles, a);
    both.intersect(to_set(articles, b));
    Model expected;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                          std::inserter(expected, expected.end()));
    expect_equal(both, expected);

    DocumentSet either = to_set(articles, a);
    either.unite(to_set(articles, b));
    expected = a;
    expected.insert(b.begin(), b.end());
    expect_equal(either, expected);

    DocumentSet rest = to_set(articles, a);
    rest.subtract(to_set(articles, b));
    expected.clear();
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(),
                        std::inserter(expected, expected.end()));
    expect_equal(rest, expected);
  }
}

TEST_P(DocumentSets, NextIsTheSmallestMemberFromADocumentOn) {
  const DocumentId articles = GetParam();
  std::mt19937 random{articles + 1};
  const Model model = random_model(articles, random);
  const DocumentSet set = to_set(articles, model);
  for (DocumentId document = 1; document <= articles + 200; ++document) {
    const auto expected = model.lower_bound(document);
    EXPECT_EQ(set.next(document), expected == model.end() ? 0 : *expected);
    if (document <= articles) {
      EXPECT_EQ(set.contains(document), model.contains(document));
    }
  }
}

TEST_P(DocumentSets, AllHoldsEveryDocumentAndNoOther) {
  const DocumentId articles = GetParam();
  Model model;
  for (DocumentId document = 1; document <= articles; ++document)
    model.insert(document);
  DocumentSet all = DocumentSet::all(articles);
  expect_equal(all, model);
  if (articles == 0) return;
  all.remove(articles);
  model.erase(articles);
  expect_equal(all, model);
}

INSTANTIATE_TEST_SUITE_P(Sizes, DocumentSets,
                         ::testing::Values(0U, 1U, 2U, 62U, 63U, 64U, 65U, 127U, 128U, 300U));

}  // namespace
}  // namespace pressmark
