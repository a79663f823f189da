// SPDX-License-Identifier: GPL-2.0-or-later
//
// MIME (RFC 2045 to 2047) as it is found in the wild.

#include "indexer/sources/mail_message.h"

#include <algorithm>
#include <cstddef>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/declared_charset.h"
#include "indexer/sources/html_blocks.h"
#include "indexer/sources/mail_headers.h"
#include "indexer/sources/metadata_fields.h"
#include "indexer/sources/transfer_encoding.h"

namespace pressmark {

namespace {

constexpr int deepest_part = 10;
constexpr int most_parts = 1000;

// The best of each kind of text so far.
struct MailText {
  std::string plain;
  std::string html;
  int parts = 0;
};

std::string_view part_body(std::string_view part, const MailHeaders& headers) {
  return part.substr(std::min(headers.length, part.size()));
}

void append_text(std::string& text, std::string_view more) {
  if (trimmed(more).empty()) return;
  if (!text.empty()) text += "\n\n";
  text += more;
}

void read_text_part(std::string_view body, const MailHeaders& headers, Article& article,
                    MailText& text) {
  const std::string_view type = headers.get("content-type");
  const std::string decoded = decode_transfer(body, headers.get("content-transfer-encoding"));
  const bool is_html = starts_in_lower(trimmed(type), "text/html");
  std::string charset = header_parameter(type, "charset");
  if (charset.empty() && is_html) charset = html_charset(decoded);
  // Mail programs claim us-ascii for whatever they send.
  if (equals_in_lower(charset, "us-ascii")) charset.clear();
  const std::string clean = clean_text(decoded, article, charset);
  append_text(is_html ? text.html : text.plain, is_html ? text_of_html(clean) : clean);
}

void read_part(std::string_view part, int depth, Article& article, MailText& text);

// The parts between lines "--boundary", up to "--boundary--" or the end.
void read_parts(std::string_view body, const std::string& boundary, int depth, Article& article,
                MailText& text) {
  const std::string mark = "--" + boundary;
  std::size_t begin = std::string_view::npos;  // of the part that is open
  for (std::size_t at = body.find(mark); at != std::string_view::npos;
       at = body.find(mark, at + mark.size())) {
    if (at > 0 && body[at - 1] != '\n') continue;
    if (begin != std::string_view::npos) {
      read_part(body.substr(begin, at - begin), depth + 1, article, text);
    }
    const std::size_t line_end = body.find('\n', at);
    const bool is_last = body.substr(at + mark.size()).starts_with("--");
    begin = is_last || line_end == std::string_view::npos ? std::string_view::npos : line_end + 1;
    if (is_last) return;
  }
  if (begin != std::string_view::npos) read_part(body.substr(begin), depth + 1, article, text);
}

void read_part(std::string_view part, int depth, Article& article, MailText& text) {
  if (depth > deepest_part || ++text.parts > most_parts) return;
  const MailHeaders headers = read_mail_headers(part);
  const std::string_view type = trimmed(headers.get("content-type"));
  const std::string_view body = part_body(part, headers);
  if (starts_in_lower(trimmed(headers.get("content-disposition")), "attachment")) return;
  if (starts_in_lower(type, "multipart/")) {
    const std::string boundary = header_parameter(type, "boundary");
    if (!boundary.empty()) return read_parts(body, boundary, depth, article, text);
  }
  if (starts_in_lower(type, "message/rfc822")) return read_part(body, depth + 1, article, text);
  const bool is_text = type.empty() || starts_in_lower(type, "text/plain") ||
                       starts_in_lower(type, "text/html") || starts_in_lower(type, "multipart/") ||
                       type.find('/') == std::string_view::npos;
  if (is_text) read_text_part(body, headers, article, text);
}

// "Jane Doe" of "Jane Doe <jane@example.org>" and "jane@example.org (Jane Doe)".
std::string sender_name(std::string_view from) {
  std::string name = to_single_line(decode_header_words(from));
  if (const std::size_t open = name.find('<'); open != std::string::npos && open > 0) {
    name.resize(open);
  } else if (const std::size_t left = name.find('('); left != std::string::npos) {
    name = name.substr(left + 1, name.find(')', left) - left - 1);
  }
  std::string_view bare = trimmed(name);
  if (bare.size() > 1 && bare.front() == '"' && bare.back() == '"') {
    bare = bare.substr(1, bare.size() - 2);
  }
  return std::string{bare};
}

}  // namespace

std::string parse_mail(std::string_view raw, Article& article) {
  const MailHeaders headers = read_mail_headers(raw);
  article.title = to_single_line(clean_text(decode_header_words(headers.get("subject")), article));
  article.byline = clean_text(sender_name(headers.get("from")), article);
  set_metadata_date(headers.get("date"), article);
  MailText text;
  read_part(raw, 0, article, text);
  article.body = arrange_paragraphs(trimmed(text.plain).empty() ? text.html : text.plain);
  std::string_view id = trimmed(headers.get("message-id"));
  if (id.starts_with('<')) id.remove_prefix(1);
  if (id.ends_with('>')) id.remove_suffix(1);
  return clean_text(id, article);
}

}  // namespace pressmark
