// SPDX-License-Identifier: GPL-2.0-or-later
//
// RFC 5322 as it is found, RFC 2047 in headers.

#include "indexer/sources/mail_headers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "analysis/charset.h"
#include "indexer/sources/ascii_text.h"
#include "indexer/sources/transfer_encoding.h"

namespace pressmark {

namespace {

constexpr std::size_t most_headers = 1000;
constexpr std::size_t longest_value = 64U << 10U;

constexpr bool is_header_name_char(char c) {
  return c > ' ' && c < '\x7F' && c != ':';
}

// "Subject" of "Subject: ...", "" of a line that is no header.
std::string_view header_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos) return {};
  std::string_view name = line.substr(0, colon);
  while (name.ends_with(' '))
    name.remove_suffix(1);
  const bool is_name = std::all_of(name.begin(), name.end(), is_header_name_char);
  return is_name ? name : std::string_view{};
}

// One "=?charset?Q?text?=" at the front of `text`.
struct EncodedWord {
  std::string charset;
  std::string bytes;
  std::size_t length = 0;
};

std::optional<EncodedWord> read_encoded_word(std::string_view text) {
  if (!text.starts_with("=?")) return std::nullopt;
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end + 3 >= text.size()) return std::nullopt;
  const char encoding = lower_ascii(text[charset_end + 1]);
  if (text[charset_end + 2] != '?' || (encoding != 'q' && encoding != 'b')) return std::nullopt;
  const std::size_t begin = charset_end + 3;
  const std::size_t end = text.find("?=", begin);
  if (end == std::string_view::npos) return std::nullopt;
  EncodedWord word;
  word.charset = text.substr(2, charset_end - 2);
  word.charset.resize(std::min(word.charset.find('*'), word.charset.size()));  // a language
  std::string content{text.substr(begin, end - begin)};
  if (encoding == 'q') {
    std::replace(content.begin(), content.end(), '_', ' ');
    word.bytes = decode_quoted_printable(content);
  } else {
    word.bytes = decode_base64(content);
  }
  word.length = end + 2;
  return word;
}

}  // namespace

std::string_view MailHeaders::get(std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const MailHeader& field) { return field.name == name; });
  return found != fields.end() ? std::string_view{found->value} : std::string_view{};
}

MailHeaders read_mail_headers(std::string_view text) {
  MailHeaders headers;
  while (headers.length < text.size()) {
    const std::string_view rest = text.substr(headers.length);
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t next = headers.length + std::min(end + 1, rest.size());
    if (line.empty()) {
      headers.length = next;
      break;
    }
    if (line.front() == ' ' || line.front() == '\t') {
      if (headers.fields.empty()) break;
      std::string& value = headers.fields.back().value;
      if (value.size() < longest_value) {
        value += value.empty() ? "" : " ";
        value += trimmed(line).substr(0, longest_value);
      }
    } else {
      const std::string_view name = header_name(line);
      if (name.empty()) break;
      if (headers.fields.size() < most_headers) {
        const std::string_view value = trimmed(line.substr(line.find(':') + 1));
        headers.fields.push_back({lower_ascii(name), std::string{value.substr(0, longest_value)}});
      }
    }
    headers.length = next;
  }
  return headers;
}

std::string decode_header_words(std::string_view value) {
  std::string text;
  std::string pending;  // bytes of encoded words in one charset: a character may be cut in two
  std::string charset;
  const auto flush = [&] {
    if (!pending.empty()) text += decode_text(pending, charset).text;
    pending.clear();
  };
  for (std::size_t at = 0; at < value.size();) {
    std::size_t word_at = at;
    // White space between encoded words is no part of the text.
    if (!pending.empty()) {
      while (word_at < value.size() && is_ascii_space(value[word_at]))
        ++word_at;
    }
    if (std::optional<EncodedWord> word = read_encoded_word(value.substr(word_at))) {
      if (word->charset != charset) flush();
      charset = std::move(word->charset);
      pending += word->bytes;
      at = word_at + word->length;
      continue;
    }
    flush();
    const std::size_t next = std::min(value.find("=?", at + 1), value.size());
    text += decode_text(value.substr(at, next - at)).text;
    at = next;
  }
  flush();
  return text;
}

std::string header_parameter(std::string_view value, std::string_view name) {
  std::string joined;
  for (std::size_t at = value.find(';'); at != std::string_view::npos;
       at = value.find(';', at + 1)) {
    std::string_view rest = trimmed(value.substr(at + 1));
    if (!starts_in_lower(rest, name)) continue;
    rest.remove_prefix(name.size());
    const bool is_part = rest.starts_with('*');
    while (!rest.empty() && (rest.front() == '*' || is_ascii_digit(rest.front())))
      rest.remove_prefix(1);
    rest = trimmed(rest);
    if (!rest.starts_with('=')) continue;
    rest = trimmed(rest.substr(1));
    if (rest.starts_with('"')) {
      rest.remove_prefix(1);
      joined += rest.substr(0, rest.find('"'));
    } else {
      joined += trimmed(rest.substr(0, rest.find_first_of("; \t\r\n")));
    }
    if (!is_part) break;
  }
  return joined;
}

bool looks_like_mail(std::string_view head) {
  constexpr std::array<std::string_view, 16> known{
      "from",           "to",           "subject",  "date",         "received",     "return-path",
      "message-id",     "mime-version", "reply-to", "delivered-to", "content-type", "cc",
      "dkim-signature", "x-mailer",     "sender",   "list-id"};
  constexpr std::array<std::string_view, 5> needed{"from", "received", "message-id", "return-path",
                                                   "mime-version"};
  const MailHeaders headers = read_mail_headers(head.substr(0, 1U << 14U));
  const auto count = [&](const auto& names) {
    return std::count_if(names.begin(), names.end(), [&](std::string_view name) {
      return std::any_of(headers.fields.begin(), headers.fields.end(),
                         [&](const MailHeader& field) { return field.name == name; });
    });
  };
  return count(known) >= 2 && count(needed) >= 1;
}

bool looks_like_mbox(std::string_view head) {
  if (!head.starts_with("From ")) return false;
  const std::size_t end = head.find('\n');
  return end != std::string_view::npos && end < 256 && looks_like_mail(head.substr(end + 1));
}

}  // namespace pressmark
