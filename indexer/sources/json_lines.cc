// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines, their numbers, and what a record must have to be an article.

#include "indexer/sources/json_lines.h"

#include <utility>

namespace pressmark {

JsonLinesReader::JsonLinesReader(InputStream stream, SourceName name, const ReadOptions& options)
    : stream_(std::move(stream)),
      name_(std::move(name)),
      parser_(options.field_map),
      max_article_bytes_(options.max_article_bytes),
      max_line_bytes_(options.max_line_bytes) {}

Result<Article> JsonLinesReader::read_record() {
  Article article;
  set_identity(article, name_, record_number_);
  const std::string default_id = std::exchange(article.id, {});
  if (Status status = parser_.parse(line_, article); !status) {
    return rejected(name_, line_number_, status.error().message, status.error().hint);
  }
  if (article.title.size() + article.body.size() > max_article_bytes_) {
    return rejected(name_, line_number_, "larger than " + describe_limit(max_article_bytes_));
  }
  if (article.title.empty() && article.body.empty()) {
    if (article.id.empty()) {
      return rejected(name_, line_number_, "no text: neither a title nor a body",
                      "if they are there under other keys, name them: --map body=KEY");
    }
    article.set_flag(ArticleFlag::no_text);
  }
  if (article.id.empty()) article.id = default_id;
  return article;
}

std::optional<Result<Article>> JsonLinesReader::next() {
  while (!has_failed_) {
    const Result<InputStream::Got> got = stream_.read_line(line_, max_line_bytes_);
    if (!got) {
      has_failed_ = true;
      return got.error();
    }
    if (*got == InputStream::Got::end) break;
    ++line_number_;
    if (line_.find_first_not_of(" \t\r") == std::string::npos && *got == InputStream::Got::text) {
      continue;
    }
    ++record_number_;
    if (*got == InputStream::Got::too_long) {
      return rejected(name_, line_number_, "line longer than " + describe_limit(max_line_bytes_));
    }
    return read_record();
  }
  return std::nullopt;
}

}  // namespace pressmark
