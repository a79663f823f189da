// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tables of white space, parentheses, quotation marks and dashes.
#include "searcher/query/characters.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace pressmark {
namespace {

struct QuoteMark {
  char32_t code_point;
  QuoteFamily family;
};

constexpr std::array quote_marks{
    QuoteMark{U'"', QuoteFamily::straight_or_curly},
    QuoteMark{U'\u201C', QuoteFamily::straight_or_curly},
    QuoteMark{U'\u201D', QuoteFamily::straight_or_curly},
    QuoteMark{U'\u201E', QuoteFamily::straight_or_curly},
    QuoteMark{U'\u201F', QuoteFamily::straight_or_curly},
    QuoteMark{U'\u301D', QuoteFamily::straight_or_curly},
    QuoteMark{U'\u301E', QuoteFamily::straight_or_curly},
    QuoteMark{U'\u301F', QuoteFamily::straight_or_curly},
    QuoteMark{U'\uFF02', QuoteFamily::straight_or_curly},
    QuoteMark{U'\u00AB', QuoteFamily::guillemets},
    QuoteMark{U'\u00BB', QuoteFamily::guillemets},
    QuoteMark{U'\u2039', QuoteFamily::single_guillemets},
    QuoteMark{U'\u203A', QuoteFamily::single_guillemets},
    QuoteMark{U'\u300C', QuoteFamily::corner},
    QuoteMark{U'\u300D', QuoteFamily::corner},
    QuoteMark{U'\u300E', QuoteFamily::white_corner},
    QuoteMark{U'\u300F', QuoteFamily::white_corner},
    QuoteMark{U'\u300A', QuoteFamily::title_marks},
    QuoteMark{U'\u300B', QuoteFamily::title_marks},
};

constexpr std::array quote_families{QuoteFamily::straight_or_curly, QuoteFamily::guillemets,
                                    QuoteFamily::single_guillemets, QuoteFamily::corner,
                                    QuoteFamily::white_corner,      QuoteFamily::title_marks};

bool contains_mark_of(std::string_view text, QuoteFamily family) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    if (quote_family(next.value) == family) return true;
    at += next.length;
  }
  return false;
}

}  // namespace

bool is_query_space(char32_t c) {
  if (c <= 0x20 || (c >= 0x7F && c <= 0xA0)) return true;  // C0, space, DEL, C1, no-break space
  if (c < 0x1680) return false;
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

bool is_opening_parenthesis(char32_t c) {
  return c == U'(' || c == U'\uFF08';
}

bool is_closing_parenthesis(char32_t c) {
  return c == U')' || c == U'\uFF09';
}

std::optional<QuoteFamily> quote_family(char32_t code_point) {
  if (code_point < U'\u00AB' && code_point != U'"') return std::nullopt;  // most by far
  for (const QuoteMark& mark : quote_marks) {
    if (mark.code_point == code_point) return mark.family;
  }
  return std::nullopt;
}

std::string_view opening_mark(QuoteFamily family) {
  switch (family) {
    case QuoteFamily::straight_or_curly:
      return "\"";
    case QuoteFamily::guillemets:
      return "«";
    case QuoteFamily::single_guillemets:
      return "‹";
    case QuoteFamily::corner:
      return "「";
    case QuoteFamily::white_corner:
      return "『";
    case QuoteFamily::title_marks:
      return "《";
  }
  return "\"";  // not reached: every family is named above
}

std::string_view closing_mark(QuoteFamily family) {
  switch (family) {
    case QuoteFamily::straight_or_curly:
      return "\"";
    case QuoteFamily::guillemets:
      return "»";
    case QuoteFamily::single_guillemets:
      return "›";
    case QuoteFamily::corner:
      return "」";
    case QuoteFamily::white_corner:
      return "』";
    case QuoteFamily::title_marks:
      return "》";
  }
  return "\"";  // not reached: every family is named above
}

std::optional<std::string> quotation(std::string_view text) {
  for (const QuoteFamily family : quote_families) {
    if (contains_mark_of(text, family)) continue;
    std::string result{opening_mark(family)};
    result += collapse_spaces(text);
    result += closing_mark(family);
    return result;
  }
  return std::nullopt;
}

bool is_long_dash(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string ascii_lower(std::string_view text) {
  std::string lower{text};
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

ByteRange next_spaced_word(std::string_view text, std::size_t from) {
  const auto skip = [&](std::size_t at, bool is_space) {
    while (at < text.size()) {
      const CodePoint next = decode_utf8(text, at);
      if (is_query_space(next.value) != is_space) break;
      at += next.length;
    }
    return at;
  };
  const std::size_t begin = skip(from, true);
  return byte_range(begin, skip(begin, false));
}

std::vector<ByteRange> spaced_words(std::string_view text) {
  std::vector<ByteRange> words;
  for (ByteRange word = next_spaced_word(text, 0); !word.empty();
       word = next_spaced_word(text, word.end))
    words.push_back(word);
  return words;
}

std::string first_words(std::string_view text, std::size_t count) {
  const std::string collapsed = collapse_spaces(text);
  std::size_t end = 0;
  for (std::size_t words = 0; words < count && end != std::string::npos; ++words) {
    end = collapsed.find(' ', end == 0 ? 0 : end + 1);
  }
  return collapsed.substr(0, end);
}

std::string collapse_spaces(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool owes_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    if (is_query_space(next.value)) {
      owes_space = !result.empty();
    } else {
      if (owes_space) result += ' ';
      owes_space = false;
      result += text.substr(at, next.length);
    }
    at += next.length;
  }
  return result;
}

}  // namespace pressmark
