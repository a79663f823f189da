// SPDX-License-Identifier: GPL-2.0-or-later
//
// One pass over the bytes makes words and lines; a second decides of which kind each line is.
#include "analysis/entities/words.h"

#include <algorithm>

#include "analysis/entities/letters.h"
#include "base/utf8.h"

namespace pressmark::entities {
namespace {

class Splitter {
 public:
  Splitter(ArticleWords& article, TextField field)
      : article_(article), field_(field), text_(article.text(field)) {}

  void run() {
    begin_line();
    while (at_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte < 0x80 ? is_letter(byte_kinds[byte]) : is_word_character(next().value)) {
        take_word();
      } else {
        take_gap();
      }
    }
    end_line();
  }

 private:
  CodePoint next() const { return decode(at_); }
  CodePoint decode(std::size_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    return byte < 0x80 ? CodePoint{byte, 1} : decode_utf8(text_, at);
  }

  bool is_word_at(std::size_t at) const {
    return at < text_.size() && is_word_character(decode(at).value);
  }

  void begin_line() {
    article_.lines.push_back({.first = word_count(), .last = 0, .field = field_});
    line_begin_ = at_;
    begins_sentence_ = true;
  }

  void end_line() {
    Line& line = article_.lines.back();
    line.last = word_count();
    if (line.first == line.last) article_.lines.pop_back();
  }

  std::uint32_t word_count() const { return static_cast<std::uint32_t>(article_.words.size()); }

  static bool is_letter(ByteKind kind) { return kind != ByteKind::other && kind != ByteKind::mark; }

  struct Letters {
    WordHash hash;
    int count = 0;
    int capitals = 0;
    bool has_mark = false;  // a full stop, an apostrophe, an ampersand
  };

  Letters take_letters();
  void take_word();
  void take_gap();
  void take_long_gap();
  void take_apostrophe(std::uint32_t length);
  void take_line_break();
  bool joins_words(std::size_t at) const;
  bool is_wrapped(std::size_t line_end, std::size_t next_line) const;

  const Gazetteer& gazetteer_ = Gazetteer::built_in();
  ArticleWords& article_;
  TextField field_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  Gap gap_;
  bool begins_sentence_ = true;
};

// O'Brien, U.S, AT&T: a mark between two letters with no space around.
bool Splitter::joins_words(std::size_t at) const {
  const CodePoint mark = decode(at);
  const bool is_apostrophe = mark.value == '\'' || mark.value == 0x2019;
  if (!is_apostrophe && mark.value != '.' && mark.value != '&') return false;
  const std::size_t after = at + mark.length;
  if (!is_word_at(after)) return false;
  if (mark.value == '&') return is_capital(decode(after).value);
  if (mark.value == '.') {
    const bool single_before =
        at < 2 || !is_word_character(static_cast<unsigned char>(text_[at - 2]));
    return single_before && is_capital(decode(at - 1).value) && is_capital(decode(after).value);
  }
  const char letter = text_[after];
  return (letter != 's' && letter != 'S') || is_word_at(after + 1);
}

Splitter::Letters Splitter::take_letters() {
  Letters letters;
  while (at_ < text_.size()) {
    const ByteKind kind = byte_kinds[static_cast<unsigned char>(text_[at_])];
    if (kind == ByteKind::other) break;
    if (kind != ByteKind::mark) {
      letters.count += kind == ByteKind::digit ? 0 : 1;
      letters.capitals += kind == ByteKind::capital ? 1 : 0;
      letters.hash.add_ascii(text_[at_], kind);
      ++at_;
      continue;
    }
    const CodePoint c = next();
    if (is_word_character(c.value)) {
      ++letters.count;
      letters.capitals += is_capital(c.value) ? 1 : 0;
    } else if (joins_words(at_)) {
      letters.has_mark = true;
    } else {
      break;
    }
    letters.hash.add(c.value);
    at_ += c.length;
  }
  return letters;
}

void Splitter::take_word() {
  Word word;
  const std::size_t begin = at_;
  const CodePoint first = next();
  const bool begins_capital = is_capital(first.value);
  const Letters letters = take_letters();
  const bool is_one_character = at_ - begin == first.length;
  word.hash = letters.hash.value();
  word.traits = gazetteer_.traits(word.hash);
  word.is_number = letters.count == 0;
  if (begins_capital) {
    const bool is_all_caps = letters.count == letters.capitals && !is_one_character;  // "G20" too
    word.shape = is_all_caps ? Shape::all_caps : Shape::capital;
    const bool is_apart = at_ == text_.size() || text_[at_] == '.' || text_[at_] == ' ';
    word.is_initial = is_one_character && is_apart;
  }
  std::size_t end = at_;
  const bool is_acronym = word.shape == Shape::all_caps && letters.has_mark;
  const bool is_abbreviation =
      word.is_initial || is_acronym || (word.has_capital() && word.is(Trait::abbreviation));
  if (is_abbreviation && at_ < text_.size() && text_[at_] == '.') {
    ++at_;
    // "Acme Corp" is the name with and without its full stop.
    if (!word.is(Trait::org_suffix)) end = at_;
  }
  word.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  word.gap = gap_;
  word.begins_sentence = begins_sentence_;
  article_.words.push_back(word);
  gap_ = {};
  begins_sentence_ = false;
}

void Splitter::take_long_gap() {
  const CodePoint c = next();
  switch (c.value) {
    case 0x2019:
      take_apostrophe(c.length);
      return;
    case 0x2018:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      gap_.add(Gap::quote);
      begins_sentence_ = true;
      break;
    case 0x2026:
    case 0x3002:
      gap_.add(Gap::sentence_end);
      begins_sentence_ = true;
      break;
    case 0x2022:
      gap_.add(Gap::other);
      begins_sentence_ = true;
      break;
    case 0xA0:
    case 0x2009:
    case 0x202F:
      gap_.add(Gap::space);
      break;
    case 0x2010:
    case 0x2011:
      gap_.add(gap_.has(Gap::space) ? Gap::other : Gap::hyphen);
      break;
    default:
      gap_.add(Gap::other);
      break;
  }
  at_ += c.length;
}

void Splitter::take_gap() {
  const char c = text_[at_];
  if (static_cast<unsigned char>(c) >= 0x80) return take_long_gap();
  switch (c) {
    case '\n':
      take_line_break();
      return;
    case '\'':
      take_apostrophe(1);
      return;
    case ' ':
    case '\t':
    case '\r':
      gap_.add(Gap::space);
      break;
    case '-': {
      const bool is_inside = !gap_.has(Gap::space) && !gap_.has(Gap::hyphen) && is_word_at(at_ + 1);
      gap_.add(is_inside ? Gap::hyphen : Gap::other);
      break;
    }
    case ',':
      gap_.add(Gap::comma);
      break;
    case '(':
    case '[':
      gap_.add(Gap::open_paren);
      break;
    case ')':
    case ']':
      gap_.add(Gap::close_paren);
      break;
    case '"':
    case '`':
      gap_.add(Gap::quote);
      begins_sentence_ = true;
      break;
    case '.':
    case '!':
    case '?':
      gap_.add(Gap::sentence_end);
      begins_sentence_ = true;
      break;
    case ':':
      gap_.add(Gap::colon);
      begins_sentence_ = true;
      break;
    case '/':
      gap_.add(Gap::slash);
      break;
    case '&':
      gap_.add(Gap::ampersand);
      break;
    default:
      gap_.add(Gap::other);
      break;
  }
  ++at_;
}

// 's after a word, or after a word and a space where a corpus was cut into words before.
void Splitter::take_apostrophe(std::uint32_t length) {
  const std::size_t after = at_ + length;
  const bool is_s = after < text_.size() && (text_[after] == 's' || text_[after] == 'S') &&
                    !is_word_at(after + 1);
  const bool follows_word = !article_.words.empty() && article_.lines.back().first < word_count() &&
                            (gap_.is_only({}) || gap_.is_only(Gap::space));
  if (is_s && follows_word) {
    article_.words.back().is_possessive = true;
    at_ = after + 1;
    return;
  }
  const bool ends_plural = gap_.is_only({}) && follows_word && text_[at_ - 1] == 's';
  if (ends_plural) {
    article_.words.back().is_possessive = true;
  } else {
    gap_.add(Gap::quote);
    begins_sentence_ = begins_sentence_ || !gap_.is_only(Gap::quote);
  }
  at_ = after;
}

// Lines that were wrapped at a width are one line; headings, captions and paragraphs are not.
bool Splitter::is_wrapped(std::size_t line_end, std::size_t next_line) const {
  const std::size_t width = line_end - line_begin_;
  if (width < 45 || width > 90 || next_line >= text_.size()) return false;
  const char next_first = text_[next_line];
  if (next_first == '\n' || next_first == ' ' || next_first == '\t' || next_first == '\r')
    return false;
  const char last = text_[line_end - 1];
  return last != '.' && last != '!' && last != '?' && last != ':' && last != '"';
}

void Splitter::take_line_break() {
  std::size_t line_end = at_;
  while (line_end > line_begin_ && (text_[line_end - 1] == ' ' || text_[line_end - 1] == '\r'))
    --line_end;
  ++at_;
  if (line_end > line_begin_ && is_wrapped(line_end, at_)) {
    gap_.add(Gap::space);
    const bool was_begin = begins_sentence_;
    line_begin_ = at_;
    begins_sentence_ = was_begin;
    return;
  }
  end_line();
  begin_line();
  gap_ = {};
  gap_.add(Gap::line_break);
}

bool is_credit(const ArticleWords& article, const Line& line, std::size_t line_end) {
  const Word& first = article.words[line.first];
  const std::string_view text = article.text(line.field);
  constexpr std::string_view copyright = "©";
  constexpr std::size_t nearby = copyright.size() + 2;
  const std::string_view before = text.substr(0, first.range.begin);
  const std::string_view last = before.substr(before.size() - std::min(before.size(), nearby));
  if (last.find(copyright) != std::string_view::npos) return true;
  const std::string_view opening = text.substr(first.range.begin, line_end - first.range.begin);
  for (const std::string_view mark :
       {"Photo:",     "Photos:",       "Photo by",          "Photograph:",  "Photograph by",
        "Picture:",   "Image:",        "Image credit",      "Photo credit", "Credit:",
        "Foto:",      "Bild:",         "With reporting by", "Reporting by", "Additional reporting",
        "Editing by", "(Reporting by", "Written by",        "Writing by",   "Compiled by",
        "Copyright"}) {
    if (opening.front() == mark.front() && opening.starts_with(mark)) return true;
  }
  return (opening.starts_with("By ") || opening.starts_with("BY ")) && line.last - line.first <= 6;
}

LineKind kind_of(const ArticleWords& article, const Line& line) {
  const std::size_t line_end = article.words[line.last - 1].range.end;
  if (is_credit(article, line, line_end)) return LineKind::credit;
  int words = 0;
  int capitals = 0;
  int all_caps = 0;
  int small_long = 0;
  for (std::uint32_t i = line.first; i < line.last; ++i) {
    const Word& word = article.words[i];
    if (word.is_number) continue;
    ++words;
    if (word.has_capital()) ++capitals;
    if (word.shape == Shape::all_caps) ++all_caps;
    if (!word.has_capital() && word.range.size() > 4) ++small_long;
  }
  if (words >= 2 && all_caps * 10 >= words * 7) return LineKind::caps;
  const std::string_view text = article.text(line.field);
  const std::size_t after = std::min(text.find_first_not_of(" \"", line_end), text.size());
  const bool ends_sentence = after < text.size() && (text[after] == '.' || text[after] == '?');
  const bool is_title_case = words >= 4 && capitals * 10 >= words * 6 && capitals > 3 * small_long;
  return is_title_case && !ends_sentence ? LineKind::headline : LineKind::prose;
}

}  // namespace

void split_words(std::string_view title, std::string_view body, ArticleWords& article) {
  article.title = title;
  article.body = body;
  article.words.clear();
  article.lines.clear();
  Splitter{article, TextField::title}.run();
  Splitter{article, TextField::body}.run();
  for (Line& line : article.lines)
    line.kind = kind_of(article, line);
}

}  // namespace pressmark::entities
