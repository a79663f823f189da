// SPDX-License-Identifier: GPL-2.0-or-later
//
// The few fields that are not taken over as they stand.

#include "indexer/sources/metadata_fields.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analysis/dates/find_dates.h"
#include "analysis/dates/parse_date.h"
#include "analysis/fold.h"
#include "indexer/sources/ascii_text.h"
#include "indexer/sources/clean_text.h"

namespace pressmark {

std::string language_code(std::string_view text) {
  const std::string code = lower_ascii(trimmed(text.substr(0, text.find_first_of("-_"))));
  const bool is_code = code.size() == 2 && std::all_of(code.begin(), code.end(),
                                                       [](char c) { return is_ascii_letter(c); });
  return is_code ? code : std::string{};
}

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  std::string_view host = url.substr(0, url.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

std::optional<Date> parse_metadata_date(std::string_view text) {
  constexpr std::size_t longest = 200;
  if (std::optional<Date> date = parse_record_date(text)) return date;
  if (text.size() > longest) return std::nullopt;
  const std::vector<PrintedDate> dates = find_dates(text);
  return dates.size() == 1 ? dates.front().date() : std::nullopt;
}

void set_metadata_date(std::string_view text, Article& article) {
  if (trimmed(text).empty()) return;
  article.published = parse_metadata_date(text);
  if (article.published) {
    article.date_by = DateBy::metadata;
  } else {
    article.set_flag(ArticleFlag::impossible_date);
  }
}

void append_topics(std::string_view list, Article& article) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(",;|"), list.size());
    article.topics.push_back(to_single_line(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

void settle_source(Article& article) {
  const bool is_address =
      (starts_in_lower(article.source, "http://") || starts_in_lower(article.source, "https://")) &&
      article.source.find(' ') == std::string::npos;
  if (!is_address) return;
  std::string host = lower_ascii(host_of(article.source));
  if (host.empty()) return;
  const std::size_t path = article.source.find('/', article.source.find("://") + 3);
  const bool is_page = path != std::string::npos && path + 1 < article.source.size();
  std::string address = std::exchange(article.source, std::move(host));
  if (is_page && article.url.empty()) article.url = std::move(address);
}

void settle_topics(Article& article) {
  std::unordered_set<std::string> known;
  std::erase_if(article.topics, [&](const std::string& topic) {
    const std::string folded = fold_keyword(topic);
    return folded.empty() || !known.insert(folded).second;
  });
}

}  // namespace pressmark
