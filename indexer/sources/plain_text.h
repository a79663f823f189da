// SPDX-License-Identifier: GPL-2.0-or-later
//
// Plain text: one file, one article.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/sources/article_reader.h"
#include "indexer/sources/input_stream.h"
#include "indexer/sources/source_name.h"

namespace pressmark {

/// Fills title, body, date and flags of `article` from the text of one file: the ` date 2017-02-16
/// ` header if it has one, the headline if its first line plainly is one, and the body. `charset`
/// is what the bytes are known to be in, if anything.
void parse_plain_text(std::string_view raw, Article& article, std::string_view charset = {});

class PlainTextReader : public ArticleReader {
 public:
  PlainTextReader(InputStream stream, SourceName name, const ReadOptions& options);

  std::optional<Result<Article>> next() override;
  std::uint64_t bytes_read() const override { return stream_.bytes_read(); }

 private:
  InputStream stream_;
  SourceName name_;
  std::uint64_t max_article_bytes_;
  bool is_read_ = false;
};

}  // namespace pressmark
