// SPDX-License-Identifier: GPL-2.0-or-later
//
// From a word as it is written to the forms under which it is indexed.
//
//   "U.S"  -> "us"      "1,000" -> "1000"      "Straße" -> "strasse"
#pragma once

#include <string>
#include <string_view>

namespace pressmark {

struct WordForm {
  std::string term;         ///< Empty if only invisible characters were in it.
  bool is_acronym = false;  ///< Letters between dots: a dot right behind belongs to the word too.
};

/// `word` is one word in valid UTF-8. The term is not bounded in length: see bound_term().
WordForm fold_word(std::string_view word);

/// `term` if it has at most max_term_bytes, else its beginning, cut between code points, and the
/// XXH3-64 of the whole in hexadecimal.
std::string bound_term(std::string_view term);

}  // namespace pressmark
