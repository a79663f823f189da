// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is evidence for HTML, and how lines survive where the HTML has none of its own.

#include "indexer/sources/inner_markup.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/html_blocks.h"

namespace pressmark {

namespace {

constexpr std::array<std::string_view, 20> line_tags{
    "p",  "div", "li", "ul", "ol", "h1",    "h2", "h3",         "h4",      "h5",
    "h6", "tr",  "td", "th", "dd", "table", "dt", "blockquote", "section", "article"};

constexpr std::array<std::string_view, 18> inline_tags{
    "a",     "b",    "i",   "u",   "em",   "strong", "span",   "sub",        "sup",
    "small", "font", "img", "pre", "cite", "figure", "iframe", "figcaption", "script"};

constexpr std::array<std::string_view, 38> entity_names{
    "amp",    "quot",  "apos",   "lt",     "gt",     "nbsp",   "rsquo",  "lsquo", "ldquo", "rdquo",
    "sbquo",  "bdquo", "laquo",  "raquo",  "mdash",  "ndash",  "hellip", "euro",  "pound", "eacute",
    "egrave", "ecirc", "agrave", "aacute", "acirc",  "ccedil", "auml",   "ouml",  "uuml",  "Auml",
    "Ouml",   "Uuml",  "szlig",  "oacute", "iacute", "uacute", "ntilde", "Eacute"};

template <std::size_t size>
bool is_listed(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct MarkupEvidence {
  bool has_elements = false;
  bool has_lines = false;  // elements that begin or end lines
};

// Opening tags are none: "<P>" and "<BR>" are companies on a ticker.
MarkupEvidence find_elements(std::string_view text) {
  MarkupEvidence evidence;
  for (std::size_t at = text.find('<'); at != std::string_view::npos && !evidence.has_lines;
       at = text.find('<', at + 1)) {
    constexpr std::size_t longest = 16;
    const std::string_view rest = text.substr(at + 1, longest);
    const bool is_closing = rest.starts_with('/');
    const std::size_t end = rest.find('>');
    if (end == std::string_view::npos) continue;
    const std::string_view inner = trimmed(rest.substr(0, end));
    if (is_closing) {
      const std::string tag = lower_ascii(trimmed(inner.substr(1)));
      evidence.has_lines = is_listed(tag, line_tags);
      evidence.has_elements =
          evidence.has_elements || evidence.has_lines || is_listed(tag, inline_tags);
    } else if (inner == "br" || (inner.ends_with('/') && starts_in_lower(inner, "br"))) {
      evidence = {.has_elements = true, .has_lines = true};
    }
  }
  return evidence;
}

bool has_reference(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    constexpr std::size_t longest = 9;
    const std::string_view rest = text.substr(at + 1, longest);
    const std::size_t end = rest.find(';');
    if (end == std::string_view::npos) continue;
    const std::string_view name = rest.substr(0, end);
    const bool is_number = name.size() > 2 && name.front() == '#' &&
                           (is_ascii_digit(name[1]) || lower_ascii(name[1]) == 'x');
    if (is_number || is_listed(name, entity_names)) return true;
  }
  return false;
}

// As HTML in which lines stay lines.
std::string as_preformatted(std::string_view text, bool keeps_tags) {
  std::string html = "<pre>";
  for (const char c : text) {
    if (c == '<' && !keeps_tags) {
      html += "&lt;";
    } else {
      html += c;
    }
  }
  return html + "</pre>";
}

}  // namespace

std::string without_markup(std::string text) {
  const MarkupEvidence evidence = find_elements(text);
  if (evidence.has_lines) return text_of_html(text);
  if (!evidence.has_elements && !has_reference(text)) return text;
  return text_of_html(as_preformatted(text, evidence.has_elements));
}

}  // namespace pressmark
