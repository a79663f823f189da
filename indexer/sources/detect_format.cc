// SPDX-License-Identifier: GPL-2.0-or-later
//
// Signatures of files that are not text, and what tells JSON Lines from prose.

#include "indexer/sources/detect_format.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include <simdjson.h>

#include "base/utf8.h"
#include "indexer/sources/input_stream.h"

namespace pressmark {

namespace {

struct Signature {
  std::string_view bytes;
  std::string_view what;
};

constexpr std::array signatures{
    Signature{"\x1F\x8B", "gzip data"},
    Signature{"BZh", "bzip2 data"},
    Signature{std::string_view{"\xFD\x37zXZ\0", 6}, "xz data"},
    Signature{"\x28\xB5\x2F\xFD", "zstd data"},
    Signature{"PK\x03\x04", "zip archive or office document"},
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

constexpr bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// Control characters that prose has no use for. Escape is not among them: logs are coloured.
constexpr bool is_binary_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && !is_space(c) && c != '\b' && c != '\x1B';
}

std::string_view trim_left(std::string_view text) {
  while (!text.empty() && is_space(text.front()))
    text.remove_prefix(1);
  return text;
}

bool starts_with_word(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin(), [](char want, char got) {
    return want == (got >= 'A' && got <= 'Z' ? static_cast<char>(got - 'A' + 'a') : got);
  });
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
  const bool is_whole = head.size() < InputStream::peek_bytes;
  const bool has_line_end = head.find('\n') != std::string_view::npos;
  if (!has_line_end && !is_whole) return true;
  constexpr int lines_to_try = 16;
  for (int tried = 0; tried < lines_to_try && !head.empty();) {
    const std::size_t end = head.find('\n');
    if (end == std::string_view::npos && !is_whole) break;
    const std::string_view line = trim_left(head.substr(0, end));
    head = end == std::string_view::npos ? std::string_view{} : head.substr(end + 1);
    if (line.empty()) continue;
    if (line.front() == '{' && is_json_object(line)) return true;
    ++tried;
  }
  return false;
}

Error not_read(const std::string& name, std::string_view what, std::string hint) {
  return {ErrorKind::bad_input, name + ": " + std::string{what}, std::move(hint)};
}

}  // namespace

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
  if (const std::string_view what = describe_binary(head); !what.empty()) {
    const bool is_packed = what.ends_with(" data") && what != "binary data";
    return not_read(name, "not a text file (" + std::string{what} + ")",
                    is_packed ? "unpack it first" : "");
  }
  const std::string_view text = trim_left(head);
  if (text.empty()) return ArticleFormat::plain_text;
  const std::string_view inner = trim_left(text.substr(1));
  const char next = inner.empty() ? '\0' : inner.front();
  if (text.front() == '{' && (next == '"' || next == '}')) {
    if (has_json_line(text)) return ArticleFormat::json_lines;
    return not_read(name, "JSON, but not one object on each line",
                    "make JSON Lines of it: jq -c . FILE");
  }
  if (text.front() == '[' && next == '{') {
    return not_read(name, "a JSON array, not one object on each line",
                    "make JSON Lines of it: jq -c '.[]' FILE");
  }
  for (const std::string_view markup : {"<!doctype", "<html", "<?xml", "<rss"}) {
    if (starts_with_word(text, markup)) {
      return not_read(name, "HTML or XML, which is not plain text",
                      "--format text indexes it as it is, tags included");
    }
  }
  return ArticleFormat::plain_text;
}

}  // namespace pressmark
