// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every occurrence of a query on a line of its own, between the words beside it: KWIC, key word in
// context.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/date.h"
#include "schema/entity.h"
#include "searcher/search.h"

namespace pressmark {

enum class ConcordanceOrder : std::uint8_t {
  relevance,  ///< As search has the articles; within one, as the text goes.
  newest,
  oldest,
  left,   ///< By the words to the left, the nearest first, without case and accents.
  right,  ///< By the words to the right.
};

struct ConcordanceOptions {
  std::uint32_t context_words = 10;
  ConcordanceOrder order = ConcordanceOrder::relevance;
  std::uint32_t limit = 10;  ///< Lines.
};

/// Runs of white space are one space; left + match + right is the text as it reads.
struct ConcordanceLine {
  std::string id = {};
  std::optional<Date> published = {};
  std::string source = {};
  TextField field = TextField::title;
  std::string left = {};
  std::string match = {};
  std::string right = {};
};

struct Concordance {
  std::string read_as;
  std::vector<QueryNote> notes;
  std::uint64_t articles = 0;     ///< That match.
  std::uint64_t occurrences = 0;  ///< In them; exact.
  std::vector<ConcordanceLine> lines;
};

/// Fails as Searcher::search() does.
Result<Concordance> make_concordance(Searcher& searcher, const SearchRequest& request,
                                     const ConcordanceOptions& options);

}  // namespace pressmark
