// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words as written and the terms they become.
#include "analysis/word_form.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/analyzer.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

struct WordFormRow {
  std::string word;
  std::string term;
  bool is_acronym = false;
};

TEST(WordForm, Terms) {
  const std::vector<WordFormRow> rows{
      {"Word", "word"},
      {"U.S", "us", true},
      {"N.A.T.O", "nato", true},
      {"М.С", "мс", true},
      {"U.S's", "us's"},
      {"U", "u"},
      {"Ph.D", "ph.d"},
      {"a.1", "a.1"},
      {"1.5", "1.5"},
      {"www.rferl.org", "www.rferl.org"},
      {"1,000", "1000"},
      {"999,999,999", "999999999"},
      {"1,000.50", "1000.50"},
      {"1,000.5,000", "1000.5000"},
      {"1000,000", "1000,000"},
      {"1,00", "1,00"},
      {"1,0000", "1,0000"},
      {"1,000,00", "1,000,00"},
      {"\uFF11\uFF0C\uFF10\uFF10\uFF10", "1000"},
      {"Straße", "strasse"},
      {"\u00AD", ""},
  };
  for (const WordFormRow& row : rows) {
    const WordForm form = fold_word(row.word);
    EXPECT_EQ(form.term, row.term) << row.word;
    EXPECT_EQ(form.is_acronym, row.is_acronym) << row.word;
  }
}

TEST(WordForm, LongTermsAreBounded) {
  const std::string full(max_term_bytes, 'x');
  EXPECT_EQ(bound_term(full), full);
  EXPECT_EQ(bound_term(full + "y").size(), max_term_bytes);
  EXPECT_NE(bound_term(full + "y"), bound_term(full + "z"));
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string term(shift, 'a');
    for (int i = 0; i < 40; ++i)
      term += "\U00010400";  // four bytes each
    EXPECT_TRUE(is_valid_utf8(bound_term(term)));
    EXPECT_LE(bound_term(term).size(), max_term_bytes);
  }
}

TEST(WordForm, TheHashOfLongTermsNeverChanges) {
  // Stored in archives: with another hash old ones would no longer be found.
  EXPECT_EQ(bound_term(std::string(65, 'a')).substr(48), "fcf352f3db82a064");
}

}  // namespace
}  // namespace pressmark
