// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the model and the rules make of an article, taken together.
#pragma once

#include <vector>

#include "analysis/entities/evidence.h"
#include "analysis/entities/name_tagger.h"
#include "analysis/entities/spans.h"
#include "analysis/entities/words.h"

namespace pressmark::entities {

struct Reading {
  std::vector<Span> spans;  ///< In text order, not overlapping.
  std::vector<Judgement> judgements;
};

/// The model's reading, but: a name that is less likely than not counts only if the rules have the
/// same; a person before "airbase" is a place; a person's name begins after the
/// title; of what stands between a country and a title ("US State Secretary") the country counts;
/// what the rules see as two organisations beside an "and" is two; in a headline a name counts if
/// the model is sure, the rules agree, or the text has one of its words in a name of that type; and
/// a country or an organisation of our own lists counts where the model sees no name at all. Names
/// of other types stay as spans without a type.
Reading merge_readings(const ArticleWords& article, const std::vector<TaggedName>& model,
                       const Reading& rules);

}  // namespace pressmark::entities
