// SPDX-License-Identifier: GPL-2.0-or-later
//
// One table by length: few of the hundred and more names are as long as a word.

#include "analysis/dates/month_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include <unicode/uchar.h>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pressmark {

namespace {

struct MonthName {
  std::string_view name;  // in lower case
  unsigned month;
  bool is_english;
};

// What a language writes as one above it does is there once.
using NamesOfYear = std::array<std::string_view, 12>;
constexpr std::array names_of_years{
    // English
    NamesOfYear{"january", "february", "march", "april", "may", "june", "july", "august",
                "september", "october", "november", "december"},
    NamesOfYear{"jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sept", "oct", "nov", "dec"},
    NamesOfYear{"", "", "", "", "", "", "", "", "sep", "", "", ""},
    // German
    NamesOfYear{"januar", "februar", "märz", "", "mai", "juni", "juli", "", "", "oktober", "",
                "dezember"},
    NamesOfYear{"jänner", "feber", "", "", "", "", "", "", "", "", "", "dez"},
    // French
    NamesOfYear{"janvier", "février", "mars", "avril", "", "juin", "juillet", "août", "septembre",
                "octobre", "novembre", "décembre"},
    NamesOfYear{"janv", "févr", "", "avr", "", "", "juil", "", "", "", "", "déc"},
    // Spanish
    NamesOfYear{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
                "septiembre", "octubre", "noviembre", "diciembre"},
    NamesOfYear{"ene", "", "", "abr", "", "", "", "", "", "", "", "dic"},
    // Italian
    NamesOfYear{"gennaio", "febbraio", "", "aprile", "maggio", "giugno", "luglio", "", "settembre",
                "ottobre", "", "dicembre"},
    // Portuguese
    NamesOfYear{"janeiro", "fevereiro", "março", "", "maio", "junho", "julho", "", "setembro",
                "outubro", "novembro", "dezembro"},
    // Dutch
    NamesOfYear{"januari", "februari", "maart", "", "mei", "", "", "augustus", "", "", "", ""},
    // Danish, Norwegian and Swedish
    NamesOfYear{"", "", "marts", "", "maj", "", "", "augusti", "", "", "", "desember"},
    // Russian
    NamesOfYear{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
                "сентября", "октября", "ноября", "декабря"},
    // Ukrainian
    NamesOfYear{"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня",
                "вересня", "жовтня", "листопада", "грудня"},
    // Polish
    NamesOfYear{"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia",
                "września", "października", "listopada", "grudnia"},
    // Czech
    NamesOfYear{"ledna", "února", "března", "dubna", "května", "června", "července", "srpna",
                "září", "října", "listopadu", "prosince"},
    // Turkish
    NamesOfYear{"ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül",
                "ekim", "kasım", "aralık"},
};

constexpr std::size_t english_rows = 3;

constexpr std::size_t count_names() {
  std::size_t count = 0;
  for (const NamesOfYear& names : names_of_years)
    count += static_cast<std::size_t>(
        std::ranges::count_if(names, [](std::string_view name) { return !name.empty(); }));
  return count;
}

constexpr std::array<MonthName, count_names()> sort_by_length() {
  std::array<MonthName, count_names()> sorted{};
  std::size_t count = 0;
  for (std::size_t row = 0; row < names_of_years.size(); ++row) {
    const NamesOfYear& names = names_of_years[row];
    for (unsigned month = 0; month < names.size(); ++month) {
      if (!names[month].empty()) sorted[count++] = {names[month], month + 1, row < english_rows};
    }
  }
  std::ranges::sort(sorted, {}, [](const MonthName& month) { return month.name.size(); });
  return sorted;
}

constexpr auto names_by_length = sort_by_length();

const MonthName* find_name(std::string_view word) {
  const auto length = [](const MonthName& month) { return month.name.size(); };
  const MonthName* const first = std::ranges::lower_bound(names_by_length, word.size(), {}, length);
  const MonthName* const last = std::ranges::upper_bound(names_by_length, word.size(), {}, length);
  for (const MonthName* month = first; month != last; ++month) {
    if (std::ranges::equal(word, month->name, {}, to_ascii_lower)) return month;
  }
  return nullptr;
}

// Of each character that of itself: in Turkish, "KASIM" would have another.
std::string in_lower_case(std::string_view word) {
  std::string lower;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint next = decode_utf8(word, at);
    append_utf8(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next.value))));
    at += next.length;
  }
  return lower;
}

}  // namespace

std::optional<unsigned> find_month(std::string_view word) {
  constexpr std::size_t longest =
      24;  // no name has as many bytes, and no capitals fold to a longer
  const MonthName* found = find_name(word);
  const bool may_have_capitals =
      word.size() <= longest && std::ranges::any_of(word, [](char c) { return (c & 0x80) != 0; });
  if (found == nullptr && may_have_capitals && is_valid_utf8(word))
    found = find_name(in_lower_case(word));
  return found != nullptr ? std::optional{found->month} : std::nullopt;
}

std::optional<unsigned> find_english_month(std::string_view word) {
  const MonthName* const found = find_name(word);
  return found != nullptr && found->is_english ? std::optional{found->month} : std::nullopt;
}

}  // namespace pressmark
