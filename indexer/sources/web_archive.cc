// SPDX-License-Identifier: GPL-2.0-or-later
//
// ISO 28500 and its forerunner: heads of lines, blocks of a stated length.

#include "indexer/sources/web_archive.h"

#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/mail_headers.h"

namespace pressmark {

namespace {

constexpr std::uint64_t longest_head_line = 1U << 20U;
constexpr std::size_t longest_head = 4U << 20U;

// A file of nothing but damage must not fill the report.
constexpr std::uint64_t most_damages = 1000;

std::optional<std::uint64_t> read_length(std::string_view text) {
  text = trimmed(text);
  std::uint64_t length = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (text.empty() || problem != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return length;
}

WebRecord::Kind kind_of(std::string_view type, std::string_view content_type) {
  if (type == "response") {
    // dns: lookups are responses, too
    return starts_in_lower(content_type, "application/http") ? WebRecord::Kind::response
                                                             : WebRecord::Kind::other;
  }
  if (type == "resource") return WebRecord::Kind::resource;
  if (type == "conversion") return WebRecord::Kind::text;
  return WebRecord::Kind::other;
}

// "<http://example.org/>", as some crawlers write it.
std::string bare_url(std::string_view url) {
  url = trimmed(url);
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  return std::string{url};
}

std::vector<std::string_view> split_words(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

bool is_arc_scheme(std::string_view line) {
  for (const std::string_view scheme : {"http://", "https://", "filedesc://", "dns:", "ftp://"}) {
    if (starts_in_lower(line, scheme)) return true;
  }
  return false;
}

}  // namespace

WebArchive::WebArchive(InputStream stream, std::string name, std::uint64_t max_bytes)
    : stream_(std::move(stream)), name_(std::move(name)), max_bytes_(max_bytes) {}

Error WebArchive::damaged(const std::string& why) {
  is_lost_ = true;
  is_over_ = ++damages_ >= most_damages;
  const std::string record = name_ + "#" + std::to_string(records_);
  return {.kind = ErrorKind::bad_input, .message = record + ": " + why, .path = record};
}

Result<WebRecord> WebArchive::read_block(WebRecord record, std::uint64_t length) {
  record.number = records_;
  record.is_too_long = length > max_bytes_ && record.kind != WebRecord::Kind::other;
  const bool is_kept = record.kind != WebRecord::Kind::other && !record.is_too_long;
  const Result<std::uint64_t> got =
      is_kept ? stream_.read_bytes(record.block, length) : stream_.skip_bytes(length);
  if (!got) {
    is_lost_ = true;
    is_over_ = got.error().kind == ErrorKind::io;
    return got.error();
  }
  if (*got < length) return damaged("the record breaks off");
  return record;
}

std::optional<Result<WebRecord>> WebArchive::read_warc_record(const std::string& version) {
  ++records_;
  std::string head;
  std::string line;
  while (head.size() < longest_head) {
    const Result<InputStream::Got> got = stream_.read_line(line, longest_head_line);
    if (!got) {
      is_lost_ = true;
      is_over_ = got.error().kind == ErrorKind::io;
      return got.error();
    }
    if (*got == InputStream::Got::end) return damaged("the head of the record breaks off");
    if (line.empty() || line == "\r") break;
    head += line + '\n';
  }
  const MailHeaders headers = read_mail_headers(head);
  const std::optional<std::uint64_t> length = read_length(headers.get("content-length"));
  if (!length) return damaged("a record of no stated length (" + version.substr(0, 10) + ")");
  WebRecord record;
  record.content_type = headers.get("content-type");
  record.kind = kind_of(headers.get("warc-type"), record.content_type);
  record.url = bare_url(headers.get("warc-target-uri"));
  record.date = headers.get("warc-date");
  record.is_cut_off = !trimmed(headers.get("warc-truncated")).empty();
  return read_block(std::move(record), *length);
}

// URL, address, date, type, length; the URL may have spaces in it.
std::optional<Result<WebRecord>> WebArchive::read_arc_record(const std::string& line) {
  ++records_;
  const std::vector<std::string_view> words = split_words(trimmed(line));
  const std::optional<std::uint64_t> length =
      words.size() >= 5 ? read_length(words.back()) : std::nullopt;
  if (!length) return damaged("no head of an ARC record");
  WebRecord record;
  const std::string_view url_end = words[words.size() - 4];
  record.url = trimmed(
      std::string_view{line}.substr(0, static_cast<std::size_t>(url_end.data() - line.data())));
  record.date = words[words.size() - 3];
  record.content_type = words[words.size() - 2];
  const bool is_web = starts_in_lower(record.url, "http");
  record.kind = is_web ? WebRecord::Kind::response : WebRecord::Kind::other;
  return read_block(std::move(record), *length);
}

std::optional<Result<WebRecord>> WebArchive::next() {
  std::string line;
  while (!is_over_) {
    const Result<InputStream::Got> got = stream_.read_line(line, longest_head_line);
    if (!got) {
      is_over_ = got.error().kind == ErrorKind::io || ++damages_ >= most_damages;
      is_lost_ = true;
      return got.error();
    }
    if (*got == InputStream::Got::end) break;
    if (trimmed(line).empty()) continue;
    if (line.starts_with("WARC/")) {
      layout_ = Layout::warc;
      is_lost_ = false;
      return read_warc_record(line);
    }
    if (layout_ != Layout::warc && is_arc_scheme(line)) {
      layout_ = Layout::arc;
      is_lost_ = false;
      return read_arc_record(line);
    }
    if (is_lost_) continue;
    ++records_;
    return damaged("no record begins where one should");
  }
  is_over_ = true;
  return std::nullopt;
}

}  // namespace pressmark
