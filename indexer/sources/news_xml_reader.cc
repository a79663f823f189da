// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names of elements in three standards; where they agree, one row serves all.

#include "indexer/sources/news_xml_reader.h"

#include <string_view>
#include <utility>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/html_blocks.h"
#include "indexer/sources/metadata_fields.h"
#include "indexer/sources/xml_text.h"

namespace pressmark {

namespace {

// Stories say when they were issued in an attribute or in text.
std::string date_of(const MarkupNode& item) {
  for (const std::string_view tag : {"date.issue", "date.release", "story.date"}) {
    const MarkupNode* const element = find_element(item, tag);
    if (element != nullptr && !element->attribute("norm").empty()) {
      return std::string{element->attribute("norm")};
    }
  }
  return line_of_element(first_element(
      item, {"contentcreated", "firstcreated", "dateid", "versioncreated", "thisrevisioncreated"}));
}

std::string id_of(const MarkupNode& item) {
  if (const std::string_view guid = item.attribute("guid"); !guid.empty()) return std::string{guid};
  const MarkupNode* const doc_id = find_element(item, "doc-id");
  if (doc_id != nullptr) return std::string{trimmed(doc_id->attribute("id-string"))};
  return line_of_element(find_element(item, "publicidentifier"));
}

// The text without captions of pictures, which stand in <media>.
std::string story_of(const MarkupNode& item) {
  const MarkupNode* const body = first_element(
      item, {"body.content", "body", "inlinexml", "inlinedata", "datacontent", "block"});
  if (body == nullptr) return {};
  return join_blocks(cut_blocks(*body, [](const MarkupNode& node) {
    return node.tag == "media" || node.tag == "body.head" || node.tag == "figure";
  }));
}

}  // namespace

NewsXmlReader::NewsXmlReader(InputStream stream, SourceName name, const ReadOptions& options)
    : stream_(std::move(stream)), name_(std::move(name)), options_(options) {}

Status NewsXmlReader::open() {
  Result<std::string> text = read_xml(stream_, name_, options_, decoding_);
  if (!text) return std::move(text).error();
  parser_.emplace(*std::move(text),
                  std::vector<std::string_view>{"nitf", "newsitem", "packageitem"});
  return ok;
}

Result<Article> NewsXmlReader::read_item(const XmlItem& item) {
  const MarkupNode& element = *item.tree.root().children.front();
  Article article;
  set_identity(article, name_, items_);
  article.flags |= decoding_.flags;
  article.repaired_bytes = decoding_.repaired_bytes;
  if (std::string own_id = id_of(element); !own_id.empty()) article.id = std::move(own_id);
  article.title = line_of_element(first_element(element, {"hl1", "headline", "hedline", "title"}));
  article.body = story_of(element);
  article.byline = line_of_element(first_element(element, {"byline", "by"}));
  if (starts_in_lower(article.byline, "by ")) article.byline.erase(0, 3);
  article.source =
      line_of_element(first_element(element, {"provider", "creditline", "distributor"}));
  article.language = language_code(element.attribute("lang"));
  set_metadata_date(date_of(element), article);
  if (article.title.size() + article.body.size() > options_.max_article_bytes) {
    return rejected(name_, item.line, "larger than " + describe_limit(options_.max_article_bytes));
  }
  if (article.body.empty()) return rejected(name_, item.line, "no text: an item without a story");
  return article;
}

std::optional<Result<Article>> NewsXmlReader::next() {
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
    if (items_ == 0) return rejected(name_, 0, "no news item in this file");
    return std::nullopt;
  }
  ++items_;
  if (!*item) return rejected(name_, parser_->line(), item->error().message);
  return read_item(**item);
}

}  // namespace pressmark
