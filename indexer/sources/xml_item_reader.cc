// SPDX-License-Identifier: GPL-2.0-or-later
//
// One item after the other; a bad one is an Error, and the next follows.

#include "indexer/sources/xml_item_reader.h"

#include <string>
#include <utility>

#include "indexer/sources/xml_text.h"

namespace pressmark {

XmlItemReader::XmlItemReader(InputStream stream, SourceName name, const ReadOptions& options,
                             XmlItemFormat format)
    : stream_(std::move(stream)),
      name_(std::move(name)),
      options_(options),
      format_(std::move(format)) {}

Status XmlItemReader::open() {
  Result<std::string> text = read_xml(stream_, name_, options_, decoding_);
  if (!text) return std::move(text).error();
  parser_.emplace(*std::move(text), format_.item_names);
  return ok;
}

Result<Article> XmlItemReader::make_article(const XmlItem& item) {
  Article article;
  set_identity(article, name_, items_);
  article.flags |= decoding_.flags;
  article.repaired_bytes = decoding_.repaired_bytes;
  const std::string_view missing =
      read_item(*item.tree.root().children.front(), parser_->head(), article);
  if (text_bytes(article) > options_.max_article_bytes) {
    return rejected(name_, item.line, "larger than " + describe_limit(options_.max_article_bytes));
  }
  if (!missing.empty()) return rejected(name_, item.line, std::string{missing});
  return article;
}

std::optional<Result<Article>> XmlItemReader::next() {
  if (is_over_) return std::nullopt;
  if (!parser_) {
    if (Status opened = open(); !opened) {
      is_over_ = true;
      return std::move(opened).error();
    }
  }
  std::optional<Result<XmlItem>> item = parser_->next();
  if (!item) {
    is_over_ = true;
    if (items_ == 0) return rejected(name_, 0, std::string{format_.without_items});
    return std::nullopt;
  }
  ++items_;
  if (!*item) return rejected(name_, parser_->line(), item->error().message);
  return make_article(**item);
}

}  // namespace pressmark
