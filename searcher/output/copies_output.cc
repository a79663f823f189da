// SPDX-License-Identifier: GPL-2.0-or-later
//
// Changes are written as wdiff writes them: [-gone-] {+new+}.
#include "searcher/output/copies_output.h"

#include <string_view>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "searcher/output/headline.h"
#include "searcher/output/json.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/styled_text.h"

namespace pressmark {

namespace {

constexpr std::size_t change_indent = 4;

std::string change_text(const CopyChange& change) {
  std::string text;
  const auto add = [&](std::string_view words, std::string_view opening, std::string_view closing) {
    if (words.empty()) return;
    if (!text.empty()) text += ' ';
    text += fmt::format("{}{}{}", opening, words, closing);
  };
  add(change.before, "... ", "");
  add(change.removed, "[-", "-]");
  add(change.added, "{+", "+}");
  add(change.after, "", " ...");
  return text;
}

std::string difference_text(const ArticleCopy& copy) {
  if (copy.is_asked_for) return "the article asked for";
  if (!copy.changes)
    return fmt::format("more than {} differ", count_of(most_changed_words, "word"));
  if (copy.changes->empty()) return "the same words";
  return fmt::format("{} gone, {} new", count_of(copy.words_removed, "word"),
                     with_separators(copy.words_added));
}

std::string format_copy(const ArticleCopy& copy, std::size_t width, bool use_color) {
  const Article& article = copy.article;
  std::string line = article.published ? to_string(*article.published) : "undated";
  if (!article.source.empty()) line += " · " + article.source;
  line += " · " + article.id;
  StyledText head = make_line(line);
  if (copy.is_asked_for) head.bold = {{0, static_cast<std::uint32_t>(head.text.size())}};
  std::string out = hanging(head, change_indent, width, use_color);
  const auto add_line = [&](std::string_view text) {
    out += std::string(change_indent, ' ') + hanging(make_line(text), change_indent, width, false);
  };
  if (!article.title.empty()) add_line(article.title);
  add_line(difference_text(copy));
  if (!copy.changes) return out;
  for (const CopyChange& change : *copy.changes)
    add_line(change_text(change));
  return out;
}

std::string format_copies_text(const CopiesResponse& response, const OutputOptions& options) {
  const std::size_t width = line_width(options);
  const std::string found =
      response.copies.size() == 1
          ? "no copies"
          : fmt::format("{} of one family", count_of(response.copies.size(), "article"));
  std::string out = format_headline({found, ""}, width, options.use_color);
  for (const ArticleCopy& copy : response.copies)
    out += format_copy(copy, width, options.use_color);
  return out;
}

void write_changes(JsonWriter& json, const ArticleCopy& copy) {
  json.key("words_removed");
  if (!copy.changes) {
    json.null().key("words_added").null().key("changes").null();
    return;
  }
  json.value(copy.words_removed).key("words_added").value(copy.words_added);
  json.key("changes").begin_array();
  for (const CopyChange& change : *copy.changes) {
    json.begin_object().key("before").value(change.before).key("removed").value(change.removed);
    json.key("added").value(change.added).key("after").value(change.after).end_object();
  }
  json.end_array();
}

std::string format_copies_json(const CopiesResponse& response) {
  JsonWriter json;
  json.begin_object().key("schema").value(json_schema);
  json.key("id").value(response.id).key("copies").begin_array();
  for (const ArticleCopy& copy : response.copies) {
    json.begin_object().key("id").value(copy.article.id);
    write_text_or_null(json, "title", copy.article.title);
    write_date(json, copy.article.published, copy.article.date_by);
    write_text_or_null(json, "source", copy.article.source);
    write_text_or_null(json, "url", copy.article.url);
    write_changes(json, copy);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take() + '\n';
}

}  // namespace

std::string format_copies(OutputFormat format, const CopiesResponse& response,
                          const OutputOptions& options) {
  const bool is_json = format == OutputFormat::json || format == OutputFormat::jsonl;
  return is_json ? format_copies_json(response) : format_copies_text(response, options);
}

}  // namespace pressmark
