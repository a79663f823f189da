// SPDX-License-Identifier: GPL-2.0-or-later
//
// What news agencies send: NITF, NewsML 1 and NewsML-G2, an article per item.
#pragma once

#include <string_view>

#include "indexer/sources/xml_item_reader.h"

namespace pressmark {

/// An item is called by its guid or doc-id, else by its number in the file; a file of one item by
/// the file, like a page.
class NewsXmlReader : public XmlItemReader {
 public:
  NewsXmlReader(InputStream stream, SourceName name, const ReadOptions& options);

 protected:
  std::string_view read_item(const MarkupNode& item, const MarkupTree& head,
                             Article& article) const override;
};

}  // namespace pressmark
