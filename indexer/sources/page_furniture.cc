// SPDX-License-Identifier: GPL-2.0-or-later
//
// Openings of lines, whole lines, and marks within them.

#include "indexer/sources/page_furniture.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "analysis/dates/parse_date.h"
#include "indexer/sources/ascii_text.h"

namespace pressmark {

namespace {

// A paragraph of prose may begin with any words.
constexpr std::size_t longest_line = 160;
constexpr std::size_t longest_copyright = 400;

// What a line of furniture begins with.
constexpr std::array<std::string_view, 63> line_openings{"read more",
                                                         "read also",
                                                         "read next",
                                                         "also read",
                                                         "more:",
                                                         "related:",
                                                         "related article",
                                                         "related stor",
                                                         "see also",
                                                         "see more",
                                                         "watch:",
                                                         "listen:",
                                                         "click here",
                                                         "tap here",
                                                         "sign up",
                                                         "sign in",
                                                         "log in",
                                                         "subscribe",
                                                         "follow us",
                                                         "follow @",
                                                         "share this",
                                                         "share on",
                                                         "share via",
                                                         "photo:",
                                                         "photos:",
                                                         "image:",
                                                         "image credit",
                                                         "photo credit",
                                                         "file photo",
                                                         "video:",
                                                         "media playback",
                                                         "image copyright",
                                                         "image caption",
                                                         "advertisement",
                                                         "story continues",
                                                         "article continues",
                                                         "scroll down",
                                                         "skip to",
                                                         "download the",
                                                         "get the latest",
                                                         "copyright ",
                                                         "all rights reserved",
                                                         "this article originally appeared",
                                                         "last updated",
                                                         "updated:",
                                                         "published:",
                                                         "posted on",
                                                         "this copy is for your",
                                                         "order reprints",
                                                         "to order presentation",
                                                         "we've detected",
                                                         "please update to a",
                                                         "enable javascript",
                                                         "please enable",
                                                         "you are on internet explorer",
                                                         "this video file",
                                                         "your browser does not",
                                                         "view comments",
                                                         "skip advertisement",
                                                         "image source",
                                                         "getty images",
                                                         "photograph:",
                                                         "illustration:"};

// What a line of furniture is, whole.
constexpr std::array<std::string_view, 51> whole_lines{"register",
                                                       "share",
                                                       "print",
                                                       "email",
                                                       "e-mail",
                                                       "comments",
                                                       "facebook",
                                                       "twitter",
                                                       "whatsapp",
                                                       "reddit",
                                                       "linkedin",
                                                       "pinterest",
                                                       "menu",
                                                       "search",
                                                       "close",
                                                       "more",
                                                       "advertising",
                                                       "sponsored",
                                                       "subscribe",
                                                       "loading...",
                                                       "loading",
                                                       "related",
                                                       "related articles",
                                                       "related stories",
                                                       "tags",
                                                       "topics",
                                                       "trending",
                                                       "most read",
                                                       "0 comments",
                                                       "copy link",
                                                       "print article",
                                                       "text size",
                                                       "order reprints",
                                                       "breaking news",
                                                       "latest news",
                                                       "view all",
                                                       "show more",
                                                       "load more",
                                                       "read more",
                                                       "continue reading",
                                                       "sign up",
                                                       "newsletter",
                                                       "most popular",
                                                       "editor's picks",
                                                       "recommended",
                                                       "home",
                                                       "back to top",
                                                       "listen",
                                                       "watch",
                                                       "gallery",
                                                       "photos"};

constexpr std::array<std::string_view, 4> copyright_marks{"all rights reserved", "©", "(c) 20",
                                                          "copyright 20"};

template <std::size_t size>
bool has_any(std::string_view line, const std::array<std::string_view, size>& marks) {
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    return find_in_lower(line, mark) != std::string_view::npos;
  });
}

}  // namespace

bool is_byline(std::string_view line) {
  if (!starts_in_lower(line, "by ")) return false;
  std::string_view rest = line.substr(3);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    const bool is_lower = !word.empty() && word.front() >= 'a' && word.front() <= 'z';
    if (is_lower && word != "and" && word != "in") return false;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

bool is_page_furniture(std::string_view line) {
  if (line.size() <= longest_copyright && has_any(line, copyright_marks)) return true;
  if (line.size() > longest_line) return line.starts_with("<img ") && line.ends_with('>');
  const bool has_opening =
      std::any_of(line_openings.begin(), line_openings.end(),
                  [&](std::string_view opening) { return starts_in_lower(line, opening); });
  const bool is_address =
      line.find("://") != std::string_view::npos && line.find(' ') == std::string_view::npos;
  // Markup that a script was to put into the page.
  const bool is_markup = line.starts_with('<') && line.ends_with('>');
  const bool is_whole =
      std::any_of(whole_lines.begin(), whole_lines.end(),
                  [&](std::string_view whole) { return equals_in_lower(line, whole); });
  return has_opening || is_whole || is_address || is_markup || is_byline(line) ||
         parse_record_date(line).has_value();
}

}  // namespace pressmark
