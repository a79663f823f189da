// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which element of which kind of feed says what.

#include "indexer/sources/feed_reader.h"

#include <string_view>
#include <utility>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/metadata_fields.h"
#include "indexer/sources/xml_text.h"

namespace pressmark {

namespace {

bool is_web_link(std::string_view url) {
  return starts_in_lower(url, "http://") || starts_in_lower(url, "https://");
}

// RSS writes the address as text, Atom as an attribute of one of several links.
std::string link_of(const MarkupNode& item) {
  for (const MarkupNode* child : item.children) {
    if (child->tag == "link") {
      const std::string text = line_of_element(child);
      if (is_web_link(text)) return text;
    }
    if (child->tag != "atom:link") continue;
    const std::string_view rel = child->attribute("rel");
    if ((rel.empty() || rel == "alternate") && is_web_link(child->attribute("href"))) {
      return std::string{trimmed(child->attribute("href"))};
    }
  }
  const MarkupNode* const guid = find_child(item, "guid");
  if (guid != nullptr && guid->attribute("isPermaLink") != "false") {
    const std::string text = line_of_element(guid);
    if (is_web_link(text)) return text;
  }
  return is_web_link(item.attribute("about")) ? std::string{item.attribute("about")}
                                              : std::string{};
}

std::string author_of(const MarkupNode& item) {
  const MarkupNode* const author =
      first_child(item, {"dc:creator", "atom:author", "author", "itunes:author"});
  if (author == nullptr) return {};
  const MarkupNode* const name = find_child(*author, "atom:name");
  return line_of_element(name != nullptr ? name : author);
}

// The text where it is given, else its summary.
std::string body_of(const MarkupNode& item) {
  for (const std::string_view tag : {"content:encoded", "atom:content", "body", "description",
                                     "atom:summary", "media:description", "itunes:summary"}) {
    std::string text = paragraphs_of_element(find_child(item, tag));
    if (!text.empty()) return text;
  }
  return {};
}

}  // namespace

FeedReader::FeedReader(InputStream stream, SourceName name, const ReadOptions& options)
    : stream_(std::move(stream)), name_(std::move(name)), options_(options) {}

Status FeedReader::open() {
  Result<std::string> text = read_xml(stream_, name_, options_, decoding_);
  if (!text) return std::move(text).error();
  parser_.emplace(*std::move(text), std::vector<std::string_view>{"item", "atom:entry", "entry"});
  return ok;
}

Result<Article> FeedReader::read_item(const XmlItem& item) {
  const MarkupNode& element = *item.tree.root().children.front();
  const MarkupNode* channel = find_element(parser_->head().root(), "channel");
  if (channel == nullptr) channel = find_element(parser_->head().root(), "atom:feed");
  Article article;
  set_identity(article, name_, items_);
  article.flags |= decoding_.flags;
  article.repaired_bytes = decoding_.repaired_bytes;
  const std::string own_id = line_of_element(first_child(element, {"guid", "atom:id"}));
  if (!own_id.empty()) article.id = own_id;
  article.title = line_of_element(first_child(element, {"title", "atom:title", "media:title"}));
  article.body = body_of(element);
  article.url = link_of(element);
  article.byline = author_of(element);
  article.section = line_of_element(first_child(element, {"category", "dc:subject"}));
  if (channel != nullptr) {
    article.source = line_of_element(first_child(*channel, {"title", "atom:title"}));
    article.language =
        language_code(line_of_element(first_child(*channel, {"language", "dc:language"})));
    if (article.language.empty()) article.language = language_code(channel->attribute("lang"));
  }
  set_metadata_date(
      line_of_element(first_child(
          element, {"pubdate", "atom:published", "atom:issued", "dc:date", "dcterms:issued",
                    "dcterms:created", "atom:created", "atom:updated", "atom:modified", "date"})),
      article);
  if (article.title.size() + article.body.size() > options_.max_article_bytes) {
    return rejected(name_, item.line, "larger than " + describe_limit(options_.max_article_bytes));
  }
  if (article.title.empty() && article.body.empty()) {
    return rejected(name_, item.line, "no text: an item with neither a title nor a description");
  }
  return article;
}

std::optional<Result<Article>> FeedReader::next() {
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
    if (items_ == 0) return rejected(name_, 0, "a feed without items");
    return std::nullopt;
  }
  ++items_;
  if (!*item) return rejected(name_, parser_->line(), item->error().message);
  return read_item(**item);
}

}  // namespace pressmark
