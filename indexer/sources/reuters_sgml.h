// SPDX-License-Identifier: GPL-2.0-or-later
//
// The files of the collection Reuters-21578: SGML of a kind that no XML parser reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/article_reader.h"
#include "indexer/sources/input_stream.h"
#include "indexer/sources/source_name.h"

namespace pressmark {

/// Fills `article` from one `<REUTERS ...> ... </REUTERS>`: title, body, and publication date
/// (DateBy::metadata). The dateline, if there is one, opens the body, as in a newspaper.
void parse_reuters_story(std::string_view story, Article& article);

/// Stories are called by their NEWID: "reut2-000.sgm#17".
class ReutersSgmlReader : public ArticleReader {
 public:
  ReutersSgmlReader(InputStream stream, SourceName name, const ReadOptions& options);

  std::optional<Result<Article>> next() override;
  std::uint64_t bytes_read() const override { return stream_.bytes_read(); }

 private:
  Result<Article> read_story();

  InputStream stream_;
  SourceName name_;
  ReadOptions options_;
  std::string story_;
  std::uint64_t line_number_ = 0;
  std::uint64_t story_line_ = 0;  // where it begins
  std::uint64_t stories_ = 0;
  bool is_over_ = false;
};

}  // namespace pressmark
