// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles as text and as JSON.

#include "indexer/read_report.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/escape.h"
#include "base/json_writer.h"
#include "indexer/sources/article_date.h"
#include "indexer/summary.h"

namespace pressmark {

namespace {

void append_line(std::string& out, std::string_view label, std::string_view value) {
  constexpr std::size_t label_width = 10;
  out += "  ";
  out += label;
  out.append(label_width - std::min(label.size(), label_width - 1), ' ');
  out += value.empty() ? "-" : escape_for_terminal_line(value);
  out += '\n';
}

std::string describe_date(const Article& article) {
  const std::string by{to_string(article.date_by)};
  return article.published ? to_string(*article.published) + " (" + by + ")" : "undated";
}

std::string describe_all_flags(const Article& article) {
  std::string text;
  for (const std::string_view flag : describe_flags(article.flags)) {
    if (!text.empty()) text += ", ";
    text += flag;
  }
  return text;
}

// "Sergei Lavrov 3 · Rex Tillerson": most mentions first, then in the order of the text.
std::string describe_names(const ArticleAnalysis& analysis, EntityType type) {
  std::vector<std::pair<std::string_view, std::size_t>> counts;
  for (const Mention& mention : analysis.mentions) {
    if (mention.type != type) continue;
    const auto known = std::find_if(counts.begin(), counts.end(), [&](const auto& count) {
      return count.first == mention.spelling;
    });
    if (known == counts.end()) {
      counts.emplace_back(mention.spelling, 1);
    } else {
      ++known->second;
    }
  }
  std::stable_sort(counts.begin(), counts.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (const auto& [spelling, count] : counts) {
    if (!text.empty()) text += " · ";
    text += spelling;
    if (count > 1) text += ' ' + std::to_string(count);
  }
  return text;
}

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  text.empty() ? json.null() : json.value(text);
}

// "  why       dateline 2017-05-09: '06:36 GMT +309 May 2017' is a stamp"
void append_evidence(std::string& out, const Article& article) {
  for (const DateEvidence& evidence : explain_date(article)) {
    std::string line;
    if (evidence.by != DateBy::none) line = std::string{to_string(evidence.by)} + ' ';
    if (evidence.by != DateBy::none) {
      line += (evidence.date ? to_string(*evidence.date) : "no date") + ": ";
    }
    append_line(out, "why", line + evidence.reason);
  }
}

void write_evidence(JsonWriter& json, const Article& article) {
  json.key("date_evidence").begin_array();
  for (const DateEvidence& evidence : explain_date(article)) {
    json.begin_object();
    json.key("by").value(to_string(evidence.by));
    write_text(json, "date", evidence.date ? to_string(*evidence.date) : std::string{});
    json.key("reason").value(evidence.reason);
    json.end_object();
  }
  json.end_array();
}

std::size_t count_paragraphs(std::string_view text) {
  std::size_t paragraphs = text.empty() ? 0 : 1;
  for (std::size_t at = text.find("\n\n"); at != std::string_view::npos;
       at = text.find("\n\n", at + 2))
    ++paragraphs;
  return paragraphs;
}

}  // namespace

std::string describe_article(const Article& article, const ArticleAnalysis& analysis,
                             const ReadStyle& style) {
  std::string out = escape_for_terminal_line(article.id) + '\n';
  append_line(out, "path", article.path);
  append_line(out, "title", article.title);
  append_line(out, "date", describe_date(article));
  if (style.explains_date) append_evidence(out, article);
  if (!article.url.empty()) append_line(out, "url", article.url);
  append_line(out, "source", article.source);
  if (!article.byline.empty()) append_line(out, "byline", article.byline);
  if (!article.section.empty()) append_line(out, "section", article.section);
  if (!article.topics.empty())
    append_line(out, "topics", fmt::format("{}", fmt::join(article.topics, " · ")));
  if (!article.dateline.empty()) append_line(out, "dateline", article.dateline);
  append_line(out, "language", article.language);
  if (article.flags != 0) append_line(out, "flags", describe_all_flags(article));
  for (const EntityType type : entity_types) {
    append_line(out, to_string(type), describe_names(analysis, type));
  }
  append_line(out, "length",
              format_counted(analysis.words.size(), "word") + ", " +
                  format_counted(analysis.sentences.size(), "sentence"));
  if (!article.captions.empty()) {
    append_line(out, "captions", std::to_string(count_paragraphs(article.captions)));
  }
  if (!article.body.empty()) out += '\n' + escape_for_terminal(article.body) + '\n';
  out += '\n';
  return out;
}

std::string article_to_json(const Article& article, const ArticleAnalysis& analysis,
                            const ReadStyle& style) {
  JsonWriter json;
  json.begin_object();
  json.key("id").value(article.id);
  json.key("path").value(article.path);
  write_text(json, "title", article.title);
  write_text(json, "date", article.published ? to_string(*article.published) : std::string{});
  json.key("date_by").value(to_string(article.date_by));
  write_text(json, "url", article.url);
  write_text(json, "source", article.source);
  write_text(json, "language", article.language);
  json.key("flags").texts(describe_flags(article.flags));
  write_text(json, "byline", article.byline);
  write_text(json, "section", article.section);
  json.key("topics").texts(article.topics);
  write_text(json, "dateline", article.dateline);
  write_text(json, "captions", article.captions);
  json.key("body").value(article.body);
  json.key("mentions").begin_array();
  for (const Mention& mention : analysis.mentions) {
    json.begin_object();
    json.key("field").value(to_string(mention.field));
    json.key("begin").value(mention.range.begin);
    json.key("end").value(mention.range.end);
    json.key("type").value(to_string(mention.type));
    json.key("spelling").value(mention.spelling);
    json.end_object();
  }
  json.end_array();
  if (style.explains_date) write_evidence(json, article);
  json.end_object();
  return json.take() + '\n';
}

}  // namespace pressmark
