// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each query is run as count runs it; its first and last day are the first hits by date.
#include "searcher/batch.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "searcher/arguments.h"

namespace pressmark {

namespace {

// Undated articles come last in either order.
Result<std::optional<Date>> first_date(Searcher& searcher, SearchRequest request, SortOrder sort) {
  request.sort = sort;
  request.offset = 0;
  request.limit = 1;
  request.load_articles = false;
  request.facets.clear();
  request.timeline = TimelineUnit::none;
  const Result<SearchResponse> response = searcher.search(request);
  if (!response) return response.error();
  return response->hits.empty() ? std::optional<Date>{} : response->hits.front().published;
}

}  // namespace

std::vector<BatchQuery> parse_batch(std::string_view text) {
  std::vector<BatchQuery> queries;
  for (std::uint64_t line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view content = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (trim(content).empty() || trim(content).starts_with('#')) continue;
    const std::size_t tab = content.find('\t', content.find(trim(content)));
    BatchQuery asked;
    asked.line = line;
    if (tab != std::string_view::npos) asked.name = trim(content.substr(0, tab));
    asked.query = trim(tab == std::string_view::npos ? content : content.substr(tab + 1));
    queries.push_back(std::move(asked));
  }
  return queries;
}

Error no_query_error(const BatchQuery& asked) {
  return {ErrorKind::invalid_argument, "no query follows the name and its tab",
          fmt::format("a line without tab is a query: {}", asked.name), ByteRange{}};
}

Result<BatchRow> run_batch_query(Searcher& searcher, const SearchRequest& request,
                                 const BatchQuery& asked) {
  BatchRow row;
  row.asked = asked;
  if (asked.query.empty()) {
    row.refusal = no_query_error(asked);
    return row;
  }
  SearchRequest query = request;
  query.query = asked.query;
  const Result<CountResponse> counted = count_matches(searcher, query, {});
  if (!counted) {
    // Where no place in the query is at fault, every other query would fail as well.
    if (!counted.error().where) return counted.error();
    row.refusal = counted.error();
    return row;
  }
  row.read_as = counted->read_as;
  row.count = counted->total;
  const Result<std::optional<Date>> first = first_date(searcher, query, SortOrder::oldest);
  if (!first) return first.error();
  const Result<std::optional<Date>> last = first_date(searcher, query, SortOrder::newest);
  if (!last) return last.error();
  row.first = *first;
  row.last = *last;
  return row;
}

}  // namespace pressmark
