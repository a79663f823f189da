// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words of one form are counted together as each would be alone.

#include "searcher/match/form_counts.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/searcher/plans.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

std::string print(const std::vector<OperandPosting>& postings) {
  std::string out;
  for (const OperandPosting& posting : postings) {
    out += (out.empty() ? "" : " ") + std::to_string(posting.document) + ":" +
           std::to_string(posting.frequency);
  }
  return out;
}

const std::string in_title = std::to_string(title_weight);
const std::string in_both = std::to_string(title_weight + 1);

class FormCountsTest : public ::testing::Test {
 protected:
  const TinyArchive archive_{{{
                                  {.id = "1", .title = "Bombs", .body = "A bomb; bombs, bombed."},
                                  {.id = "2", .body = "They bombed and bombed."},
                                  {.id = "3", .body = "Nothing. BOMBS!"},
                              },
                              {
                                  {.id = "4", .body = "Bombs. Wars. War."},
                              }}};
  const Plan bombs_ = plans::exact("bombs", "bomb");
  const Plan bombed_ = plans::exact("bombed", "bomb");
  const Plan in_capitals_ = plans::in_capitals(plans::word("bomb"));
  const Plan wars_ = plans::exact("wars", "war");
};

TEST_F(FormCountsTest, CountAllWordsAtOnce) {
  Plan in_body = bombs_;
  in_body.scope = TextScope::body;
  const Plan query =
      plans::any_of({bombs_, bombed_, in_capitals_, plans::none_of(wars_), bombs_, in_body});
  const std::vector<Plan>& words = query.children;
  FormOperands forms{archive_.segments()};
  ASSERT_TRUE(forms.resolve(query));
  FormCounts counts{archive_.segments(), forms};
  EXPECT_EQ(print(counts.take(words[0], 0)), "1:" + in_both + " 3:1");
  EXPECT_EQ(print(counts.take(words[0], 1)), "") << "the segment has no other form";
  EXPECT_EQ(print(counts.take(words[1], 0)), "1:1 2:2");
  EXPECT_EQ(print(counts.take(words[2], 0)), "3:1");
  EXPECT_EQ(print(counts.take(words[3].children[0], 0)), "");
  EXPECT_EQ(print(counts.take(words[3].children[0], 1)), "1:1");
  EXPECT_EQ(print(counts.take(words[4], 0)), "") << "taken by the word that it equals";
  EXPECT_EQ(print(counts.take(words[5], 0)), "1:1 3:1");
}

TEST_F(FormCountsTest, CountFormsOfAnyOfSomeStems) {
  const SegmentReader& segment = archive_.segments()[0];
  FormOperands forms{archive_.segments()};
  const Plan query = plans::any_of({bombs_, bombed_});
  ASSERT_TRUE(forms.resolve(query));
  const auto terms = [&](std::size_t i) {
    const auto found = forms.terms(query.children[i], 0);
    return std::vector<TermForms>{found.begin(), found.end()};
  };
  const auto counted = count_words(
      {{TextScope::any, terms(0)}, {TextScope::title, terms(0)}, {TextScope::any, {}}}, segment);
  ASSERT_EQ(counted.size(), 3U);
  EXPECT_EQ(print(counted[0]), "1:" + in_both + " 3:1");
  EXPECT_EQ(print(counted[1]), "1:" + in_title);
  EXPECT_EQ(print(counted[2]), "");
}

}  // namespace
}  // namespace pressmark
