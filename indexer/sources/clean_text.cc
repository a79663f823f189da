// SPDX-License-Identifier: GPL-2.0-or-later
//
// Repairs, line ends and paragraphs.

#include "indexer/sources/clean_text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "analysis/charset.h"
#include "base/ascii.h"
#include "base/utf8.h"

namespace pressmark {

namespace {

// Wider lines are paragraphs; mail and wire copy are wrapped at 60 to 80.
constexpr std::size_t widest_wrapped_line = 90;
// Text whose lines are all shorter than this is a list or verse rather than wrapped prose.
constexpr std::size_t narrowest_wrapped_line = 40;

constexpr std::string_view no_break_space = "\u00A0";

struct Line {
  std::string_view text;   // without white space at either end
  std::size_t indent = 0;  // columns of white space before it
  std::size_t width = 0;   // columns of the text
};

// How many bytes of white space, NO-BREAK SPACE included, `text` begins or ends with.
std::size_t leading_space(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] == ' ' || text[at] == '\t') {
      ++at;
    } else if (text.substr(at).starts_with(no_break_space)) {
      at += no_break_space.size();
    } else {
      break;
    }
  }
  return at;
}

std::string_view trim_right(std::string_view text) {
  while (!text.empty()) {
    if (text.back() == ' ' || text.back() == '\t') {
      text.remove_suffix(1);
    } else if (text.ends_with(no_break_space)) {
      text.remove_suffix(no_break_space.size());
    } else {
      break;
    }
  }
  return text;
}

Line measure_line(std::string_view raw) {
  const std::size_t space = leading_space(raw);
  Line line;
  line.text = trim_right(raw.substr(space));
  line.width = display_width(line.text);
  for (const char c : raw.substr(0, space))
    line.indent += c == '\t' ? 8 : (static_cast<unsigned char>(c) & 0xC0U) == 0x80 ? 0 : 1;
  return line;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(measure_line(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::size_t first_word_width(const Line& line) {
  return display_width(line.text.substr(0, line.text.find(' ')));
}

bool begins_lower_case(const Line& line) {
  return line.text.front() >= 'a' && line.text.front() <= 'z';
}

// How the text is laid out, from all places where one line directly follows another.
struct Layout {
  bool is_wrapped = false;
  bool marks_paragraphs_by_indent = false;
  std::size_t width = 0;  // at which it is wrapped

  // The next word would not have fitted into the line.
  bool is_full(const Line& line, const Line& next) const {
    return line.indent + line.width + 1 + first_word_width(next) > width;
  }
};

bool is_direct(const std::vector<Line>& lines, std::size_t i) {
  return !lines[i].text.empty() && i + 1 < lines.size() && !lines[i + 1].text.empty();
}

Layout find_layout(const std::vector<Line>& lines) {
  std::vector<std::size_t> widths;
  for (const Line& line : lines) {
    if (!line.text.empty()) widths.push_back(line.indent + line.width);
  }
  Layout layout;
  if (widths.empty()) return layout;
  // Of long texts the widest line in fifty may stick out: a table, an address.
  std::sort(widths.begin(), widths.end());
  layout.width = widths[widths.size() - 1 - widths.size() / 50];
  if (layout.width > widest_wrapped_line || layout.width < narrowest_wrapped_line) return layout;

  std::size_t pairs = 0;
  std::size_t full = 0;
  std::size_t indented = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!is_direct(lines, i)) continue;
    if (lines[i + 1].indent > lines[i].indent) {
      ++indented;
      continue;
    }
    ++pairs;
    // Wire copy is edited after it is wrapped: short lines amid a sentence are common there.
    const bool is_amid_sentence =
        begins_lower_case(lines[i + 1]) && 2 * lines[i].width >= layout.width;
    if (is_amid_sentence || layout.is_full(lines[i], lines[i + 1])) ++full;
  }
  layout.is_wrapped = full > 0 && 2 * full >= pairs;
  layout.marks_paragraphs_by_indent = layout.is_wrapped && indented > 0;
  return layout;
}

bool is_wide(std::string_view text, std::size_t at) {
  return display_width(text.substr(at, decode_utf8(text, at).length)) == 2;
}

// What goes between two lines that are joined. Both hold text.
std::string_view joint(std::string_view line, std::string_view next) {
  const std::size_t last = floor_to_code_point(line, line.size() - 1);
  if (is_wide(line, last) && is_wide(next, 0)) return "";
  const bool ends_in_hyphen =
      line.size() > 1 && line.back() == '-' && is_ascii_letter(line[line.size() - 2]);
  return ends_in_hyphen && next.front() >= 'a' && next.front() <= 'z' ? "" : " ";
}

std::string_view separator(const Layout& layout, const Line& line, const Line& next) {
  constexpr std::string_view paragraph = "\n\n";
  if (!layout.is_wrapped || next.indent > line.indent) return paragraph;
  if (layout.marks_paragraphs_by_indent || begins_lower_case(next) || layout.is_full(line, next)) {
    return joint(line.text, next.text);
  }
  return "\n";
}

// CR LF, CR, form feed, vertical tab, NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR become line
// feeds.
std::string unify_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const char c = text[at];
    if (c == '\r' || c == '\f' || c == '\v') {
      out += '\n';
      at += rest.starts_with("\r\n") ? 2U : 1U;
    } else if (c == '\xC2' && rest.starts_with("\u0085")) {
      out += '\n';
      at += 2;
    } else if (c == '\xE2' && (rest.starts_with("\u2028") || rest.starts_with("\u2029"))) {
      out += rest.starts_with("\u2029") ? "\n\n" : "\n";
      at += 3;
    } else {
      out += c;
      ++at;
    }
  }
  return out;
}

bool has_other_line_ends(std::string_view text) {
  const auto is_one = [](char c) { return c == '\r' || c == '\f' || c == '\v'; };
  return std::any_of(text.begin(), text.end(), is_one) ||
         text.find("\u0085") != std::string_view::npos ||
         text.find("\u2028") != std::string_view::npos ||
         text.find("\u2029") != std::string_view::npos;
}

}  // namespace

void note_decoding(const DecodedText& decoded, Article& article) {
  if (decoded.is_guessed) article.set_flag(ArticleFlag::guessed_charset);
  if (decoded.repaired_bytes == 0) return;
  article.set_flag(ArticleFlag::repaired_utf8);
  article.repaired_bytes += decoded.repaired_bytes;
}

std::string clean_text(std::string_view raw, Article& article, std::string_view charset) {
  std::string text{raw};
  if (text.find('\0') != std::string::npos) {
    std::erase(text, '\0');
    article.set_flag(ArticleFlag::removed_nul);
  }
  // Declared sets matter to text that is ASCII, too: ISO-2022-JP is.
  if (!charset.empty() || !is_valid_utf8(text)) {
    DecodedText decoded = decode_text(text, charset);
    text = std::move(decoded.text);
    note_decoding(decoded, article);
  }
  return has_other_line_ends(text) ? unify_line_ends(text) : text;
}

std::string arrange_paragraphs(std::string_view text) {
  const std::vector<Line> lines = split_lines(text);
  const Layout layout = find_layout(lines);
  std::string out;
  out.reserve(text.size());
  const Line* previous = nullptr;
  bool after_blank = false;
  for (const Line& line : lines) {
    if (line.text.empty()) {
      after_blank = true;
      continue;
    }
    if (previous != nullptr) out += after_blank ? "\n\n" : separator(layout, *previous, line);
    out += line.text;
    previous = &line;
    after_blank = false;
  }
  return out;
}

std::string to_single_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool has_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = text[at] == '\n' ? 1 : leading_space(text.substr(at));
    if (space > 0) {
      has_space = true;
      at += space;
      continue;
    }
    if (has_space && !out.empty()) out += ' ';
    has_space = false;
    out += text[at++];
  }
  return out;
}

}  // namespace pressmark
