// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a page says about its article in JSON-LD (schema.org), for machines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

/// Empty where nothing is said.
struct LinkedArticle {
  std::string headline;
  std::string date;      ///< datePublished, as written.
  std::string byline;    ///< Names of authors, joined by ", ".
  std::string source;    ///< publisher
  std::string section;   ///< The first, if there are several.
  std::string topics;    ///< keywords, joined by ", ".
  std::string language;  ///< inLanguage
  std::string url;
  std::string body;  ///< articleBody
};

/// The articles in one `<script type="application/ld+json">`, those in lists and graphs included: a
/// NewsArticle, BlogPosting, or any other type whose name ends like that. Line ends in strings,
/// which JSON forbids and pages have, are taken for spaces; other broken JSON is no article.
std::vector<LinkedArticle> read_json_ld(std::string_view script);

}  // namespace pressmark
