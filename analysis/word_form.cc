// SPDX-License-Identifier: GPL-2.0-or-later
//
// The rules work on the folded word, so that full-width and other disguises make no difference.
#include "analysis/word_form.h"

#include <algorithm>
#include <cstdint>

#include <unicode/uchar.h>

#include "analysis/analyzer.h"
#include "analysis/fold.h"
#include "base/utf8.h"
#include "base/word_table.h"

namespace pressmark {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether `text` is \d{1,3}(,\d{3})+
bool has_thousands(std::string_view text) {
  const std::size_t lead = text.find(',');
  if (lead == 0 || lead > 3 || lead == std::string_view::npos) return false;
  if ((text.size() - lead) % 4 != 0) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool wants_comma = i >= lead && (i - lead) % 4 == 0;
    if ((text[i] == ',') != wants_comma) return false;
  }
  return true;
}

/// "1,000.50" -> "1000.50"; "1,5" stays.
void join_thousands(std::string& word) {
  std::size_t out = 0;
  for (std::size_t at = 0; at < word.size();) {
    std::size_t end = at;
    while (end < word.size() && (is_digit(word[end]) || word[end] == ','))
      ++end;
    const bool drop_commas = has_thousands(std::string_view{word}.substr(at, end - at));
    end = std::max(end, at + 1);
    for (; at < end; ++at) {
      if (!drop_commas || word[at] != ',') word[out++] = word[at];
    }
  }
  word.resize(out);
}

/// Takes the dots out of single letters with dots between them, and says whether there were any.
/// A possessive 's may follow: "u.s's" -> "us's".
bool join_acronym(std::string& word) {
  std::string_view rest{word};
  if (rest.ends_with("'s")) rest.remove_suffix(2);
  std::string letters;
  bool has_dot = false;
  for (std::size_t at = 0; at < rest.size();) {
    if (at > 0) {
      if (rest[at++] != '.' || at == rest.size()) return false;
      has_dot = true;
    }
    const CodePoint c = decode_utf8(rest, at);
    if (u_isalpha(static_cast<UChar32>(c.value)) == 0) return false;
    letters += rest.substr(at, c.length);
    at += c.length;
  }
  if (!has_dot) return false;
  letters += std::string_view{word}.substr(rest.size());
  word = std::move(letters);
  return true;
}

}  // namespace

WordForm fold_word(std::string_view word) {
  WordForm form{.term = fold_case(word)};
  // A few letters are shorthand for a whole phrase (U+FDFA): their compatibility forms have spaces.
  std::erase(form.term, ' ');
  if (form.term.find(',') != std::string::npos) join_thousands(form.term);
  if (form.term.find('.') != std::string::npos) {
    form.is_acronym = join_acronym(form.term) && !form.term.ends_with("'s");
  }
  return form;
}

std::string bound_term(std::string_view term) {
  constexpr std::size_t hash_digits = 16;
  if (term.size() <= max_term_bytes) return std::string{term};
  std::string bounded{term.substr(0, floor_to_code_point(term, max_term_bytes - hash_digits))};
  const std::uint64_t hash = XXH3_64bits(term.data(), term.size());
  for (unsigned shift = 64; shift > 0;) {
    shift -= 4;
    bounded += "0123456789abcdef"[(hash >> shift) & 0xFU];
  }
  return bounded;
}

}  // namespace pressmark
