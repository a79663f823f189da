// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words and names find their lists in the columns.

#include "searcher/match/query_postings.h"

#include <cstdint>
#include <deque>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/match/operand_cursor.h"
#include "tests/searcher/plans.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

TEST(QueryPostings, WordsReadTheListsOfTheirScope) {
  const TinyArchive archive{{{
      {.id = "1", .title = "Oil", .body = "oil"},
      {.id = "2", .body = "oil gas"},
      {.id = "3", .title = "Oil", .body = "gas"},
  }}};
  const NameOperands names{1};
  const QueryPostings postings{archive.segments(), names};
  const auto lists = [&](const Plan& word) {
    return operand_lists(word, archive.segments()[0], 0, names);
  };
  const Plan any = plans::word({"gas", "oil", "rain"});
  const Plan title = plans::word("oil", TextScope::title);
  const Plan body = plans::word("oil", TextScope::body);
  ASSERT_EQ(lists(any).counted.size(), 2U);
  EXPECT_EQ(lists(any).counted[0].postings.size(), 2U);
  EXPECT_EQ(lists(any).counted[1].postings.size(), 3U);
  EXPECT_TRUE(lists(any).discounted.empty());
  EXPECT_EQ(lists(title).counted[0].postings.size(), 2U);
  EXPECT_EQ(lists(body).counted[0].postings.size(), 3U);
  EXPECT_EQ(lists(body).discounted[0].size(), 2U);  // titles; then captions
  EXPECT_EQ(lists(body).discounted[1].size(), 0U);
  EXPECT_EQ(postings.of(any, 0).size(), 3U);
  EXPECT_EQ(postings.of(title, 0).size(), 2U);
  EXPECT_EQ(postings.of(body, 0).size(), 2U);
  EXPECT_EQ(&postings.of(any, 0), &postings.of(any, 0));
}

TEST(QueryPostings, WordsOfCaptionsAreNotOfTheBody) {
  const TinyArchive archive{{{
      {.id = "1", .title = "Oil", .body = "oil", .captions = "Oil, oil."},
      {.id = "2", .body = "gas", .captions = "oil"},
      {.id = "3", .body = "oil gas"},
  }}};
  const NameOperands names{1};
  const QueryPostings postings{archive.segments(), names};
  std::deque<Plan> words;  // postings are kept by the address of the word
  const auto frequencies = [&](TextScope scope) {
    const Plan& word = words.emplace_back(plans::word("oil", scope));
    std::vector<std::uint32_t> found;
    for (DocumentId document = 1; document <= 3; ++document) {
      OperandCursor cursor{postings.of(word, 0)};
      found.push_back(cursor.move_to(document) ? cursor.frequency() : 0);
    }
    return found;
  };
  using Frequencies = std::vector<std::uint32_t>;
  EXPECT_EQ(frequencies(TextScope::any), (Frequencies{title_weight + 3, 1, 1}));
  EXPECT_EQ(frequencies(TextScope::title), (Frequencies{title_weight, 0, 0}));
  EXPECT_EQ(frequencies(TextScope::body), (Frequencies{1, 0, 1}));
  EXPECT_EQ(frequencies(TextScope::caption), (Frequencies{2, 1, 0}));
}

TEST(QueryPostings, NamesReadTheListsOfTheirSpellings) {
  const TinyArchive archive{{
      {{.id = "1", .body = "Rex Tillerson", .names = {{EntityType::person, "Rex Tillerson"}}}},
      {{.id = "2",
        .body = "Sergei Lavrov, Sergey Lavrov",
        .names = {{EntityType::person, "Sergei Lavrov"}, {EntityType::person, "Sergey Lavrov"}}}},
  }};
  const NameCatalog catalog{archive.reader()};
  const Plan lavrov = plans::person("Sergei Lavrov");
  NameOperands names{2};
  names.resolve(lavrov, catalog);
  const QueryPostings postings{archive.segments(), names};
  EXPECT_EQ(postings.of(lavrov, 0).size(), 0U);
  EXPECT_EQ(postings.of(lavrov, 1).size(), 1U);
  OperandCursor cursor{postings.of(lavrov, 1)};
  ASSERT_TRUE(cursor.move_to(1));
  EXPECT_EQ(cursor.frequency(), 2U);
}

}  // namespace
}  // namespace pressmark
