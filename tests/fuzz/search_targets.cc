// SPDX-License-Identifier: GPL-2.0-or-later
//
// Searches of an archive, asked by anybody: what is found does not depend on how it is asked. And
// answers that anybody kept, and wants to have verified.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "searcher/answer_differences.h"
#include "searcher/batch.h"
#include "searcher/count.h"
#include "searcher/receipt.h"
#include "searcher/request_choices.h"
#include "searcher/search.h"
#include "tests/fuzz/targets.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

std::vector<TinySegment> searched_segments() {
  const TinyArticle strike{
      .id = "a1",
      .title = "Ferry strike: NATO ships wait",
      .body =
          "LUBNY - Jane Doe came to the harbour board on Tuesday. The harbour is closed, she "
          "said, and U.S. ships wait.\n\nThe harbours of the coast stay open. The port, too.",
      .date = "2017-04-11",
      .source = "Harbour Post",
      .names = {{EntityType::person, "Jane Doe"}, {EntityType::place, "Lubny"}},
      .section = "World",
      .byline = "John Roe"};
  TinyArticle copy = strike;
  copy.id = "a2";
  copy.date = "2017-04-12";
  copy.source = "Coast Daily";
  return {
      {strike,
       copy,
       {.id = "a3",
        .title = "Port board meets",
        .body = "The port board met on 12 April 2017. A vote on the port was put off.",
        .date = "2017-05-02",
        .source = "Harbour Post",
        .names = {{EntityType::organisation, "Port Board"}}},
       {.id = "a4", .body = "harbour harbour harbour port C++ AT&T F-16 naïve"}},
      {{.id = "b1",
        .title = "Kein Hafen",
        .body = "Der Hafen von Lubny bleibt geschlossen, sagte Jane Doe. Größe: 12.",
        .date = "2016-12-31",
        .source = "Nordkurier",
        .language = "de",
        .names = {{EntityType::person, "Jane Doe"}, {EntityType::place, "Lubny"}}},
       {.id = "b2", .title = "港口", .body = "港口渡輪罷工。カタカナの港。", .language = "zh"}}};
}

Searcher& fuzzed_searcher() {
  static const TinyArchive archive{searched_segments()};
  static Searcher searcher = *Searcher::open(archive.path());
  return searcher;
}

template <typename T>
T picked(Choices<T> choices, unsigned number) {
  return choices[number % choices.size()].second;
}

/// The input: how (2 bytes), the query, and a filter in each line behind it.
SearchRequest read_request(std::string_view input) {
  SearchRequest request;
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < input.size() ? static_cast<unsigned char>(input[i]) : 0U;
  };
  request.match = picked<MatchMode>(match_modes, byte(0));
  request.sort = picked<SortOrder>(sort_orders, byte(0) / 8);
  request.collapse = picked<Collapse>(collapses, byte(1));
  request.timeline = picked<TimelineUnit>(timeline_units, byte(1) / 8);
  request.limit = 100;
  request.today = Date{std::chrono::year{2017} / 4 / 13};
  input.remove_prefix(std::min<std::size_t>(2, input.size()));
  request.query = take_line(input);
  while (!input.empty() && request.filters.size() < 4)
    request.filters.emplace_back(take_line(input));
  return request;
}

void check_refused_search(const Error& error, const SearchRequest& request) {
  require(error.kind == ErrorKind::invalid_argument, "a whole archive answers or refuses");
  require(!error.message.empty(), "a refusal says why");
  if (!error.where || !request.filters.empty()) return;  // a place in a filter is in that
  require(error.where->begin <= error.where->end && error.where->end <= request.query.size(),
          "a refusal is inside the query");
}

void check_hits(const SearchRequest& request, const SearchResponse& response) {
  std::vector<std::string> ids;
  double before = 0;
  for (const Hit& hit : response.hits) {
    require(hit.rank == ids.size() + 1, "hits are ranked from 1");
    require(ids.empty() || request.sort != SortOrder::relevance || hit.score <= before,
            "the best comes first");
    require(is_valid_utf8(hit.snippet.text), "a snippet is valid");
    before = hit.score;
    ids.push_back(hit.id);
  }
  std::ranges::sort(ids);
  require(std::ranges::adjacent_find(ids) == ids.end(), "an article is found once");
  if (request.collapse == Collapse::off)
    require(response.matches == ids.size(), "as many are found as are counted");
}

/// Which articles, in what order, with what score.
std::string print_hits(const SearchResponse& response, std::size_t most) {
  std::string text;
  for (const Hit& hit : std::span{response.hits}.first(std::min(most, response.hits.size())))
    text += hit.id + " " + std::to_string(hit.score) + "\n";
  return text;
}

void check_other_ways(const SearchRequest& request, const SearchResponse& response) {
  const Result<CountResponse> count =
      count_matches(fuzzed_searcher(), request, {.unit = CountUnit::occurrences});
  require(!count || count->total.articles == response.matches, "count counts what search finds");

  SearchRequest few = request;
  few.limit = 2;
  few.count_matches = false;
  few.facets.clear();
  few.timeline = TimelineUnit::none;
  const Result<SearchResponse> best = fuzzed_searcher().search(few);
  require(best.has_value(), "the best can be asked for");
  require(print_hits(*best, 2) == print_hits(response, 2), "the best are the first of all");

  if (request.match != MatchMode::all || response.read_as.size() > 4096) return;
  SearchRequest again = request;
  again.query = response.read_as;
  const Result<SearchResponse> same = fuzzed_searcher().search(again);
  require(same.has_value(), "a query runs as it was read: " + again.query);
  require(print_hits(*same, 100) == print_hits(response, 100),
          "and finds the same then: " + again.query);
}

}  // namespace

void fuzz_search(std::string_view input) {
  const SearchRequest request = read_request(input);
  const Result<SearchResponse> response = fuzzed_searcher().search(request);
  if (!response) return check_refused_search(response.error(), request);
  check_hits(request, *response);
  check_other_ways(request, *response);
}

void fuzz_receipt(std::string_view input) {
  const Result<Receipt> receipt = parse_receipt(std::string{input}, "r");
  if (!receipt) {
    require(receipt.error().kind == ErrorKind::invalid_argument, "it is refused as no receipt");
    require(receipt.error().message.starts_with("r is no receipt"), "a refusal names the file");
    return;
  }
  const SearchRequest& asked = receipt->request;
  require(asked.limit <= most_hits && asked.offset <= largest_offset &&
              asked.facet_limit <= most_facet_values && asked.snippet_bytes <= longest_snippet &&
              asked.filters.size() <= most_filters,
          "no more is asked than a command line may ask");
  require(receipt->ids.size() <= asked.limit, "no more is listed than was asked for");
  require(receipt->answer == input, "a receipt is kept as it was");
  for (const std::string& id : receipt->ids)
    require(is_valid_utf8(id), "an id is valid");
  const std::optional<Date> day = day_counted_from(asked);
  require(!day || day == asked.today, "days are counted from the day that it says");
  const AnswerDifferences differences = find_differences(input, "{}");
  require(differences.hits.empty() && !differences.order, "no hit is in both");
}

void fuzz_batch(std::string_view input) {
  std::uint64_t before = 0;
  for (const BatchQuery& asked : parse_batch(input)) {
    require(before < asked.line, "lines ascend");
    require(!(asked.query.empty() && asked.name.empty()), "an empty line is none");
    require(asked.query.find('\n') == std::string::npos, "a query is in one line");
    require(input.find(asked.query) != std::string_view::npos, "a query is what is written");
    before = asked.line;
  }
  require(before <= input.size(), "there are no more lines than bytes");
}

}  // namespace pressmark
