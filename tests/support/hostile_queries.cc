// SPDX-License-Identifier: GPL-2.0-or-later
//
// What costs most: words that nearly all articles have, patterns that nearly all words match,
// places that lie everywhere, properties that only stored articles know.
#include "tests/support/hostile_queries.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "base/ascii.h"

namespace pressmark {
namespace {

constexpr std::size_t articles_looked_at = 1'000;
constexpr std::size_t frequent = 40;    // words that most queries are made of
constexpr std::size_t longest = 2'600;  // bytes of most queries

}  // namespace

HostileQueries::HostileQueries(const ArchiveReader& archive) {
  std::map<std::string, std::size_t> counts;
  for (const SegmentReader& segment : archive.segments()) {
    for (DocumentId document = 1; document <= segment.articles(); ++document) {
      if (texts_.size() == articles_looked_at) break;
      std::istringstream body{(*segment.article(document)).body};
      std::vector<std::string> text;
      for (std::string word; body >> word;) {
        if (!std::all_of(word.begin(), word.end(), is_ascii_letter)) continue;
        std::string small = word;
        std::transform(small.begin(), small.end(), small.begin(), to_ascii_lower);
        ++counts[small];
        text.push_back(std::move(word));
      }
      if (!text.empty()) texts_.push_back(std::move(text));
    }
    const NamesTable& table = segment.columns().names;
    for (std::uint32_t ordinal = 0; ordinal < std::min<std::uint32_t>(table.size(), 500); ++ordinal)
      names_.push_back(std::string{to_string(table[ordinal].type)} + ":\"" +
                       std::string{table[ordinal].spelling} + "\"");
  }
  std::vector<std::pair<std::size_t, std::string>> sorted;
  for (const auto& [word, count] : counts)
    sorted.emplace_back(count, word);
  std::sort(sorted.rbegin(), sorted.rend());
  for (auto& [count, word] : sorted)
    words_.push_back(std::move(word));
}

std::string HostileQueries::make(std::uint32_t seed) {
  random_.seed(seed);
  std::string query;
  switch (below(6)) {
    case 0:
      query = any_unit();
      break;
    case 1:
      query = nest();
      break;
    case 2:
      query = any_unit() + pick({" ", " OR ", " AND ", " -"}) + any_unit();
      break;
    default: {
      static constexpr Unit units[]{
          &HostileQueries::word,        &HostileQueries::phrase,  &HostileQueries::slack_phrase,
          &HostileQueries::form,        &HostileQueries::field,   &HostileQueries::stored,
          &HostileQueries::property,    &HostileQueries::near,    &HostileQueries::nested_near,
          &HostileQueries::function,    &HostileQueries::pattern, &HostileQueries::excluded,
          &HostileQueries::characters,  &HostileQueries::regex,   &HostileQueries::fuzzy,
          &HostileQueries::nested_near, &HostileQueries::any_unit};
      query = many(units[below(std::size(units))]);
    }
  }
  if (below(20) == 0) change_bytes(query);
  return query;
}

std::string HostileQueries::number(std::size_t most) {
  return std::to_string(below(2) == 0 ? most : 1 + below(most));
}

std::string HostileQueries::word() {
  return words_[below(std::min(words_.size(), below(3) == 0 ? 1'000 : frequent))];
}

std::string HostileQueries::rare_word() {
  return words_[below(words_.size())];
}

std::string HostileQueries::row(std::size_t count, std::string_view between) {
  std::string words = word();
  for (std::size_t i = 1; i < count; ++i)
    words += std::string{between} + word();
  return words;
}

std::string HostileQueries::words_in_a_row(std::size_t count) {
  const std::vector<std::string>& text = texts_[below(texts_.size())];
  const std::size_t at = below(text.size());
  std::string words;
  for (std::size_t i = at; i < std::min(at + count, text.size()); ++i)
    words += (words.empty() ? "" : " ") + text[i];
  return words;
}

std::string HostileQueries::phrase() {
  const std::size_t words = below(3) == 0 ? 32 : 2 + below(4);
  switch (below(5)) {
    case 0:
      return "\"" + words_in_a_row(words) + "\"";
    case 1:
      return "=\"" + row(words, " ") + "\"";
    case 2:
      return "\"" + row(2, " ") + " " + pattern() + "\"";
    case 3:
      return row(words, "-");
    default:
      return "\"" + row(words, " ") + "\"";
  }
}

std::string HostileQueries::slack_phrase() {
  return "\"" + row(2 + below(9), " ") + "\"~" + number(100);
}

std::string HostileQueries::pattern() {
  static const std::vector<std::string_view> patterns{
      "*in*g", "re*",    "*ed",     "*tion*",  "co*",      "un*",      "??",      "*er*s",
      "s?a*",  "*e*e*r", "*a*e*i*", "th??",    "?o??",     "*????ing", "?*?*?in", "in*",
      "*00",   "19*",    "*s*s",    "a*a*a*b", "?a?e*?*?", "th*",      "*he",     "*or*"};
  return pick(patterns);
}

std::string HostileQueries::regex() {
  static const std::vector<std::string_view> expressions{"/.*ing/",
                                                         "/[a-z]{2}/",
                                                         "/(a|b|c)+.*(e|d)?/",
                                                         "/([a-m]?){30}ing/",
                                                         "/(.?){60}zz/",
                                                         "/.*.*.*.*=/",
                                                         "/(((a*)*)*)*b/",
                                                         "/\\pL{3}/",
                                                         "/[^a]*a[^a]{9}/",
                                                         "/(.*a.{12})x?/",
                                                         "/th.|an./",
                                                         "/t?h?e?/",
                                                         "/((a{1,30}){1,30})b/",
                                                         "/.*/",
                                                         "/(?i)THE/",
                                                         "/\\d+/"};
  if (below(3) > 0) return pick(expressions);
  std::string expression = "/(";
  for (std::size_t i = 1 + below(40); i > 0; --i)
    expression += word() + (below(4) == 0 ? ".*|" : "|");
  return expression + "x)/";
}

std::string HostileQueries::fuzzy() {
  return rare_word() + pick({"~", "~1", "~2"});
}

std::string HostileQueries::form() {
  switch (below(5)) {
    case 0:
      return "=" + word();
    case 1:
      return "CAPS(" + row(1 + below(6), " OR ") + ")";
    case 2:
      return "EXACT(" + row(1 + below(6), " OR ") + ")";
    case 3:
      return word() + "^" + number(100);
    default:
      return below(2) == 0 ? pattern() : fuzzy();
  }
}

std::string HostileQueries::field() {
  const std::string name = pick({"title:", "body:", "lead:"});
  switch (below(4)) {
    case 0:
      return name + "(" + row(1 + below(9), " OR ") + ")";
    case 1:
      return name + pattern();
    case 2:
      return names_.empty() ? word() : names_[below(names_.size())];
    default:
      return pick({"person:", "org:", "place:"}) + (below(2) == 0 ? pattern() : word());
  }
}

/// What is read from the stored articles.
std::string HostileQueries::stored() {
  const std::string name = pick({"path:", "file:", "url:", "byline:", "dir:", "section:", "id:"});
  return name + pick({"*a*e*", "/.*(x|y).*/", "news", "/(.*a){9}/", "www.example.org", "*.json*",
                      "/[^z]*/", "/.*e.*n.*#.*9/"});
}

std::string HostileQueries::property() {
  return pick({"date:1900..2100", "date:none",        "date:--05",     "-date:1987",
               "words:1..",       "words:>3",         "has:title",     "has:person",
               "is:undated",      "copies:>=1",       "copies:1",      "is:duplicate",
               "language:*",      "lang:/.*/",        "source:/.*/",   "mentions:1900..2100",
               "mentions:none",   "mentions:--02-26", "family:reut-1", "date.by:explicit",
               "has:byline"});
}

std::string HostileQueries::characters() {
  static const std::vector<std::string_view> letters{"大", "学", "北", "京", "の",     "カ",
                                                     "한", "é",  "ß",  "ﷺ",  "\u0301", "😀"};
  std::string text;
  for (std::size_t i = 1 + below(40); i > 0; --i)
    text += pick(letters);
  return text;
}

std::string HostileQueries::placed() {
  switch (below(7)) {
    case 0:
      return "(" + row(2 + below(below(3) == 0 ? 60 : 6), " OR ") + ")";
    case 1:
      return phrase();
    case 2:
      return slack_phrase();
    case 3:
      return below(2) == 0 ? pattern() : regex();
    default:
      return word();
  }
}

std::string HostileQueries::near() {
  static const std::vector<std::string_view> operators{" NEAR/", " ADJ/",      " /s ", " /p ",
                                                       " SAME ", " NOT NEAR/", " w/",  " pre/"};
  std::string text = placed();
  const std::string same = pick(operators);
  for (std::size_t i = 1 + below(9); i > 0; --i) {
    const std::string next = below(4) == 0 ? pick(operators) : same;
    text += next + (next.back() == '/' ? number(1'000) + " " : "") + placed();
  }
  return text;
}

std::string HostileQueries::nested_near() {
  std::string text = near();
  for (std::size_t i = 1 + below(4); i > 0; --i)
    text = "(" + text + ")" + pick({" NEAR/", " ADJ/", " NOT NEAR/"}) + number(1'000) + " " +
           (below(2) == 0 ? placed() : "(" + near() + ")");
  return text;
}

std::string HostileQueries::function() {
  const std::string inside = below(3) == 0 ? near() : row(1 + below(60), " OR ");
  return pick({"ATLEAST/2(", "ATLEAST/50(", "ATLEAST/1000000(", "LEAD/1000(", "LEAD(", "MAJOR(",
               "HLEAD("}) +
         inside + ")";
}

std::string HostileQueries::excluded() {
  return pick({"-", "NOT ", "NOT NOT ", "-(", "+"}) + (below(2) == 0 ? word() : phrase());
}

/// Units of one kind side by side, up to the length that most queries have or the longest one.
std::string HostileQueries::many(Unit unit) {
  const std::size_t size = below(5) == 0 ? 16'000 : 1 + below(longest);
  const std::string between = pick({" ", " OR ", " AND ", " -", " OR "});
  std::string query = (this->*unit)();
  while (query.size() < size)
    query += between + (this->*unit)();
  return query;
}

std::string HostileQueries::nest() {
  std::string text = any_unit();
  for (std::size_t i = 1 + below(33); i > 0; --i) {
    text = pick({"(", "NOT (", "-("}) + text + pick({" ", " OR ", " AND "}) + any_unit() + ")" +
           (below(3) == 0 ? pick({"", " OR ", " "}) + word() : "");
  }
  return text;
}

std::string HostileQueries::any_unit() {
  static constexpr Unit units[]{
      &HostileQueries::word,       &HostileQueries::word,         &HostileQueries::phrase,
      &HostileQueries::form,       &HostileQueries::slack_phrase, &HostileQueries::pattern,
      &HostileQueries::field,      &HostileQueries::stored,       &HostileQueries::property,
      &HostileQueries::near,       &HostileQueries::nested_near,  &HostileQueries::function,
      &HostileQueries::characters, &HostileQueries::regex,        &HostileQueries::fuzzy};
  return (this->*units[below(std::size(units))])();
}

void HostileQueries::change_bytes(std::string& query) {
  for (std::size_t i = 1 + below(5); i > 0 && !query.empty(); --i) {
    const std::size_t at = below(query.size());
    switch (below(3)) {
      case 0:
        query[at] = static_cast<char>(below(256));
        break;
      case 1:
        query.erase(at, 1 + below(9));
        break;
      default:
        query.insert(at, query.substr(at, 1 + below(200)));
    }
  }
}

}  // namespace pressmark
