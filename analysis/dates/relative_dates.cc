// SPDX-License-Identifier: GPL-2.0-or-later
//
// A table for each language: phrases, weekdays with what stands before them, and what tells that a
// sentence speaks of the future.

#include "analysis/dates/relative_dates.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <span>

#include "base/ascii.h"

namespace pressmark {

namespace {

struct RelativePhrase {
  std::string_view words;
  DaySpan span;
  int shift;  // in spans
};

enum class WhichWeekday : std::uint8_t { latest, before, after };

// "on Tuesday", "le mardi": what may stand in front of the name of a weekday, or behind it.
struct WeekdayPhrase {
  std::string_view before;
  std::string_view behind;
  WhichWeekday which;
};

struct YearPhrase {
  std::string_view words;
  int shift;
};

struct RelativeLanguage {
  std::string_view code;
  std::span<const RelativePhrase> phrases;
  std::array<std::string_view, 7> weekdays;        // from Monday
  std::span<const WeekdayPhrase> weekday_phrases;  // those that begin with another after it
  std::span<const std::string_view> habitual;      // before a weekday: every one is meant
  std::span<const std::string_view> ahead;         // words of the future
  std::span<const std::string_view> ahead_endings;
  std::span<const YearPhrase> years;
};

constexpr std::array english_phrases{RelativePhrase{"yesterday", DaySpan::day, -1},
                                     RelativePhrase{"tomorrow", DaySpan::day, 1},
                                     RelativePhrase{"last week", DaySpan::week, -1},
                                     RelativePhrase{"this week", DaySpan::week, 0},
                                     RelativePhrase{"next week", DaySpan::week, 1},
                                     RelativePhrase{"last month", DaySpan::month, -1},
                                     RelativePhrase{"this month", DaySpan::month, 0},
                                     RelativePhrase{"next month", DaySpan::month, 1}};
constexpr std::array english_weekdays{WeekdayPhrase{"on ", "", WhichWeekday::latest},
                                      WeekdayPhrase{"said ", "", WhichWeekday::latest},
                                      WeekdayPhrase{"last ", "", WhichWeekday::before},
                                      WeekdayPhrase{"next ", "", WhichWeekday::after}};
constexpr std::array<std::string_view, 8> english_ahead{
    "will", "would", "shall", "due", "scheduled", "expected", "plans", "planned"};
constexpr std::array english_years{YearPhrase{"last year", -1}, YearPhrase{"of last year", -1},
                                   YearPhrase{"this year", 0},  YearPhrase{"of this year", 0},
                                   YearPhrase{"next year", 1},  YearPhrase{"of next year", 1}};

constexpr std::array german_phrases{RelativePhrase{"vorgestern", DaySpan::day, -2},
                                    RelativePhrase{"gestern", DaySpan::day, -1},
                                    RelativePhrase{"\u00FCbermorgen", DaySpan::day, 2},
                                    RelativePhrase{"letzte woche", DaySpan::week, -1},
                                    RelativePhrase{"vergangene woche", DaySpan::week, -1},
                                    RelativePhrase{"vergangenen woche", DaySpan::week, -1},
                                    RelativePhrase{"letzten woche", DaySpan::week, -1},
                                    RelativePhrase{"diese woche", DaySpan::week, 0},
                                    RelativePhrase{"dieser woche", DaySpan::week, 0},
                                    RelativePhrase{"n\u00E4chste woche", DaySpan::week, 1},
                                    RelativePhrase{"n\u00E4chsten woche", DaySpan::week, 1},
                                    RelativePhrase{"kommende woche", DaySpan::week, 1},
                                    RelativePhrase{"kommenden woche", DaySpan::week, 1},
                                    RelativePhrase{"vergangenen monat", DaySpan::month, -1},
                                    RelativePhrase{"letzten monat", DaySpan::month, -1},
                                    RelativePhrase{"diesem monat", DaySpan::month, 0},
                                    RelativePhrase{"n\u00E4chsten monat", DaySpan::month, 1},
                                    RelativePhrase{"kommenden monat", DaySpan::month, 1}};
constexpr std::array german_weekdays{WeekdayPhrase{"am vergangenen ", "", WhichWeekday::before},
                                     WeekdayPhrase{"am letzten ", "", WhichWeekday::before},
                                     WeekdayPhrase{"am kommenden ", "", WhichWeekday::after},
                                     WeekdayPhrase{"am n\u00E4chsten ", "", WhichWeekday::after},
                                     WeekdayPhrase{"am ", "", WhichWeekday::latest}};
constexpr std::array<std::string_view, 8> german_ahead{"wird",   "werden", "werde",  "soll",
                                                       "sollen", "will",   "wollen", "geplant"};
constexpr std::array german_years{
    YearPhrase{"vergangenen jahres", -1},  YearPhrase{"letzten jahres", -1},
    YearPhrase{"des vorjahres", -1},       YearPhrase{"dieses jahres", 0},
    YearPhrase{"n\u00E4chsten jahres", 1}, YearPhrase{"kommenden jahres", 1}};

constexpr std::array french_phrases{RelativePhrase{"avant-hier", DaySpan::day, -2},
                                    RelativePhrase{"hier", DaySpan::day, -1},
                                    RelativePhrase{"la semaine derni\u00E8re", DaySpan::week, -1},
                                    RelativePhrase{"cette semaine", DaySpan::week, 0},
                                    RelativePhrase{"la semaine prochaine", DaySpan::week, 1},
                                    RelativePhrase{"le mois dernier", DaySpan::month, -1},
                                    RelativePhrase{"ce mois-ci", DaySpan::month, 0},
                                    RelativePhrase{"le mois prochain", DaySpan::month, 1}};
constexpr std::array french_weekdays{WeekdayPhrase{"", " dernier", WhichWeekday::before},
                                     WeekdayPhrase{"", " prochain", WhichWeekday::after},
                                     WeekdayPhrase{"", "", WhichWeekday::latest}};
constexpr std::array<std::string_view, 8> french_habitual{"le", "les", "chaque", "tous",
                                                          "du", "un",  "des",    "au"};
constexpr std::array<std::string_view, 5> french_ahead{"va", "vont", "doit", "doivent",
                                                       "pr\u00E9vu"};
constexpr std::array<std::string_view, 4> french_endings{"era", "eront", "dra", "dront"};
constexpr std::array french_years{
    YearPhrase{"de l'ann\u00E9e derni\u00E8re", -1},
    YearPhrase{"de l\u2019ann\u00E9e derni\u00E8re", -1}, YearPhrase{"de cette ann\u00E9e", 0},
    YearPhrase{"de l'ann\u00E9e prochaine", 1}, YearPhrase{"de l\u2019ann\u00E9e prochaine", 1}};

constexpr std::array spanish_phrases{RelativePhrase{"anteayer", DaySpan::day, -2},
                                     RelativePhrase{"ayer", DaySpan::day, -1},
                                     RelativePhrase{"la semana pasada", DaySpan::week, -1},
                                     RelativePhrase{"esta semana", DaySpan::week, 0},
                                     RelativePhrase{"la pr\u00F3xima semana", DaySpan::week, 1},
                                     RelativePhrase{"la semana pr\u00F3xima", DaySpan::week, 1},
                                     RelativePhrase{"el mes pasado", DaySpan::month, -1},
                                     RelativePhrase{"este mes", DaySpan::month, 0},
                                     RelativePhrase{"el pr\u00F3ximo mes", DaySpan::month, 1}};
constexpr std::array spanish_weekdays{WeekdayPhrase{"el pasado ", "", WhichWeekday::before},
                                      WeekdayPhrase{"el pr\u00F3ximo ", "", WhichWeekday::after},
                                      WeekdayPhrase{"el ", " pasado", WhichWeekday::before},
                                      WeekdayPhrase{"el ", " pr\u00F3ximo", WhichWeekday::after},
                                      WeekdayPhrase{"este ", "", WhichWeekday::latest},
                                      WeekdayPhrase{"el ", "", WhichWeekday::latest}};
constexpr std::array<std::string_view, 5> spanish_ahead{"va", "van", "debe", "deben", "previsto"};
constexpr std::array<std::string_view, 2> spanish_endings{"r\u00E1", "r\u00E1n"};
constexpr std::array spanish_years{YearPhrase{"del a\u00F1o pasado", -1},
                                   YearPhrase{"de este a\u00F1o", 0},
                                   YearPhrase{"del pr\u00F3ximo a\u00F1o", 1}};

constexpr std::array russian_phrases{RelativePhrase{"позавчера", DaySpan::day, -2},
                                     RelativePhrase{"Позавчера", DaySpan::day, -2},
                                     RelativePhrase{"вчера", DaySpan::day, -1},
                                     RelativePhrase{"Вчера", DaySpan::day, -1},
                                     RelativePhrase{"послезавтра", DaySpan::day, 2},
                                     RelativePhrase{"завтра", DaySpan::day, 1},
                                     RelativePhrase{"Завтра", DaySpan::day, 1},
                                     RelativePhrase{"прошлой неделе", DaySpan::week, -1},
                                     RelativePhrase{"этой неделе", DaySpan::week, 0},
                                     RelativePhrase{"следующей неделе", DaySpan::week, 1},
                                     RelativePhrase{"прошлом месяце", DaySpan::month, -1},
                                     RelativePhrase{"этом месяце", DaySpan::month, 0},
                                     RelativePhrase{"следующем месяце", DaySpan::month, 1}};
constexpr std::array russian_years{YearPhrase{"прошлого года", -1}, YearPhrase{"этого года", 0},
                                   YearPhrase{"текущего года", 0},
                                   YearPhrase{"следующего года", 1}};

constexpr std::array relative_languages{
    RelativeLanguage{"en",
                     english_phrases,
                     {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
                     english_weekdays,
                     {},
                     english_ahead,
                     {},
                     english_years},
    RelativeLanguage{
        "de",
        german_phrases,
        {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"},
        german_weekdays,
        {},
        german_ahead,
        {},
        german_years},
    RelativeLanguage{"fr",
                     french_phrases,
                     {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"},
                     french_weekdays,
                     french_habitual,
                     french_ahead,
                     french_endings,
                     french_years},
    RelativeLanguage{
        "es",
        spanish_phrases,
        {"lunes", "martes", "mi\u00E9rcoles", "jueves", "viernes", "s\u00E1bado", "domingo"},
        spanish_weekdays,
        {},
        spanish_ahead,
        spanish_endings,
        spanish_years},
    RelativeLanguage{"ru", russian_phrases, {}, {}, {}, {}, {}, russian_years}};

constexpr bool is_word_byte(char c) {
  return is_ascii_letter(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// `words` are in lower case as far as they are ASCII.
bool begins_with(std::string_view text, std::string_view words) {
  return text.size() >= words.size() &&
         std::equal(words.begin(), words.end(), text.begin(),
                    [](char word, char c) { return word == c || word == to_ascii_lower(c); });
}

bool begins_with_words(std::string_view text, std::string_view words) {
  return begins_with(text, words) &&
         (text.size() == words.size() || !is_word_byte(text[words.size()]));
}

const RelativeLanguage* find_relative_language(std::string_view code) {
  const auto found =
      std::find_if(relative_languages.begin(), relative_languages.end(),
                   [&](const RelativeLanguage& known) { return known.code == code; });
  return found != relative_languages.end() ? &*found : nullptr;
}

Day week_of(Day day) {
  const std::chrono::weekday weekday{std::chrono::sys_days{std::chrono::days{day}}};
  return day - static_cast<Day>(weekday.iso_encoding()) + 1;
}

MentionedDate shifted(Date from, DaySpan span, int shift) {
  switch (span) {
    case DaySpan::day:
      return {to_day(from) + shift, DaySpan::day};
    case DaySpan::week:
      return {week_of(to_day(from)) + 7 * shift, DaySpan::week};
    case DaySpan::month: {
      const auto moved = from.year() / from.month() + std::chrono::months{shift};
      return {to_day(moved / 1), DaySpan::month};
    }
  }
  return {};  // not reached: every span is named above
}

MentionedDate nearest_weekday(Date from, std::size_t weekday, WhichWeekday which) {
  const Day today = to_day(from);
  const Day back = (today - week_of(today) - static_cast<Day>(weekday) + 7) % 7;
  switch (which) {
    case WhichWeekday::latest:
      return {today - back, DaySpan::day};
    case WhichWeekday::before:
      return {today - (back == 0 ? 7 : back), DaySpan::day};
    case WhichWeekday::after:
      return {today + 7 - back, DaySpan::day};
  }
  return {};  // not reached: every way is named above
}

class RelativeReader {
 public:
  RelativeReader(std::string_view text, const RelativeLanguage& language, Date published)
      : text_(text), language_(&language), published_(published) {
    for (const RelativePhrase& phrase : language.phrases)
      add_opening(phrase.words);
    for (const WeekdayPhrase& phrase : language.weekday_phrases) {
      if (!phrase.before.empty()) {
        add_opening(phrase.before);
        continue;
      }
      for (const std::string_view weekday : language.weekdays)
        add_opening(weekday);
    }
  }

  std::vector<RelativeDate> read() const {
    std::vector<RelativeDate> found;
    for (std::size_t at = 0; at < text_.size();) {
      if (!is_word_byte(text_[at])) {
        ++at;
        continue;
      }
      if (openings_[static_cast<unsigned char>(text_[at])]) {
        if (const auto date = read_at(at)) {
          found.push_back(*date);
          at = date->end;
          continue;
        }
      }
      while (at < text_.size() && is_word_byte(text_[at]))
        ++at;
    }
    return found;
  }

 private:
  void add_opening(std::string_view words) {
    const char c = words.front();
    openings_.set(static_cast<unsigned char>(c));
    if (is_ascii_letter(c)) openings_.set(static_cast<unsigned char>(c - 'a' + 'A'));
  }

  std::optional<RelativeDate> read_at(std::size_t begin) const {
    const std::string_view rest = text_.substr(begin);
    const char first = to_ascii_lower(rest.front());  // tells most phrases apart at once
    for (const RelativePhrase& phrase : language_->phrases) {
      if (phrase.words.front() != first || !begins_with_words(rest, phrase.words)) continue;
      return RelativeDate{shifted(published_, phrase.span, phrase.shift), false, begin,
                          begin + phrase.words.size()};
    }
    for (const WeekdayPhrase& phrase : language_->weekday_phrases) {
      const bool may_begin = phrase.before.empty() || phrase.before.front() == first;
      if (!may_begin || !begins_with(rest, phrase.before)) continue;
      for (std::size_t weekday = 0; weekday < language_->weekdays.size(); ++weekday) {
        const std::string_view name = language_->weekdays[weekday];
        const std::string_view at_name = rest.substr(phrase.before.size());
        if (!begins_with_words(at_name, name)) continue;
        if (!begins_with_words(at_name.substr(name.size()), phrase.behind)) break;
        if (phrase.which == WhichWeekday::latest && is_unsure(begin)) return std::nullopt;
        return RelativeDate{nearest_weekday(published_, weekday, phrase.which), true, begin,
                            begin + phrase.before.size() + name.size() + phrase.behind.size()};
      }
    }
    return std::nullopt;
  }

  // The words of the sentence that stand before `at`, the last one first.
  template <typename Stops>
  bool any_word_before(std::size_t at, Stops&& stops) const {
    constexpr std::size_t furthest = 200;
    const std::size_t limit = at > furthest ? at - furthest : 0;
    std::size_t end = at;
    bool is_nearest = true;
    while (end > limit) {
      if (!is_word_byte(text_[end - 1])) {
        if (ends_sentence(end - 1)) return false;
        --end;
        continue;
      }
      std::size_t begin = end;
      while (begin > limit && is_word_byte(text_[begin - 1]))
        --begin;
      if (stops(text_.substr(begin, end - begin), is_nearest)) return true;
      is_nearest = false;
      end = begin;
    }
    return false;
  }

  // Not at the full stop of an abbreviation, which is short: "Mr.", "Gen.", "U.S."
  bool ends_sentence(std::size_t at) const {
    const char c = text_[at];
    if (c == '\n' || c == '!' || c == '?' || c == ';') return true;
    if (c != '.' || at + 1 >= text_.size() || text_[at + 1] != ' ') return false;
    constexpr std::size_t longest_abbreviation = 3;
    std::size_t letters = 0;
    while (letters < at && letters <= longest_abbreviation && is_word_byte(text_[at - letters - 1]))
      ++letters;
    return letters > longest_abbreviation;
  }

  // Whether a weekday is ahead, or every one of its name is meant.
  bool is_unsure(std::size_t at) const {
    const auto is_one_of = [](std::string_view word, std::span<const std::string_view> words) {
      return std::any_of(words.begin(), words.end(), [&](std::string_view known) {
        return word.size() == known.size() && begins_with(word, known);
      });
    };
    return any_word_before(at, [&](std::string_view word, bool is_nearest) {
      if (is_nearest && is_one_of(word, language_->habitual)) return true;
      return is_one_of(word, language_->ahead) ||
             std::any_of(language_->ahead_endings.begin(), language_->ahead_endings.end(),
                         [&](std::string_view ending) {
                           return word.size() > ending.size() && word.ends_with(ending);
                         });
    });
  }

  std::string_view text_;
  const RelativeLanguage* language_;
  Date published_;
  std::bitset<256> openings_;
};

}  // namespace

std::vector<RelativeDate> find_relative_dates(std::string_view text, std::string_view language,
                                              Date published) {
  const RelativeLanguage* known = find_relative_language(language);
  if (known == nullptr) return {};
  return RelativeReader{text, *known, published}.read();
}

std::optional<int> years_behind_date(std::string_view text_behind, std::string_view language) {
  const RelativeLanguage* known = find_relative_language(language);
  if (known == nullptr) return std::nullopt;
  while (text_behind.starts_with(' ') || text_behind.starts_with(','))
    text_behind.remove_prefix(1);
  for (const YearPhrase& phrase : known->years) {
    if (begins_with_words(text_behind, phrase.words)) return phrase.shift;
  }
  return std::nullopt;
}

}  // namespace pressmark
