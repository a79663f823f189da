// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names of elements in three standards; where they agree, one row serves all.

#include "indexer/sources/news_xml_reader.h"

#include <string_view>
#include <utility>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/dateline.h"
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
    : XmlItemReader(std::move(stream), std::move(name), options,
                    {{"nitf", "newsitem", "packageitem"}, "no news item in this file"}) {}

std::string_view NewsXmlReader::read_item(const MarkupNode& item, const MarkupTree& /*head*/,
                                          Article& article) const {
  if (std::string own_id = id_of(item); !own_id.empty()) article.id = std::move(own_id);
  article.title = line_of_element(first_element(item, {"hl1", "headline", "hedline", "title"}));
  article.body = story_of(item);
  article.byline = line_of_element(first_element(item, {"byline", "by"}));
  if (starts_in_lower(article.byline, "by ")) article.byline.erase(0, 3);
  article.dateline = tidy_dateline(line_of_element(find_element(item, "dateline")));
  walk_markup(item, [&](const MarkupNode& node) {
    if (node.tag == "keyword") {
      const std::string_view key = node.attribute("key");
      article.topics.push_back(key.empty() ? line_of_element(&node) : to_single_line(key));
    }
    if (node.tag == "media-caption" || node.tag == "figcaption") {
      const std::string caption = line_of_element(&node);
      if (!caption.empty()) article.captions += (article.captions.empty() ? "" : "\n\n") + caption;
    }
    return true;
  });
  article.source = line_of_element(first_element(item, {"provider", "creditline", "distributor"}));
  article.language = language_code(item.attribute("lang"));
  set_metadata_date(date_of(item), article);
  return article.body.empty() ? "no text: an item without a story" : std::string_view{};
}

}  // namespace pressmark
