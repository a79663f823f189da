// SPDX-License-Identifier: GPL-2.0-or-later
//
// Peels off one layer of packing after the other, then asks what is inside.

#include "indexer/sources/open_source.h"

#include <optional>
#include <string>
#include <utility>

#include "indexer/sources/container.h"
#include "indexer/sources/container_reader.h"
#include "indexer/sources/csv_reader.h"
#include "indexer/sources/detect_format.h"
#include "indexer/sources/feed_reader.h"
#include "indexer/sources/gzip_source.h"
#include "indexer/sources/html_reader.h"
#include "indexer/sources/input_stream.h"
#include "indexer/sources/json_lines.h"
#include "indexer/sources/json_reader.h"
#include "indexer/sources/line_ends.h"
#include "indexer/sources/mail_reader.h"
#include "indexer/sources/news_xml_reader.h"
#include "indexer/sources/plain_text.h"
#include "indexer/sources/reuters_sgml.h"
#include "indexer/sources/web_archive_reader.h"

namespace pressmark {

namespace {

// Every format's row: a new one is added here and in detect_format().
std::unique_ptr<ArticleReader> make_reader(ArticleFormat format, InputStream stream,
                                           SourceName name, const ReadOptions& options) {
  switch (format) {
    case ArticleFormat::json_lines:
      return std::make_unique<JsonLinesReader>(std::move(stream), std::move(name), options);
    case ArticleFormat::json:
      return std::make_unique<JsonReader>(std::move(stream), std::move(name), options);
    case ArticleFormat::csv:
      return std::make_unique<CsvReader>(std::move(stream), std::move(name), options);
    case ArticleFormat::feed:
      return std::make_unique<FeedReader>(std::move(stream), std::move(name), options);
    case ArticleFormat::news_xml:
      return std::make_unique<NewsXmlReader>(std::move(stream), std::move(name), options);
    case ArticleFormat::reuters_sgml:
      return std::make_unique<ReutersSgmlReader>(std::move(stream), std::move(name), options);
    case ArticleFormat::mail:
      return std::make_unique<MailReader>(std::move(stream), std::move(name), options);
    case ArticleFormat::mbox:
      return std::make_unique<MboxReader>(std::move(stream), std::move(name), options);
    case ArticleFormat::web_archive:
      return std::make_unique<WebArchiveReader>(std::move(stream), std::move(name), options);
    case ArticleFormat::html:
      return std::make_unique<HtmlReader>(std::move(stream), std::move(name), options);
    case ArticleFormat::automatic:
    case ArticleFormat::plain_text:
      break;
  }
  return std::make_unique<PlainTextReader>(std::move(stream), std::move(name), options);
}

std::unique_ptr<ByteSource> unpack(std::unique_ptr<ByteSource> packed, Packing packing,
                                   const std::string& name, const UnpackLimits& limits) {
  if (packing == Packing::gzip) return make_gzip_source(std::move(packed), name, limits);
  return make_decompressor(std::move(packed), packing, name, limits);
}

}  // namespace

Result<std::unique_ptr<ArticleReader>> open_source(std::unique_ptr<ByteSource> bytes,
                                                   SourceName name, const ReadOptions& options,
                                                   std::uint32_t depth) {
  while (true) {
    InputStream stream{std::move(bytes)};
    const Result<std::string_view> head = stream.peek();
    if (!head) return head.error();
    if (head->empty()) return rejected(name, 0, "empty file");
    const std::optional<Packing> packing = detect_packing(*head);
    if (!packing && ends_lines_with_returns(*head)) {
      bytes = make_line_feed_source(make_stream_source(std::move(stream)));
      continue;
    }
    if (!packing) {
      Result<ArticleFormat> format = detect_format(*head, name.path);
      // A format that was asked for is taken at its word, but for files that are no text at all.
      const bool is_forced = options.format != ArticleFormat::automatic;
      if (is_forced && describe_binary(*head).empty()) format = options.format;
      if (!format) return format.error();
      return make_reader(*format, std::move(stream), std::move(name), options);
    }
    if (++depth > options.unpack.max_depth) {
      return Error{.kind = ErrorKind::limit,
                   .message = name.path + ": packed more than " +
                              std::to_string(options.unpack.max_depth) + " times",
                   .path = name.path};
    }
    std::unique_ptr<ByteSource> packed = make_stream_source(std::move(stream));
    if (*packing == Packing::tar || *packing == Packing::zip) {
      Container container{std::move(packed), *packing, name.path, options.unpack};
      return std::unique_ptr<ArticleReader>{
          std::make_unique<ContainerReader>(std::move(container), std::move(name), options, depth)};
    }
    bytes = unpack(std::move(packed), *packing, name.path, options.unpack);
  }
}

}  // namespace pressmark
