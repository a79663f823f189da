// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles as text and as JSON.

#include "indexer/read_report.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "base/escape.h"
#include "base/json_writer.h"

namespace pressmark {

namespace {

std::string_view field_name(TextField field) {
  switch (field) {
    case TextField::title:
      return "title";
    case TextField::body:
      break;
  }
  return "body";
}

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

}  // namespace

std::string describe_article(const Article& article, const ArticleAnalysis& analysis) {
  std::string out = escape_for_terminal_line(article.id) + '\n';
  append_line(out, "path", article.path);
  append_line(out, "title", article.title);
  append_line(out, "date", describe_date(article));
  if (!article.url.empty()) append_line(out, "url", article.url);
  append_line(out, "source", article.source);
  append_line(out, "language", article.language);
  if (article.flags != 0) append_line(out, "flags", describe_all_flags(article));
  for (const EntityType type : entity_types) {
    append_line(out, to_string(type), describe_names(analysis, type));
  }
  append_line(out, "length",
              std::to_string(analysis.words.size()) + " words, " +
                  std::to_string(analysis.sentences.size()) + " sentences");
  if (!article.body.empty()) out += '\n' + escape_for_terminal(article.body) + '\n';
  out += '\n';
  return out;
}

std::string article_to_json(const Article& article, const ArticleAnalysis& analysis) {
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
  json.key("flags").begin_array();
  for (const std::string_view flag : describe_flags(article.flags))
    json.value(flag);
  json.end_array();
  json.key("body").value(article.body);
  json.key("mentions").begin_array();
  for (const Mention& mention : analysis.mentions) {
    json.begin_object();
    json.key("field").value(field_name(mention.field));
    json.key("begin").value(mention.range.begin);
    json.key("end").value(mention.range.end);
    json.key("type").value(to_string(mention.type));
    json.key("spelling").value(mention.spelling);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take() + '\n';
}

}  // namespace pressmark
