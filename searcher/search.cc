// SPDX-License-Identifier: GPL-2.0-or-later
//
// One search from beginning to end: parse, lower, match, rank, count, snippets.
#include "searcher/search.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "archive/damaged_archive.h"
#include "searcher/best_matches.h"
#include "searcher/facets.h"
#include "searcher/filters.h"
#include "searcher/match/field_columns.h"
#include "searcher/match/name_catalog.h"
#include "searcher/match/operands.h"
#include "searcher/match/positions.h"
#include "searcher/match/query_postings.h"
#include "searcher/match/top_k.h"
#include "searcher/matches.h"
#include "searcher/query/describe.h"
#include "searcher/query/parser.h"
#include "searcher/snippets.h"
#include "searcher/snippets/stem_positions.h"

namespace pressmark {
namespace {

constexpr std::size_t opening_bytes = 80;

// A query as it is run. Name operands are known by their address: it must stay where it is.
struct PreparedQuery {
  ParsedQuery parsed;
  Plan plan;
  Filters filters;
  std::vector<const Field*> facets;
};

// The parser refuses what the matcher could not decide.
static_assert(QueryLimits{}.near_operands <= max_near_operands);

NameOperands resolve_names(const PreparedQuery& query, std::size_t segments,
                           const NameCatalog& catalog) {
  NameOperands names{segments};
  names.resolve(query.plan, catalog);
  for (const Plan& excluded : query.filters.excluded)
    names.resolve(excluded, catalog);
  for (const FilterGroup& group : query.filters.required)
    names.resolve(group.plan, catalog);
  return names;
}

std::vector<MatchedMention> matched_mentions(const Plan& plan, const NameOperands& names,
                                             const SegmentReader& segment,
                                             const RankedDocument& ranked) {
  std::vector<MatchedMention> matched;
  std::vector<MentionMark> mentions;
  for (const Plan* operand : scored_operands(plan)) {
    if (operand->kind != PlanKind::name) continue;
    if (mentions.empty()) mentions = segment.columns().word_order[ranked.document].mentions();
    const auto ordinals = names.ordinals(*operand, ranked.segment);
    for (const MentionMark& mention : mentions) {
      if (std::binary_search(ordinals.begin(), ordinals.end(), mention.ordinal)) {
        matched.push_back({operand, mention});
      }
    }
  }
  return matched;
}

Hit make_hit(Article article, const RankedDocument& ranked) {
  Hit hit;
  hit.opening = opening_words(article.body, opening_bytes);
  hit.id = std::move(article.id);
  hit.path = std::move(article.path);
  hit.url = std::move(article.url);
  hit.title = std::move(article.title);
  hit.published = article.published;
  hit.date_by = article.date_by;
  hit.source = std::move(article.source);
  hit.language = std::move(article.language);
  hit.score = ranked.score;
  return hit;
}

// What is known of a hit without its stored article.
Hit hit_from_columns(const SegmentColumns& columns, const RankedDocument& ranked) {
  const auto keyword = [&](const KeywordColumn& column) {
    const std::uint32_t ordinal = column[ranked.document];
    return ordinal == 0 ? std::string{} : std::string{column.values()[ordinal - 1]};
  };
  Hit hit;
  hit.id = columns.id[ranked.document];
  if (const Day day = columns.day[ranked.document]; day != undated_day) {
    hit.published = to_date(day);
  }
  hit.date_by = static_cast<DateBy>(columns.date_by[ranked.document]);
  hit.source = keyword(columns.source);
  hit.language = keyword(columns.language);
  hit.score = ranked.score;
  return hit;
}

}  // namespace

class Searcher::Impl {
 public:
  Impl(ArchiveReader archive, Analyzer analyzer)
      : archive_(std::move(archive)), analyzer_(std::move(analyzer)), facets_(archive_) {}

  const ArchiveReader& archive() const { return archive_; }
  const std::vector<SegmentReader>& segments() const { return archive_.segments(); }
  FacetCounter& facets() { return facets_; }

  Result<PreparedQuery> prepare(const SearchRequest& request);
  Result<std::vector<Hit>> make_hits(const SearchRequest& request, const Plan& plan,
                                     const NameOperands& names,
                                     std::span<const RankedDocument> page);

 private:
  ArchiveReader archive_;
  Analyzer analyzer_;
  FacetCounter facets_;
};

Result<PreparedQuery> Searcher::Impl::prepare(const SearchRequest& request) {
  const std::vector<std::string>& languages = archive_.manifest().languages;
  Result<ParsedQuery> parsed = parse_query(request.query, request.match);
  if (!parsed) return std::move(parsed).error();
  Result<Plan> plan = lower(parsed->root, analyzer_, languages);
  if (!plan) return std::move(plan).error();
  Result<Filters> filters = read_filters(request, analyzer_, languages);
  if (!filters) return std::move(filters).error();
  auto facets = find_facets(request.facets);
  if (!facets) return std::move(facets).error();
  return PreparedQuery{*std::move(parsed), *std::move(plan), *std::move(filters),
                       *std::move(facets)};
}

Result<std::vector<Hit>> Searcher::Impl::make_hits(const SearchRequest& request, const Plan& plan,
                                                   const NameOperands& names,
                                                   std::span<const RankedDocument> page) {
  std::vector<Hit> hits;
  std::map<std::uint32_t, StemPositions> stems;  // by segment
  for (const RankedDocument& ranked : page) {
    const SegmentReader& segment = segments()[ranked.segment];
    const std::uint64_t rank = std::uint64_t{request.offset} + hits.size() + 1;
    if (!request.load_articles) {
      hits.push_back(hit_from_columns(segment.columns(), ranked));
      hits.back().rank = rank;
      continue;
    }
    StemPositions& positions = stems.try_emplace(ranked.segment, segment).first->second;
    Result<Article> article = segment.article(ranked.document);
    if (!article) return std::move(article).error();
    const auto mentions = matched_mentions(plan, names, segment, ranked);
    ArticleSnippet made = make_snippet(
        *article, analyzer_, {&plan, request.snippet_bytes, mentions, [&](auto stem, auto& out) {
                                positions.append(ranked.document, stem, out);
                              }});
    Hit& hit = hits.emplace_back(make_hit(*std::move(article), ranked));
    hit.rank = rank;
    hit.snippet = std::move(made.snippet);
    hit.title_highlights = std::move(made.title_highlights);
  }
  return hits;
}

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::open(const std::filesystem::path& archive, VerifyLevel verify) {
  return run_on_archive([&]() -> Result<Searcher> {
    Result<ArchiveReader> reader = ArchiveReader::open(archive, verify);
    if (!reader) return std::move(reader).error();
    // What decides words comes first in the manifest's fingerprint; what finds names, which a query
    // does not depend on, follows.
    if (!reader->manifest().analysis_fingerprint.starts_with(Analyzer::fingerprint() + "; ")) {
      return Error{ErrorKind::archive,
                   fmt::format("{} was built with another analysis: {}", archive.string(),
                               reader->manifest().analysis_fingerprint),
                   "analyse its articles anew: indexer rebuild -d " + archive.string()};
    }
    Result<Analyzer> analyzer = Analyzer::create();
    if (!analyzer) return std::move(analyzer).error();
    return Searcher{std::make_unique<Impl>(*std::move(reader), *std::move(analyzer))};
  });
}

Result<SearchResponse> Searcher::search(const SearchRequest& request) {
  return run_on_archive([&]() -> Result<SearchResponse> {
    Result<PreparedQuery> prepared = impl_->prepare(request);
    if (!prepared) return std::move(prepared).error();
    const PreparedQuery& query = *prepared;
    const std::vector<SegmentReader>& segments = impl_->segments();

    const NameCatalog catalog{impl_->archive()};
    const NameOperands names = resolve_names(query, segments.size(), catalog);
    const QueryPostings postings{segments, names};
    std::optional<FlatQuery> flat;
    if (request.sort == SortOrder::relevance) flat = flatten(query.plan);
    const bool needs_set = !query.facets.empty() || request.timeline != TimelineUnit::none;
    const bool collects = needs_set && flat && collects_fast(*flat) &&
                          !looks_past_filters(query.facets, query.filters);
    std::optional<Matches> matches;
    if (!flat || (needs_set && !collects)) matches.emplace(query.plan, query.filters, postings);
    std::vector<DocumentSet> collected;
    const BestMatches best =
        find_best(request, {query.plan, query.filters, postings, flat ? &*flat : nullptr,
                            matches ? &*matches : nullptr, collects ? &collected : nullptr});
    if (collects) matches.emplace(query.filters, std::move(collected));

    SearchResponse response;
    response.read_as = describe(query.parsed.root);
    response.notes = query.parsed.notes;
    response.matches = best.total;
    if (matches) {
      FacetCounts counts = impl_->facets().count(
          {query.facets, request.facet_limit, request.timeline}, {*matches, query.filters, names});
      response.facets = std::move(counts.facets);
      response.timeline = std::move(counts.timeline);
    }
    auto hits = impl_->make_hits(request, query.plan, names, best.page);
    if (!hits) return std::move(hits).error();
    response.hits = *std::move(hits);
    return response;
  });
}

Result<Article> Searcher::article(std::string_view id) const {
  return run_on_archive([&]() -> Result<Article> {
    for (const SegmentReader& segment : impl_->segments()) {
      if (const auto document = segment.find_article(id)) return segment.article(*document);
    }
    return Error{ErrorKind::invalid_argument, fmt::format("there is no article '{}'", id),
                 "ids are shown beside each hit, and by --format ids"};
  });
}

const Manifest& Searcher::manifest() const {
  return impl_->archive().manifest();
}

}  // namespace pressmark
