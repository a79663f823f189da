// SPDX-License-Identifier: GPL-2.0-or-later
//
// Answers for programs.
#include "searcher/output/json.h"

#include <optional>
#include <span>
#include <string_view>

#include "base/json_writer.h"
#include "searcher/explain.h"
#include "searcher/output/failed_search_output.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/timeline.h"
#include "searcher/request_choices.h"

namespace pressmark {

namespace {

void write_total(JsonWriter& json, const SearchResponse& response) {
  json.key("total").begin_object();
  write_number_or_null(json, "articles", response.matches);
  write_number_or_null(json, "families", response.families);
  json.key("exact").value(true);
  json.end_object();
}

void write_snippet(JsonWriter& json, const Snippet& snippet) {
  json.begin_object();
  json.key("text").value(snippet.text);
  json.key("highlights").begin_array();
  for (const ByteRange& range : snippet.highlights) {
    json.begin_array().value(range.begin).value(range.end).end_array();
  }
  json.end_array().end_object();
}

void write_hit(JsonWriter& json, const Hit& hit, bool has_snippet) {
  json.begin_object();
  json.key("rank").value(hit.rank);
  json.key("id").value(hit.id);
  write_text_or_null(json, "path", hit.path);
  write_text_or_null(json, "url", hit.url);
  write_text_or_null(json, "title", hit.title);
  write_date(json, hit.published, hit.date_by);
  write_text_or_null(json, "source", hit.source);
  write_text_or_null(json, "language", hit.language);
  json.key("score").value(hit.score);
  json.key("snippet");
  if (has_snippet) {
    write_snippet(json, hit.snippet);
  } else {
    json.null();
  }
  json.key("family").begin_object();
  json.key("id").value(hit.family_id).key("copies").value(hit.copies).end_object();
  json.end_object();
}

void write_facets(JsonWriter& json, const std::vector<Facet>& facets) {
  json.key("facets").begin_object();
  for (const Facet& facet : facets) {
    json.key(facet.field).begin_array();
    for (const FacetValue& value : facet.values) {
      json.begin_object().key("value");
      if (value.value) {
        json.value(*value.value);
      } else {
        json.null();
      }
      json.key("articles").value(value.articles);
      json.key("aliases").texts(value.aliases);
      json.key("selected").value(value.selected).end_object();
    }
    json.end_array();
  }
  json.end_object();
}

void write_timeline(JsonWriter& json, const std::optional<Timeline>& timeline) {
  json.key("timeline");
  if (!timeline) {
    json.null();
    return;
  }
  json.begin_object();
  json.key("unit").value(to_string(timeline->unit));
  json.key("buckets").begin_array();
  for (const TimelineBucket& bucket : timeline->buckets) {
    json.begin_object();
    json.key("date").value(bucket.date);
    json.key("articles").value(bucket.articles);
    json.end_object();
  }
  json.end_array();
  json.key("undated").value(timeline->undated).end_object();
}

// All that it takes to ask again: searcher/receipt.h reads it.
void write_request(JsonWriter& json, const OutputInput& input) {
  const SearchRequest& request = input.request;
  json.key("request").begin_object();
  write_text_or_null(json, "similar_to", input.similar_to);
  json.key("match").value(word_for<MatchMode>(match_modes, request.match));
  json.key("filters").texts(request.filters);
  write_text_or_null(json, "from", request.from);
  write_text_or_null(json, "to", request.to);
  write_text_or_null(json, "now", input.now ? to_string(*input.now) : "");
  json.key("sort").value(word_for<SortOrder>(sort_orders, request.sort));
  json.key("collapse").value(word_for<Collapse>(collapses, request.collapse));
  json.key("offset").value(request.offset);
  json.key("limit").value(request.limit);
  json.key("facets").texts(request.facets);
  json.key("facet_finds").texts(request.facet_finds);
  json.key("facet_limit").value(request.facet_limit);
  json.key("timeline").value(word_for<TimelineUnit>(timeline_units, request.timeline));
  json.key("snippet").value(request.snippet_bytes);
  json.end_object();
}

std::string_view error_code(const Error& error) {
  switch (error.kind) {
    case ErrorKind::bad_input:
      return "bad_input";
    case ErrorKind::invalid_argument:
      return error.where ? "query" : "usage";
    case ErrorKind::archive:
      return "archive";
    case ErrorKind::io:
      return "io";
    case ErrorKind::limit:
      return "limit";
  }
  return "usage";  // not reached: every kind is named above
}

// "error":{...}
void write_error(JsonWriter& json, const Error& error) {
  json.key("error").begin_object();
  json.key("code").value(error_code(error));
  json.key("message").value(error.message);
  write_text_or_null(json, "hint", error.hint);
  json.key("begin");
  if (error.where) {
    json.value(error.where->begin).key("end").value(error.where->end);
  } else {
    json.null().key("end").null();
  }
  json.end_object();
}

}  // namespace

std::string format_json(const OutputInput& input, const OutputOptions& options) {
  JsonWriter json;
  json.begin_object().key("schema").value(json_schema);
  write_query(json, {input.request.query, input.response.read_as, input.response.notes});
  write_archive(json, input.archive);
  write_total(json, input.response);
  json.key("hits").begin_array();
  for (const Hit& hit : input.response.hits) {
    write_hit(json, hit, input.request.snippet_bytes > 0);
  }
  json.end_array();
  write_facets(json, input.response.facets);
  write_timeline(json, input.response.timeline);
  json.key("took_us");
  if (options.took_us) {
    json.value(*options.took_us);
  } else {
    json.null();
  }
  json.key("help");
  write_failed_search(json, input.failed);
  write_request(json, input);
  json.key("scores");
  if (input.explained != nullptr) {
    write_explained_hits(json, *input.explained);
  } else {
    json.null();
  }
  json.end_object();
  return json.take() + '\n';
}

std::string format_json_lines(const OutputInput& input) {
  std::string lines;
  for (const Hit& hit : input.response.hits) {
    JsonWriter json;
    write_hit(json, hit, input.request.snippet_bytes > 0);
    lines += json.take();
    lines += '\n';
  }
  return lines;
}

std::string format_answer_line(std::uint64_t number, const SearchResponse& response) {
  JsonWriter json;
  json.begin_object().key("query").value(number).key("hits").begin_array();
  for (const Hit& hit : response.hits) {
    json.begin_object().key("id").value(hit.id).key("score").value(hit.score).end_object();
  }
  json.end_array().end_object();
  return json.take() + '\n';
}

std::string format_refusal_line(std::uint64_t number, const Error& error) {
  JsonWriter json;
  json.begin_object().key("query").value(number).key("hits").begin_array().end_array();
  write_error(json, error);
  json.end_object();
  return json.take() + '\n';
}

std::string format_article_json(const Article& article) {
  JsonWriter json;
  json.begin_object().key("schema").value(json_schema);
  json.key("article").begin_object();
  json.key("id").value(article.id);
  write_text_or_null(json, "path", article.path);
  write_text_or_null(json, "url", article.url);
  write_text_or_null(json, "title", article.title);
  write_date(json, article.published, article.date_by);
  write_text_or_null(json, "source", article.source);
  write_text_or_null(json, "language", article.language);
  json.key("flags").texts(describe_flags(article.flags));
  write_text_or_null(json, "body", article.body);
  write_text_or_null(json, "byline", article.byline);
  write_text_or_null(json, "section", article.section);
  json.key("topics").texts(article.topics);
  write_text_or_null(json, "dateline", article.dateline);
  write_text_or_null(json, "captions", article.captions);
  write_text_or_null(json, "added", article.added ? to_string(*article.added) : std::string{});
  json.key("removed").begin_array();
  for (const RemovedText& removed : article.removed) {
    json.begin_object().key("paragraph").value(removed.paragraph);
    json.key("text").value(removed.text).end_object();
  }
  json.end_array();
  json.end_object().end_object();
  return json.take() + '\n';
}

std::string format_error_json(const Error& error) {
  JsonWriter json;
  json.begin_object().key("schema").value(json_schema);
  write_error(json, error);
  json.end_object();
  return json.take() + '\n';
}

}  // namespace pressmark
