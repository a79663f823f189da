// SPDX-License-Identifier: GPL-2.0-or-later
//
// Gives lines of capitals the letters of a sentence, so that the names in them are found as
// elsewhere: "TREASURY'S BAKER SAYS RATES FELL" is read as "Treasury's Baker says rates fell".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/entities/hash_index.h"
#include "analysis/entities/words.h"

namespace pressmark::entities {

/// Keeps its memory from article to article.
class CaseRestorer {
 public:
  /// Turns the lines of capitals of an article in English into prose: a word has the letters
  /// that it has elsewhere in the article, else those that the lists make likely. Afterwards the
  /// article's texts are views into this object, as long as they were, letter for letter in the
  /// same place. Only letters of ASCII change.
  void restore(ArticleWords& article);

 private:
  /// How the other lines print a word.
  struct Printed {
    bool is_small = false;
    bool is_capital = false;   ///< Inside of a sentence, with small letters after the first.
    bool is_all_caps = false;  ///< "NATO"
  };

  void collect_printed(const ArticleWords& article);
  void restore_line(ArticleWords& article, const Line& line);
  std::string& text(TextField field) { return field == TextField::title ? title_ : body_; }
  Shape shape_of(const ArticleWords& article, const Line& line, std::uint32_t at) const;
  void print(const Line& line, Word& word, Shape shape);

  std::string title_;
  std::string body_;
  HashIndex words_;
  std::vector<Printed> printed_;
  std::vector<Shape> shapes_;  // of the words of a line
};

}  // namespace pressmark::entities
