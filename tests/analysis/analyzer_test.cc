// SPDX-License-Identifier: GPL-2.0-or-later
//
// The tokens of hard strings as a golden table, and what holds for the tokens of any bytes.
#include "analysis/analyzer.h"

#include <array>
#include <cstddef>
#include <cstdio>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/utf8.h"
#include "tests/support/golden.h"
#include "tests/support/shared_data.h"

namespace pressmark {
namespace {

using std::string_literals::operator""s;

Analyzer make_analyzer(bool use_ascii_fast_path = true) {
  Result<Analyzer> analyzer = Analyzer::create({.use_ascii_fast_path = use_ascii_fast_path});
  EXPECT_TRUE(analyzer.has_value());
  return *std::move(analyzer);
}

/// "bombed/bomb@0-6 cities/citi@7-13"
std::string describe(std::span<const Token> tokens) {
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += ' ';
    out += std::string{token.term} + "/" + std::string{token.stem} + "@" +
           std::to_string(token.begin) + "-" + std::to_string(token.end);
  }
  return out;
}

std::string terms_of(Analyzer& analyzer, std::string_view text, std::string_view language = "en") {
  std::string out;
  for (const Token& token : analyzer.analyze(text, language)) {
    if (!out.empty()) out += ' ';
    out += token.term;
  }
  return out;
}

struct HardText {
  std::string text;
  std::string language = "en";
};

const std::vector<HardText> hard_texts{
    {"Bombed cities"},
    {"U.S."},
    {"u.s."},
    {"US"},
    {"U.S"},
    {"U.S.A. and U.K., E.U.; N.A.T.O."},
    {"U.S.-Russian"},
    {"(U.S.)"},
    {"the U.S.'s and the U.S's"},
    {"J.F. Kennedy, J. F. Kennedy"},
    {"5 p.m. on Monday, i.e. late"},
    {"Ph.D. a.b1 1.a x.yy"},
    {"М.С. Горбачёв", "ru"},
    {"Ｕ．Ｓ．"},
    {"AT&T"},
    {"AT&T's R&D, M&A&B and Marks&Spencer"},
    {"B & Q, &T, A&, S&P500, A&&B, a_b&c"},
    {"Müller&Söhne", "de"},
    {"C++, C# and f#: C++11 C+ C++x 1++ ab++ C+++ c##"},
    {"+Bahia superior+"},
    {"1,000 12,345,678 1,000.50 1,000km"},
    {"1,00 12,3456 1234,567 1,000,00 3,5 1;2"},
    {"１，０００"},
    {"3.5% $1,000.50 2016-17 №5 5'10 1980's '86"},
    {"john.doe@example.com"},
    {"@handle #topic"},
    {"http://www.rferl.org/a/28313243.html?x=1&y=2"},
    {"Time: 06:36 GMT +309 ratio a:b"},
    {"end.The e.g.this"},
    {"co-operate F-16 COVID-19 G20"},
    {"well\u2014known 1990\u20132000 it\u2026 was"},
    {"Ha'irat Ha\u2019irat Ha\u2018irat Ha\u201Birat Ha\u02BCirat Ha\uFF07irat"},
    {"O'Neill's don't 's 'quoted' ''double''"},
    {"\u2018quoted\u2019 \u201Cdouble\u201D Lavrov\u2019s"},
    {"l'homme de l\u2019\u00E9t\u00E9", "fr"},
    {"foo_bar _foo_ __init__ _ __ a_ 1_000"},
    {"STRASSE Straße Stra\u00DFen", "de"},
    {"\uFB01nance o\uFB03ce"},
    {"\uFF35\uFF33\uFF21 \uFF21\uFF34\uFF06\uFF34"},
    {"co\u00ADop\u00ADerate"},
    {"\u0130stanbul \u0131\u015F\u0131k", "tr"},
    {"\u0130stanbul"},
    {"caf\u00E9 cafe\u0301 CAFE\u0301 na\u00EFve"},
    {"\u0141\u00F3d\u017A \u00D8rsted \u00C6r\u00F8 Stra\u0301\u00DFe"},
    {"Москва Лавров Лаврова ёлка ЁЛКА йод", "ru"},
    {"Зв\u02BCязок зв\u2019язок зв'язок Київ", "uk"},
    {"Αθήνα ΑΘΗΝΑ Τσίπρας", "el"},
    {"القاهرة مُحَمَّد محمـــد أحمد", "ar"},
    {"שלום שָׁלוֹם צה\"ל ג'ורג'", "he"},
    {"हिन्दी समाचार", "hi"},
    {"中文分词测试 北京大学", "zh"},
    {"日本語のテスト カタカナ ﾃｽﾄ", "ja"},
    {"한국어 뉴스", "ko"},
    {"ภาษาไทย", "th"},
    {"\U0001F600 \U0001F1FA\U0001F1F8 1\uFE0F\u20E3 \u2764\uFE0F love"},
    {"10\u202F000\u00A0km"},
    {"a\u200Bb a\u2060b \u200Fab\u200E"},
    {"名前＠例 a\uFF20b"},
    {"\uFDFA"},
    {"col\u00B7lecci\u00F3", "ca"},
    {"broken \xFF\xFE"
     "bytes a\xC3(b \xE2\x82 c\xED\xA0\x80"
     "d"},
    {"nul\0inside"s},
    {"tab\tand\r\nline\vfeed\fend"},
    {"running runs ran news", "en"},
    {"running runs ran news", "xx"},
    {""},
    {" \t\n"},
    {"...---...!?"},
};

TEST(Analyzer, TellsWhatIsPrintedInCapitals) {
  Analyzer analyzer = make_analyzer();
  std::string capitals;
  for (const Token& token : analyzer.analyze(
           "NATO G20 U.S. AT&T МИД ÉTÉ A I 2017 Nato iPhone WHO's СССРа 叙利亚 ΑΣ O'BRIEN C++")) {
    if (token.is_capitals) capitals += std::string{token.term} + " ";
  }
  EXPECT_EQ(capitals, "nato g20 us at&t мид été ασ o'brien ");
}

TEST(Analyzer, HardTexts) {
  Analyzer analyzer = make_analyzer();
  std::string actual;
  for (const HardText& hard : hard_texts) {
    actual += hard.language + " | ";
    for (const char c : hard.text) {  // control characters made visible, and git's life easy
      if (static_cast<unsigned char>(c) < 0x20) {
        std::array<char, 8> escaped{};
        std::snprintf(escaped.data(), escaped.size(), "\\x%02x", static_cast<unsigned>(c));
        actual += escaped.data();
      } else {
        actual += c;
      }
    }
    actual += "\n    " + describe(analyzer.analyze(hard.text, hard.language)) + "\n";
  }
  expect_golden("tokens.txt", repair_utf8(actual).text);
}

TEST(Analyzer, OneFormForEachSpelling) {
  Analyzer analyzer = make_analyzer();
  const std::vector<std::vector<std::string>> groups{
      {"U.S.", "u.s.", "US", "us", "U.S", "Ｕ．Ｓ．"},
      {"Ha'irat", "HA\u2019IRAT", "ha\u02BCirat"},
      {"Straße", "STRASSE", "strasse"},
      {"café", "cafe\u0301", "CAFÉ"},
      {"1,000", "1000", "１，０００"},
      {"co\u00ADoperate", "cooperate"},
  };
  for (const auto& group : groups) {
    for (const std::string& spelling : group) {
      EXPECT_EQ(terms_of(analyzer, spelling), terms_of(analyzer, group.front())) << spelling;
    }
  }
}

TEST(Analyzer, AccentsCountInTermsAndNotInStems) {
  Analyzer analyzer = make_analyzer();
  const auto tokens = analyzer.analyze("Erdoğan Erdogan", "en");
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_NE(tokens[0].term, tokens[1].term);
  EXPECT_EQ(tokens[0].stem, tokens[1].stem);
}

// Otherwise a search for "noted" in English and French articles finds every English "not".
TEST(Analyzer, StemsOfDifferentLanguagesAreDifferent) {
  Analyzer analyzer = make_analyzer();
  const auto stem = [&](std::string_view word, std::string_view language) {
    return std::string{analyzer.analyze(word, language).front().stem};
  };
  EXPECT_EQ(stem("not", "en"), "not");
  EXPECT_EQ(stem("Notes", "en"), "note");
  EXPECT_EQ(stem("Notes", "fr"), "not/fr");
  EXPECT_EQ(stem("Syria", "de"), "syria/de");
  EXPECT_EQ(stem("叙利亚", "zh"), "叙利亚/");
  EXPECT_EQ(stem("notes", ""), "notes/");
}

TEST(Analyzer, LongWordsAreCutAndTellApart) {
  Analyzer analyzer = make_analyzer();
  const std::string a(max_term_bytes + 1, 'a');
  const std::string text = a + " " + a + "b " + std::string(max_term_bytes, 'a') + " é" + a;
  const auto tokens = analyzer.analyze(text);
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ(tokens[0].term.size(), max_term_bytes);
  EXPECT_EQ(tokens[0].term.substr(0, 48), a.substr(0, 48));
  EXPECT_NE(tokens[0].term, tokens[1].term);
  EXPECT_EQ(tokens[2].term, std::string(max_term_bytes, 'a'));
  EXPECT_NE(tokens[3].stem, tokens[3].term);
  EXPECT_EQ(tokens[3].stem.size(), max_term_bytes);
}

TEST(Analyzer, FingerprintNamesItsParts) {
  const std::string fingerprint = Analyzer::fingerprint();
  for (const char* part : {"words ", "; icu ", "; unicode ", "; snowball xapian 1."}) {
    EXPECT_NE(fingerprint.find(part), std::string::npos) << fingerprint;
  }
  EXPECT_EQ(fingerprint, Analyzer::fingerprint());
}

TEST(Analyzer, TokensOfOneTextDoNotDependOnTheTextsBefore) {
  Analyzer used = make_analyzer();
  for (int i = 0; i < 50'000; ++i)
    used.analyze("w" + std::to_string(i) + " é" + std::to_string(i));
  for (const HardText& hard : hard_texts) {
    Analyzer fresh = make_analyzer();
    EXPECT_EQ(describe(used.analyze(hard.text, hard.language)),
              describe(fresh.analyze(hard.text, hard.language)));
  }
}

TEST(Analyzer, BlocksLeaveNoTrace) {
  // Words over every block border, and one word that is longer than a block may be.
  std::string text;
  for (int i = 0; text.size() < 300'000; ++i)
    text += "word" + std::to_string(i % 7) + "  é, U.S. ";
  Analyzer analyzer = make_analyzer();
  std::size_t words = 0;
  for (const Token& token : analyzer.analyze(text)) {
    ++words;
    EXPECT_TRUE(token.term == "us" || token.term == "é" || token.term.starts_with("word"));
  }
  EXPECT_EQ(words % 3, 0U);
  const std::string endless =
      "a " + std::string(2'500'000, 'x') + " é" + std::string(1'500'000, 'y');
  const auto tokens = analyzer.analyze(endless);
  ASSERT_EQ(tokens.size(), 6U);  // a; x in three parts; é and y in two
  EXPECT_EQ(tokens[5].end, endless.size());
}

/// Bytes that are hard on tokenizers.
class TextMaker {
 public:
  explicit TextMaker(std::uint32_t seed) : random_(seed) {}

  std::string next() {
    std::string text;
    const std::size_t pieces = below(40);
    const std::size_t flavour = below(4);
    for (std::size_t i = 0; i < pieces; ++i)
      text += piece(flavour);
    return text;
  }

 private:
  std::string piece(std::size_t flavour) {
    static constexpr std::string_view ascii{"aAbS.sz'UT019,;:&+#@_-/ \t\n\"(%$"};
    static constexpr std::array<std::string_view, 44> unicode{
        "é",      "e\u0301", "\u0301", "ß",      "İ",      "ﬁ",      "Ｕ",     "．",     "\u2019",
        "\u02BC", "\u201B",  "\u2018", "\u00AD", "\u200D", "\u200C", "\u200B", "\uFEFF", "\u202F",
        "\u00A0", "\u3000",  "Ж",      "ё",      "й",      "א",      "\u05F4", "ع",      "\u0640",
        "\u064E", "ह",       "ि",      "ก",      "า",      "中",     "国",     "の",     "カ",
        "한",     "１",      "，",     "\u00B7", "😀",      "🇺",      "️⃣", "＠"};
    const std::size_t kind = below(10);
    if (flavour == 3 && kind < 2) return std::string(1, static_cast<char>(below(256)));
    if (flavour == 2 && kind < 3) {
      std::string out;
      append_utf8(out, random_code_point());
      return out;
    }
    if (flavour >= 1 && kind < 6) return std::string{unicode[below(unicode.size())]};
    return std::string(1, ascii[below(ascii.size())]);
  }

  char32_t random_code_point() {
    const std::size_t limit = below(2) == 0 ? 0x3000 : 0x20000;
    const auto c = static_cast<char32_t>(below(limit));
    return c >= 0xD800 && c < 0xE000 ? U'x' : c;
  }

  std::size_t below(std::size_t bound) { return random_() % bound; }

  std::mt19937 random_;
};

TEST(Analyzer, FastPathChangesNothing) {
  Analyzer fast = make_analyzer(true);
  Analyzer slow = make_analyzer(false);
  for (const HardText& hard : hard_texts) {
    EXPECT_EQ(describe(fast.analyze(hard.text)), describe(slow.analyze(hard.text)));
  }
  TextMaker texts{1};
  for (int i = 0; i < 40'000; ++i) {
    const std::string text = texts.next();
    ASSERT_EQ(describe(fast.analyze(text)), describe(slow.analyze(text))) << text;
  }
}

TEST(Analyzer, FastPathChangesNothingInRealNews) {
  const auto path = shared_data("news/reuters.jsonl.gz");
  if (!path) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe{
      popen(("zcat '" + path->string() + "'").c_str(), "r"), pclose};
  Analyzer fast = make_analyzer(true);
  Analyzer slow = make_analyzer(false);
  std::size_t bytes = 0;
  std::string text(1 << 20, '\0');
  while (const std::size_t size = std::fread(text.data(), 1, text.size(), pipe.get())) {
    bytes += size;
    const std::string_view read{text.data(), size};  // JSON and all: it is news enough
    const auto expected = slow.analyze(read);
    const auto actual = fast.analyze(read);
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
      const bool is_same = actual[i].term == expected[i].term &&
                           actual[i].stem == expected[i].stem &&
                           actual[i].begin == expected[i].begin && actual[i].end == expected[i].end;
      ASSERT_TRUE(is_same) << describe(actual.subspan(i, 1)) << " "
                           << describe(expected.subspan(i, 1));
    }
  }
  EXPECT_GT(bytes, std::size_t{10'000'000});
}

bool is_code_point_bound(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

std::vector<ByteRange> ranges_of(std::span<const Token> tokens) {
  std::vector<ByteRange> ranges;
  for (const Token& token : tokens)
    ranges.push_back({token.begin, token.end});
  return ranges;
}

TEST(Analyzer, WordsStandWhereTokensDo) {
  Analyzer analyzer = make_analyzer();
  const auto expect_same = [&](std::string_view text) {
    const std::vector<ByteRange> expected = ranges_of(analyzer.analyze(text));
    const std::span<const ByteRange> words = analyzer.find_words(text);
    ASSERT_EQ(std::vector(words.begin(), words.end()), expected) << text;
  };
  for (const HardText& hard : hard_texts)
    expect_same(hard.text);
  TextMaker texts{4};
  for (int i = 0; i < 40'000; ++i)
    expect_same(texts.next());
  std::string long_text;  // of several blocks
  while (long_text.size() < 200'000)
    long_text += texts.next() + "\n";
  expect_same(long_text);
}

TEST(Analyzer, StemsAreThoseOfEachLanguage) {
  const std::vector<std::string> languages{"de", "", "en", "zh", "fr"};
  Analyzer analyzer = make_analyzer();
  TextMaker texts{7};
  for (int i = 0; i < 2'000; ++i) {
    const std::string text = texts.next();
    const auto stems = analyzer.stems(text, languages);
    for (std::size_t language = 0; language < languages.size(); ++language) {
      const auto tokens = analyzer.analyze(text, languages[language]);
      ASSERT_EQ(stems.size(), tokens.size()) << text;
      for (std::size_t word = 0; word < tokens.size(); ++word)
        ASSERT_EQ(stems[word][language], tokens[word].stem) << text;
    }
  }
  EXPECT_TRUE(analyzer.stems("some words", {}).empty());
}

// Whatever the analyzer forgets in between: long words are the quickest way to make it forget.
TEST(Analyzer, ANumberStandsForOneWord) {
  Analyzer analyzer = make_analyzer();
  TextMaker texts{8};
  std::map<std::uint32_t, std::tuple<std::string, std::string, bool>> words;
  const auto note = [&](std::string_view text, std::string_view language) {
    for (const Token& token : analyzer.analyze(text, language)) {
      ASSERT_NE(token.number, 0U);
      const std::tuple word{std::string{token.term}, std::string{token.stem}, token.is_capitals};
      ASSERT_EQ(words.try_emplace(token.number, word).first->second, word) << text;
    }
  };
  std::uint32_t first_number = 0;
  for (int round = 0; round < 400; ++round) {
    for (const std::string_view language : {"en", "de", "zh"})
      note(texts.next() + " The market MARKET", language);
    note(std::string(100'000, 'a') + std::to_string(round), "en");
    if (round == 0) first_number = analyzer.analyze("market", "en").front().number;
  }
  EXPECT_NE(analyzer.analyze("market", "en").front().number, first_number) << "nothing forgotten";
}

TEST(Analyzer, TokensOfAnyBytesAreInOrder) {
  Analyzer analyzer = make_analyzer();
  TextMaker texts{2};
  for (int i = 0; i < 40'000; ++i) {
    const std::string text = texts.next();
    std::uint32_t end = 0;
    std::uint32_t position = 0;
    for (const Token& token : analyzer.analyze(text)) {
      ASSERT_EQ(token.position, ++position);
      ASSERT_LE(end, token.begin);
      ASSERT_LT(token.begin, token.end);
      ASSERT_LE(token.end, text.size());
      end = token.end;
      const std::string_view slice{text.data() + token.begin, token.end - token.begin};
      ASSERT_TRUE(is_valid_utf8(slice)) << text;
      ASSERT_TRUE(is_code_point_bound(text, token.begin));
      ASSERT_TRUE(is_valid_utf8(token.term) && is_valid_utf8(token.stem));
      ASSERT_TRUE(!token.term.empty() && token.term.size() <= max_term_bytes);
      ASSERT_TRUE(!token.stem.empty() && token.stem.size() <= max_term_bytes);
      ASSERT_EQ(token.term.find(stem_tag_mark), std::string_view::npos);
      ASSERT_EQ(token.stem.find(stem_tag_mark), std::string_view::npos);
    }
  }
}

/// Scripts in which the words around decide where a word ends.
bool needs_dictionary(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    const auto point = static_cast<UChar32>(c.value);
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(point, &status);
    const int line_break = u_getIntPropertyValue(point, UCHAR_LINE_BREAK);
    if (line_break == U_LB_COMPLEX_CONTEXT || script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
        script == USCRIPT_KATAKANA) {
      return true;
    }
    at += c.length;
  }
  return false;
}

TEST(Analyzer, ATokenCutOutIsTheSameToken) {
  Analyzer analyzer = make_analyzer();
  Analyzer again = make_analyzer();
  TextMaker texts{3};
  std::size_t compared = 0;
  for (int i = 0; i < 40'000; ++i) {
    const std::string text = texts.next();
    for (const Token& token : analyzer.analyze(text)) {
      const std::string_view slice{text.data() + token.begin, token.end - token.begin};
      if (needs_dictionary(slice)) continue;  // the one exception
      ASSERT_EQ(describe(again.analyze(slice)), std::string{token.term} + "/" +
                                                    std::string{token.stem} + "@0-" +
                                                    std::to_string(slice.size()))
          << text;
      ++compared;
    }
  }
  EXPECT_GT(compared, 100'000U);
}

}  // namespace
}  // namespace pressmark
