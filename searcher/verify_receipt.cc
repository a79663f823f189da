// SPDX-License-Identifier: GPL-2.0-or-later
//
// The page is asked for as it was then. Only if another one comes, all that matches is looked at.
#include "searcher/verify_receipt.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "searcher/output/json.h"
#include "searcher/similar.h"

namespace pressmark {

namespace {

Result<SearchResponse> ask(Searcher& searcher, const Receipt& receipt,
                           const SearchRequest& request) {
  return receipt.similar_to.empty() ? searcher.search(request)
                                    : find_similar(searcher, receipt.similar_to, request);
}

// A question that makes no sense in this archive, rather than an archive that cannot be read.
bool is_refusal(const Error& error) {
  return error.kind == ErrorKind::invalid_argument;
}

using Ranks = std::map<std::string, std::uint64_t, std::less<>>;

// By id, of all that matches now.
Result<Ranks> find_ranks(Searcher& searcher, const Receipt& receipt) {
  SearchRequest all = receipt.request;
  all.facets.clear();
  all.facet_finds.clear();
  all.timeline = TimelineUnit::none;
  all.load_articles = false;
  all.offset = 0;
  all.limit = static_cast<std::uint32_t>(searcher.identity().articles);
  const Result<SearchResponse> response = ask(searcher, receipt, all);
  if (!response) return response.error();
  Ranks ranks;
  for (const Hit& hit : response->hits)
    ranks.emplace(hit.id, hit.rank);
  return ranks;
}

std::vector<std::string> ids_of(const std::vector<Hit>& hits) {
  std::vector<std::string> ids;
  for (const Hit& hit : hits)
    ids.push_back(hit.id);
  return ids;
}

void tell_came_and_went(const Searcher& searcher, const Receipt& receipt, const Ranks& ranks,
                        Verification& found) {
  const std::uint64_t past_page = std::uint64_t{receipt.request.offset} + receipt.request.limit;
  const auto is_listed_now = [&](std::uint64_t rank) {
    return receipt.lists_all() || (rank > receipt.request.offset && rank <= past_page);
  };
  const std::set<std::string_view> listed_then(receipt.ids.begin(), receipt.ids.end());
  for (const auto& [id, rank] : ranks) {
    if (is_listed_now(rank) && !listed_then.contains(id)) found.came.push_back({id, rank});
  }
  std::ranges::sort(found.came, {}, &CameArticle::rank);
  std::uint64_t rank_then = receipt.request.offset;
  for (const std::string& id : receipt.ids) {
    WentArticle went{id, ++rank_then, true};
    const auto now = ranks.find(id);
    if (now != ranks.end()) {
      if (is_listed_now(now->second)) continue;
      went.rank_now = now->second;
    } else {
      const std::vector<SegmentReader>& segments = searcher.archive().segments();
      went.is_in_archive = std::ranges::any_of(segments, [&](const SegmentReader& segment) {
        return segment.find_article(id).has_value();
      });
    }
    found.went.push_back(std::move(went));
  }
}

}  // namespace

bool Verification::is_same() const {
  return !refusal && came.empty() && went.empty() && !differences.read_as && !differences.total &&
         !differences.order && differences.hits.empty() && differences.facets.empty() &&
         !differences.timeline;
}

Result<Verification> verify_receipt(Searcher& searcher, const Receipt& receipt) {
  Verification found;
  found.archive = searcher.identity();
  const Result<SearchResponse> response = ask(searcher, receipt, receipt.request);
  if (!response) {
    if (!is_refusal(response.error())) return response.error();
    found.refusal = response.error();
    return found;
  }
  found.read_as = response->read_as;
  found.articles = response->matches;
  found.families = response->families;
  found.differences = find_differences(
      receipt.answer, format_json({receipt.request, *response, found.archive}, {}));
  if (ids_of(response->hits) == receipt.ids && response->matches == receipt.articles) return found;
  const Result<Ranks> ranks = find_ranks(searcher, receipt);
  if (!ranks) return ranks.error();
  tell_came_and_went(searcher, receipt, *ranks, found);
  return found;
}

}  // namespace pressmark
