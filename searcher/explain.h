// SPDX-License-Identifier: GPL-2.0-or-later
//
// How a query is read, step by step: words, tree, plan. Searches nothing.
#pragma once

#include <string>
#include <vector>

#include "base/byte_range.h"
#include "base/result.h"
#include "searcher/output/output.h"
#include "searcher/search.h"

namespace pressmark {

/// A word of the query and what the index is asked for.
struct ExplainedWord {
  ByteRange where;                 ///< Of the word or phrase that it belongs to, in the query.
  std::string term;                ///< Case-folded.
  std::vector<std::string> stems;  ///< Sorted, distinct; one per way of stemming it.
};

struct Explanation {
  std::string read_as;
  std::vector<QueryNote> notes;
  std::vector<ExplainedWord> words;  ///< Of words and phrases, in the order of the query.
  std::string tree;                  ///< print_tree()
  std::string plan;                  ///< print_plan()
};

/// Fails as Searcher::search() does where the query cannot run. `languages` are the archive's.
Result<Explanation> explain_query(const SearchRequest& request,
                                  const std::vector<std::string>& languages);

/// As text, or for json and jsonl as one object on a line.
std::string format_explanation(OutputFormat format, const SearchRequest& request,
                               const Explanation& explanation);

}  // namespace pressmark
