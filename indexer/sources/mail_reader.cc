// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where a mail begins and ends; what is in it is mail_message.h's.

#include "indexer/sources/mail_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/html_reader.h"
#include "indexer/sources/mail_headers.h"
#include "indexer/sources/mail_message.h"
#include "indexer/sources/saved_page.h"

namespace pressmark {

namespace {

// ">From", ">>From": quoted when the mailbox was written.
bool is_quoted_from(std::string_view line) {
  const std::size_t marks = line.find_first_not_of('>');
  return marks != std::string_view::npos && marks > 0 && line.substr(marks).starts_with("From ");
}

// "From jane@example.org Thu Feb 16 06:30:00 2017", also with a zone before the year.
bool ends_in_year_and_time(std::string_view line) {
  line = trimmed(line);
  if (line.size() < 20) return false;
  const std::string_view year = line.substr(line.size() - 5);
  const bool has_year =
      year.front() == ' ' &&
      std::all_of(year.begin() + 1, year.end(), [](char c) { return is_ascii_digit(c); });
  const std::size_t colon = line.find(':', line.size() - std::min<std::size_t>(line.size(), 22));
  return has_year && colon != std::string_view::npos && is_ascii_digit(line[colon - 1]) &&
         is_ascii_digit(line[colon + 1]);
}

}  // namespace

MailReader::MailReader(InputStream stream, SourceName name, const ReadOptions& options)
    : stream_(std::move(stream)), name_(std::move(name)), options_(options) {}

std::optional<Result<Article>> MailReader::next() {
  if (std::exchange(is_read_, true)) return std::nullopt;
  std::string raw;
  const Result<InputStream::Got> got = stream_.read_rest(raw, options_.max_document_bytes);
  if (!got) return got.error();
  if (*got == InputStream::Got::too_long) {
    return rejected(name_, 0, "larger than " + describe_limit(options_.max_document_bytes));
  }
  Article article;
  set_identity(article, name_, name_.is_stream ? 1 : 0);
  const std::optional<SavedPage> page = find_saved_page(raw);
  if (page) {
    if (Status parsed = parse_html_page(page->html, page->charset, article); !parsed) {
      return rejected(name_, 0, parsed.error().message);
    }
    if (article.url.empty()) article.url = to_single_line(clean_text(page->url, article));
    if (article.body.empty()) return rejected(name_, 0, "no article in this page");
  } else {
    parse_mail(raw, article);
  }
  if (article.body.size() > options_.max_article_bytes) {
    return rejected(name_, 0, "larger than " + describe_limit(options_.max_article_bytes));
  }
  if (article.title.empty() && article.body.empty()) {
    return rejected(name_, 0, "a mail without subject and text");
  }
  return article;
}

MboxReader::MboxReader(InputStream stream, SourceName name, const ReadOptions& options)
    : stream_(std::move(stream)), name_(std::move(name)), options_(options) {}

Result<Article> MboxReader::read_message() {
  ++messages_;
  const std::string raw = std::exchange(message_, {});
  const bool was_too_long = std::exchange(is_too_long_, false);
  if (was_too_long) {
    return rejected(name_, message_line_,
                    "larger than " + describe_limit(options_.max_document_bytes));
  }
  Article article;
  set_identity(article, name_, messages_);
  std::string id = parse_mail(raw, article);
  if (!id.empty()) article.id = std::move(id);
  if (article.body.size() > options_.max_article_bytes) {
    return rejected(name_, message_line_,
                    "larger than " + describe_limit(options_.max_article_bytes));
  }
  if (article.title.empty() && article.body.empty()) {
    return rejected(name_, message_line_, "a mail without subject and text");
  }
  return article;
}

// Not every program quotes a line of text that begins with "From": such a one is followed by text.
bool MboxReader::begins_mail(std::string_view line) {
  if (ends_in_year_and_time(line)) return true;
  const Result<std::string_view> rest = stream_.peek();
  return rest && !read_mail_headers(rest->substr(0, rest->find('\n'))).fields.empty();
}

std::optional<Result<Article>> MboxReader::next() {
  std::string line;
  while (!is_over_) {
    const Result<InputStream::Got> got = stream_.read_line(line, options_.max_line_bytes);
    if (!got) {
      is_over_ = true;
      return got.error();
    }
    if (*got == InputStream::Got::end) {
      is_over_ = true;
      message_line_ = next_line_;
      if (in_message_) return read_message();
      break;
    }
    ++line_number_;
    const bool begins_message = after_blank_ && line.starts_with("From ") && begins_mail(line);
    after_blank_ = line.empty() || line == "\r";
    if (begins_message) {
      message_line_ = std::exchange(next_line_, line_number_);
      if (std::exchange(in_message_, true)) return read_message();
      continue;
    }
    if (is_quoted_from(line)) line.erase(0, 1);
    is_too_long_ = is_too_long_ || *got == InputStream::Got::too_long ||
                   message_.size() + line.size() + 1 > options_.max_document_bytes;
    if (!is_too_long_) message_ += line + '\n';
  }
  return std::nullopt;
}

}  // namespace pressmark
