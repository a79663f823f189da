// SPDX-License-Identifier: GPL-2.0-or-later
//
// XML cut into items: the articles of a feed or of a news agency's file, each a small tree.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "indexer/sources/markup_tree.h"

namespace pressmark {

struct XmlItem {
  MarkupTree tree;         ///< Below its root: the item's element.
  std::uint64_t line = 0;  ///< Where it begins, from 1.
};

/// Names of elements are in lower case, without the prefix they were written with. Those of some
/// namespaces get one that tells them apart: "atom:link", "content:encoded", "dc:date",
/// "dcterms:issued", "media:title", "itunes:author".
///
/// No entity is ever expanded but the predefined ones and those of HTML; no document type is looked
/// at, and nothing outside of the text.
class XmlParser {
 public:
  /// Items are the outermost elements that have one of these names. `text` is valid UTF-8, whatever
  /// it declares.
  XmlParser(std::string text, std::vector<std::string_view> item_names);
  XmlParser(XmlParser&&) noexcept;
  XmlParser& operator=(XmlParser&&) noexcept;
  ~XmlParser();

  /// The next item; nothing at the end. An item that is too large, or text that breaks off within
  /// the document, is a bad_input or limit Error without place; line() has it. Errors that do not
  /// keep the rest from being read are passed over.
  std::optional<Result<XmlItem>> next();

  /// Where the last Error is, from 1.
  std::uint64_t line() const;

  /// What stands outside of items, as far as it was read: the channel's title and language. Only
  /// the first few thousand elements are kept.
  const MarkupTree& head() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pressmark
