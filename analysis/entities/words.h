// SPDX-License-Identifier: GPL-2.0-or-later
//
// An article as the recogniser sees it: words with what stands before each, in lines of a kind.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/entities/gazetteer.h"
#include "base/byte_range.h"
#include "schema/entity.h"

namespace pressmark::entities {

enum class Shape : std::uint8_t {
  small,     ///< Begins with no capital: "said", "al", "20".
  capital,   ///< "Lavrov", "McDonald", "G20", "J."
  all_caps,  ///< At least two letters, all of them capitals: "NATO", "U.S."
};

/// What stands between a word and the one before it.
class Gap {
 public:
  enum Part : std::uint16_t {
    space = 1,
    hyphen = 2,
    comma = 4,
    open_paren = 8,
    close_paren = 16,
    quote = 32,
    sentence_end = 64,
    colon = 128,
    slash = 256,
    other = 512,
    line_break = 1024,
    ampersand = 2048,
  };
  constexpr void add(Part part) { bits_ = static_cast<std::uint16_t>(bits_ | part); }
  constexpr bool has(Part part) const { return (bits_ & part) != 0; }
  constexpr bool is_only(Part part) const { return bits_ == part; }
  /// The parts, one bit each.
  constexpr std::uint16_t bits() const { return bits_; }

 private:
  std::uint16_t bits_ = 0;
};

struct Word {
  ByteRange range;  ///< With the full stop of an abbreviation, without possessive.
  std::uint64_t hash = 0;
  Traits traits;
  Shape shape = Shape::small;
  Gap gap;  ///< Before it.
  bool is_possessive = false;
  bool begins_sentence = false;  ///< Or a quotation: a capital here means little.
  bool is_number = false;
  bool is_initial = false;  ///< One capital letter, mostly with a full stop.

  bool has_capital() const { return shape != Shape::small; }
  bool is(Trait trait) const { return traits.has(trait); }
};

enum class LineKind : std::uint8_t {
  prose,
  headline,  ///< Most words have a capital.
  caps,      ///< Most letters are capitals.
  credit,    ///< Says who wrote the article or made its pictures.
};

struct Line {
  std::uint32_t first = 0;  ///< Words [first, last).
  std::uint32_t last = 0;
  TextField field = TextField::body;
  LineKind kind = LineKind::prose;
};

struct ArticleWords {
  std::string_view title;
  std::string_view body;
  std::vector<Word> words;  ///< Of the title, then of the body.
  std::vector<Line> lines;

  std::string_view text(TextField field) const { return field == TextField::title ? title : body; }
  std::string_view text(const Line& line, const Word& word) const {
    return text(line.field).substr(word.range.begin, word.range.size());
  }
};

/// Fills `article`, whose views must stay valid, from its title and body (valid UTF-8). What it
/// held before is gone; its memory is used again.
void split_words(std::string_view title, std::string_view body, ArticleWords& article);

}  // namespace pressmark::entities
