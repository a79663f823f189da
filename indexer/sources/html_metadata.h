// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a page says about its article outside of the text: JSON-LD, meta elements, its title.
#pragma once

#include <string>

#include "indexer/sources/markup_tree.h"

namespace pressmark {

/// Texts on one line, without white space at the ends; empty where the page says nothing.
struct HtmlMetadata {
  std::string title;
  std::string date;      ///< Of publication, as written.
  std::string byline;    ///< "Jane Doe, John Smith"
  std::string source;    ///< The outlet.
  std::string section;   ///< "World"
  std::string topics;    ///< "Diplomacy, Syria"
  std::string keywords;  ///< Likewise, for search engines: only where there are no topics.
  std::string language;  ///< "en-US"
  std::string url;       ///< The canonical one.
  std::string body;      ///< JSON-LD's copy of the text, which may be cut short.
};

/// Of each, what the best source for it says: JSON-LD, then OpenGraph and other meta elements, then
/// the page itself (`<h1>`, `<title>`, `<html lang>`, `<time>`).
HtmlMetadata read_html_metadata(const MarkupNode& page);

}  // namespace pressmark
