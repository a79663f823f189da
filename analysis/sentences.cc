// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines -> blocks (paragraphs, as far as blank lines and indents show them) -> pieces between line
// breaks that are meant -> sentences. Every look ahead or back is bounded, so time is linear.
#include "analysis/sentences.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <unicode/uchar.h>

#include "analysis/abbreviations.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

constexpr std::uint32_t max_word_bytes = 32;  // how far a look ahead or back goes
constexpr std::uint32_t usual_columns = 60;   // what a wrapped line has at least
constexpr std::uint32_t ragged_columns = 8;   // and by how much it may fall short
constexpr std::uint32_t longest_wrapped_line = 160;

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? CodePoint{byte, 1} : decode_utf8(text, at);
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == U' ' || (c >= U'\t' && c <= U'\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_lower(char32_t c) {
  return u_islower(static_cast<UChar32>(c)) != 0;
}

bool is_upper(char32_t c) {
  return u_isupper(static_cast<UChar32>(c)) != 0;
}

bool is_digit(char32_t c) {
  return u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool is_letter(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

/// Ends a sentence where white space follows.
bool is_terminator(char32_t c) {
  switch (c) {
    case U'.':
    case U'!':
    case U'?':
    case U'\u2026':  // …
    case U'\u203C':
    case U'\u2047':
    case U'\u2048':
    case U'\u2049':
    case U'\u061F':
    case U'\u06D4':  // Arabic ؟ ۔
    case U'\u0964':
    case U'\u0965':  // Devanagari danda
    case U'\u0589':
    case U'\u1362':  // Armenian, Ethiopic
      return true;
    default:
      return false;
  }
}

/// Ends a sentence whatever follows: these scripts put no space between sentences.
bool is_wide_terminator(char32_t c) {
  return c == U'\u3002' || c == U'\uFF61' || c == U'\uFF01' || c == U'\uFF1F';
}

/// ASCII that is no terminator: most of most texts.
bool is_plain(char c) {
  return static_cast<unsigned char>(c) < 0x80 && c != '.' && c != '!' && c != '?';
}

bool is_closer(char32_t c) {
  if (c == U'"' || c == U'\'') return true;
  if (c == U'\u201C' || c == U'\u00AB' || c == U'\u2039') return true;  // German “ « ‹ close
  const auto category = u_charType(static_cast<UChar32>(c));
  return category == U_END_PUNCTUATION || category == U_FINAL_PUNCTUATION;
}

bool is_opener(char32_t c) {
  if (c == U'"' || c == U'\'' || c == U'-' || c == U'*') return true;
  const auto category = u_charType(static_cast<UChar32>(c));
  return category == U_START_PUNCTUATION || category == U_INITIAL_PUNCTUATION ||
         category == U_DASH_PUNCTUATION;
}

std::uint32_t skip_spaces(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end) {
    const CodePoint c = code_point_at(text, at);
    if (!is_space(c.value)) break;
    at += c.length;
  }
  return at;
}

/// The letters and digits at `at`.
std::string_view word_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const std::uint32_t begin = at;
  end = std::min(end, begin + max_word_bytes);
  while (at < end) {
    const CodePoint c = code_point_at(text, at);
    if (!is_letter(c.value) && !is_digit(c.value)) break;
    at += c.length;
  }
  return text.substr(begin, at - begin);
}

/// The letters, digits and inner dots before `end`: "U.S" of "the U.S."
std::string_view word_before(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::uint32_t least = end - std::min(end - begin, max_word_bytes);
  std::uint32_t at = end;
  while (at > least) {
    const auto before = static_cast<std::uint32_t>(floor_to_code_point(text, at - 1));
    if (before < least) break;
    const char32_t c = code_point_at(text, before).value;
    if (!is_letter(c) && !is_digit(c) && c != U'.') break;
    at = before;
  }
  return text.substr(at, end - at);
}

/// Whether `word` is single letters with dots between them.
bool is_dotted(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    const CodePoint c = code_point_at(word, at);
    at += c.length;
    if (!is_letter(c.value)) return false;
    if (at < word.size() && word[at++] != '.') return false;
  }
  return letters > 1;
}

bool is_time_of_day(std::string_view word) {
  return word == "a.m" || word == "p.m" || word == "A.M" || word == "P.M";
}

/// Whether the full stop between `before` and `next` ends no sentence. `next` begins with a
/// character that is not a lower-case letter.
bool is_abbreviated(std::string_view before, std::string_view next, bool begins_the_sentence) {
  if (before.empty()) return false;
  const CodePoint first = code_point_at(before, 0);
  const char32_t next_first = next.empty() ? U' ' : code_point_at(next, 0).value;
  if (first.length == before.size() && is_upper(first.value)) return is_letter(next_first);
  if (is_digit(first.value)) {
    // "1. Cocoa" in a list; "am 3. Oktober" where ordinals have a full stop
    const bool is_short = before.size() <= 2;
    return is_short && (begins_the_sentence || continues_time(next));
  }
  if (is_time_of_day(before)) return continues_time(next);
  switch (abbreviation_of(before)) {
    case Abbreviation::title:
      return true;
    case Abbreviation::before_number:
      return is_digit(next_first);
    case Abbreviation::open:
      return !begins_sentences(next);
    case Abbreviation::none:
      break;
  }
  return is_dotted(before) && !begins_sentences(next);
}

struct Line {
  ByteRange visible;      // without white space around
  std::uint32_t columns;  // visible code points
  bool is_indented;
};

class SentenceFinder {
 public:
  explicit SentenceFinder(std::string_view text) : text_(text) {}

  std::vector<Sentence> find() {
    const auto size = static_cast<std::uint32_t>(text_.size());
    for (std::uint32_t begin = 0; begin < size;) {
      const std::size_t newline = text_.find('\n', begin);
      const std::uint32_t end =
          newline == std::string_view::npos ? size : static_cast<std::uint32_t>(newline);
      const Line line = line_in(begin, end);
      if (line.visible.empty() || line.is_indented) finish_block();
      if (!line.visible.empty()) block_.push_back(line);
      begin = end + 1;
    }
    finish_block();
    return std::move(sentences_);
  }

 private:
  Line line_in(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t first = skip_spaces(text_, begin, end);
    Line line{{first, first}, 0, false};
    line.is_indented = first - begin >= 2 || (first > begin && text_[begin] == '\t');
    if (is_ascii(text_.substr(first, end - first))) {  // a column is a byte
      std::uint32_t visible_end = end;
      while (visible_end > first && is_space(static_cast<unsigned char>(text_[visible_end - 1])))
        --visible_end;
      line.visible.end = visible_end;
      line.columns = visible_end - first;
      return line;
    }
    std::uint32_t columns = 0;
    for (std::uint32_t at = first; at < end;) {
      const CodePoint c = code_point_at(text_, at);
      at += c.length;
      ++columns;
      if (is_space(c.value)) continue;
      line.visible.end = at;
      line.columns = columns;
    }
    return line;
  }

  /// Cuts block_ at the line breaks that somebody meant, and forgets it.
  void finish_block() {
    if (block_.empty()) return;
    std::uint64_t columns = 0;
    std::uint64_t unwrapped_columns = 0;
    std::uint32_t width = 0;
    for (const Line& line : block_) {
      columns += line.columns;
      if (line.columns > longest_wrapped_line) unwrapped_columns += line.columns;
      width = std::max(width, line.columns);
    }
    const bool is_wrapped = 2 * unwrapped_columns <= columns;
    const std::uint32_t limit = is_narrow(width) ? 0 : std::max(width, usual_columns);
    begins_paragraph_ = true;
    std::uint32_t begin = block_.front().visible.begin;
    for (std::size_t i = 0; i < block_.size(); ++i) {
      const bool is_last = i + 1 == block_.size();
      if (!is_last && is_wrapped && !is_meant(block_[i], block_[i + 1], limit)) continue;
      find_in_piece({begin, block_[i].visible.end});
      if (is_last) break;
      begin = block_[i + 1].visible.begin;
      if (!is_wrapped) begins_paragraph_ = true;
    }
    block_.clear();
  }

  /// Columns of `line` if the first word of `next` stood at its end.
  std::uint32_t columns_with_next_word(const Line& line, const Line& next) const {
    const std::string_view rest =
        text_.substr(next.visible.begin, std::min(next.visible.size(), max_word_bytes));
    return line.columns + 1 + static_cast<std::uint32_t>(std::min(rest.find(' '), rest.size()));
  }

  /// Whether the block was wrapped at `width`, although that is less than usual: every line is
  /// full.
  bool is_narrow(std::uint32_t width) const {
    if (width >= usual_columns || block_.size() < 4) return false;
    for (std::size_t i = 0; i + 1 < block_.size(); ++i) {
      if (columns_with_next_word(block_[i], block_[i + 1]) <= width) return false;
    }
    return true;
  }

  /// Whether the break between two lines is more than a wrap: there was room for another word, and
  /// for as much again as the line holds.
  bool is_meant(const Line& line, const Line& next, std::uint32_t limit) const {
    const char32_t first = code_point_at(text_, next.visible.begin).value;
    if (is_lower(first) || first == U'<' || first == U'(') return false;
    const char last = text_[line.visible.end - 1];
    if (last == ',' || last == ';' || last == '-' || last == '(') return false;
    const ByteRange shown = line.visible;
    if (expects_more(word_before(text_, shown.begin, shown.end))) return false;
    return 2 * line.columns <= limit &&
           columns_with_next_word(line, next) + ragged_columns <= limit;
  }

  void find_in_piece(ByteRange piece) {
    std::uint32_t begin = piece.begin;
    for (std::uint32_t at = begin; at < piece.end;) {
      if (is_plain(text_[at])) {
        ++at;
        continue;
      }
      const CodePoint c = code_point_at(text_, at);
      if (!is_terminator(c.value) && !is_wide_terminator(c.value)) {
        at += c.length;
        continue;
      }
      const std::uint32_t end = end_of_sentence(begin, at, piece.end);
      if (end == 0) continue;
      add({begin, end});
      begin = at = skip_spaces(text_, end, piece.end);
    }
    if (begin < piece.end) add({begin, piece.end});
  }

  /// Moves `at` past the terminators there and what closes with them, and returns where the
  /// sentence from `begin` ends, or 0 if it goes on.
  std::uint32_t end_of_sentence(std::uint32_t begin, std::uint32_t& at, std::uint32_t end) const {
    const std::uint32_t first = at;
    bool is_wide = false;
    while (at < end) {
      const CodePoint c = code_point_at(text_, at);
      if (is_wide_terminator(c.value)) {
        is_wide = true;
      } else if (!is_terminator(c.value)) {
        break;
      }
      at += c.length;
    }
    const bool is_full_stop = at == first + 1 && text_[first] == '.';
    while (at < end) {
      const CodePoint c = code_point_at(text_, at);
      if (!is_closer(c.value)) break;
      at += c.length;
    }
    const std::uint32_t next = skip_spaces(text_, at, end);
    if (next == end || is_wide) return at;
    if (next == at) return 0;
    return goes_on({begin, first}, {next, end}, is_full_stop) ? 0 : at;
  }

  bool goes_on(ByteRange before, ByteRange after, bool is_full_stop) const {
    std::uint32_t at = after.begin;
    for (int i = 0; i < 3 && at < after.end; ++i) {  // a quotation in brackets, at most
      const CodePoint c = code_point_at(text_, at);
      if (!is_opener(c.value)) break;
      at = skip_spaces(text_, at + c.length, after.end);
    }
    if (at < after.end && is_lower(code_point_at(text_, at).value)) return true;
    if (!is_full_stop) return false;
    const std::string_view word = word_before(text_, before.begin, before.end);
    return is_abbreviated(word, word_at(text_, at, after.end), word.size() == before.size());
  }

  void add(ByteRange range) {
    sentences_.push_back({range, begins_paragraph_});
    begins_paragraph_ = false;
  }

  std::string_view text_;
  std::vector<Line> block_;
  std::vector<Sentence> sentences_;
  bool begins_paragraph_ = true;
};

}  // namespace

std::vector<Sentence> find_sentences(std::string_view text) {
  return SentenceFinder{text}.find();
}

}  // namespace pressmark
