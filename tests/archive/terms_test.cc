// SPDX-License-Identifier: GPL-2.0-or-later
//
// Terms: short ones as they are, long ones cut and hashed, none too long for Xapian.

#include "archive/terms.h"

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace pressmark {
namespace {

TEST(Terms, ShortOnesAreSpelledOut) {
  EXPECT_EQ(id_term("2017/05/a.txt"), "Q2017/05/a.txt");
  EXPECT_EQ(id_term(""), "Q");
  EXPECT_EQ(entity_term(EntityType::person, "Sergei Lavrov"), "XPSergei Lavrov");
  EXPECT_EQ(entity_term(EntityType::organisation, "NATO"), "XONATO");
  EXPECT_EQ(entity_term(EntityType::place, "Syria"), "XLSyria");
  EXPECT_EQ(keyword_term(*find_field("source"), "sputnik"), "XSsputnik");
  EXPECT_EQ(keyword_term(*find_field("language"), "en"), "Len");
}

TEST(Terms, DatesHaveFixedWidth) {
  const Date date = *parse_iso_date("2017-02-06");
  EXPECT_EQ(day_term(date), "D20170206");
  EXPECT_EQ(month_term(date), "M201702");
  EXPECT_EQ(year_term(date), "Y2017");
}

TEST(Terms, LongOnesStayDifferent) {
  std::set<std::string> terms;
  for (std::size_t length = 190; length < 260; ++length)
    terms.insert(id_term(std::string(length, 'x')));
  EXPECT_EQ(terms.size(), 70U);
  EXPECT_NE(id_term(std::string(300, 'x') + "a"), id_term(std::string(300, 'x') + "b"));
}

TEST(Terms, ACutTermIsNeverAnotherArticlesId) {
  const std::string cut = id_term(std::string(300, 'x'));
  EXPECT_NE(id_term(cut.substr(1)), cut);
}

TEST(Terms, CharactersAreNotSplit) {
  for (std::size_t before = 0; before < 4; ++before) {
    std::string id(before, 'x');
    for (int i = 0; i < 100; ++i)
      id += "\xf0\x9f\x93\xb0";
    EXPECT_TRUE(is_valid_utf8(id_term(id))) << before;
  }
}

TEST(Terms, NoneIsTooLongForXapian) {
  std::mt19937_64 random{1};
  const auto check = [](const std::string& term) {
    const auto nuls = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
    EXPECT_LE(term.size() + nuls, 245U);
  };
  for (int i = 0; i < 2000; ++i) {
    std::string id(random() % 500, '\0');
    const std::uint64_t alphabet = 1 + random() % 256;
    for (char& c : id)
      c = static_cast<char>(random() % alphabet);
    check(id_term(id));
    check(entity_term(EntityType::person, id));
    check(keyword_term(*find_field("source"), id));
  }
  check(id_term(std::string(1000, '\0')));
  check(id_term(std::string(1000, '\x80')));
}

}  // namespace
}  // namespace pressmark
