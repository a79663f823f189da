// SPDX-License-Identifier: GPL-2.0-or-later
//
// A collection of articles with queries and judgements, as it lies in a folder:
//
//   docs.jsonl or docs.jsonl.gz   one article a line, with id, title and text, for the indexer
//   queries.tsv                   an id, a tab and the text of the query
//   qrels.txt                     as TREC has them: query, 0, article, grade
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tools/support/relevance_measures.h"

namespace pressmark {

struct JudgedQuery {
  std::string id;
  std::string text;
  Judgements judgements;  ///< Empty for a query that nobody judged.
};

struct TestCollection {
  std::filesystem::path articles;  ///< What the indexer reads.
  std::vector<JudgedQuery> queries;
};

/// Fails with bad_input, naming file and line, where a line has another form or a judgement is of a
/// query that is not there; with io where a file cannot be read.
Result<TestCollection> read_test_collection(const std::filesystem::path& folder);

/// The lines of queries.tsv; `name` is the file's. Fails as above.
Result<std::vector<JudgedQuery>> parse_queries(std::string_view text, std::string_view name);
/// Adds the lines of qrels.txt to the queries they are about. Fails as above.
Status add_judgements(std::string_view text, std::string_view name,
                      std::vector<JudgedQuery>& queries);

/// The ids that `searcher --stdin --format jsonl` printed for each line of its input, the best
/// first. Fails with bad_input where a line is not such an answer, or is not the next one.
Result<std::vector<std::vector<std::string>>> parse_run(std::string_view text,
                                                        std::string_view name);

/// The measures of every judged query, in their order. Fails with bad_input if the run does not
/// have an answer for each query.
Result<std::vector<MeasureValues>> measure_run(const std::vector<JudgedQuery>& queries,
                                               const std::vector<std::vector<std::string>>& run);

}  // namespace pressmark
