// SPDX-License-Identifier: GPL-2.0-or-later
//
// Stamps, datelines and addresses, and what each is worth.

#include "analysis/dates/publication_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <map>

#include "analysis/dates/find_dates.h"
#include "base/ascii.h"

namespace pressmark {

namespace {

using std::chrono::year;

// Stamps stand in the first or last lines of a text, and are short.
constexpr std::size_t first_lines = 14;
constexpr std::size_t last_lines = 4;
constexpr std::size_t longest_stamp = 100;
constexpr std::size_t longest_dateline = 120;

// Years between which people had web pages: addresses with other numbers mean something else.
constexpr int first_web_year = 1990;
constexpr int last_web_year = 2100;

constexpr bool is_figure(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trim_line(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
    line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
    line.remove_suffix(1);
  return line;
}

// The first and the last lines of a text that are not blank, without those between.
std::vector<std::string_view> outer_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < first_lines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim_line(text.substr(0, end));
    if (!line.empty()) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  for (std::size_t found = 0; !text.empty() && found < last_lines;) {
    const std::size_t begin = text.rfind('\n');
    const std::string_view line =
        trim_line(begin == std::string_view::npos ? text : text.substr(begin + 1));
    if (!line.empty()) {
      lines.push_back(line);
      ++found;
    }
    text = begin == std::string_view::npos ? std::string_view{} : text.substr(0, begin);
  }
  return lines;
}

// Words that may stand beside the date in a stamp. A line that says when it was changed does not
// say when it was published.
bool is_stamp_word(std::string_view word) {
  constexpr std::array<std::string_view, 52> words{
      "published", "publication", "posted", "on",       "at",     "date", "dated",  "first",
      "online",    "print",       "issue",  "filed",    "am",     "pm",   "a",      "p",
      "m",         "h",           "gmt",    "utc",      "est",    "edt",  "cst",    "cdt",
      "mst",       "mdt",         "pst",    "pdt",      "bst",    "cet",  "cest",   "ist",
      "msk",       "eet",         "et",     "pt",       "z",      "t",    "monday", "tuesday",
      "wednesday", "thursday",    "friday", "saturday", "sunday", "mon",  "tue",    "wed",
      "thu",       "fri",         "sat",    "sun"};
  std::string lower{word};
  for (char& c : lower)
    c = to_ascii_lower(c);
  return std::find(words.begin(), words.end(), lower) != words.end();
}

bool has_only_stamp_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() &&
           (is_ascii_letter(text[end]) || (static_cast<unsigned char>(text[end]) & 0x80U) != 0))
      ++end;
    if (end == at) {
      ++at;
      continue;
    }
    const std::string_view word = text.substr(at, end - at);
    // Dashes, dots and spaces of Unicode are no words.
    const bool is_mark = !is_ascii_letter(word.front());
    if (!is_mark && !is_stamp_word(word)) return false;
    at = end;
  }
  return true;
}

// More digits than times have are something else: a telephone number, a price.
bool has_times_only(std::string_view text) {
  std::size_t run = 0;
  for (const char c : text) {
    run = is_figure(c) ? run + 1 : 0;
    if (run > 4) return false;
  }
  return true;
}

// The date of a line that is nothing but a stamp.
std::optional<Date> stamp_on(std::string_view line) {
  if (line.size() > longest_stamp) return std::nullopt;
  const std::vector<PrintedDate> dates = find_dates(line);
  if (dates.size() != 1) return std::nullopt;
  const std::optional<Date> date = dates.front().date();
  if (!date) return std::nullopt;
  const std::string_view before = line.substr(0, dates.front().begin);
  const std::string_view behind = line.substr(dates.front().end);
  const bool is_stamp = has_only_stamp_words(before) && has_only_stamp_words(behind) &&
                        has_times_only(before) && has_times_only(behind);
  return is_stamp ? date : std::nullopt;
}

struct PrintedStamp {
  Date date;
  std::string_view line;
};

// Stamps that do not agree say nothing.
std::optional<PrintedStamp> find_stamp(const DateClues& clues) {
  std::optional<PrintedStamp> found;
  for (const std::string_view line : outer_lines(clues.body)) {
    const std::optional<Date> date = stamp_on(line);
    if (!date) continue;
    if (found && found->date != *date) return std::nullopt;
    if (!found) found = PrintedStamp{*date, line};
  }
  return found;
}

struct Dateline {
  PrintedDate day;
  std::string_view text;  // "BONN, Feb 16 -"
};

// Every word begins with a capital or is in brackets: places and agencies.
bool has_names_only(std::string_view text) {
  bool begins_word = true;
  for (const char c : text) {
    if (begins_word && c >= 'a' && c <= 'z') return false;
    begins_word = c == ' ' || c == ',' || c == '(' || c == '/';
  }
  return true;
}

// "BONN, Feb 16 - ", "Bonn, Germany, Feb. 16, 2017 (AFP) -- ": what stands before a dash at the
// front of one of the first paragraphs.
std::optional<Dateline> dateline_of(std::string_view line) {
  const std::string_view head = line.substr(0, longest_dateline);
  std::size_t dash = std::string_view::npos;
  std::size_t dash_end = 0;
  for (const std::string_view mark : {" - ", " -- ", " \u2013 ", " \u2014 ", "-- ", "\u2014"}) {
    const std::size_t at = head.find(mark);
    if (at < dash) {
      dash = at;
      dash_end = at + mark.size();
    }
  }
  if (dash == std::string_view::npos) return std::nullopt;
  const std::string_view place = head.substr(0, dash);
  const std::vector<PrintedDate> dates = find_dates(place);
  if (dates.size() != 1 || dates.front().begin < 3) return std::nullopt;
  const bool begins_with_name = place.front() < 'a' || place.front() > 'z';
  if (!begins_with_name || is_figure(place.front())) return std::nullopt;
  const std::string_view before = place.substr(0, dates.front().begin);
  const std::string_view behind = place.substr(dates.front().end);
  // A comma or bracket parts the place from the day; a sentence has none there.
  const bool is_parted = trim_line(before).ends_with(',') || trim_line(before).ends_with('(') ||
                         trim_line(before).ends_with(')');
  if (!is_parted || !has_names_only(before) || !has_names_only(behind)) return std::nullopt;
  return Dateline{dates.front(), trim_line(head.substr(0, dash_end))};
}

std::optional<Dateline> find_dateline(std::string_view body) {
  constexpr std::size_t paragraphs = 4;
  const std::vector<std::string_view> lines = outer_lines(body);
  for (std::size_t i = 0; i < std::min(lines.size(), paragraphs); ++i) {
    if (std::optional<Dateline> found = dateline_of(lines[i])) return found;
  }
  return std::nullopt;
}

std::optional<unsigned> read_part(std::string_view text, std::size_t least, std::size_t most) {
  unsigned value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = problem == std::errc{} && end == text.data() + text.size();
  return is_whole && text.size() >= least && text.size() <= most ? std::optional{value}
                                                                 : std::nullopt;
}

std::optional<unsigned> read_month_part(std::string_view text) {
  constexpr std::string_view names = "janfebmaraprmayjunjulaugsepoctnovdec";
  if (text.size() == 3) {
    std::string lower{text};
    for (char& c : lower)
      c = to_ascii_lower(c);
    const std::size_t at = names.find(lower);
    if (at != std::string_view::npos && at % 3 == 0) return static_cast<unsigned>(at / 3 + 1);
  }
  return read_part(text, 1, 2);
}

std::optional<Date> web_date(std::optional<unsigned> y, std::optional<unsigned> m,
                             std::optional<unsigned> d) {
  if (!y || !m || !d) return std::nullopt;
  const Date date = year{static_cast<int>(*y)} / static_cast<int>(*m) / static_cast<int>(*d);
  const bool is_web_year =
      static_cast<int>(*y) >= first_web_year && static_cast<int>(*y) <= last_web_year;
  return is_web_year && date.ok() ? std::optional{date} : std::nullopt;
}

// "20170216" or "2017-02-16" at the front or end of a part of a path, no digit beside it.
std::optional<Date> date_in_part(std::string_view part) {
  for (std::size_t at = 0; at + 8 <= part.size(); ++at) {
    if (at > 0 && is_figure(part[at - 1])) continue;
    const std::string_view rest = part.substr(at);
    for (const auto& [length, month_at, day_at] :
         {std::array<std::size_t, 3>{8, 4, 6}, std::array<std::size_t, 3>{10, 5, 8}}) {
      if (rest.size() < length || (rest.size() > length && is_figure(rest[length]))) continue;
      const bool is_parted =
          length == 8 || (rest[4] == rest[7] && (rest[4] == '-' || rest[4] == '_'));
      if (!is_parted) continue;
      const auto date =
          web_date(read_part(rest.substr(0, 4), 4, 4), read_part(rest.substr(month_at, 2), 2, 2),
                   read_part(rest.substr(day_at, 2), 2, 2));
      if (date) return date;
    }
  }
  return std::nullopt;
}

std::vector<std::string_view> path_parts(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
    url.remove_prefix(std::min(url.find('/'), url.size()));
  }
  url = url.substr(0, url.find_first_of("?#"));
  std::vector<std::string_view> parts;
  while (!url.empty()) {
    const std::size_t slash = std::min(url.find('/'), url.size());
    if (slash > 0) parts.push_back(url.substr(0, slash));
    url.remove_prefix(std::min(slash + 1, url.size()));
  }
  return parts;
}

// "/2017/02/16/", "/2017/feb/16/", "/2017-02-16-talks", "/20170216/".
std::optional<Date> date_of_url(std::string_view url) {
  const std::vector<std::string_view> parts = path_parts(url);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i + 2 < parts.size()) {
      const auto date = web_date(read_part(parts[i], 4, 4), read_month_part(parts[i + 1]),
                                 read_part(parts[i + 2], 1, 2));
      if (date) return date;
    }
    if (const auto date = date_in_part(parts[i])) return date;
  }
  return std::nullopt;
}

// The year in the path of an address, if there is just one.
std::optional<year> year_of_url(std::string_view url) {
  if (const std::optional<Date> date = date_of_url(url)) return date->year();
  std::optional<year> found;
  for (const std::string_view part : path_parts(url)) {
    const std::optional<unsigned> number = read_part(part, 4, 4);
    if (!number || static_cast<int>(*number) < first_web_year ||
        static_cast<int>(*number) > last_web_year) {
      continue;
    }
    if (found && *found != year{static_cast<int>(*number)}) return std::nullopt;
    found = year{static_cast<int>(*number)};
  }
  return found;
}

int days_between(Date a, Date b) {
  return std::abs(to_day(a) - to_day(b));
}

// Four digits that stand alone and may be a year of our time.
std::vector<int> years_in(std::string_view text) {
  std::vector<int> years;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const char c = text[at];
    if (c != '1' && c != '2') continue;
    if (at > 0 && (is_figure(text[at - 1]) || is_ascii_letter(text[at - 1]) ||
                   text[at - 1] == '.' || text[at - 1] == ',' || text[at - 1] == '$')) {
      continue;
    }
    const bool is_alone =
        at + 4 == text.size() || (!is_figure(text[at + 4]) && !is_ascii_letter(text[at + 4]));
    if (!is_alone) continue;
    const std::optional<unsigned> number = read_part(text.substr(at, 4), 4, 4);
    if (number && *number >= 1900 && *number <= 2100) years.push_back(static_cast<int>(*number));
  }
  return years;
}

// With a year that some date of the text has, not more than a month away from the dateline's day.
std::optional<Date> year_from_text(const PrintedDate& day, std::string_view body) {
  constexpr std::size_t looked_at = 8192;
  constexpr int nearby_days = 31;
  std::optional<Date> found;
  for (const PrintedDate& printed : find_dates(body.substr(0, looked_at))) {
    const std::optional<Date> other = printed.date();
    if (!other) continue;
    for (const int shift : {-1, 0, 1}) {
      const Date candidate = (other->year() + std::chrono::years{shift}) / day.day;
      if (!is_valid_date(candidate) || days_between(candidate, *other) > nearby_days) continue;
      if (found && *found != candidate) return std::nullopt;
      found = candidate;
    }
  }
  return found;
}

std::string quoted(std::string_view text) {
  return "'" + std::string{text} + "'";
}

std::optional<DateEvidence> evidence_of_text(const DateClues& clues) {
  if (const std::optional<PrintedStamp> stamp = find_stamp(clues)) {
    return DateEvidence{DateBy::dateline, stamp->date, quoted(stamp->line) + " is a stamp"};
  }
  const std::optional<Dateline> dateline = find_dateline(clues.body);
  if (!dateline) return std::nullopt;
  const std::string text = quoted(dateline->text);
  if (const std::optional<Date> date = dateline->day.date()) {
    return DateEvidence{DateBy::dateline, date, text + " is a dateline"};
  }
  if (const std::optional<year> in_url = year_of_url(clues.url)) {
    const Date date = *in_url / dateline->day.day;
    if (is_valid_date(date)) {
      return DateEvidence{DateBy::dateline, date, text + " with the year of the address"};
    }
  }
  if (const std::optional<Date> date = year_from_text(dateline->day, clues.body)) {
    return DateEvidence{DateBy::inferred, date, text + " with the year of a date in the text"};
  }
  return DateEvidence{DateBy::dateline, std::nullopt, text + " has no year"};
}

// The latest of the years that the text names most often: years that are ahead ("by 2030") or far
// back are named less than that of which it tells.
std::optional<int> latest_year(const DateClues& clues) {
  std::map<int, std::size_t> times;
  for (const std::string_view text : {clues.title, clues.body}) {
    for (const int named : years_in(text))
      ++times[named];
  }
  std::optional<int> best;
  std::size_t most = 0;
  for (const auto& [named, count] : times) {
    if (count < most) continue;
    most = count;
    best = named;
  }
  return best;
}

bool is_contradicted(const DateClues& clues, Date date) {
  constexpr int most_days = 366;
  // News speaks of years ahead, but hardly of this many, more than once.
  constexpr int most_years_ahead = 20;
  const bool has_web_address = clues.url.starts_with("http");
  if (has_web_address && int{date.year()} < first_web_year) return true;
  if (const std::optional<Date> in_url = date_of_url(clues.url)) {
    if (days_between(date, *in_url) > most_days) return true;
  }
  if (const std::optional<PrintedStamp> stamp = find_stamp(clues)) {
    if (days_between(date, stamp->date) > most_days) return true;
  }
  const int bound = int{date.year()} + most_years_ahead;
  const std::vector<int> years = years_in(clues.body);
  return std::count_if(years.begin(), years.end(), [&](int named) { return named > bound; }) >= 2;
}

}  // namespace

std::string_view dated_dateline(std::string_view body) {
  const std::optional<Dateline> found = find_dateline(body);
  return found ? found->text : std::string_view{};
}

PublicationDate find_publication_date(const DateClues& clues) {
  PublicationDate found;
  if (clues.stated) {
    found.date = clues.stated;
    found.by = clues.stated_by;
    found.is_doubtful = is_contradicted(clues, *clues.stated);
    return found;
  }
  const std::optional<DateEvidence> in_text = evidence_of_text(clues);
  const std::optional<Date> in_url = date_of_url(clues.url);
  if (in_text && in_text->date && in_text->by == DateBy::dateline) {
    found.date = in_text->date;
    found.by = DateBy::dateline;
    found.is_doubtful = is_contradicted(clues, *found.date);
  } else if (in_url) {
    found.date = in_url;
    found.by = DateBy::url;
  } else if (in_text && in_text->date) {
    found.date = in_text->date;
    found.by = in_text->by;
  } else if (const std::optional<int> named = latest_year(clues)) {
    found.not_before = year{*named} / 1 / 1;
  }
  return found;
}

std::vector<DateEvidence> explain_publication_date(const DateClues& clues) {
  std::vector<DateEvidence> evidence;
  if (clues.stated) {
    evidence.push_back({clues.stated_by, clues.stated,
                        clues.stated_by == DateBy::explicit_ ? "a header or a field of the record"
                                                             : "what the file says about itself"});
  }
  if (std::optional<DateEvidence> in_text = evidence_of_text(clues)) {
    evidence.push_back(*std::move(in_text));
  }
  if (const std::optional<Date> in_url = date_of_url(clues.url)) {
    evidence.push_back({DateBy::url, in_url, quoted(clues.url)});
  }
  if (const std::optional<int> named = latest_year(clues)) {
    evidence.push_back(
        {DateBy::none, std::nullopt,
         "the text speaks of " + std::to_string(*named) + ": it is hardly from before"});
  }
  return evidence;
}

}  // namespace pressmark
