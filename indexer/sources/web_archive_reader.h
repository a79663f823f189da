// SPDX-License-Identifier: GPL-2.0-or-later
//
// The articles among the pages of a web archive.
#pragma once

#include <cstdint>
#include <optional>

#include "indexer/sources/article_reader.h"
#include "indexer/sources/source_name.h"
#include "indexer/sources/web_archive.h"

namespace pressmark {

/// Of HTTP responses, those with status 200 that hold HTML or plain text; of other records, the
/// same types. All else is passed over without a word: it is no page. An article is called by the
/// number of its record. The date of the capture is no publication date and is not taken for one.
class WebArchiveReader : public ArticleReader {
 public:
  WebArchiveReader(InputStream stream, SourceName name, const ReadOptions& options);

  std::optional<Result<Article>> next() override;
  std::uint64_t bytes_read() const override { return archive_.bytes_read(); }

 private:
  std::optional<Result<Article>> read_record(const WebRecord& record);

  SourceName name_;
  ReadOptions options_;
  WebArchive archive_;
  bool has_given_ = false;  // an article, or an Error
};

}  // namespace pressmark
