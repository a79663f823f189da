// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why a search found nothing.
#include "searcher/output/failed_search_output.h"

#include <fmt/format.h>

#include "searcher/output/headline.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/styled_text.h"
#include "searcher/output/text_table.h"

namespace pressmark {

namespace {

// How near it was: "2 of 3: 4 articles (--match most)".
std::string format_nearest(const FailedSearch& failed) {
  if (failed.parts.empty()) return {};
  return fmt::format("{} of {}: {}{}\n", failed.parts.size() - 1, failed.parts.size(),
                     count_of(failed.all_but_one, "article"),
                     failed.all_but_one > 0 ? " (--match most)" : "");
}

std::string format_parts(const FailedSearch& failed, bool use_color) {
  if (failed.parts.empty()) return {};
  std::vector<std::vector<std::string>> rows;
  for (const QueryPart& part : failed.parts)
    rows.push_back({part.text, with_separators(part.articles), with_separators(part.without_it)});
  return '\n' +
         format_text_table({{"part"}, {"articles", true}, {"without it", true}}, rows, use_color);
}

std::string format_spellings(const FailedSearch& failed, std::size_t width) {
  std::string out;
  std::string_view typed;
  std::string line;
  const auto end_line = [&] {
    const std::string label = "did you mean: ";
    if (!line.empty()) {
      out += label + hanging(make_line(fmt::format("{}? (for {})", line, typed)), label.size(),
                             width, false);
    }
    line.clear();
  };
  for (const SpellingHint& hint : failed.spellings) {
    if (hint.typed != typed) end_line();
    typed = hint.typed;
    if (!line.empty()) line += ", ";
    line += fmt::format("{} ({})", hint.suggestion, count_of(hint.articles, "article"));
  }
  end_line();
  return out;
}

std::string format_coverage(const FailedSearch& failed, std::uint64_t archive_articles) {
  if (failed.admitted == archive_articles) return {};
  std::string out = fmt::format("the filters admit {} of {}", with_separators(failed.admitted),
                                count_of(archive_articles, "article"));
  if (failed.first) {
    out += fmt::format("; the archive's dates run from {} to {}", to_string(*failed.first),
                       to_string(*failed.last));
  }
  return out + '\n';
}

std::string format_caution(const FailedSearch& failed) {
  if (failed.empty_period.empty()) return {};
  std::string out =
      fmt::format("caution: no article of the archive is from {}", failed.empty_period);
  if (failed.first) {
    out += fmt::format("; its dates run from {} to {}", to_string(*failed.first),
                       to_string(*failed.last));
  }
  if (failed.undated > 0) out += fmt::format("; {} undated", with_separators(failed.undated));
  return out + '\n';
}

}  // namespace

std::string format_failed_search(const FailedSearch& failed, std::uint64_t archive_articles,
                                 const OutputOptions& options) {
  return format_caution(failed) + format_nearest(failed) +
         format_spellings(failed, line_width(options)) + format_coverage(failed, archive_articles) +
         format_parts(failed, options.use_color);
}

void write_failed_search(JsonWriter& json, const FailedSearch* failed) {
  if (failed == nullptr) {
    json.null();
    return;
  }
  json.begin_object();
  json.key("admitted").value(failed->admitted);
  json.key("all_but_one").value(failed->all_but_one);
  json.key("parts").begin_array();
  for (const QueryPart& part : failed->parts) {
    json.begin_object();
    json.key("query").value(part.text);
    json.key("articles").value(part.articles);
    json.key("without_it").value(part.without_it).end_object();
  }
  json.end_array().key("spellings").begin_array();
  for (const SpellingHint& hint : failed->spellings) {
    json.begin_object();
    json.key("typed").value(hint.typed);
    json.key("suggestion").value(hint.suggestion);
    json.key("articles").value(hint.articles).end_object();
  }
  json.end_array();
  write_text_or_null(json, "first", failed->first ? to_string(*failed->first) : "");
  write_text_or_null(json, "last", failed->last ? to_string(*failed->last) : "");
  json.key("undated").value(failed->undated);
  write_text_or_null(json, "empty_period", failed->empty_period);
  json.end_object();
}

}  // namespace pressmark
