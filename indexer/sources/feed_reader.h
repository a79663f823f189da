// SPDX-License-Identifier: GPL-2.0-or-later
//
// RSS 0.9 to 2.0, RDF and Atom: an article per item.
#pragma once

#include <string_view>

#include "indexer/sources/xml_item_reader.h"

namespace pressmark {

/// An item is called by its guid or Atom id, else by its number in the feed. Text in markup,
/// escaped or not, is taken as HTML.
class FeedReader : public XmlItemReader {
 public:
  FeedReader(InputStream stream, SourceName name, const ReadOptions& options);

 protected:
  std::string_view read_item(const MarkupNode& item, const MarkupTree& head,
                             Article& article) const override;
};

}  // namespace pressmark
