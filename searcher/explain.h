// SPDX-License-Identifier: GPL-2.0-or-later
//
// How a query is read, step by step: words, tree, plan; and what its parts find.
#pragma once

#include <string>
#include <vector>

#include "base/byte_range.h"
#include "base/result.h"
#include "searcher/output/output.h"
#include "searcher/query_parts.h"
#include "searcher/search.h"

namespace pressmark {

class JsonWriter;

/// A word of the query and what the index is asked for.
struct ExplainedWord {
  ByteRange where;                 ///< Of the word or phrase that it belongs to, in the query.
  std::string term;                ///< Case-folded.
  std::vector<std::string> stems;  ///< Sorted, distinct; one per way of stemming it.
};

/// An article, and what each word and name of the query adds to its score.
struct ExplainedHit {
  std::string id;
  double score = 0;              ///< What the parts add up to, times `recency`.
  std::vector<ScorePart> parts;  ///< In the order in which they are added.
  double recency = 1;            ///< Less for what is older, where `--sort blend` asks for that.
};

struct Explanation {
  std::string read_as;
  std::vector<QueryNote> notes;
  std::vector<ExplainedWord> words;  ///< Of words and phrases, in the order of the query.
  std::string tree;                  ///< print_tree()
  std::string plan;                  ///< print_plan()
  std::vector<ExplainedPart> parts;  ///< What each of them finds; empty without an archive.
  std::vector<ExplainedHit> hits;    ///< The first ones, and what their scores are made of.
};

/// Fails as Searcher::search() does where the query cannot run. `languages` are the archive's.
Result<Explanation> explain_query(const SearchRequest& request,
                                  const std::vector<std::string>& languages,
                                  const std::vector<std::string>& common_languages);

/// Fills parts and hits: runs the query, but prints nothing of the articles. `explanation` must be
/// of the same request.
Status explain_results(const SearchRequest& request, Searcher& searcher, Explanation& explanation);

/// What the scores of all hits of a response are made of, in their order. `response` must be that
/// to the request. Fails as Searcher::search() does.
Result<std::vector<ExplainedHit>> explain_hits(const SearchRequest& request,
                                               const SearchResponse& response, Searcher& searcher);

/// Under the headline `scores`; empty for none.
std::string format_explained_hits(const std::vector<ExplainedHit>& hits);
/// An array of objects.
void write_explained_hits(JsonWriter& json, const std::vector<ExplainedHit>& hits);

/// As text, or for json and jsonl as one object on a line.
std::string format_explanation(OutputFormat format, const SearchRequest& request,
                               const Explanation& explanation);

}  // namespace pressmark
