// SPDX-License-Identifier: GPL-2.0-or-later
//
// The order in which character sets are decided, and text in sets that nothing names.

#include "analysis/charset.h"

#include <random>
#include <string>

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "base/utf8.h"

namespace pressmark {
namespace {

// UTF-8 as bytes of another set.
std::string encoded(std::string_view text, const char* charset) {
  UErrorCode code = U_ZERO_ERROR;
  std::string bytes(text.size() * 4 + 16, '\0');
  const std::int32_t length =
      ucnv_convert(charset, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                   text.data(), static_cast<std::int32_t>(text.size()), &code);
  EXPECT_TRUE(U_SUCCESS(code)) << charset;
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

std::string describe(const DecodedText& decoded) {
  return decoded.charset + (decoded.is_guessed ? "?" : "") +
         (decoded.repaired_bytes > 0 ? "!" + std::to_string(decoded.repaired_bytes) : "") + " " +
         decoded.text;
}

TEST(Charset, DecidesInOrder) {
  struct Case {
    std::string raw;
    std::string_view declared;
    std::string_view decoded;
  };
  const Case cases[] = {
      {"", "", "UTF-8 "},
      {"plain", "", "UTF-8 plain"},
      {"plain", "windows-1251", "UTF-8 plain"},
      {"\xEF\xBB\xBFMarch", "windows-1251", "UTF-8 March"},
      {std::string{"\xFF\xFE\x1C\x04", 4}, "", "UTF-16LE \u041C"},
      {std::string{"\0\0\xFE\xFF\0\0\x04\x1C", 8}, "", "UTF-32BE \u041C"},
      {"caf\u00E9", "iso-8859-1", "UTF-8 caf\u00E9"},  // valid UTF-8 beats what is declared
      {"caf\xE9", "ISO-8859-1", "windows-1252 caf\u00E9"},
      {"caf\xE9", "\"latin1\"", "windows-1252 caf\u00E9"},
      {"\x93yes\x94", "us-ascii", "windows-1252 \u201Cyes\u201D"},
      {"\xCC\xE8\xF0", "windows-1251", "windows-1251 \u041C\u0438\u0440"},
      {"caf\xE9", "utf-8", "UTF-8!1 caf\uFFFD"},
      {"caf\xE9", "no-such-set", "windows-1252? caf\u00E9"},
      {"caf\xE9", "utf-16", "windows-1252? caf\u00E9"},
      {"caf\xE9", "windows-1251,version=3", "windows-1252? caf\u00E9"},
      {"caf\xE9", "", "windows-1252? caf\u00E9"},
      {"\u4E2D\u6587 \xFF", "", "UTF-8!1 \u4E2D\u6587 \uFFFD"},  // damage, not another set
  };
  for (const Case& test : cases)
    EXPECT_EQ(describe(decode_text(test.raw, test.declared)), test.decoded) << test.raw;
}

TEST(Charset, ReadsJapaneseMail) {
  const std::string text = "\u6771\u4EAC\u3067\u4F1A\u8B70";
  EXPECT_EQ(decode_text(encoded(text, "ISO-2022-JP"), "ISO-2022-JP").text, text);
  EXPECT_EQ(decode_text(encoded(text, "Shift_JIS"), "x-sjis").text, text);
  EXPECT_EQ(decode_text(encoded(text, "EUC-JP"), "euc-jp").text, text);
}

TEST(Charset, TellsSetsByTheirLetters) {
  const std::pair<std::string, const char*> texts[] = {
      {"\u041F\u0435\u0440\u0435\u0433\u043E\u0432\u043E\u0440\u044B "
       "\u043D\u0430\u0447\u0430\u043B\u0438\u0441\u044C \u0432 \u0441\u0440\u0435\u0434\u0443 "
       "\u0443\u0442\u0440\u043E\u043C, \u0438 \u043D\u0438\u043A\u0442\u043E \u043D\u0435 "
       "\u0437\u043D\u0430\u043B, \u043A\u043E\u0433\u0434\u0430 \u043E\u043D\u0438 "
       "\u043A\u043E\u043D\u0447\u0430\u0442\u0441\u044F.",
       "windows-1251"},
      {"\u041F\u0435\u0440\u0435\u0433\u043E\u0432\u043E\u0440\u044B "
       "\u043D\u0430\u0447\u0430\u043B\u0438\u0441\u044C \u0432 \u0441\u0440\u0435\u0434\u0443 "
       "\u0443\u0442\u0440\u043E\u043C, \u0438 \u043D\u0438\u043A\u0442\u043E \u043D\u0435 "
       "\u0437\u043D\u0430\u043B.",
       "KOI8-R"},
      {"\u4F1A\u8B70\u306F\u6C34\u66DC\u65E5\u306E\u671D\u306B\u59CB\u307E\u308A\u3001"
       "\u7D42\u308F\u308A\u306F\u8AB0\u306B\u3082\u5206\u304B\u3089\u306A\u304B\u3063\u305F"
       "\u3002",
       "Shift_JIS"},
      {"Die Gespr\u00E4che begannen am Mittwoch fr\u00FCh, und niemand wu\u00DFte, wie lange sie "
       "dauern w\u00FCrden.",
       "windows-1252"},
  };
  for (const auto& [text, charset] : texts) {
    const DecodedText decoded = decode_text(encoded(text, charset));
    EXPECT_EQ(decoded.text, text) << charset << " taken for " << decoded.charset;
    EXPECT_TRUE(decoded.is_guessed);
    EXPECT_EQ(decoded.repaired_bytes, 0U);
  }
}

TEST(Charset, LongTextComesOutWhole) {
  std::string text;
  while (text.size() < 100'000)
    text += "\u041C\u043E\u0441\u043A\u0432\u0430 ";
  EXPECT_EQ(decode_text(encoded(text, "windows-1251"), "windows-1251").text, text);
}

TEST(Charset, AnyBytesBecomeValidText) {
  std::mt19937 random{2};
  const std::string_view names[] = {"",        "utf-8",       "windows-1251", "shift_jis",
                                    "gb18030", "iso-2022-jp", "big5",         "nonsense"};
  for (int turn = 0; turn < 800; ++turn) {
    std::string bytes;
    for (auto i = random() % 60; i > 0; --i)
      bytes += static_cast<char>(random());
    const DecodedText decoded = decode_text(bytes, names[random() % 8]);
    ASSERT_TRUE(is_valid_utf8(decoded.text));
    ASSERT_EQ(decoded.text.find('\0'), std::string::npos);
  }
}

}  // namespace
}  // namespace pressmark
