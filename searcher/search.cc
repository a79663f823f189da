// SPDX-License-Identifier: GPL-2.0-or-later
//
// One search from beginning to end: parse, lower, match, rank, count, snippets.
#include "searcher/search.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "analysis/entities/canonical_names.h"
#include "archive/damaged_archive.h"
#include "archive/open_as_one.h"
#include "searcher/best_matches.h"
#include "searcher/collapse.h"
#include "searcher/facets.h"
#include "searcher/match/field_columns.h"
#include "searcher/match/top_k.h"
#include "searcher/matches.h"
#include "searcher/prepared_query.h"
#include "searcher/query/describe.h"
#include "searcher/query_occurrences.h"
#include "searcher/snippets.h"

namespace pressmark {
namespace {

constexpr std::size_t opening_bytes = 80;

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

void set_family(Hit& hit, const ArchiveReader& archive, ArticlePlace place) {
  hit.family_id = hit.id;
  const std::optional<FamilyId> family = archive.families().family_of(place);
  if (!family) return;
  const std::span<const ArticlePlace> members = archive.families().members(*family);
  const ArticlePlace first = members.front();
  hit.family_id = archive.segments()[first.segment].columns().id[first.document];
  hit.copies = members.size();
}

}  // namespace

class Searcher::Impl {
 public:
  Impl(ArchiveReader archive, Analyzer analyzer)
      : archive_(std::move(archive)), analyzer_(std::move(analyzer)), facets_(archive_) {}

  const ArchiveReader& archive() const { return archive_; }
  const std::vector<SegmentReader>& segments() const { return archive_.segments(); }
  Analyzer& analyzer() { return analyzer_; }
  FacetCounter& facets() { return facets_; }

  Result<std::vector<Hit>> make_hits(const SearchRequest& request, const PreparedQuery& query,
                                     std::span<const RankedDocument> page);

 private:
  ArchiveReader archive_;
  Analyzer analyzer_;
  FacetCounter facets_;
};

Result<std::vector<Hit>> Searcher::Impl::make_hits(const SearchRequest& request,
                                                   const PreparedQuery& query,
                                                   std::span<const RankedDocument> page) {
  std::vector<Hit> hits;
  QueryOccurrences occurrences{query, segments()};
  for (const RankedDocument& ranked : page) {
    const SegmentReader& segment = segments()[ranked.segment];
    const std::uint64_t rank = std::uint64_t{request.offset} + hits.size() + 1;
    if (!request.load_articles) {
      hits.push_back(hit_from_columns(segment.columns(), ranked));
      hits.back().rank = rank;
      set_family(hits.back(), archive_, {ranked.segment, ranked.document});
      continue;
    }
    Result<Article> article = segment.article(ranked.document);
    if (!article) return std::move(article).error();
    ArticleSnippet made = make_snippet(
        *article, analyzer_,
        occurrences.snippet_request(ranked.segment, ranked.document, request.snippet_bytes));
    Hit& hit = hits.emplace_back(make_hit(*std::move(article), ranked));
    hit.rank = rank;
    set_family(hit, archive_, {ranked.segment, ranked.document});
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
  return open_as_one({&archive, 1}, verify);
}

Result<Searcher> Searcher::open_as_one(std::span<const std::filesystem::path> archives,
                                       VerifyLevel verify) {
  return run_on_archive([&]() -> Result<Searcher> {
    Result<ArchiveReader> reader = pressmark::open_as_one(archives, verify, name_rules);
    if (!reader) return std::move(reader).error();
    const std::string archive = reader->path().string();
    // What decides words comes first in the manifest's fingerprint; what finds names, which a query
    // does not depend on, follows.
    if (!reader->manifest().analysis_fingerprint.starts_with(Analyzer::fingerprint() + "; ")) {
      return Error{ErrorKind::archive,
                   fmt::format("{} was built with another analysis: {}", archive,
                               reader->manifest().analysis_fingerprint),
                   "analyse its articles anew: indexer rebuild -d " + archive};
    }
    if (Status aliases = reader->read_aliases(); !aliases) return std::move(aliases).error();
    Result<Analyzer> analyzer = Analyzer::create();
    if (!analyzer) return std::move(analyzer).error();
    return Searcher{std::make_unique<Impl>(*std::move(reader), *std::move(analyzer))};
  });
}

Result<SearchResponse> Searcher::search(const SearchRequest& request) {
  return run_on_archive([&]() -> Result<SearchResponse> {
    const auto prepared = PreparedQuery::make(request, impl_->archive(), impl_->analyzer());
    if (!prepared) return prepared.error();
    const PreparedQuery& query = **prepared;

    std::optional<FlatQuery> flat;
    if (request.sort == SortOrder::relevance) flat = flatten(query.plan());
    const bool collapses = request.collapse != Collapse::off;
    const bool needs_set =
        collapses || !query.facets().empty() || request.timeline != TimelineUnit::none;
    const bool collects = needs_set && flat && collects_fast(*flat) && !collapses &&
                          !looks_past_filters(query.facets(), query.filters());
    std::optional<Matches> matches;
    if (!flat || (needs_set && !collects)) matches.emplace(query.matches());
    std::optional<Matches> collapsed;
    if (collapses) {
      collapsed.emplace(query.filters(), collapse(*matches, impl_->archive(), request.collapse));
    }
    const Matches* const shown = collapsed ? &*collapsed : matches ? &*matches : nullptr;
    std::vector<DocumentSet> collected;
    const BestMatches best =
        find_best(request, {query.plan(), query.filters(), query.postings(),
                            flat ? &*flat : nullptr, shown, collects ? &collected : nullptr});
    if (collects) matches.emplace(query.filters(), std::move(collected));

    SearchResponse response;
    response.read_as = describe(query.parsed().root);
    response.notes = query.parsed().notes;
    response.matches = matches ? matches->total() : best.total;
    if (needs_set) response.families = count_families(*matches, impl_->archive().families());
    if (matches) {
      FacetCounts counts = impl_->facets().count(
          {query.facets(), request.facet_limit, request.timeline, query.facet_finds()},
          {*matches, query.filters(), query.names()});
      response.facets = std::move(counts.facets);
      response.timeline = std::move(counts.timeline);
    }
    auto hits = impl_->make_hits(request, query, best.page);
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

ArchiveIdentity Searcher::identity() const {
  const Manifest& of = manifest();
  return {of.archive_fingerprint, of.analysis_fingerprint, impl_->archive().aliases_fingerprint(),
          of.counts.articles};
}

const ArchiveReader& Searcher::archive() const {
  return impl_->archive();
}

Analyzer& Searcher::analyzer() {
  return impl_->analyzer();
}

FacetCounter& Searcher::facets() {
  return impl_->facets();
}

}  // namespace pressmark
