// SPDX-License-Identifier: GPL-2.0-or-later
//
// Signatures of files that are not text, and what tells JSON Lines from prose.

#include "indexer/sources/detect_format.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include <simdjson.h>

#include "base/utf8.h"
#include "indexer/sources/ascii_text.h"
#include "indexer/sources/input_stream.h"
#include "indexer/sources/mail_headers.h"
#include "indexer/sources/markup_root.h"
#include "indexer/sources/text_tables.h"

namespace pressmark {

namespace {

struct Signature {
  std::string_view bytes;
  std::string_view what;
};

constexpr std::array signatures{
    Signature{"PK\x03\x04", "office document or program"},  // other zip files are unpacked
    Signature{"PK\x05\x06", "empty zip file"},
    Signature{"Rar!\x1A", "RAR archive"},
    Signature{"7z\xBC\xAF\x27\x1C", "7-Zip archive"},
    Signature{"%PDF-", "PDF document"},
    Signature{"{\\rtf", "RTF document"},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "office document"},
    Signature{"\x89PNG", "PNG image"},
    Signature{"\xFF\xD8\xFF", "JPEG image"},
    Signature{"GIF87a", "GIF image"},
    Signature{"GIF89a", "GIF image"},
    Signature{"\x7F"
              "ELF",
              "program"},
    Signature{std::string_view{"SQLite format 3\0", 16}, "SQLite database"},
    Signature{std::string_view{"\xFF\xFE\0\0", 4}, "UTF-32 text"},
};

// Control characters that prose has no use for. Escape is not among them: logs are coloured.
constexpr bool is_binary_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && !is_ascii_space(c) && c != '\b' && c != '\x1B';
}

bool is_json_object(std::string_view line) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded{repair_utf8(line).text};
  simdjson::dom::object object;
  return parser.parse(padded).get(object) == simdjson::SUCCESS;
}

// True if any line that `head` shows whole is a JSON object: one broken record at the front must
// not turn a million others into one long text. A first line that is cut off counts, unseen.
bool has_json_line(std::string_view head) {
  // The beginning of an object that goes on in the next line, which no record of its own does.
  const std::string_view first = trimmed(head.substr(0, head.find('\n')));
  const bool goes_on = first.ends_with(',') || first.ends_with('{') || first.ends_with('[');
  if (goes_on && first.size() < head.size()) return false;
  const bool is_whole = head.size() < InputStream::peek_bytes;
  const bool has_line_end = head.find('\n') != std::string_view::npos;
  if (!has_line_end && !is_whole) return true;
  constexpr int lines_to_try = 16;
  for (int tried = 0; tried < lines_to_try && !head.empty();) {
    const std::size_t end = head.find('\n');
    if (end == std::string_view::npos && !is_whole) break;
    const std::string_view line = trimmed(head.substr(0, end));
    head = end == std::string_view::npos ? std::string_view{} : head.substr(end + 1);
    if (line.empty()) continue;
    if (line.front() == '{' && is_json_object(line)) return true;
    ++tried;
  }
  return false;
}

// The number that a tar header keeps in octal digits; nothing if there is another character.
std::optional<std::uint64_t> read_octal(std::string_view digits) {
  std::uint64_t number = 0;
  bool has_digit = false;
  for (const char c : digits) {
    if (c == ' ' || c == '\0') {
      if (has_digit) break;
      continue;
    }
    if (c < '0' || c > '7') return std::nullopt;
    number = number * 8 + static_cast<std::uint64_t>(c - '0');
    has_digit = true;
  }
  return has_digit ? std::optional{number} : std::nullopt;
}

// A tar header is a block whose bytes add up to the checksum in it, with spaces in its place.
bool is_tar(std::string_view head) {
  constexpr std::size_t block_bytes = 512;
  constexpr std::size_t checksum_at = 148;
  constexpr std::size_t checksum_bytes = 8;
  if (head.size() < block_bytes || head.front() == '\0') return false;
  const auto checksum = read_octal(head.substr(checksum_at, checksum_bytes));
  if (!checksum) return false;
  std::uint64_t sum = checksum_bytes * ' ';
  for (std::size_t at = 0; at < block_bytes; ++at) {
    const bool is_checksum = at >= checksum_at && at < checksum_at + checksum_bytes;
    if (!is_checksum) sum += static_cast<unsigned char>(head[at]);
  }
  return sum == *checksum;
}

// Documents and programs in zip files open with an entry that tells what they are.
bool is_zip_document(std::string_view head) {
  constexpr std::size_t name_at = 30;
  constexpr std::array<std::string_view, 8> openings{"[Content_Types].xml",
                                                     "_rels/",
                                                     "docProps/",
                                                     "word/",
                                                     "xl/",
                                                     "ppt/",
                                                     "mimetype",
                                                     "META-INF/"};
  if (head.size() < name_at) return false;
  return std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
    return head.substr(name_at).starts_with(opening);
  });
}

Error not_read(const std::string& name, std::string_view what, std::string hint) {
  return {.kind = ErrorKind::bad_input,
          .message = name + ": " + std::string{what},
          .hint = std::move(hint),
          .path = name};
}

// What is cut out of pages begins with any element. Text does not close what it opens: "<B> Barnes
// rose" is of a ticker.
bool begins_part_of_page(std::string_view text, const std::string& root) {
  constexpr std::array<std::string_view, 44> tags{
      "a",        "aside", "b",       "base", "blockquote", "br",     "center", "dd",     "dl",
      "dt",       "em",    "figure",  "font", "footer",     "form",   "h2",     "h3",     "h4",
      "h5",       "h6",    "header",  "hr",   "i",          "iframe", "img",    "li",     "nav",
      "noscript", "ol",    "picture", "pre",  "small",      "source", "span",   "strong", "style",
      "svg",      "tbody", "td",      "time", "tr",         "u",      "ul",     "video"};
  if (std::find(tags.begin(), tags.end(), root) == tags.end()) return false;
  return find_in_lower(text, "</p>") != std::string_view::npos ||
         find_in_lower(text, "</div>") != std::string_view::npos ||
         find_in_lower(text, "</" + root + ">") != std::string_view::npos;
}

// The markup that begins `text`. Text that merely opens with "<" is plain.
Result<ArticleFormat> detect_markup(std::string_view text, const std::string& name) {
  const std::string root = markup_root(text);
  const auto is_root = [&](std::initializer_list<std::string_view> roots) {
    return std::find(roots.begin(), roots.end(), root) != roots.end();
  };
  if (is_root({"rss", "feed", "rdf", "channel", "entry"})) return ArticleFormat::feed;
  if (is_root({"nitf", "newsml", "newsitem", "newsmessage", "packageitem"})) {
    return ArticleFormat::news_xml;
  }
  const bool is_collection =
      text.find("NEWID=") != std::string_view::npos || starts_in_lower(text, "<!doctype lewis");
  if (is_root({"reuters", "lewis"}) && is_collection) return ArticleFormat::reuters_sgml;
  const bool is_html = is_root({"html", "head", "body", "title", "meta", "article", "main", "div",
                                "section", "p", "h1", "script", "link", "table"});
  if (is_html || begins_part_of_page(text, root)) return ArticleFormat::html;
  if (starts_in_lower(text, "<?xml") || starts_in_lower(text, "<!doctype")) {
    return not_read(
        name,
        "XML of a kind that is not known" + (root.empty() ? std::string{} : " (" + root + ")"),
        "--format text indexes it as it is, tags included");
  }
  return ArticleFormat::plain_text;
}

// JSON, if `text` begins like it: an object on each line, or anything else.
std::optional<ArticleFormat> detect_json(std::string_view text) {
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return std::nullopt;
  const std::string_view inner = trimmed(text.substr(1));
  const char next = inner.empty() ? '\0' : inner.front();
  if (text.front() == '[') {
    // Behind all the brackets that open: a record, or nothing at all.
    const std::size_t first = std::min(text.find_first_not_of("[ \t\r\n"), text.size());
    const bool is_empty = text.find_first_not_of("[], \t\r\n") == std::string_view::npos;
    if (is_empty || text.substr(first).starts_with('{')) return ArticleFormat::json;
  }
  if (text.front() == '[' || (next != '"' && next != '}')) return std::nullopt;
  return has_json_line(text) ? ArticleFormat::json_lines : ArticleFormat::json;
}

bool is_web_archive(std::string_view head) {
  return head.starts_with("WARC/") || head.starts_with("filedesc://");
}

}  // namespace

std::optional<Packing> detect_packing(std::string_view head) {
  if (head.starts_with("\x1F\x8B\x08")) return Packing::gzip;
  const bool is_bzip2 = head.starts_with("BZh") && head.size() >= 10 && head[3] >= '1' &&
                        head[3] <= '9' &&
                        (head.substr(4, 6) == "1AY&SY" || head.substr(4, 6) == "\x17rE8P\x90");
  if (is_bzip2) return Packing::bzip2;
  if (head.starts_with(std::string_view{"\xFD\x37zXZ\0", 6})) return Packing::xz;
  if (head.starts_with("\x28\xB5\x2F\xFD")) return Packing::zstd;
  if (head.starts_with("PK\x03\x04") && !is_zip_document(head)) return Packing::zip;
  if (is_tar(head)) return Packing::tar;
  return std::nullopt;
}

std::string_view describe_binary(std::string_view head) {
  for (const Signature& signature : signatures) {
    if (head.starts_with(signature.bytes)) return signature.what;
  }
  const auto binary_bytes = std::count_if(head.begin(), head.end(), is_binary_byte);
  // A few stray control characters are repaired; a file in which they are common is something else.
  const bool is_binary =
      binary_bytes > 4 && static_cast<std::size_t>(binary_bytes) > head.size() / 20;
  return is_binary ? "binary data" : "";
}

Result<ArticleFormat> detect_format(std::string_view head, const std::string& name) {
  if (is_web_archive(head)) return ArticleFormat::web_archive;  // pictures may stand in front
  if (const std::string_view what = describe_binary(head); !what.empty()) {
    const bool is_packed = what.ends_with(" archive");
    return not_read(name, "not a text file (" + std::string{what} + ")",
                    is_packed ? "unpack it first" : "");
  }
  const std::string_view text = trimmed(head);
  if (text.starts_with('<')) return detect_markup(text, name);
  if (looks_like_mbox(head)) return ArticleFormat::mbox;
  if (looks_like_mail(head)) return ArticleFormat::mail;
  if (const std::optional<ArticleFormat> json = detect_json(text)) return *json;
  if (looks_like_table(head)) return ArticleFormat::csv;
  return ArticleFormat::plain_text;
}

}  // namespace pressmark
