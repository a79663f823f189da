// SPDX-License-Identifier: GPL-2.0-or-later
//
// A saved web page: one file, one article.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "indexer/sources/article_reader.h"
#include "indexer/sources/input_stream.h"
#include "indexer/sources/source_name.h"

namespace pressmark {

/// Fills `article` from the bytes of a page: title, body, url, source, language, publication date
/// (DateBy::metadata), byline, section, captions and flags. `charset` is what the bytes are known
/// to be in, from a header outside the page, if anything. Fails with limit if the page is too large
/// to be one (markup_tree.h). The body stays empty if there is no article in the page.
Status parse_html_page(std::string_view raw, std::string_view charset, Article& article);

class HtmlReader : public ArticleReader {
 public:
  HtmlReader(InputStream stream, SourceName name, const ReadOptions& options);

  std::optional<Result<Article>> next() override;
  std::uint64_t bytes_read() const override { return stream_.bytes_read(); }

 private:
  InputStream stream_;
  SourceName name_;
  std::uint64_t max_article_bytes_;
  bool is_read_ = false;
};

}  // namespace pressmark
