// SPDX-License-Identifier: GPL-2.0-or-later
//
// Records in an object around them are kept as JSON and parsed one by one, as if nothing had been
// around them.

#include "indexer/sources/json_record_reader.h"

#include <utility>

#include "indexer/sources/clean_text.h"

namespace pressmark {

JsonRecordReader::JsonRecordReader(SourceName name, const ReadOptions& options)
    : name_(std::move(name)),
      parser_(options.field_map),
      max_bytes_(options.max_line_bytes),
      max_article_bytes_(options.max_article_bytes) {}

Result<Article> JsonRecordReader::read(std::string& json, std::uint64_t line) {
  line_ = line;
  Article article;
  if (Status status = parser_.parse(json, article); !status) {
    ++records_;
    return rejected(name_, line_, status.error().message, status.error().hint);
  }
  held_ = parser_.take_held();
  next_ = 0;
  flags_ = article.flags;
  if (std::optional<Result<Article>> first = next_held()) return *std::move(first);
  ++records_;
  return finish(std::move(article));
}

std::optional<Result<Article>> JsonRecordReader::next_held() {
  if (next_ == held_.records.size()) return std::nullopt;
  ++records_;
  Article article;
  article.flags = flags_;
  if (Status status = parser_.parse(held_.records[next_++], article); !status) {
    return rejected(name_, line_, status.error().message, status.error().hint);
  }
  if (!parser_.take_held().records.empty()) {
    return rejected(name_, line_, "records in an object around objects around records");
  }
  if (article.source.empty()) article.source = held_.source;
  return finish(std::move(article));
}

Error JsonRecordReader::refuse_too_long(std::uint64_t line, std::string_view what) {
  ++records_;
  return rejected(name_, line, std::string{what} + " longer than " + describe_limit(max_bytes_),
                  "of an object around a list of articles, give the list: jq -c '.articles[]'");
}

Result<Article> JsonRecordReader::finish(Article article) const {
  std::string own_id = std::move(article.id);
  set_identity(article, name_, records_);
  if (text_bytes(article) > max_article_bytes_) {
    return rejected(name_, line_, "larger than " + describe_limit(max_article_bytes_));
  }
  if (text_bytes(article) == 0) {
    if (own_id.empty() || !parser_.has_chosen_id()) {
      return rejected(name_, line_, "no text: neither title, body nor captions",
                      "if they are there under other keys, name them: --map body=KEY");
    }
    article.set_flag(ArticleFlag::no_text);
  }
  if (!own_id.empty()) article.id = std::move(own_id);
  return article;
}

}  // namespace pressmark
