// SPDX-License-Identifier: GPL-2.0-or-later
//
// The state is text: a line that names the version, and for each query a line and one for each id.
#include "searcher/watch.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

namespace pressmark {

namespace {

constexpr std::string_view state_version = "pressmark watch 1";
constexpr std::string_view query_mark = "query ";
constexpr std::string_view id_mark = "id ";

// One line for any text.
std::string escape_state_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == '\\') {
      line += "\\\\";
    } else if (c == '\n') {
      line += "\\n";
    } else {
      line += c;
    }
  }
  return line;
}

std::string unescape_state_line(std::string_view line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      text += line[i];
      continue;
    }
    ++i;
    text += line[i] == 'n' ? '\n' : line[i];
  }
  return text;
}

// Everything that decides which articles match.
std::string state_key(const SearchRequest& request, std::string_view query) {
  std::string key{query};
  if (request.match == MatchMode::any) key += "\n--match any";
  if (request.match == MatchMode::most) key += "\n--match most";
  for (const std::string& filter : request.filters)
    key += "\n--filter " + filter;
  if (!request.from.empty()) key += "\n--from " + request.from;
  if (!request.to.empty()) key += "\n--to " + request.to;
  return key;
}

Error no_state_error(const std::string& path, std::uint64_t line, std::string_view what) {
  return Error{ErrorKind::io, fmt::format("{}:{}: {}", path, line, what),
               "give --state a file that watch has written, or one that is not there yet"};
}

}  // namespace

Result<SeenArticles> parse_watch_state(std::string_view text, const std::string& path) {
  SeenArticles seen;
  std::set<std::string>* ids = nullptr;
  for (std::uint64_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (number == 1) {
      if (line != state_version) return no_state_error(path, number, "this is no watch state");
    } else if (line.starts_with(query_mark)) {
      ids = &seen[unescape_state_line(line.substr(query_mark.size()))];
    } else if (line.starts_with(id_mark) && ids != nullptr) {
      ids->insert(unescape_state_line(line.substr(id_mark.size())));
    } else {
      return no_state_error(path, number, "neither a query nor an id");
    }
  }
  return seen;
}

std::string format_watch_state(const SeenArticles& seen) {
  std::string text = fmt::format("{}\n", state_version);
  for (const auto& [query, ids] : seen) {
    text += fmt::format("{}{}\n", query_mark, escape_state_line(query));
    for (const std::string& id : ids)
      text += fmt::format("{}{}\n", id_mark, escape_state_line(id));
  }
  return text;
}

Result<WatchedQuery> watch_query(Searcher& searcher, const SearchRequest& request,
                                 const BatchQuery& asked, SeenArticles& seen) {
  WatchedQuery watched;
  watched.asked = asked;
  if (asked.query.empty()) {
    watched.refusal = no_query_error(asked);
    return watched;
  }
  SearchRequest all = request;
  all.query = asked.query;
  all.facets.clear();
  all.timeline = TimelineUnit::none;
  all.sort = SortOrder::newest;
  all.offset = 0;
  all.limit = std::numeric_limits<std::uint32_t>::max();
  all.load_articles = false;
  Result<SearchResponse> response = searcher.search(all);
  if (!response) {
    if (!response.error().where) return std::move(response).error();
    watched.refusal = std::move(response).error();
    return watched;
  }
  watched.read_as = std::move(response->read_as);
  watched.articles = response->hits.size();
  const std::string key = state_key(request, asked.query);
  const auto known = seen.find(key);
  watched.is_first_time = known == seen.end();
  std::set<std::string> now;
  for (Hit& hit : response->hits) {
    now.insert(hit.id);
    if (watched.is_first_time || known->second.contains(hit.id)) continue;
    Result<Article> article = searcher.article(hit.id);
    if (!article) return std::move(article).error();
    hit.title = std::move(article->title);
    hit.path = std::move(article->path);
    hit.url = std::move(article->url);
    watched.fresh.push_back(std::move(hit));
  }
  seen[key] = std::move(now);
  return watched;
}

}  // namespace pressmark
