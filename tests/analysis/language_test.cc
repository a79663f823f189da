// SPDX-License-Identifier: GPL-2.0-or-later
//
// A sentence or two in each language, and what cannot be told.
#include "analysis/language.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

const std::string english =
    "The ministers agreed on Tuesday to meet again next week, although neither of them would say "
    "what they had talked about for so long behind closed doors.";

TEST(Language, Detects) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {english, "en"},
      {"Die Minister einigten sich am Dienstag darauf, sich nächste Woche wieder zu treffen, "
       "obwohl "
       "keiner sagen wollte, worüber sie gesprochen hatten.",
       "de"},
      {"Les ministres ont décidé mardi de se revoir la semaine prochaine, mais aucun d'eux n'a "
       "voulu "
       "dire de quoi ils avaient parlé.",
       "fr"},
      {"Los ministros acordaron el martes reunirse de nuevo la próxima semana, aunque ninguno "
       "quiso "
       "decir de qué habían hablado.",
       "es"},
      {"Министры договорились во вторник встретиться снова на следующей неделе, хотя никто не "
       "сказал, о чём шла речь.",
       "ru"},
      {"Міністри домовилися у вівторок зустрітися знову наступного тижня, хоча ніхто не сказав, "
       "про що йшлося.",
       "uk"},
      {"部长们星期二同意下周再次会面，但是他们都不愿意透露谈话的内容。", "zh"},
      {"部長們星期二同意下週再次會面，但是他們都不願意透露談話的內容。", "zh"},
      {"大臣たちは火曜日に、来週また会うことで合意したが、何を話したかは明かさなかった。", "ja"},
      {"장관들은 화요일에 다음 주에 다시 만나기로 합의했지만 무슨 이야기를 나눴는지는 밝히지 "
       "않았다.",
       "ko"},
      {"اتفق الوزراء يوم الثلاثاء على الاجتماع مرة أخرى الأسبوع المقبل لكن أحدا لم يقل عم تحدثوا",
       "ar"},
      {"השרים הסכימו ביום שלישי להיפגש שוב בשבוע הבא, אך איש מהם לא אמר על מה דיברו.", "he"},
      {"Ministrene ble tirsdag enige om å møtes igjen neste uke, men ingen av dem ville si hva de "
       "hadde snakket om så lenge.",
       "no"},
      {"", ""},
      {"Hello world", ""},
      {"1234567890 1234567890 1234567890 1234567890", ""},
  };
  for (const auto& [text, expected] : rows)
    EXPECT_EQ(detect_language(text), expected) << text;
}

TEST(Language, IsNotLedAstrayByForeignNames) {
  EXPECT_EQ(detect_language("<Koninklijke Papierfabrieken van Gelderland NV> said it expected a "
                            "clear loss, and that its plant at Maastricht would close."),
            "en");
}

TEST(Language, WantsEnglishWordsOftenEnough) {
  EXPECT_EQ(detect_language("Das Album \"The Will\" und das Lied \"The Which\" wurden am Dienstag "
                            "in Berlin vorgestellt; die Musiker sagten, dass sie sich auf die "
                            "kommenden Konzerte in vielen Orten des ganzen Landes freuen."),
            "de");
}

TEST(Language, ReadsCapitals) {
  EXPECT_EQ(detect_language("MINISTERS AGREE TO MEET AGAIN NEXT WEEK BUT WILL NOT SAY WHAT THEY "
                            "TALKED ABOUT FOR SO LONG"),
            "en");
}

TEST(Language, LooksFurtherWhereTheBeginningDoesNotTell) {
  std::string text;
  while (text.size() < 450)
    text += "+1.25 03:15 # ";
  EXPECT_EQ(detect_language(text + english + english), "en");
}

TEST(Language, ForeignNamesDoNotMakeAShortItemForeign) {
  EXPECT_EQ(detect_language("Banca Popolare del Lago said it would offer notes with a coupon of "
                            "Lire rates, and Cassa di Risparmio di Monte is to manage."),
            "en");
  EXPECT_EQ(detect_language("La Banca Popolare del Lago ha detto che offrira le obbligazioni con "
                            "una cedola, e la Cassa di Risparmio guidera il gruppo."),
            "it");
}

TEST(Language, SurvivesAnyBytes) {
  EXPECT_EQ(detect_language("\xFF\xFE" + english + "\xC3"), "en");
  EXPECT_EQ(detect_language(std::string(3000, '\xE2')), "");
  EXPECT_EQ(detect_language(std::string(3000, '\0')), "");
}

}  // namespace
}  // namespace pressmark
