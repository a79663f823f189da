// SPDX-License-Identifier: GPL-2.0-or-later
//
// Random requests, made of what the articles of an archive have.

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "base/ascii.h"
#include "tests/support/corpus.h"

namespace pressmark {
namespace {

std::vector<std::string> printed_words(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  for (std::string& word : words) {
    while (!word.empty() &&
           std::string_view{".,;:!?\"()<>"}.find(word.back()) != std::string::npos) {
      word.pop_back();
    }
    while (!word.empty() &&
           std::string_view{"\"(<-+'*/~"}.find(word.front()) != std::string::npos) {
      word.erase(0, 1);
    }
  }
  std::erase_if(words, [](const std::string& word) {
    return word.find_first_of("\":()*?~^=|!&/<>[]{}\\`") != std::string::npos ||
           std::none_of(word.begin(), word.end(), [](char c) {
             return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
           });
  });
  return words;
}

/// Long enough for letters to be left out.
bool is_plain_word(const std::string& word) {
  return word.size() > 4 && std::all_of(word.begin(), word.end(), is_ascii_letter);
}

bool is_operator(const std::string& word) {
  static const std::set<std::string> operators{"AND", "OR", "NOT", "NEAR", "ADJ", "ONEAR", "SAME"};
  return operators.contains(word);
}

}  // namespace

RequestMaker::RequestMaker(const ArchiveReader& archive, std::uint32_t seed) : random_(seed) {
  std::set<std::string> source_names;
  std::set<std::string> dates;
  std::set<std::string> files;
  std::set<NamedEntity> names;
  for (const SegmentReader& segment : archive.segments()) {
    for (DocumentId document = 1; document <= segment.articles(); ++document) {
      const Article article = *segment.article(document);
      ids_.push_back(article.id);
      const std::string file = article.path.substr(article.path.rfind('/') + 1);
      files.insert(document % 2 == 0 ? file : file.substr(0, file.find('#')));
      texts_.push_back(printed_words(article.title));
      texts_.push_back(printed_words(article.body));
      texts_.push_back(printed_words(article.captions));
      if (!article.source.empty()) source_names.insert(article.source);
      if (article.published) dates.insert(to_string(*article.published));
    }
    const NamesTable& table = segment.columns().names;
    for (std::uint32_t ordinal = 0; ordinal < table.size(); ++ordinal) {
      names.insert({table[ordinal].type, std::string{table[ordinal].spelling}});
    }
  }
  std::erase_if(texts_, [](const auto& words) { return words.empty(); });
  std::erase_if(names, [](const NamedEntity& name) {
    return name.spelling.find_first_of("\"\\") != std::string::npos;
  });
  names_.assign(names.begin(), names.end());
  sources_.assign(source_names.begin(), source_names.end());
  files_.assign(files.begin(), files.end());
  dates_.assign(dates.begin(), dates.end());
}

std::string RequestMaker::words_in_a_row(std::size_t count) {
  const std::vector<std::string>& text = texts_[below(texts_.size())];
  const std::size_t at = below(text.size());
  std::string words;
  for (std::size_t i = at; i < std::min(at + count, text.size()); ++i) {
    words += (words.empty() ? "" : " ") + text[i];
  }
  return words;
}

std::string RequestMaker::word() {
  std::string word = words_in_a_row(1);
  return is_operator(word) ? "minister" : word;
}

std::string RequestMaker::name() {
  if (names_.empty()) return word();
  const NamedEntity& name = names_[below(names_.size())];
  const std::string field{to_string(name.type)};
  switch (below(3)) {
    case 0:
      return field + ":\"" + name.spelling + "\"";
    case 1:
      return field + "=\"" + name.spelling + "\"";
    default:
      break;
  }
  const std::vector<std::string> words = printed_words(name.spelling);
  if (words.empty()) return word();
  const std::string& of_name = words[below(words.size())];
  if (!is_plain_word(of_name) || below(2) == 0) return field + ":" + of_name;
  if (below(3) == 0) return field + ":/" + of_name.substr(0, 3) + "[a-z]*/";
  return field + ":" + (below(2) == 0 ? of_name.substr(0, 3) + "*" : "*" + of_name.substr(2));
}

std::string RequestMaker::source() {
  if (sources_.empty()) return word();
  const std::string& source = sources_[below(sources_.size())];
  const std::string beginning = source.substr(0, 3);
  if (below(3) == 0 && is_plain_word(beginning + "xx")) {
    return "source:" + (below(2) == 0 ? beginning + "*" : "/" + beginning + ".+/");
  }
  return "source:\"" + source + "\"";
}

std::string RequestMaker::property() {
  static constexpr std::array possessions{"title",   "body",   "date",     "source", "language",
                                          "section", "byline", "dateline", "topic",  "caption",
                                          "person",  "org",    "place"};
  switch (below(8)) {
    case 6:
      return "words:[" + std::to_string(below(60)) + " TO " + std::to_string(60 + below(100)) + "]";
    case 5:
      if (below(3) > 0) return "id:" + ids_[below(ids_.size())].substr(0, 9) + "*";
      return below(2) == 0 ? "file:" + files_[below(files_.size())]
                           : "-path:" + files_[below(files_.size())];
    case 0:
      return "has:" + std::string{possessions[below(possessions.size())]};
    case 1:
      return "words:>" + std::to_string(below(150));
    case 2:
      return "words:" + std::to_string(below(60)) + ".." + std::to_string(60 + below(100));
    case 3:
      return below(2) == 0 ? "is:duplicate" : "copies:>=" + std::to_string(1 + below(3));
    case 4:
      return "family:" + ids_[below(ids_.size())];
    default:
      return below(2) == 0 ? "is:undated" : "date.by:explicit";
  }
}

std::string RequestMaker::date() {
  if (dates_.empty() || below(6) == 0) return "date:none";
  const std::string first = dates_[below(dates_.size())];
  const std::string last = dates_[below(dates_.size())];
  switch (below(8)) {
    case 5:
      return "date:-" + first.substr(4, below(2) == 0 ? 3 : 6);
    case 6:
      return "date:[" + std::min(first, last) + " TO " + std::max(first, last).substr(0, 7) + "]";
    case 7:
      return (below(2) == 0 ? "date<" : "date>=") + first.substr(0, 7);
    case 0:
      return "date:" + first.substr(0, 4);
    case 1:
      return "date:" + first.substr(0, 7);
    case 2:
      return "date:" + first;
    case 3:
      return "date:" + std::min(first, last) + ".." + std::max(first, last);
    default:
      return below(2) == 0 ? "date:" + first + ".." : "date:.." + first;
  }
}

// The same about the dates in the text, some of which are a few days from the publication's.
std::string RequestMaker::mentions() {
  static constexpr std::array asked{"2017-04-12", "2017-04", "2016-05", "2016-05-01..2016-05-30",
                                    "--04-12",    "--05",    "2017"};
  if (below(2) == 0) return "mentions:" + std::string{asked[below(asked.size())]};
  return "mentions" + date().substr(std::string_view{"date"}.size());
}

std::string RequestMaker::pattern() {
  std::string text = word();
  if (!is_plain_word(text)) return text;
  switch (below(6)) {
    case 4:
      return "/" + text.substr(0, 3) + "[a-z]+" + text.substr(text.size() - 1) + "/";
    case 5:
      return "/(" + text + "|" + text.substr(0, 4) + ".?.?)s?/";
    case 0:
      return text.substr(0, 3 + below(text.size() - 3)) + "*";
    case 1:
      return "*" + text.substr(1 + below(text.size() - 4));
    case 2:
      text[below(text.size())] = '?';
      return text;
    default:
      return text.substr(0, 2) + "*" + text.substr(text.size() - 2);
  }
}

std::string RequestMaker::fuzzy() {
  std::string text = word();
  if (!is_plain_word(text)) return text;
  const std::size_t at = below(text.size() - 1);
  std::swap(text[at], text[at + 1]);
  return text + (below(2) == 0 ? "~1" : "~2");
}

// Several words that are meant in one way.
std::string RequestMaker::modified_words() {
  switch (below(8)) {
    case 0:
      return "CAPS(\"" + words_in_a_row(2) + "\")";
    case 1:
      return "CAPS(" + word() + " OR " + word() + ")";
    case 2:
      return "EXACT(" + word() + " OR \"" + words_in_a_row(2) + "\")";
    case 3:
      return "=\"" + words_in_a_row(2) + "\"";
    case 4:
      return "lead:" + (below(2) == 0 ? word() : "\"" + words_in_a_row(2) + "\"");
    case 5:
      return "(" + word() + " OR " + pattern() + ")^2";
    default:
      return list();
  }
}

// `field:a,b`, `field:a/b`, `field:(a OR b)`.
std::string RequestMaker::list() {
  static constexpr std::array fields{"title:", "body:", "lead:", "caption:", "person:", "place:"};
  const std::string field = fields[below(fields.size())];
  const std::string first = word();
  const std::string second = word();
  if (!is_plain_word(first) || !is_plain_word(second) || below(3) == 0)
    return field + "(" + first + " OR " + second + ")";
  return field + first + (below(2) == 0 ? "," : "/") + second;
}

// A word in one of the ways in which it can be meant.
std::string RequestMaker::modified_word() {
  switch (below(7)) {
    case 0:
      return pattern();
    case 1:
      return "=" + word();
    case 2:
      return "CAPS(" + word() + ")";
    case 3:
      return fuzzy();
    case 4:
      return word() + "^" + std::to_string(1 + below(4));
    case 5:
      return (below(2) == 0 ? "title:" : "caption:") + pattern();
    default:
      return word();
  }
}

// Operands of NEAR and the like.
std::string RequestMaker::placed(int depth) {
  switch (below(depth > 0 ? 9 : 6)) {
    case 0:
      return "\"" + words_in_a_row(2) + "\"";
    case 1:
      return name();
    case 2:
      return "(" + word() + " OR " + word() + ")";
    case 3:
      return below(2) == 0 ? "\"" + words_in_a_row(3) + "\"~" + std::to_string(below(4))
                           : pattern();
    case 6:
    case 7:
    case 8:
      return "(" + proximity(depth - 1) + ")";
    default:
      return word();
  }
}

std::string RequestMaker::proximity(int depth) {
  std::string text = placed(depth);
  const std::size_t more = 1 + below(10) / 8;
  for (std::size_t i = 0; i < more; ++i) {
    const std::string distance = std::to_string(1 + below(9));
    switch (below(9)) {
      case 0:
        text += " ADJ/" + distance + " ";
        break;
      case 1:
        text += " /s ";
        break;
      case 2:
        text += below(2) == 0 ? " /p " : " SAME ";
        break;
      case 4:
        text += (below(2) == 0 ? " pre/" : " w/") + distance + " ";
        break;
      case 5:
        text += below(2) == 0 ? " ADJ " : " NEAR ";
        break;
      case 3:
        text += " NOT NEAR/" + distance + " ";
        break;
      default:
        text += " NEAR/" + distance + " ";
    }
    text += placed(depth);
  }
  return text;
}

std::string RequestMaker::function() {
  const std::string inside = below(3) == 0 ? word() + " OR " + pattern() : placed(1);
  switch (below(5)) {
    case 4:
      return "HLEAD(" + inside + ")";
    case 0:
      return "ATLEAST/" + std::to_string(1 + below(4)) + "(" + inside + ")";
    case 1:
      return "LEAD/" + std::to_string(1 + below(40)) + "(" + inside + ")";
    case 2:
      return "LEAD(" + inside + ")";
    default:
      return "MAJOR(" + inside + ")";
  }
}

std::string RequestMaker::unit() {
  switch (below(21)) {
    case 14:
    case 15:
      return modified_word();
    case 20:
      return modified_words();
    case 16:
    case 17:
      return proximity(static_cast<int>(below(3)));
    case 18:
      return function();
    case 19: {
      const std::string more = pattern();  // a regular expression is text in quotation marks
      return more.starts_with('/') ? more : "\"" + words_in_a_row(1) + " " + more + "\"";
    }
    case 0:
      return "\"" + words_in_a_row(2 + below(3)) + "\"";
    case 1:
      return "title:" + word();
    case 2:
      return (below(2) == 0 ? "body:" : "caption:") + word();
    case 3:
      return name();
    case 4:
      return below(3) == 0 ? property() : below(3) == 0 ? mentions() : date();
    case 5:
      return source();
    case 6: {
      static constexpr std::array asked{
          "language:de",   "language:en",           "section:World",   "section:news",
          "byline:doe",    "byline:\"jane doe\"",   "author:Smith",    "author:\"zoë\"",
          "topic:oil",     "topic:\"middle east\"", "topic:dipl*,oil", "topic:grain/earn",
          "dateline:bonn", "dateline:\"new york\"", "dateline:mosc*",  "added:2020..",
          "added:none",    "-added:..2020"};
      return asked[below(asked.size())];
    }
    case 7:
      return word() + " NEAR/" + std::to_string(1 + below(8)) + " " + word();
    case 8: {
      const std::string near = " NEAR/" + std::to_string(1 + below(12)) + " ";
      return "\"" + words_in_a_row(2) + "\"" + near + word() + near + word();
    }
    default:
      return word();
  }
}

std::string RequestMaker::query(int depth) {
  if (depth == 0 || below(4) == 0) return unit();
  std::string text;
  const std::size_t count = 1 + below(3);
  for (std::size_t i = 0; i < count; ++i) {
    static constexpr std::array joins{" ", " AND ", " OR "};
    if (i > 0) text += joins[below(joins.size())];
    if (below(6) == 0) text += below(2) == 0 ? "NOT " : "-";
    text += below(3) == 0 ? "(" + query(depth - 1) + ")" : unit();
  }
  return text;
}

std::string RequestMaker::filter() {
  const std::string equals = below(4) == 0 ? "!=" : "=";
  switch (below(5)) {
    case 4:
      return (below(2) == 0 ? "topic" + equals + "Oil" : "topic" + equals + "\"Middle East\"");
    case 0:
      return sources_.empty() ? "language=en"
                              : "source" + equals + sources_[below(sources_.size())];
    case 1:
      return "year" + equals +
             (dates_.empty() ? "2017" : dates_[below(dates_.size())].substr(0, 4));
    case 2:
      return "language" + equals + "en";
    default:
      break;
  }
  if (names_.empty()) return "language=en";
  const NamedEntity& name = names_[below(names_.size())];
  return std::string{to_string(name.type)} + equals + "\"" + name.spelling + "\"";
}

SearchRequest RequestMaker::next() {
  SearchRequest request;
  request.query = below(40) == 0 ? "" : query(static_cast<int>(below(3)));
  request.facets = {"person",  "org",   "place", "source", "language",
                    "section", "topic", "year",  "month",  "day"};
  request.facet_limit = static_cast<std::uint32_t>(1 + below(20));
  request.timeline = static_cast<TimelineUnit>(below(4));
  request.sort = static_cast<SortOrder>(below(4));
  request.match = below(4) == 0 ? MatchMode::any : below(8) == 0 ? MatchMode::most : MatchMode::all;
  request.collapse = below(3) == 0 ? static_cast<Collapse>(1 + below(3)) : Collapse::off;
  request.offset = static_cast<std::uint32_t>(below(3) == 0 ? below(15) : 0);
  request.limit = static_cast<std::uint32_t>(below(25));
  request.snippet_bytes = below(20) == 0 ? 240 : 0;
  for (std::size_t i = below(3) == 0 ? 1 + below(3) : 0; i > 0; --i) {
    request.filters.push_back(filter());
  }
  return request;
}

}  // namespace pressmark
