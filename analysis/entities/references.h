// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which name in full a short one stands for within its article: "Lavrov" for "Sergei Lavrov", "FSB"
// for "Federal Security Service".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/entities/evidence.h"
#include "analysis/entities/spans.h"
#include "analysis/entities/words.h"

namespace pressmark::entities {

/// Gives single words that are the surname or first name of a person named in full elsewhere in the
/// article their type; acronyms that the article explains, theirs. The result has, per span, the
/// number of the span whose words are its name in full; its own number if none.
std::vector<std::uint32_t> resolve_references(const ArticleWords& article,
                                              const std::vector<Span>& spans,
                                              std::vector<Judgement>& judgements);

/// A span's words as printed, without titles, with single spaces.
std::string spelling_of(const ArticleWords& article, const Span& span);

}  // namespace pressmark::entities
