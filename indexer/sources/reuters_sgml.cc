// SPDX-License-Identifier: GPL-2.0-or-later
//
// Elements that are never nested, found by their tags.

#include "indexer/sources/reuters_sgml.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/dateline.h"
#include "indexer/sources/metadata_fields.h"

namespace pressmark {

namespace {

constexpr std::string_view story_end = "</REUTERS>";

// What stands between <name ...> and </name>; up to the end of the story if that is missing.
std::string_view element(std::string_view story, std::string_view name) {
  const std::string opening = "<" + std::string{name};
  const std::size_t begin = story.find(opening);
  if (begin == std::string_view::npos) return {};
  const std::size_t inside = story.find('>', begin);
  if (inside == std::string_view::npos) return {};
  const std::size_t end = story.find("</" + std::string{name} + ">", inside);
  return story.substr(inside + 1, end == std::string_view::npos ? end : end - inside - 1);
}

// The character that "&lt;" or "&#5;" stands for and how long that is; 0 if it is no reference. The
// control characters of the wire (&#3; ends a story) are written as nothing.
std::size_t append_reference(std::string_view text, std::string& out) {
  constexpr std::size_t longest = 10;
  const std::size_t end = text.substr(0, longest).find(';');
  if (end == std::string_view::npos) return 0;
  const std::string_view name = text.substr(1, end - 1);
  if (name == "lt") {
    out += '<';
  } else if (name == "gt") {
    out += '>';
  } else if (name == "amp") {
    out += '&';
  } else if (name.starts_with('#')) {
    std::uint32_t code = 0;
    const auto [rest, problem] = std::from_chars(name.data() + 1, name.data() + name.size(), code);
    if (problem != std::errc{} || rest != name.data() + name.size()) return 0;
    if (code >= ' ' && code != 0x7F && code <= 0x10FFFF) append_utf8(out, code);
  } else {
    return 0;
  }
  return end + 1;
}

std::string without_references(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = text[at] == '&' ? append_reference(text.substr(at), out) : 0;
    if (length == 0) out += text[at];
    at += length > 0 ? length : 1;
  }
  return out;
}

std::string clean_element(std::string_view story, std::string_view name, Article& article) {
  return clean_text(without_references(element(story, name)), article);
}

// A story without a <BODY> is text between tags, as it came over the wire.
std::string unprocessed_text(std::string_view story, Article& article) {
  std::string_view text = element(story, "TEXT");
  for (const std::string_view tag : {"</DATELINE>", "</TITLE>", "</AUTHOR>"}) {
    if (const std::size_t end = text.find(tag); end != std::string_view::npos) {
      text.remove_prefix(end + tag.size());
      break;
    }
  }
  return clean_text(without_references(text), article);
}

// "Reuter" and marks that end every story.
std::string_view without_signature(std::string_view body) {
  body = trimmed(body);
  for (const std::string_view signature : {"reuter", "reuter..."}) {
    const std::size_t from = body.size() - std::min(body.size(), signature.size());
    const bool ends_so = equals_in_lower(body.substr(from), signature);
    const bool is_own_line = from == 0 || is_ascii_space(body[from - 1]);
    if (ends_so && is_own_line) return trimmed(body.substr(0, from));
  }
  return body;
}

}  // namespace

void parse_reuters_story(std::string_view story, Article& article) {
  article.title = to_single_line(clean_element(story, "TITLE", article));
  const bool has_body = story.find("<BODY") != std::string_view::npos;
  std::string body =
      has_body ? clean_element(story, "BODY", article) : unprocessed_text(story, article);
  body = arrange_paragraphs(without_signature(body));
  const std::string dateline = to_single_line(clean_element(story, "DATELINE", article));
  article.body = dateline.empty() || body.empty() ? body : dateline + ' ' + body;
  article.dateline = tidy_dateline(dateline);
  for (std::string_view topics = element(story, "TOPICS"); !topics.empty();) {
    const std::size_t end = std::min(topics.find("</D>"), topics.size());
    article.topics.push_back(to_single_line(clean_element(topics.substr(0, end), "D", article)));
    topics.remove_prefix(std::min(end + 4, topics.size()));
  }
  article.byline = to_single_line(clean_element(story, "AUTHOR", article));
  if (starts_in_lower(article.byline, "by ")) article.byline.erase(0, 3);
  set_metadata_date(clean_element(story, "DATE", article), article);
  article.source = "Reuters";
}

ReutersSgmlReader::ReutersSgmlReader(InputStream stream, SourceName name,
                                     const ReadOptions& options)
    : stream_(std::move(stream)), name_(std::move(name)), options_(options) {}

Result<Article> ReutersSgmlReader::read_story() {
  ++stories_;
  if (story_.size() > options_.max_article_bytes) {
    return rejected(name_, story_line_,
                    "larger than " + describe_limit(options_.max_article_bytes));
  }
  Article article;
  set_identity(article, name_, stories_);
  const std::string_view tag = std::string_view{story_}.substr(0, story_.find('>'));
  constexpr std::string_view id_attribute = "NEWID=\"";
  if (const std::size_t at = tag.find(id_attribute); at != std::string_view::npos) {
    const std::string_view value = tag.substr(at + id_attribute.size());
    const std::string id = to_single_line(clean_text(value.substr(0, value.find('"')), article));
    if (!id.empty()) article.id = name_.id + '#' + id;
  }
  parse_reuters_story(story_, article);
  if (article.title.empty() && article.body.empty()) {
    return rejected(name_, story_line_, "no text: neither a title nor a body");
  }
  return article;
}

std::optional<Result<Article>> ReutersSgmlReader::next() {
  story_.clear();
  std::string line;
  while (!is_over_) {
    const Result<InputStream::Got> got = stream_.read_line(line, options_.max_line_bytes);
    if (!got) {
      is_over_ = true;
      return got.error();
    }
    if (*got == InputStream::Got::end) {
      is_over_ = true;
      if (!story_.empty()) return rejected(name_, story_line_, "the story breaks off");
      if (stories_ == 0) return rejected(name_, 0, "no story in this file");
      break;
    }
    ++line_number_;
    if (story_.empty()) {
      const std::size_t begin = line.find("<REUTERS");
      if (begin == std::string::npos) continue;
      story_line_ = line_number_;
      line.erase(0, begin);
    }
    // One byte more than allowed is kept, to see that it is too much.
    if (story_.size() <= options_.max_article_bytes) story_ += line + '\n';
    if (line.find(story_end) != std::string::npos) return read_story();
  }
  return std::nullopt;
}

}  // namespace pressmark
