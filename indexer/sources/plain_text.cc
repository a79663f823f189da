// SPDX-License-Identifier: GPL-2.0-or-later
//
// Header, headline, body.

#include "indexer/sources/plain_text.h"

#include <utility>

#include "analysis/dates/parse_date.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/dateline.h"
#include "indexer/sources/headline.h"

namespace pressmark {

void parse_plain_text(std::string_view raw, Article& article, std::string_view charset) {
  const std::string clean = clean_text(raw, article, charset);
  std::string_view text = clean;
  const DateHeader header = parse_date_header(text);
  if (header.is_present) {
    article.published = header.date;
    if (header.date) {
      article.date_by = DateBy::explicit_;
    } else {
      article.set_flag(ArticleFlag::impossible_date);
    }
    text.remove_prefix(header.length);
  }
  // The indentation of the first line matters to the layout of the body, but not to the headline.
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return;
  const std::size_t headline = find_headline(text.substr(begin));
  if (headline > 0) {
    article.title = to_single_line(text.substr(begin, headline));
    text.remove_prefix(begin + headline);
  }
  article.body = arrange_paragraphs(text);
}

PlainTextReader::PlainTextReader(InputStream stream, SourceName name, const ReadOptions& options)
    : stream_(std::move(stream)),
      name_(std::move(name)),
      max_article_bytes_(options.max_article_bytes) {}

std::optional<Result<Article>> PlainTextReader::next() {
  if (std::exchange(is_read_, true)) return std::nullopt;
  std::string text;
  const Result<InputStream::Got> got = stream_.read_rest(text, max_article_bytes_);
  if (!got) return got.error();
  if (*got == InputStream::Got::too_long) {
    return rejected(name_, 0, "larger than " + describe_limit(max_article_bytes_));
  }
  Article article;
  set_identity(article, name_, name_.is_stream ? 1 : 0);
  parse_plain_text(text, article, stream_.known_charset());
  if (article.body.empty()) return rejected(name_, 0, text.empty() ? "empty file" : "no text");
  article.source = find_dateline_source(article.body);
  return article;
}

}  // namespace pressmark
