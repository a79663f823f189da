// SPDX-License-Identifier: GPL-2.0-or-later
//
// The query is text that anybody can run: what is similar can be seen and changed.
#include "searcher/similar.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "archive/damaged_archive.h"
#include "schema/fields.h"
#include "searcher/match/name_catalog.h"
#include "searcher/match/query_postings.h"
#include "searcher/prepared_query.h"
#include "searcher/ranking.h"

namespace pressmark {

namespace {

struct WeighedWord {
  std::string text;  // as a query has it
  double weight = 0;
};

void keep_heaviest(std::vector<WeighedWord>& words, std::size_t limit) {
  std::sort(words.begin(), words.end(), [](const WeighedWord& a, const WeighedWord& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.text < b.text;
  });
  if (words.size() > limit) words.resize(limit);
}

class QueryMaker {
 public:
  explicit QueryMaker(Searcher& searcher) : searcher_(searcher) {
    for (const SegmentReader& segment : searcher.archive().segments())
      articles_ += segment.live_articles();
  }

  std::string make(const Article& article, std::size_t segment, DocumentId document);

 private:
  std::vector<WeighedWord> words_of_text(const Article& article);
  std::vector<WeighedWord> names_of_document(std::size_t segment, DocumentId document) const;
  std::uint64_t articles_having(const Plan& operand, const NameOperands& names) const;

  Searcher& searcher_;
  std::uint64_t articles_ = 0;
};

std::uint64_t QueryMaker::articles_having(const Plan& operand, const NameOperands& names) const {
  const std::vector<SegmentReader>& segments = searcher_.archive().segments();
  const QueryPostings postings{segments, names};
  std::uint64_t articles = 0;
  for (std::size_t s = 0; s < segments.size(); ++s)
    articles += postings.of(operand, s).live_size();
  return articles;
}

// What only this article has finds nothing else.
std::vector<WeighedWord> QueryMaker::words_of_text(const Article& article) {
  struct Use {
    std::string term;
    double occurrences = 0;
  };
  std::map<std::string, Use> uses;  // by stem
  for (const TextField field : {TextField::title, TextField::body, TextField::caption}) {
    const double weight = find_field(to_string(field))->weight;
    for (const Token& token :
         searcher_.analyzer().analyze(text_of(article, field), article.language)) {
      Use& use = uses[std::string{token.stem}];
      if (use.term.empty()) use.term = token.term;
      use.occurrences += weight;
    }
  }
  const NameOperands no_names{searcher_.archive().segments().size()};
  std::vector<WeighedWord> words;
  for (const auto& [stem, use] : uses) {
    if (use.term.find('"') != std::string::npos) continue;
    Plan word;
    word.kind = PlanKind::word;
    word.stems = {stem};
    const std::uint64_t articles = articles_having(word, no_names);
    if (articles < 2) continue;
    words.push_back({fmt::format("\"{}\"", use.term),
                     use.occurrences * inverse_document_frequency(articles_, articles)});
  }
  keep_heaviest(words, similar_words);
  return words;
}

std::vector<WeighedWord> QueryMaker::names_of_document(std::size_t segment,
                                                       DocumentId document) const {
  const ArchiveReader& archive = searcher_.archive();
  const NameCatalog catalog{archive};
  const SegmentColumns& columns = archive.segments()[segment].columns();
  std::map<std::pair<EntityType, std::string>, double> mentions;
  for (const MentionMark& mark : columns.word_order[document].mentions()) {
    const CanonicalId id = catalog.canonical(static_cast<std::uint32_t>(segment), mark.ordinal);
    if (id == catalog.no_name()) continue;
    mentions[{catalog.type_of(id), std::string{catalog.display_name(id)}}] += 1;
  }
  std::vector<WeighedWord> names;
  for (const auto& [name, count] : mentions) {
    if (name.second.find('"') != std::string::npos) continue;
    Plan plan;
    plan.kind = PlanKind::name;
    plan.entity = name.first;
    plan.name_match = NameMatch::whole;
    plan.text = name.second;
    NameOperands operands{archive.segments().size()};
    operands.resolve(plan, catalog);
    const std::uint64_t articles = articles_having(plan, operands);
    if (articles < 2) continue;
    names.push_back({fmt::format("{}:\"{}\"", to_string(name.first), name.second),
                     count * inverse_document_frequency(articles_, articles)});
  }
  keep_heaviest(names, similar_names);
  return names;
}

std::string QueryMaker::make(const Article& article, std::size_t segment, DocumentId document) {
  std::string query;
  for (const std::vector<WeighedWord>& words :
       {words_of_text(article), names_of_document(segment, document)}) {
    for (const WeighedWord& word : words)
      query += (query.empty() ? "" : " OR ") + word.text;
  }
  return query;
}

// Without the article itself: one more hit than asked for is always enough.
SearchResponse leave_out(std::string_view id, const SearchRequest& request,
                         SearchResponse response) {
  std::vector<Hit> hits;
  std::uint64_t rank = 0;
  for (Hit& hit : response.hits) {
    if (hit.id == id) continue;
    hit.rank = ++rank;
    const bool is_shown = rank > request.offset && rank - request.offset <= request.limit;
    if (is_shown) hits.push_back(std::move(hit));
  }
  response.hits = std::move(hits);
  return response;
}

// True if the filters of the request do not refuse the article.
Result<bool> admits(Searcher& searcher, std::string_view id, const SearchRequest& request) {
  return run_on_archive([&]() -> Result<bool> {
    SearchRequest filters = request;
    filters.query.clear();
    const auto query = PreparedQuery::make(filters, searcher.archive(), searcher.analyzer());
    if (!query) return query.error();
    const Matches matches = (*query)->matches();
    const std::vector<SegmentReader>& segments = searcher.archive().segments();
    for (std::size_t s = 0; s < segments.size(); ++s) {
      const auto document = segments[s].find_article(id);
      if (document) return matches.matching(s).contains(*document);
    }
    return false;
  });
}

}  // namespace

Result<SearchResponse> find_similar(Searcher& searcher, std::string_view id,
                                    const SearchRequest& request) {
  const Result<Article> article = searcher.article(id);
  if (!article) return article.error();
  const Result<bool> is_admitted = admits(searcher, id, request);
  if (!is_admitted) return is_admitted.error();
  const Result<SearchRequest> made = run_on_archive([&]() -> Result<SearchRequest> {
    SearchRequest asked = request;
    asked.offset = 0;
    asked.limit = request.offset + request.limit + 1;
    asked.match = MatchMode::all;
    asked.facets.clear();  // the article itself would be counted
    asked.timeline = TimelineUnit::none;
    const std::vector<SegmentReader>& segments = searcher.archive().segments();
    for (std::size_t s = 0; s < segments.size(); ++s) {
      const auto document = segments[s].find_article(id);
      if (document) asked.query = QueryMaker{searcher}.make(*article, s, *document);
    }
    return asked;
  });
  if (!made) return made.error();
  if (made->query.empty()) {  // no other article has anything of it
    SearchResponse nothing;
    nothing.matches = 0;
    return nothing;
  }
  Result<SearchResponse> response = searcher.search(*made);
  if (!response) return response;
  // It has all that is asked for: it matches unless a filter refuses it.
  if (response->matches && *is_admitted) --*response->matches;
  return leave_out(id, request, *std::move(response));
}

}  // namespace pressmark
