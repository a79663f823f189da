// SPDX-License-Identifier: GPL-2.0-or-later
//
// Archives of a few articles, written without the indexer: a test says what is in each segment and
// which names each article prints.
//
//   TinyArchive archive{{{{.id = "a", .title = "Visit", .body = "Sergei Lavrov came.",
//                          .names = {{EntityType::person, "Sergei Lavrov"}}}}}};
//   archive.segments()[0].database()
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "archive/archive.h"
#include "schema/article.h"
#include "schema/entity.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {

struct TinyArticle {
  std::string id;
  std::string title = {};
  std::string body = {};
  std::string date = {};  ///< "2017-05-11"; empty: undated.
  std::string source = {};
  std::string language = "en";
  /// Each place where a spelling is printed in title or body is a mention.
  std::vector<NamedEntity> names = {};
  std::string section = {};
  std::string byline = {};
  std::string captions = {};
  std::string dateline = {};
  std::vector<std::string> topics = {};
  std::string added = {};  ///< As the date.
};

using TinySegment = std::vector<TinyArticle>;

/// One position of an article: what the indexer writes to the word-order column.
struct TinyWord {
  std::string stem;
  std::string term;
  Position position = 0;
  bool is_capitals = false;
  bool is_behind_sign = false;
};

/// The article's words, those of body and captions behind their gaps; `ends` is set.
std::vector<TinyWord> tiny_words(Analyzer& analyzer, const Article& article, FieldEnds& ends);

Article to_article(const TinyArticle& tiny);

class TinyArchive {
 public:
  /// Writes and publishes one segment for each element, and opens the archive.
  explicit TinyArchive(const std::vector<TinySegment>& segments);

  std::filesystem::path path() const { return folder_ / "tiny.pressmark"; }
  const ArchiveReader& reader() const { return *reader_; }
  const std::vector<SegmentReader>& segments() const { return reader_->segments(); }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<ArchiveReader> reader_;
};

}  // namespace pressmark
