// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which printed forms words stand for.

#include "searcher/match/form_operands.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "searcher/query/parser.h"
#include "tests/searcher/plans.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

class FormOperandsTest : public ::testing::Test {
 protected:
  TinyArchive archive_{
      {{
           {.id = "1", .body = "Who bombed? WHO bombs, who bombs; bombing goes on."},
           {.id = "2", .body = "BOMBS away. The bomber's bombs."},
       },
       {
           {.id = "3", .body = "Bombay bombed the bombs. Wömen and woman."},
       }}};

  /// "bomb: bombed|bombs; ..." for each segment: stems, with those forms that are wanted.
  std::string terms_of(const Plan& word) {
    FormOperands forms{archive_.segments()};
    const Status resolved = forms.resolve(word);
    if (!resolved) return resolved.error().message;
    std::string out;
    for (std::size_t i = 0; i < archive_.segments().size(); ++i) {
      const SegmentColumns& columns = archive_.segments()[i].columns();
      out += i == 0 ? "" : " / ";
      std::vector<std::string> found;
      columns.lexicon.for_each([&](std::string_view stem, TermId id, std::uint64_t) {
        for (const TermForms& term : forms.terms(word, i)) {
          if (term.term != id) continue;
          std::vector<std::string> wanted;
          const auto all = columns.forms.of(term.row, stem);
          for (std::uint32_t number = 0; number < all.size(); ++number) {
            if (!term.wants(number)) continue;
            wanted.push_back(all[number].text + (all[number].is_capitals ? "^" : ""));
          }
          std::sort(wanted.begin(), wanted.end());
          std::string text = std::string{stem} + (term.is_wanted.empty() ? "=" : ":");
          for (const std::string& form : wanted)
            text += " " + form;
          found.push_back(text);
        }
      });
      for (const std::string& text : found)
        out += (&text == &found.front() ? "" : "; ") + text;
    }
    return out;
  }
};

TEST_F(FormOperandsTest, AreFoundByStemOrByPattern) {
  EXPECT_EQ(terms_of(plans::exact("bombs", "bomb")), "bomb: bombs bombs^ / bomb: bombs");
  EXPECT_EQ(terms_of(plans::exact("absent", "bomb")), " / ");
  EXPECT_EQ(terms_of(plans::pattern("bomb*")),
            "bomb= bombed bombing bombs bombs^; bomber= bomber's / "
            "bomb= bombed bombs; bombay= bombay");
  EXPECT_EQ(terms_of(plans::pattern("bomb??")), "bomb: bombed / bomb: bombed; bombay= bombay");
  EXPECT_EQ(terms_of(plans::pattern("wom?n")), " / woman= woman; women= wömen");
  EXPECT_EQ(terms_of(plans::fuzzy("bombz", 1)), "bomb: bombs bombs^ / bomb: bombs");
  EXPECT_EQ(terms_of(plans::in_capitals(plans::word("who"))), "who: who^ / ");
  EXPECT_EQ(terms_of(plans::in_capitals(plans::pattern("b*s"))), "bomb: bombs^ / ");
}

TEST_F(FormOperandsTest, TellWhatPatternsStandFor) {
  FormOperands forms{archive_.segments()};
  const Plan pattern = plans::pattern("bomb*");
  ASSERT_TRUE(forms.resolve(pattern));
  std::string printed;
  for (const Expansion& expansion : forms.expansions(pattern))
    printed += expansion.form + " " + std::to_string(expansion.occurrences) + ", ";
  EXPECT_EQ(printed, "bombs 5, bombed 2, bombay 1, bomber's 1, bombing 1, ");
}

TEST(FormOperandsLimit, MoreFormsThanAQueryMayStandForAreRefused) {
  std::string body;
  for (int i = 0; i < 1'200; ++i)
    body += "ab" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + " ";
  const TinyArchive archive{{{{.id = "1", .body = body}}}};
  FormOperands forms{archive.segments()};
  EXPECT_TRUE(forms.resolve(plans::pattern("aba*")));
  const Status refused = forms.resolve(plans::pattern("ab*"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message,
            "a query may stand for 1000 forms of words; with this there are 1200");
  EXPECT_EQ(refused.error().hint, "try: =aba0 OR =aba1014 OR =aba104");
  // Together, too.
  EXPECT_FALSE(forms.resolve(
      plans::any_of({plans::pattern("ab*1*"), plans::pattern("ab*2*"), plans::pattern("ab*3*")})));
}

TEST(FormOperandsLimit, AsManyAsThereMayBeRun) {
  const std::size_t limit = QueryLimits{}.expansions;
  std::string body;
  for (std::size_t i = 0; i <= limit; ++i)
    body += "ab" + std::to_string(i) + "y ";
  for (const std::size_t more : {limit - 2, limit - 1, limit}) {
    const std::string first = "ab" + std::to_string(more) + "y";
    const TinyArchive archive{{{{.id = "1", .body = body.substr(0, body.find(first)) + first}}}};
    FormOperands forms{archive.segments()};
    EXPECT_EQ(static_cast<bool>(forms.resolve(plans::pattern("ab*y"))), more < limit) << more;
  }
}

// More are met than there may be, but each of them twice.
TEST(FormOperandsLimit, AFormInCapitalsIsNoOther) {
  std::string body;
  for (std::size_t i = 0; i < QueryLimits{}.expansions; ++i)
    body += "ab" + std::to_string(i) + "y AB" + std::to_string(i) + "Y ";
  const TinyArchive archive{{{{.id = "1", .body = body + "more"}}}};
  FormOperands forms{archive.segments()};
  const Plan pattern = plans::pattern("ab*y");
  const Status resolved = forms.resolve(pattern);
  ASSERT_TRUE(resolved) << resolved.error().message;
  EXPECT_EQ(forms.expansions(pattern).size(), QueryLimits{}.expansions);
  EXPECT_EQ(forms.expansions(pattern).front().occurrences, 2U);
}

// Before it has gone through all forms, it looks no more for words that follow the one too many.
TEST(FormOperandsLimit, TheFirstWordThatPassesItIsNamed) {
  std::string body;
  for (int i = 0; i < 5'000; ++i)
    body += "ab" + std::to_string(i) + " cd" + std::to_string(i) + " ";
  const TinyArchive archive{{{{.id = "1", .body = body}}, {{.id = "2", .body = body + "ab0"}}}};
  FormOperands forms{archive.segments()};
  const Status refused =
      forms.resolve(plans::any_of({plans::pattern("ab1*"), plans::pattern("ab*"),
                                   plans::pattern("cd*"), plans::pattern("cd??")}));
  ASSERT_FALSE(refused);
  // ab1* refuses alone: of 5,000 numbers, 1,111 begin with 1.
  EXPECT_EQ(refused.error().message,
            "a query may stand for 1000 forms of words; with this there are 1111");
  const Status second =
      forms.resolve(plans::any_of({plans::pattern("ab2*7"), plans::pattern("ab*"),
                                   plans::pattern("cd*"), plans::pattern("cd??")}));
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().message,
            "a query may stand for 1000 forms of words; with this there are 5111");
  EXPECT_EQ(second.error().hint, "try: =ab0 OR =ab1 OR =ab10");
}

}  // namespace
}  // namespace pressmark
