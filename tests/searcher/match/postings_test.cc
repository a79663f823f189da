// SPDX-License-Identifier: GPL-2.0-or-later
//
// Walks over posting lists of a random database, against lists kept beside it.

#include "searcher/match/postings.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

constexpr DocumentId articles = 3'000;

class Postings : public ::testing::Test {
 protected:
  Postings() {
    std::mt19937 random{7};
    const std::map<std::string, unsigned> one_in{
        {"said", 1}, {"oil", 3}, {"bonn", 40}, {"rare", 900}};
    for (DocumentId document = 1; document <= articles; ++document) {
      Xapian::Document made;
      for (const auto& [term, n] : one_in) {
        if (random() % n != 0) continue;
        const auto frequency = static_cast<std::uint32_t>(1 + random() % 5);
        made.add_term(term, frequency);
        lists_[term][document] = frequency;
      }
      database_.add_document(made);
    }
    database_.commit();
  }

  DocumentSet every(DocumentId step) const {
    DocumentSet set{articles};
    for (DocumentId document = step; document <= articles; document += step)
      set.add(document);
    return set;
  }

  using List = std::map<DocumentId, std::uint32_t>;
  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
  std::map<std::string, List> lists_;
};

TEST_F(Postings, ForEachPostingVisitsTheMembersThatHaveTheTerm) {
  for (const auto& [term, list] : lists_) {
    for (const DocumentId step : {1U, 2U, 17U, 500U, 5'000U}) {
      const DocumentSet within = every(step);
      List visited;
      for_each_posting(database_, term, &within,
                       [&](DocumentId document, std::uint32_t wdf) { visited[document] = wdf; });
      List expected;
      for (const auto& [document, wdf] : list) {
        if (within.contains(document)) expected[document] = wdf;
      }
      EXPECT_EQ(visited, expected) << term << " in every " << step;
    }
    List visited;
    for_each_posting(database_, term, nullptr,
                     [&](DocumentId document, std::uint32_t wdf) { visited[document] = wdf; });
    EXPECT_EQ(visited, list);
  }
  for_each_posting(database_, "absent", nullptr, [](DocumentId, std::uint32_t) { FAIL(); });
}

TEST_F(Postings, AddFrequenciesAddsUpTerms) {
  for (const DocumentId step : {1U, 3U, 64U, 700U}) {
    const std::vector<DocumentId> documents = every(step).to_vector();
    std::vector<std::uint32_t> frequencies(documents.size());
    for (const std::string term : {"oil", "rare", "absent", "said"}) {
      add_frequencies(database_, term, documents, frequencies);
    }
    for (std::size_t i = 0; i < documents.size(); ++i) {
      std::uint32_t expected = 0;
      for (const std::string term : {"oil", "rare", "said"}) {
        const auto found = lists_[term].find(documents[i]);
        if (found != lists_[term].end()) expected += found->second;
      }
      EXPECT_EQ(frequencies[i], expected);
    }
  }
}

TEST_F(Postings, CountsTheUnionOfTerms) {
  const std::vector<std::vector<std::string>> cases{
      {}, {"absent"}, {"oil"}, {"oil", "bonn"}, {"rare", "absent", "bonn"}, {"said", "rare"}};
  for (const std::vector<std::string>& terms : cases) {
    const DocumentSet united = documents_with_any(database_, articles, terms, nullptr);
    std::map<DocumentId, bool> expected;
    for (const std::string& term : terms) {
      for (const auto& [document, wdf] : lists_[term])
        expected[document] = true;
    }
    EXPECT_EQ(united.size(), expected.size());
    for (const auto& [document, is_in] : expected)
      EXPECT_TRUE(united.contains(document));
    EXPECT_EQ(count_documents_with_any(database_, articles, terms), expected.size());
  }
}

TEST(Terms, CarryThePrefixOfTheirField) {
  EXPECT_EQ(any_text_term("visit"), "visit");
  EXPECT_EQ(title_term("visit"), "Svisit");
}

}  // namespace
}  // namespace pressmark
