// SPDX-License-Identifier: GPL-2.0-or-later
//
// Cuts an article's words into the stretches that may be names. What each of them is, and whether
// it is a name at all, is weighed in evidence.h.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/entities/gazetteer.h"
#include "analysis/entities/words.h"

namespace pressmark::entities {

/// Why a stretch of words was taken for one name.
enum class SpanForm : std::uint8_t {
  listed,             ///< The gazetteer has it.
  organisation,       ///< "Ministry of Defence", "Hermitage Museum Trust"
  weak_organisation,  ///< "Sunrise Group": the head word is often something else
  company,            ///< "Acme Corp."
  titled_person,      ///< After "President"
  person_by_role,     ///< After "spokeswoman"
  person,             ///< Begins with a first name
  place,              ///< "Lake Ladoga", "Idlib Province"
  weak_place,         ///< "Hyde Park"
  acronym,
  unknown,  ///< Capitals, and nothing else is known
};

struct Span {
  std::uint32_t line = 0;
  std::uint32_t first = 0;  ///< Words [first, last).
  std::uint32_t last = 0;
  SpanForm form = SpanForm::unknown;
  const KnownName* known = nullptr;
  std::uint64_t name = 0;  ///< See extend_name().

  std::uint32_t word_count() const { return last - first; }
};

std::uint64_t hash_name(const ArticleWords& article, std::uint32_t first, std::uint32_t last);

/// The spans of the article, in text order and not overlapping. In headlines and captions, where a
/// capital says nothing: only listed names, people after a title or with a first name, and single
/// words. In lines of capitals and in credits: none.
void find_spans(const ArticleWords& article, std::vector<Span>& spans);

}  // namespace pressmark::entities
