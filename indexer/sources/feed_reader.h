// SPDX-License-Identifier: GPL-2.0-or-later
//
// RSS 0.9 to 2.0, RDF and Atom: an article per item.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/sources/article_reader.h"
#include "indexer/sources/input_stream.h"
#include "indexer/sources/source_name.h"
#include "indexer/sources/xml_parser.h"

namespace pressmark {

/// An item is called by its guid or Atom id, else by its number in the feed. Text in markup,
/// escaped or not, is taken as HTML.
class FeedReader : public ArticleReader {
 public:
  FeedReader(InputStream stream, SourceName name, const ReadOptions& options);

  std::optional<Result<Article>> next() override;
  std::uint64_t bytes_read() const override { return stream_.bytes_read(); }

 private:
  Status open();
  Result<Article> read_item(const XmlItem& item);

  InputStream stream_;
  SourceName name_;
  ReadOptions options_;
  std::optional<XmlParser> parser_;
  Article decoding_;  // what is to be said of the bytes of all items
  std::uint64_t items_ = 0;
  bool is_over_ = false;
};

}  // namespace pressmark
