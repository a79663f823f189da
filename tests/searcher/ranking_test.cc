// SPDX-License-Identifier: GPL-2.0-or-later
//
// BM25 against the formula computed from words, and its independence of segments.

#include "searcher/ranking.h"

#include <cmath>
#include <limits>
#include <map>

#include <gtest/gtest.h>

#include "searcher/match/document_set.h"
#include "tests/searcher/plans.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

using namespace plans;

TEST(PortableLog, AgreesWithTheLibraryToTheLastBits) {
  for (double x = 1e-9; x < 1e12; x *= 1.000731) {
    const double expected = std::log(x);
    const double tolerance =
        4 * std::numeric_limits<double>::epsilon() * std::max(std::abs(expected), 1e-3);
    ASSERT_NEAR(portable_log(x), expected, tolerance) << x;
  }
  EXPECT_EQ(portable_log(1), 0);
}

TEST(InverseDocumentFrequency, FallsWithFrequencyAndIsNeverNegative) {
  EXPECT_NEAR(inverse_document_frequency(5, 3), std::log(1 + 2.5 / 3.5), 1e-15);
  double previous = std::numeric_limits<double>::max();
  for (std::uint64_t frequency = 0; frequency <= 1'000; ++frequency) {
    const double idf = inverse_document_frequency(1'000, frequency);
    EXPECT_LT(idf, previous);
    EXPECT_GT(idf, 0);
    previous = idf;
  }
}

TEST(Bm25, IsTheFormula) {
  // idf 2, tf 3, length twice the average: 2 * 3 * 2.2 / (3 + 1.2 * (0.25 + 0.75 * 2))
  EXPECT_NEAR(word_score(word_weight(2), 3, LengthNorm{100}(200)), 13.2 / 5.1, 1e-12);
}

const std::vector<TinyArticle> articles{
    {.id = "1", .title = "Oil", .body = "Oil and gas and oil."},
    {.id = "2",
     .title = "Gas",
     .body = "Sergei Lavrov spoke. Sergey Lavrov spoke again.",
     .names = {{EntityType::person, "Sergei Lavrov"}, {EntityType::person, "Sergey Lavrov"}}},
    {.id = "3", .body = "Gas"},
    {.id = "4", .title = "Oil", .body = "Rain"},
};

// Weighted lengths: 3 + 5, 3 + 7, 1, 3 + 1.
constexpr double average = (8 + 10 + 1 + 4) / 4.0;

double expected_score(double df, double tf, double length) {
  const double idf = std::log(1 + (4 - df + 0.5) / (df + 0.5));
  return idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * length / average));
}

struct RankingExample {
  const char* what;
  Plan plan;
  std::vector<double> expected;  // by article
};

std::vector<RankingExample> ranking_examples() {
  return {
      {"any", word("oil"), {expected_score(2, 5, 8), 0, 0, expected_score(2, 3, 4)}},
      {"title",
       word("oil", TextScope::title),
       {expected_score(2, 3, 8), 0, 0, expected_score(2, 3, 4)}},
      {"body", word("oil", TextScope::body), {expected_score(1, 2, 8), 0, 0, 0}},
      {"two stems are one word",
       word({"oil", "rain"}),
       {expected_score(2, 5, 8), 0, 0, expected_score(2, 4, 4)}},
      {"a stem that no article has",
       word({"oil", "absent"}),
       {expected_score(2, 5, 8), 0, 0, expected_score(2, 3, 4)}},
      {"a sum",
       any_of({word("gas"), word("rain")}),
       {expected_score(3, 1, 8), expected_score(3, 3, 10), expected_score(3, 1, 1),
        expected_score(1, 1, 4)}},
      {"asked twice", any_of({word("rain"), word("rain")}), {0, 0, 0, 2 * expected_score(1, 1, 4)}},
      {"negated", all_of({word("rain"), none_of(word("oil"))}), {0, 0, 0, expected_score(1, 1, 4)}},
      {"words of a phrase",
       phrase({word("oil"), word("rain")}),
       {expected_score(2, 5, 8), 0, 0, expected_score(2, 3, 4) + expected_score(1, 1, 4)}},
      {"a name in two spellings", person("Sergei Lavrov"), {0, expected_score(1, 2, 10), 0, 0}},
      {"nothing to score", keyword("source", "sputnik"), {0, 0, 0, 0}},
  };
}

// Every split of the four articles into two segments gives the same bits.
TEST(Scorer, ScoresByTheWholeArchive) {
  std::map<std::string, std::vector<double>> first_bits;
  for (std::size_t split = 0; split <= articles.size(); ++split) {
    const auto middle = articles.begin() + static_cast<std::ptrdiff_t>(split);
    const TinyArchive archive{{{articles.begin(), middle}, {middle, articles.end()}}};
    const auto& segments = archive.segments();
    const NameCatalog catalog{archive.reader()};
    for (const RankingExample& example : ranking_examples()) {
      NameOperands names{segments.size()};
      names.resolve(example.plan, catalog);
      const QueryPostings postings{segments, names};
      const Scorer scorer{example.plan, postings};
      std::vector<double> scores;
      for (std::size_t s = 0; s < segments.size(); ++s) {
        const auto documents = DocumentSet::all(segments[s].articles()).to_vector();
        for (const double score : scorer.scores(s, documents))
          scores.push_back(score);
      }
      ASSERT_EQ(scores.size(), example.expected.size());
      for (std::size_t i = 0; i < scores.size(); ++i) {
        EXPECT_NEAR(scores[i], example.expected[i], 1e-12)
            << example.what << ", article " << i + 1 << ", split at " << split;
      }
      EXPECT_EQ(first_bits.try_emplace(example.what, scores).first->second, scores)
          << example.what << ", split at " << split;
    }
  }
}

// To the last bit, in any choice of documents.
TEST(Scorer, AddsUpInTheOrderOfTheQuery) {
  std::vector<TinyArticle> many;
  for (int i = 0; i < 1'300; ++i) {
    TinyArticle& article = many.emplace_back(TinyArticle{.id = std::to_string(i)});
    for (int k = 0; k <= i % 7; ++k)
      article.body += k % 3 == 0 ? "oil " : k % 3 == 1 ? "gas " : "rain ";
    if (i % 11 == 0) article.title = "Gas";
  }
  const TinyArchive archive{{many}};
  const NameOperands names{1};
  const QueryPostings postings{archive.segments(), names};
  Plan twice = word("rain");
  twice.weight = 2 * plain_weight;
  const Plan plan = any_of({word("rain"), word("gas"), twice, word("oil"), word("rain"),
                            word("gas", TextScope::title), word("absent"), word("oil")});
  const Scorer scorer{plan, postings};
  for (const DocumentId step : {1U, 3U, 600U}) {
    std::vector<DocumentId> documents;
    std::vector<double> expected;
    for (DocumentId document = 1; document <= many.size(); document += step) {
      documents.push_back(document);
      expected.push_back(0);
      for (const ScoredOperand& operand : scorer.operands(0)) {
        OperandCursor cursor{*operand.postings};
        if (!cursor.move_to(document)) continue;
        expected.back() += operand.scorer(document, cursor.frequency());
      }
    }
    EXPECT_EQ(scorer.scores(0, documents), expected) << step;
  }
}

TEST(Recency, TakesMostFromWhatIsOldOrUndated) {
  const TinyArchive archive{{{{.id = "a", .body = "x", .date = "2016-05-11"}, {.id = "b"}},
                             {{.id = "c", .body = "x", .date = "2017-05-11"}}}};
  const Recency recency{archive.segments()};
  const Day newest = to_day(*parse_iso_date("2017-05-11"));
  EXPECT_EQ(recency.blend(8, newest), 8);
  EXPECT_EQ(recency.blend(8, newest - 365), 6);
  EXPECT_EQ(recency.blend(9, newest - 2 * 365), 6);
  EXPECT_EQ(recency.blend(8, undated_day), 4);
}

}  // namespace
}  // namespace pressmark
