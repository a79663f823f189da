// SPDX-License-Identifier: GPL-2.0-or-later
//
// RFC 2557 as far as browsers use it.

#include "indexer/sources/saved_page.h"

#include <algorithm>
#include <cstddef>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/mail_headers.h"
#include "indexer/sources/transfer_encoding.h"

namespace pressmark {

namespace {

bool is_written_by_browser(const MailHeaders& headers) {
  return !headers.get("snapshot-content-location").empty() ||
         find_in_lower(headers.get("from"), "saved by ") != std::string_view::npos;
}

std::string web_address(std::string_view text) {
  text = trimmed(text);
  const bool is_web = starts_in_lower(text, "http://") || starts_in_lower(text, "https://");
  return is_web ? std::string{text} : std::string{};
}

std::optional<SavedPage> read_page_part(std::string_view part) {
  const MailHeaders headers = read_mail_headers(part);
  const std::string_view type = trimmed(headers.get("content-type"));
  if (!starts_in_lower(type, "text/html") && !starts_in_lower(type, "application/xhtml")) {
    return std::nullopt;
  }
  const std::string_view body = part.substr(std::min(headers.length, part.size()));
  return SavedPage{
      .html = decode_transfer(body, headers.get("content-transfer-encoding")),
      .charset = header_parameter(type, "charset"),
      .url = web_address(headers.get("content-location")),
  };
}

}  // namespace

std::optional<SavedPage> find_saved_page(std::string_view mail) {
  const MailHeaders headers = read_mail_headers(mail);
  if (!is_written_by_browser(headers)) return std::nullopt;
  std::optional<SavedPage> page = read_page_part(mail);
  const std::string mark = "--" + header_parameter(headers.get("content-type"), "boundary");
  std::size_t at = mark.size() > 2 ? mail.find(mark, headers.length) : std::string_view::npos;
  while (!page && at != std::string_view::npos) {
    const std::size_t begin = std::min(mail.find('\n', at), mail.size());
    at = mail.find("\n" + mark, begin);
    page = read_page_part(mail.substr(std::min(begin + 1, mail.size()), at - begin));
    if (at != std::string_view::npos) ++at;
  }
  if (page && page->url.empty()) page->url = web_address(headers.get("snapshot-content-location"));
  return page;
}

std::string saved_from(std::string_view html) {
  constexpr std::size_t looked_at = 2048;
  html = html.substr(0, looked_at);
  const std::size_t begin = html.find("<!--");
  const std::size_t end = begin == std::string_view::npos ? begin : html.find("-->", begin);
  if (end == std::string_view::npos) return {};
  std::string_view comment = html.substr(begin, end - begin);
  if (const std::size_t browser = comment.find("saved from url=(");
      browser != std::string_view::npos) {
    comment.remove_prefix(std::min(comment.find(')', browser) + 1, comment.size()));
  } else if (comment.find("SingleFile") != std::string_view::npos) {
    const std::size_t url = comment.find("url:");
    if (url == std::string_view::npos) return {};
    comment.remove_prefix(url + 4);
  } else {
    return {};
  }
  comment = trimmed(comment);
  return web_address(comment.substr(0, comment.find_first_of(" \t\r\n")));
}

}  // namespace pressmark
