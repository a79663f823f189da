// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads articles from one source, in one format, front to back.
//
//   while (std::optional<Result<Article>> record = reader.next()) {
//     record->has_value() ? writer.add(**record) : report.skip(record->error());
//   }
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "indexer/sources/unpack_limits.h"
#include "schema/article.h"

namespace pressmark {

/// A format is one subclass in one file of this folder, and one row in open_source().
class ArticleReader {
 public:
  ArticleReader() = default;
  ArticleReader(const ArticleReader&) = delete;
  ArticleReader& operator=(const ArticleReader&) = delete;
  virtual ~ArticleReader() = default;

  /// The next article; nothing at the end of the source.
  ///
  /// A record that cannot be understood comes back as a bad_input Error whose message starts with
  /// its "path:line: ". The reader has then moved past that record: whether one bad article stops
  /// the run is for the caller to decide.
  virtual std::optional<Result<Article>> next() = 0;

  /// Bytes of input read so far, for progress.
  virtual std::uint64_t bytes_read() const = 0;
};

enum class ArticleFormat : std::uint8_t {
  automatic,
  plain_text,
  json_lines,
  json,          ///< One object or an array of them, over any number of lines.
  csv,           ///< Rows with a header; separated by commas, semicolons, tabs or bars.
  html,          ///< A saved page.
  feed,          ///< RSS, RDF or Atom.
  news_xml,      ///< NITF or NewsML.
  reuters_sgml,  ///< Reuters-21578.
  mail,          ///< One message.
  mbox,          ///< A mailbox.
  web_archive,   ///< WARC, WET or ARC.
};

struct ReadOptions {
  ArticleFormat format = ArticleFormat::automatic;  ///< automatic looks at the first bytes.
  /// `--map title=headline`: ours -> the record's.
  std::map<std::string, std::string> field_map = {};
  std::uint64_t max_article_bytes = 16U << 20U;  ///< A larger article is a counted rejection.
  std::uint64_t max_line_bytes = 32U << 20U;     ///< Of JSON Lines.
  /// Of a feed, an XML file, a mail with all that is attached to it, or a record of a web archive.
  std::uint64_t max_document_bytes = 64U << 20U;
  std::uint32_t max_folder_depth = 64;
  UnpackLimits unpack = {};  ///< For what is compressed, or in tar and zip files.
};

/// Fails with invalid_argument if field_map names a field that articles do not have.
Status check_read_options(const ReadOptions& options);

/// The articles of files, folders (walked in name order, links not followed) and "-" (standard
/// input), one after the other. A path that is missing or cannot be read is an io Error from
/// next(), and reading goes on behind it. Links and special files in folders, and files in other
/// formats, are bad_input Errors. Rules and limits: docs/input-formats.md. The options have been
/// checked.
std::unique_ptr<ArticleReader> open_articles(const std::vector<std::string>& paths,
                                             const ReadOptions& options);

}  // namespace pressmark
