// SPDX-License-Identifier: GPL-2.0-or-later
//
// What readers of XML with an article per item have in common: feeds, the formats of agencies.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/sources/article_reader.h"
#include "indexer/sources/input_stream.h"
#include "indexer/sources/source_name.h"
#include "indexer/sources/xml_parser.h"

namespace pressmark {

struct XmlItemFormat {
  std::vector<std::string_view> item_names;
  std::string_view without_items;  ///< What is said of a file that has none.
};

/// An item is called by its number in the file unless it has an id of its own.
class XmlItemReader : public ArticleReader {
 public:
  XmlItemReader(InputStream stream, SourceName name, const ReadOptions& options,
                XmlItemFormat format);

  std::optional<Result<Article>> next() final;
  std::uint64_t bytes_read() const override { return stream_.bytes_read(); }

 protected:
  /// Fills in what the item's element says. Returns why there is no article in it, or nothing.
  virtual std::string_view read_item(const MarkupNode& item, const MarkupTree& head,
                                     Article& article) const = 0;

 private:
  Status open();
  Result<Article> make_article(const XmlItem& item);

  InputStream stream_;
  SourceName name_;
  ReadOptions options_;
  XmlItemFormat format_;
  std::optional<XmlParser> parser_;
  Article decoding_;  // what is to be said of the bytes of all items
  std::uint64_t items_ = 0;
  bool is_over_ = false;
};

}  // namespace pressmark
