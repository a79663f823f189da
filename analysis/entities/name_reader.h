// SPDX-License-Identifier: GPL-2.0-or-later
//
// How far a name goes that begins at some word, if it is read as an organisation, a person, a
// place.
#pragma once

#include <cstdint>
#include <string_view>

#include "analysis/entities/gazetteer.h"
#include "analysis/entities/spans.h"
#include "analysis/entities/words.h"

namespace pressmark::entities {

/// Reads within one line. Each reading gives the word past the end of the name, and the word it was
/// asked about if there is no such name.
class NameReader {
 public:
  NameReader(const ArticleWords& article, const Line& line)
      : article_(article),
        line_(line),
        end_(line.last),
        is_headline_(line.kind == LineKind::headline) {}

  struct Listed {
    std::uint32_t end = 0;
    const KnownName* known = nullptr;  ///< Nothing if no list has a name that begins here.
  };
  struct Reading {
    std::uint32_t end = 0;
    SpanForm form = SpanForm::unknown;
  };

  Listed longest_listed(std::uint32_t at) const;
  Reading organisation(std::uint32_t at) const;
  std::uint32_t title(std::uint32_t at) const;
  std::uint32_t person(std::uint32_t at) const;
  Reading place(std::uint32_t at) const;
  std::uint32_t unknown(std::uint32_t at) const;

  bool begins_with_first_name(std::uint32_t at) const;
  /// The word opens sentences and no names. "US" is no "us".
  bool is_function_word(std::uint32_t at) const;

 private:
  const Word& word(std::uint32_t at) const { return article_.words[at]; }
  std::string_view text(std::uint32_t at) const { return article_.text(line_, word(at)); }

  bool stands_alone(std::uint32_t at) const;
  bool joins(std::uint32_t at) const;
  bool joins_capital(std::uint32_t at) const;
  bool is_name_word(std::uint32_t at) const;
  bool is_plain_title(std::uint32_t at) const;
  bool is_inner_and(std::uint32_t at) const;
  bool is_organisation_head(std::uint32_t at) const;
  SpanForm form_of_head(std::uint32_t at) const;
  bool is_generic_group(std::uint32_t at, const Reading& reading) const;
  bool continues_organisation(std::uint32_t first, std::uint32_t at) const;
  bool can_follow_first_name(std::uint32_t at) const;
  bool is_month_as_surname(std::uint32_t at) const;
  bool is_headline_word(std::uint32_t at) const;
  bool ends_person(std::uint32_t first, std::uint32_t at) const;

  std::uint32_t complement_words(std::uint32_t at) const;
  std::uint32_t organisation_complement(std::uint32_t head_end) const;
  std::uint32_t title_complement(std::uint32_t at) const;
  std::uint32_t place_after_lead(std::uint32_t at) const;

  const ArticleWords& article_;
  const Line& line_;
  std::uint32_t end_;
  bool is_headline_;
};

}  // namespace pressmark::entities
