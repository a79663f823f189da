// SPDX-License-Identifier: GPL-2.0-or-later
//
// What wildcards and misspellings stand for, counted in the articles that are left.
#pragma once

#include <vector>

#include "archive/segment_reader.h"
#include "searcher/match/form_operands.h"
#include "searcher/query/plan.h"

namespace pressmark {

/// The word's FormOperands::expansions() without what removed articles print, the most frequent
/// first, equals in byte order. Where articles were removed, their words are read and the forms of
/// those segments gone through: for what is shown, not for what is searched. Throws as the columns
/// do.
std::vector<Expansion> live_expansions(const Plan& word, const FormOperands& forms,
                                       const std::vector<SegmentReader>& segments);

}  // namespace pressmark
