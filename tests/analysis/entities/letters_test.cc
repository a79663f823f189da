// SPDX-License-Identifier: GPL-2.0-or-later
//
// Capitals and hashes against ICU, code point by code point.
#include "analysis/entities/letters.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

namespace pressmark::entities {
namespace {

// In the blocks that letters.cc knows, a capital is what ICU calls upper case and its small letter
// is ICU's. Letters without a single small counterpart are left out.
TEST(Letters, CapitalsAreThoseOfIcu) {
  for (char32_t c = 0; c < 0x530; ++c) {
    const auto code = static_cast<UChar32>(c);
    const bool is_pair =
        u_isupper(code) != 0 && u_toupper(u_tolower(code)) == code && u_tolower(code) != code;
    if (!is_pair || (c >= 0x180 && c < 0x1DE) || (c >= 0x220 && c < 0x391) ||
        (c >= 0x3AC && c < 0x400))
      continue;
    if (c >= 0x1F0 && c < 0x1F8) continue;
    EXPECT_TRUE(is_capital(c)) << std::hex << static_cast<unsigned>(c);
    EXPECT_EQ(to_small(c), static_cast<char32_t>(u_tolower(code)))
        << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Letters, SmallLettersAreNoCapitals) {
  for (char32_t c = 0; c < 0x3000; ++c) {
    if (u_islower(static_cast<UChar32>(c)) != 0) {
      EXPECT_FALSE(is_capital(c)) << std::hex << static_cast<unsigned>(c);
    }
  }
}

TEST(Letters, WordCharactersAreLettersMarksAndDigits) {
  for (char32_t c = 0; c < 0x2000; ++c) {
    if (u_isalnum(static_cast<UChar32>(c)) != 0) {
      EXPECT_TRUE(is_word_character(c)) << std::hex << static_cast<unsigned>(c);
    }
  }
  for (const char32_t c :
       {U' ', U'.', U'-', U'\'', U'/', U'©', U'“', U'’', U'—', U'…', U'€', U'。', U'、'}) {
    EXPECT_FALSE(is_word_character(c)) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Letters, HashesDoNotDependOnCaseOrFullStops) {
  EXPECT_EQ(hash_word("INC."), hash_word("inc"));
  EXPECT_EQ(hash_word("U.S."), hash_word("US"));
  EXPECT_EQ(hash_word("ÖZIL"), hash_word("özil"));
  EXPECT_EQ(hash_word("ПУТИН"), hash_word("Путин"));
  EXPECT_EQ(hash_word("O’Brien"), hash_word("O'BRIEN"));
  EXPECT_NE(hash_word("Lavrov"), hash_word("Lavrow"));
  EXPECT_NE(extend_name(extend_name(empty_name, hash_word("a")), hash_word("b")),
            extend_name(extend_name(empty_name, hash_word("b")), hash_word("a")));
}

}  // namespace
}  // namespace pressmark::entities
