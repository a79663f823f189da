// SPDX-License-Identifier: GPL-2.0-or-later
//
// From a record to the page in it: HTTP's head, chunks and compression off, then the page's reader.

#include "indexer/sources/web_archive_reader.h"

#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/brotli.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/container.h"
#include "indexer/sources/declared_charset.h"
#include "indexer/sources/detect_format.h"
#include "indexer/sources/gzip_source.h"
#include "indexer/sources/html_reader.h"
#include "indexer/sources/mail_headers.h"
#include "indexer/sources/plain_text.h"
#include "indexer/sources/transfer_encoding.h"

namespace pressmark {

namespace {

// A page as its server sent it.
struct WebPage {
  std::string content_type;
  std::string body;
  bool is_cut_off = false;
};

bool is_html_type(std::string_view type) {
  return starts_in_lower(type, "text/html") || starts_in_lower(type, "application/xhtml");
}

bool is_page_type(std::string_view type) {
  return is_html_type(type) || starts_in_lower(type, "text/plain");
}

// "HTTP/1.1 200 OK": pages that say "not found" are no articles.
bool is_success(std::string_view status_line) {
  const std::size_t space = status_line.find(' ');
  return space != std::string_view::npos && trimmed(status_line.substr(space)).starts_with("200");
}

// Of data that are damaged or end early, what stands before that.
Result<std::string> unpack_with(std::unique_ptr<ByteSource> source, const SourceName& name,
                                const ReadOptions& options, bool& is_cut_off) {
  InputStream stream{std::move(source)};
  std::string body;
  const Result<InputStream::Got> got = stream.read_rest(body, options.max_document_bytes);
  if (!got) {
    if (got.error().kind != ErrorKind::bad_input || trimmed(body).empty()) return got.error();
    is_cut_off = true;
    return body;
  }
  if (*got == InputStream::Got::too_long) {
    return rejected(name, 0, "larger than " + describe_limit(options.max_document_bytes));
  }
  return body;
}

// The content decides: some recorders undo the compression and leave its header, and some servers
// compress what is compressed.
Status undo_compression(WebPage& page, const std::string& encoding, const SourceName& name,
                        const ReadOptions& options) {
  std::string& body = page.body;
  constexpr int most_layers = 2;
  bool is_packed = !encoding.empty() && encoding != "identity" && !encoding.ends_with("gzip");
  // Nothing in such data says how they are compressed.
  const bool is_unmarked = encoding == "br" || encoding == "deflate";
  if (is_unmarked) {
    auto inflated = encoding == "br" ? inflate_brotli(body, options.max_document_bytes)
                                     : inflate_deflate(body, options.max_document_bytes);
    is_packed = !inflated;
    if (inflated) body = *std::move(inflated);
  }
  for (int layer = 0; layer < most_layers; ++layer) {
    const std::optional<Packing> packing = detect_packing(body);
    if (packing != Packing::gzip && packing != Packing::zstd) break;
    auto packed = make_memory_source(std::move(body));
    Result<std::string> unpacked =
        unpack_with(packing == Packing::gzip
                        ? make_gzip_source(std::move(packed), name.path, options.unpack)
                        : make_decompressor(std::move(packed), *packing, name.path, options.unpack),
                    name, options, page.is_cut_off);
    if (!unpacked) return std::move(unpacked).error();
    body = *std::move(unpacked);
    is_packed = false;
  }
  if (!is_packed || trimmed(body).starts_with('<')) return ok;
  if (is_unmarked) {
    return rejected(name, 0,
                    "compressed as '" + encoding + "', and damaged or larger than " +
                        describe_limit(options.max_document_bytes));
  }
  return rejected(name, 0, "compressed as '" + encoding + "', which is not read");
}

bool is_utf16(std::string_view charset, std::string_view body) {
  return starts_in_lower(charset, "utf-16") || body.starts_with("\xFF\xFE") ||
         body.starts_with("\xFE\xFF");
}

// Nothing if the response is not a page, or no success.
Result<std::optional<WebPage>> open_response(const WebRecord& record, const SourceName& name,
                                             const ReadOptions& options) {
  const std::string_view block = record.block;
  const std::size_t line_end = block.find('\n');
  if (!block.starts_with("HTTP/") || line_end == std::string_view::npos) {
    return rejected(name, 0, "no HTTP response in the record");
  }
  if (!is_success(block.substr(0, line_end))) return std::optional<WebPage>{};
  const std::string_view rest = block.substr(line_end + 1);
  const MailHeaders headers = read_mail_headers(rest);
  WebPage page{.content_type = std::string{headers.get("content-type")},
               .body = std::string{rest.substr(headers.length)},
               .is_cut_off = record.is_cut_off};
  if (!is_page_type(trimmed(page.content_type))) return std::optional<WebPage>{};
  if (find_in_lower(headers.get("transfer-encoding"), "chunked") != std::string_view::npos) {
    Dechunked chunks = decode_chunks(page.body);
    const bool has_chunks = chunks.bytes.size() < page.body.size();
    page.is_cut_off = page.is_cut_off || (has_chunks && !chunks.is_whole);
    page.body = std::move(chunks.bytes);
  }
  const std::string encoding = lower_ascii(trimmed(headers.get("content-encoding")));
  if (Status undone = undo_compression(page, encoding, name, options); !undone)
    return std::move(undone).error();
  return std::optional{std::move(page)};
}

}  // namespace

WebArchiveReader::WebArchiveReader(InputStream stream, SourceName name, const ReadOptions& options)
    : name_(std::move(name)),
      options_(options),
      archive_(std::move(stream), name_.path, options.max_document_bytes) {}

// Nothing if the record is not a page.
std::optional<Result<Article>> WebArchiveReader::read_record(const WebRecord& record) {
  SourceName name = name_;
  name.path += '#' + std::to_string(record.number);
  if (record.kind == WebRecord::Kind::other) return std::nullopt;
  if (record.is_too_long) {
    return rejected(name, 0, "larger than " + describe_limit(options_.max_document_bytes));
  }
  WebPage page{.content_type = record.content_type, .body = {}, .is_cut_off = record.is_cut_off};
  if (record.kind == WebRecord::Kind::response) {
    Result<std::optional<WebPage>> opened = open_response(record, name, options_);
    if (!opened) return std::move(opened).error();
    if (!opened->has_value()) return std::nullopt;
    page = **std::move(opened);
  } else {
    page.body = record.block;
  }
  const std::string_view type = trimmed(page.content_type);
  if (record.kind == WebRecord::Kind::resource && !is_page_type(type)) return std::nullopt;
  Article article;
  set_identity(article, name_, record.number);
  if (page.is_cut_off) article.set_flag(ArticleFlag::cut_off);
  const std::string charset = content_type_charset(type);
  // Servers call pictures and documents HTML, too.
  const std::string_view binary = describe_binary(page.body);
  if (!binary.empty() && !is_utf16(charset, page.body)) {
    return rejected(name, 0, "not a text file (" + std::string{binary} + ")");
  }
  if (is_html_type(type)) {
    if (Status parsed = parse_html_page(page.body, charset, article); !parsed) {
      return rejected(name, 0, parsed.error().message);
    }
  } else {
    parse_plain_text(page.body, article, charset);
  }
  if (article.url.empty()) article.url = to_single_line(clean_text(record.url, article));
  if (article.body.empty()) return rejected(name, 0, "no article in this page");
  if (article.body.size() > options_.max_article_bytes) {
    return rejected(name, 0, "larger than " + describe_limit(options_.max_article_bytes));
  }
  return article;
}

std::optional<Result<Article>> WebArchiveReader::next() {
  while (true) {
    std::optional<Result<WebRecord>> record = archive_.next();
    if (!record) {
      if (std::exchange(has_given_, true)) return std::nullopt;
      return rejected(name_, 0, "no page in this web archive");
    }
    has_given_ = has_given_ || !*record;
    if (!*record) return std::move(*record).error();
    if (std::optional<Result<Article>> article = read_record(**record)) {
      has_given_ = true;
      return article;
    }
  }
}

}  // namespace pressmark
