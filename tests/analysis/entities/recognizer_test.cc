// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is found in whole articles, and the promises of recognizer.h for any text.
#include "analysis/entities/recognizer.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "analysis/entities/canonical_names.h"
#include "base/files.h"
#include "base/utf8.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

EntityRecognizer make_recognizer() {
  auto recognizer = EntityRecognizer::create();
  EXPECT_TRUE(recognizer.has_value());
  return *std::move(recognizer);
}

struct Article {
  std::string title;
  std::string body;
  std::string language = "en";
};

std::string print(const Article& article) {
  std::string out;
  for (const Mention& mention :
       make_recognizer().recognize(article.title, article.body, article.language)) {
    const std::string& text = mention.field == TextField::title ? article.title : article.body;
    const std::string printed = text.substr(mention.range.begin, mention.range.size());
    if (!out.empty()) out += "; ";
    out += std::string{to_string(mention.type)} + ' ' + printed;
    if (printed != mention.spelling) out += " > " + mention.spelling;
  }
  return out;
}

struct RecognizerCase {
  Article article;
  std::string_view printed;
};

TEST(Recognizer, FindsNamesInProse) {
  const std::vector<RecognizerCase> cases{
      {{"",
        "Norwegian Foreign Minister Olga Berg met King Harald in Oslo on Monday. Berg's visit ends "
        "on Friday."},
       "person Olga Berg; person Harald; place Oslo; person Berg > Olga Berg"},
      {{"", "Earlier, the Federal Security Service (FSB) said so. The FSB told Reuters."},
       "org Federal Security Service; org FSB > Federal Security Service; org FSB > Federal "
       "Security Service; org Reuters"},
      {{"", "The Russian team and two Germans beat the Americans on Tuesday in March."}, ""},
      {{"",
        "The White House and the Kremlin, said U.S. State Department spokeswoman Anna Kay, agree."},
       "org White House; org Kremlin; org U.S. State Department; person Anna Kay"},
      {{"", "MOSCOW (Sputnik) — The talks in Syria's capital Damascus failed."},
       "place MOSCOW; org Sputnik; place Syria; place Damascus"},
      {{"", "He is the former Bank of England governor, from the University of Oslo and Acme Inc."},
       "org Bank of England; org University of Oslo; org Acme Inc"},
      {{"", "President Bashar al-Assad left. Later Assad spoke."},
       "person Bashar al-Assad; person Assad > Bashar al-Assad"},
      {{"", "Earlier this month, Trump said no. Trump told us."}, "person Trump; person Trump"},
      {{"", "He works hard, however, and The End came."}, ""},
      {{"", "Later the US Department of\u00a0State said so."},
       "org US Department of\u00a0State > US Department of State"},
      {{"", "ZORTBURG, Pa., Oct 19 - Shares rose."}, "place ZORTBURG; place Pa"},
      {{"PRESIDENT OSTRAVSKI SAYS RATES FELL IN FRANCE", ""},
       "person OSTRAVSKI > Ostravski; place FRANCE > France"},
  };
  for (const RecognizerCase& c : cases)
    EXPECT_EQ(print(c.article), c.printed) << c.article.body;
}

TEST(Recognizer, TrustsHeadlinesLess) {
  const std::string body =
      "Foreign Minister Olga Berg left Oslo on Friday. It was her first visit.";
  EXPECT_EQ(print({"BERG HAILS VOLKER IN OSLO", body}),
            "person BERG > Olga Berg; person VOLKER > Volker; place OSLO > Oslo; person Olga Berg; "
            "place Oslo");
  EXPECT_EQ(print({"Minister Berg Quits Oslo in Surprise Move", body}),
            "person Berg > Olga Berg; place Oslo; person Olga Berg; place Oslo");
}

TEST(Recognizer, LeavesCreditsOut) {
  EXPECT_EQ(print({"",
                   "The talks went well.\n\n© AP Photo/ Olga Example\n\nWith reporting by Peter "
                   "Example in Oslo"}),
            "");
  EXPECT_EQ(
      print({"", "By Olga Example\n\nThe talks went well.\n\nPhoto: Peter Example/Acme Inc."}), "");
}

// In German every noun has a capital: only what is known counts.
TEST(Recognizer, AsksForMoreInGerman) {
  EXPECT_EQ(
      print({"", "Der Außenminister Peter Schmidt sprach mit dem Fahrer Großer Wagen in Berlin.",
             "de"}),
      "person Peter Schmidt; place Berlin");
}

TEST(Recognizer, FingerprintNamesRulesGazetteerAndModel) {
  const Result<std::string> fingerprint = EntityRecognizer::fingerprint();
  ASSERT_TRUE(fingerprint.has_value()) << fingerprint.error().message;
  EXPECT_TRUE(fingerprint->starts_with("rules-")) << *fingerprint;
  EXPECT_NE(fingerprint->find(" gazetteer-"), std::string::npos) << *fingerprint;
  EXPECT_NE(fingerprint->find(" model-"), std::string::npos) << *fingerprint;
  EXPECT_EQ(*fingerprint, *EntityRecognizer::fingerprint());
}

TEST(Recognizer, IsRefusedWithoutAModel) {
  const TemporaryFolder folder;
  const auto missing = EntityRecognizer::create(folder / "none.model");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().kind, ErrorKind::io);
  const auto damaged = EntityRecognizer::create(folder.write("bad.model", "PMNAMES\n"));
  ASSERT_FALSE(damaged.has_value());
  EXPECT_EQ(damaged.error().kind, ErrorKind::bad_input);
  EXPECT_NE(damaged.error().hint.find("--entities off"), std::string::npos);
}

// Texts of names, titles, marks and odd bytes in any order.
std::string random_text(std::mt19937& random, int words) {
  static const std::vector<std::string> parts{
      "Sergei",    "Lavrov", "the",  "Ministry", "of",     "Foreign", "Affairs", "said",
      "President", "US",     "U.S.", "Inc.",     "(FSB)",  "al-",     "-",       "–",
      "’s",        "'s",     "'",    "\"",       ".",      ",",       "\n",      "\n\n",
      "©",         "Photo:", "Ж",    "Путин",    "漢字",   "é",       "J.",      "and",
      "New",       "York",   "Lake", "in",       "Monday", "45",      "&",       "/",
      "Gulf",      "for",    "van",  "\t",       "\u2028", "MOSCOW",  "Jr.",     "…",
      "SAYS",      "BAKER",  "BILL", "LATROBE,", "Pa.,",   "Oct",     "(AP)",    "--",
      "ÉLAN",      "ÅSA",    "I",    "ＡＢ",     "\u0301", "\u200b",  "\ufeff",  "\U0001F600"};
  std::uniform_int_distribution<std::size_t> part{0, parts.size() - 1};
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += parts[part(random)];
    if (random() % 4 != 0) text += ' ';
  }
  return text;
}

// Any code points, most of them rare, and far longer words and runs of capitals than prose has.
std::string hostile_text(std::mt19937& random) {
  std::string text;
  for (std::size_t pieces = random() % 12; pieces > 0; --pieces) {
    const std::size_t repeats = random() % 4 == 0 ? random() % 100 : 1;
    std::string piece;
    switch (random() % 5) {
      case 0:
        append_utf8(piece, static_cast<char32_t>(random() % 0xD800));
        break;
      case 1:
        append_utf8(piece, static_cast<char32_t>(0xE000 + random() % 0x102000));
        break;
      case 2:
        piece = static_cast<char>('A' + random() % 26);
        break;
      default:
        piece = random_text(random, 1 + static_cast<int>(random() % 3));
        break;
    }
    for (std::size_t i = 0; i < repeats; ++i)
      text += piece;
    if (random() % 3 == 0) text += random() % 2 == 0 ? "\n" : " - ";
  }
  return text;
}

int rounds_asked_for() {
  constexpr int rounds_by_default = 1000;
  const char* asked = std::getenv("PRESSMARK_ENTITY_TEXTS");
  return asked == nullptr ? rounds_by_default : std::atoi(asked);
}

bool splits_word(std::string_view text, std::size_t at) {
  const auto is_letter = [&](std::size_t i) {
    return (static_cast<unsigned char>(text[i]) | 0x20U) >= 'a' &&
           (static_cast<unsigned char>(text[i]) | 0x20U) <= 'z' &&
           static_cast<unsigned char>(text[i]) < 0x80;
  };
  return at > 0 && at < text.size() && is_letter(at - 1) && is_letter(at);
}

void check_promises(const std::vector<Mention>& mentions, std::string_view title,
                    std::string_view body) {
  std::pair<TextField, std::uint32_t> last{TextField::title, 0};
  for (const Mention& mention : mentions) {
    const std::string_view text = mention.field == TextField::title ? title : body;
    ASSERT_LE(mention.range.end, text.size());
    ASSERT_LT(mention.range.begin, mention.range.end);
    ASSERT_GE((std::pair{mention.field, mention.range.begin}), last) << "overlaps or goes back";
    ASSERT_FALSE(splits_word(text, mention.range.begin) || splits_word(text, mention.range.end))
        << text;
    ASSERT_TRUE(is_valid_utf8(text.substr(mention.range.begin, mention.range.size())));
    ASSERT_FALSE(mention.spelling.empty());
    ASSERT_TRUE(is_valid_utf8(mention.spelling));
    ASSERT_TRUE(mention.confidence >= 0 && mention.confidence <= 1);
    last = {mention.field, mention.range.end};
  }
}

TEST(Recognizer, KeepsItsPromisesForAnyText) {
  std::mt19937 random{20170412};
  EntityRecognizer used = make_recognizer();
  const int rounds = rounds_asked_for();
  ASSERT_GT(rounds, 0);
  for (int round = 0; round < rounds; ++round) {
    const bool is_hostile = round % 4 == 3;
    const std::string title = random_text(random, static_cast<int>(random() % 8));
    const std::string body =
        is_hostile ? hostile_text(random) : random_text(random, static_cast<int>(random() % 60));
    const std::string_view language = round % 5 == 0 ? "de" : "en";
    const auto mentions = used.recognize(title, body, language);
    check_promises(mentions, title, body);
    if (HasFatalFailure()) return;
    if (round % 50 != 0) continue;
    const auto again = make_recognizer().recognize(title, body, language);
    ASSERT_EQ(again.size(), mentions.size());
    for (std::size_t i = 0; i < again.size(); ++i) {
      ASSERT_EQ(again[i].range, mentions[i].range);
      ASSERT_EQ(again[i].spelling, mentions[i].spelling);
    }
  }
}

TEST(Recognizer, TakesEmptyAndOddTexts) {
  EntityRecognizer recognizer = make_recognizer();
  for (const std::string_view text :
       {"", " ", "\n", ".", "'", "’", "A", "&", "al-", "-A", "US$", "©", "\n\n\n", "'s", "’ s"}) {
    check_promises(recognizer.recognize(text, text, "en"), text, text);
  }
}

// --- The five articles the project was asked for with.

struct Seed {
  std::string name;
  std::string text;
  std::vector<Mention> mentions;
};

std::vector<Seed> read_seeds(const std::filesystem::path& folder) {
  std::vector<Seed> seeds;
  EntityRecognizer recognizer = make_recognizer();
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    auto text = read_file(entry.path(), 1 << 20);
    if (entry.path().extension() != ".txt" || !text) continue;
    constexpr std::string_view prefix = " date 2017-01-01 ";
    if (text->starts_with(" date ")) text->erase(0, prefix.size());
    // What follows is a credit, which names those who wrote the article and where.
    text->resize(std::min(text->find("With reporting by"), text->size()));
    auto mentions = recognizer.recognize("", *text, "en");
    seeds.push_back({entry.path().filename().string(), *text, std::move(mentions)});
  }
  return seeds;
}

bool has(const Seed& seed, EntityType type, std::string_view spelling) {
  const std::string key = canonical_key(type, spelling);
  return std::any_of(seed.mentions.begin(), seed.mentions.end(), [&](const Mention& mention) {
    return mention.type == type && canonical_key(type, mention.spelling) == key;
  });
}

TEST(RecognizerOnSeeds, FindsWhoAndWhereIsPrinted) {
  const auto folder = shared_data("seeds");
  if (!folder) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  const auto seeds = read_seeds(*folder);
  EXPECT_EQ(seeds.size(), 5U);
  for (const Seed& seed : seeds) {
    for (const std::string_view name : {"Sergei Lavrov", "Sergey Lavrov", "Sergey Ryabkov",
                                        "Rex Tillerson", "Donald Trump", "Vladimir Putin"}) {
      if (seed.text.find(name) == std::string::npos) continue;
      EXPECT_TRUE(has(seed, EntityType::person, name)) << seed.name << ": " << name;
    }
    for (const std::string_view name :
         {"Russia", "Syria", "Moscow", "Washington", "Ukraine", "United States"}) {
      // "Russian" prints no "Russia".
      const std::size_t at = seed.text.find(std::string{name} + ' ');
      if (at == std::string::npos) continue;
      EXPECT_TRUE(has(seed, EntityType::place, name)) << seed.name << ": " << name;
    }
  }
}

TEST(RecognizerOnSeeds, TakesNothingElseForPeople) {
  const auto folder = shared_data("seeds");
  if (!folder) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  const std::set<std::string> people{
      "sergei lavrov",   "lavrov",         "rex tillerson",   "tillerson",
      "donald trump",    "trump",          "michael flynn",   "flynn",
      "maria zakharova", "joseph dunford", "dunford",         "valery gerasimov",
      "ilham aliyev",    "vladimir putin", "putin",           "jim mattis",
      "dmitry peskov",   "sergey ryabkov", "ryabkov",         "thomas shannon",
      "barack obama",    "obama",          "hillary clinton", "bashar assad",
      "kurt volker"};
  std::set<std::string> keys;
  for (const std::string& name : people)
    keys.insert(canonical_key(EntityType::person, name));
  for (const Seed& seed : read_seeds(*folder)) {
    for (const Mention& mention : seed.mentions) {
      if (mention.type != EntityType::person) continue;
      EXPECT_TRUE(keys.contains(canonical_key(EntityType::person, mention.spelling)))
          << seed.name << ": " << mention.spelling;
    }
  }
}

}  // namespace
}  // namespace pressmark
