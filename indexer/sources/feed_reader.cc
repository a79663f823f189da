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
    : XmlItemReader(std::move(stream), std::move(name), options,
                    {{"item", "atom:entry", "entry"}, "a feed without items"}) {}

std::string_view FeedReader::read_item(const MarkupNode& item, const MarkupTree& head,
                                       Article& article) const {
  const MarkupNode* channel = find_element(head.root(), "channel");
  if (channel == nullptr) channel = find_element(head.root(), "atom:feed");
  const std::string own_id = line_of_element(first_child(item, {"guid", "atom:id"}));
  if (!own_id.empty()) article.id = own_id;
  article.title = line_of_element(first_child(item, {"title", "atom:title", "media:title"}));
  article.body = body_of(item);
  article.url = link_of(item);
  article.byline = author_of(item);
  article.section = line_of_element(first_child(item, {"category", "dc:subject"}));
  for (const MarkupNode* child : item.children) {
    if (child->tag == "atom:category") {
      article.topics.push_back(to_single_line(child->attribute("term")));
    } else if (child->tag == "category" || child->tag == "dc:subject") {
      article.topics.push_back(line_of_element(child));
    }
  }
  if (channel != nullptr) {
    article.source = line_of_element(first_child(*channel, {"title", "atom:title"}));
    article.language =
        language_code(line_of_element(first_child(*channel, {"language", "dc:language"})));
    if (article.language.empty()) article.language = language_code(channel->attribute("lang"));
  }
  set_metadata_date(
      line_of_element(first_child(
          item, {"pubdate", "atom:published", "atom:issued", "dc:date", "dcterms:issued",
                 "dcterms:created", "atom:created", "atom:updated", "atom:modified", "date"})),
      article);
  if (article.title.empty() && article.body.empty()) {
    return "no text: an item with neither a title nor a description";
  }
  return {};
}

}  // namespace pressmark
