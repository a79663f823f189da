// SPDX-License-Identifier: GPL-2.0-or-later
//
// A character of each kind in each place of a query: what random bytes seldom make is where one
// character reads, folds or is cut otherwise than its neighbours in the alphabet.

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "analysis/fold.h"
#include "base/utf8.h"
#include "tests/fuzz/targets.h"

namespace pressmark {
namespace {

// What stands for the character.
constexpr char place = '@';

constexpr std::array<std::string_view, 66> queries{"@",
                                                   "a@",
                                                   "a@b",
                                                   "@b c",
                                                   "\"a @b\"",
                                                   "\"@\"",
                                                   "\"@ a",
                                                   "\"a@ b\"~3",
                                                   "title:@",
                                                   "title:a@b",
                                                   "=@",
                                                   "=a@b",
                                                   "a -@",
                                                   "-a@",
                                                   "a@*",
                                                   "*@b",
                                                   "a@b~",
                                                   "a@b~1",
                                                   "\"a b@\"o2",
                                                   "/a@b/",
                                                   "title:/@/",
                                                   "person:@",
                                                   "person:a@b",
                                                   "person:\"a @b\"",
                                                   "person=@",
                                                   "person=a@b",
                                                   "person:a@*",
                                                   "source:@",
                                                   "source:a@b",
                                                   "source:\"a@ b\"",
                                                   "source=a@",
                                                   "source:a@*",
                                                   "byline:a@b",
                                                   "date:@",
                                                   "date:201@",
                                                   "year:@2017",
                                                   "a AND @",
                                                   "a @ b",
                                                   "@ OR b",
                                                   "a NEAR/3 @",
                                                   "a NEAR/@ b",
                                                   "CAPS(a@)",
                                                   "EXACT(a@b)",
                                                   "LEAD(a@,3)",
                                                   "(a@ b)",
                                                   "a^@",
                                                   "a@^2",
                                                   "@:a",
                                                   "ti@tle:a",
                                                   "has:@",
                                                   "a.de/@",
                                                   "http://a@b.de",
                                                   "http://a.de/@",
                                                   "a'@",
                                                   "@'s",
                                                   "#@",
                                                   "a-@b",
                                                   "a/@b",
                                                   "id:a@b",
                                                   "MINUS @",
                                                   "@@",
                                                   "a.@",
                                                   "U.S@.",
                                                   "1@2",
                                                   "@1",
                                                   "ATLEAST(2,a@,b)"};

/// Characters of one kind are words, signs or marks of one script, and fold to the like of them.
auto kind_of(char32_t c, const std::string& bytes) {
  const auto character = static_cast<UChar32>(c);
  const std::string folded = fold_case(bytes);
  const auto first = static_cast<UChar32>(folded.empty() ? U'\0' : decode_utf8(folded, 0).value);
  UErrorCode status = U_ZERO_ERROR;
  return std::tuple{u_charType(character),
                    uscript_getScript(character, &status),
                    u_getIntPropertyValue(character, UCHAR_WORD_BREAK),
                    folded != bytes,
                    u_charType(first),
                    folded.size() > 4,
                    u_hasBinaryProperty(character, UCHAR_EXTENDER)};
}

/// The first two of each kind, and all of ASCII.
std::vector<std::string> characters() {
  std::vector<std::string> all;
  std::multiset<decltype(kind_of(U'a', ""))> seen;
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;  // surrogates are no characters
    std::string bytes;
    append_utf8(bytes, c);
    if (c >= 0x80) {
      const auto kind = kind_of(c, bytes);
      if (seen.count(kind) == 2) continue;
      seen.insert(kind);
    }
    all.push_back(bytes);
  }
  return all;
}

std::string with_character(std::string_view query, std::string_view character) {
  std::string text;
  for (const char c : query) {
    if (c == place) {
      text += character;
    } else {
      text += c;
    }
  }
  return text;
}

class EveryCharacter : public testing::TestWithParam<const char*> {};

TEST_P(EveryCharacter, IsReadInEveryPlaceOfAQuery) {
  const auto target =
      std::ranges::find(fuzz_targets, std::string_view{GetParam()}, &FuzzTarget::name);
  ASSERT_NE(target, fuzz_targets.end());
  const std::vector<std::string> all = characters();
  EXPECT_GT(all.size(), 1'000U);
  for (const std::string_view query : queries) {
    for (const std::string& character : all) {
      const std::string text = with_character(query, character);
      try {
        target->run(text);
      } catch (const BrokenPromise& broken) {
        ADD_FAILURE() << text << ": " << broken.what();
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, EveryCharacter, testing::Values("query", "plain_words", "filter"),
                         [](const auto& target) { return std::string{target.param}; });

}  // namespace
}  // namespace pressmark
