// SPDX-License-Identifier: GPL-2.0-or-later
//
// Counted from columns: a few bytes of every article.

#include "indexer/coverage.h"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/fold.h"
#include "archive/families.h"
#include "base/escape.h"
#include "base/json_writer.h"
#include "indexer/summary.h"

namespace pressmark {
namespace {

using Month = std::chrono::year_month;

std::string month_text(Month month) {
  return fmt::format("{:04}-{:02}", static_cast<int>(month.year()),
                     static_cast<unsigned>(month.month()));
}

void count_article(SourceCoverage& coverage, Day day, bool is_duplicate) {
  ++coverage.articles;
  coverage.duplicates += is_duplicate ? 1U : 0U;
  if (day == undated_day) {
    ++coverage.undated;
    return;
  }
  const Date date = to_date(day);
  MonthCoverage& month = coverage.months[date.year() / date.month()];
  ++month.articles;
  month.duplicates += is_duplicate ? 1U : 0U;
  coverage.first = std::min(coverage.first.value_or(date), date);
  coverage.last = std::max(coverage.last.value_or(date), date);
}

// Spellings that differ in case and accents are one source, as in queries and facets.
struct SpelledSource {
  SourceCoverage coverage;
  std::map<std::string, std::uint64_t> spellings;  // and articles that have them
};

// Of equals, the first.
const std::string& most_frequent(const std::map<std::string, std::uint64_t>& spellings) {
  const auto has_fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
  return std::ranges::max_element(spellings, has_fewer)->first;
}

// By document: is it a copy of one before?
std::vector<bool> find_duplicates(const ArchiveReader& archive, std::uint32_t segment) {
  const Families& families = archive.families();
  std::vector<bool> is_duplicate(archive.segments()[segment].articles() + std::size_t{1});
  for (const CopiedArticle& article : families.of_segment(segment)) {
    const ArticlePlace place{segment, article.document};
    is_duplicate[article.document] = families.members(article.family).front() != place;
  }
  return is_duplicate;
}

// "2017-03, 2017-05..2017-07"
std::string month_ranges(const std::vector<Month>& months) {
  std::string text;
  for (std::size_t i = 0; i < months.size();) {
    std::size_t end = i + 1;
    while (end < months.size() && months[end] == months[end - 1] + std::chrono::months{1})
      ++end;
    if (!text.empty()) text += ", ";
    text += month_text(months[i]);
    if (end - i > 1) text += (end - i == 2 ? ", " : "..") + month_text(months[end - 1]);
    i = end;
  }
  return text;
}

std::string describe_source(const SourceCoverage& source) {
  std::string text =
      source.source.empty() ? "(no source)" : escape_for_terminal_line(source.source);
  text += ": " + format_counted(source.articles, "article");
  if (source.first) {
    text += fmt::format(", {} to {}", to_string(*source.first), to_string(*source.last));
  }
  if (source.undated > 0) text += fmt::format(", {} undated", format_count(source.undated));
  if (source.duplicates > 0) {
    text += fmt::format(", {} copied from others", format_count(source.duplicates));
  }
  return text + '\n';
}

// Only years with articles: a gap of decades is named, not drawn.
std::string describe_years(const SourceCoverage& source) {
  std::string text;
  for (auto at = source.months.begin(); at != source.months.end();) {
    const std::chrono::year year = at->first.year();
    text += fmt::format("  {:04} ", static_cast<int>(year));
    for (unsigned month = 1; month <= 12; ++month) {
      const bool is_there =
          at != source.months.end() && at->first == year / std::chrono::month{month};
      text += fmt::format(" {:>6}", is_there ? format_count(at->second.articles) : "-");
      if (is_there) ++at;
    }
    text += '\n';
  }
  return text;
}

}  // namespace

std::vector<Month> missing_months(const SourceCoverage& coverage) {
  std::vector<Month> missing;
  if (coverage.months.empty()) return missing;
  Month expected = coverage.months.begin()->first;
  for (const auto& [month, counts] : coverage.months) {
    for (; expected < month; expected += std::chrono::months{1})
      missing.push_back(expected);
    expected = month + std::chrono::months{1};
  }
  return missing;
}

std::vector<SourceCoverage> measure_coverage(const ArchiveReader& archive) {
  std::map<std::string, SpelledSource> by_fold;
  SpelledSource without;
  for (std::uint32_t s = 0; s < archive.segments().size(); ++s) {
    const SegmentReader& segment = archive.segments()[s];
    const SegmentColumns& columns = segment.columns();
    const std::span<const std::uint32_t> sources = columns.source.ordinals();
    const std::span<const Day> days = columns.day.values();
    const std::vector<bool> is_duplicate = find_duplicates(archive, s);
    std::vector<SpelledSource*> of_ordinal{&without};
    std::vector<std::uint64_t> articles{0};
    for (const std::string_view value : columns.source.values()) {
      of_ordinal.push_back(&by_fold[fold_keyword(value)]);
      articles.push_back(0);
    }
    for (DocumentId document = 1; document <= segment.articles(); ++document) {
      if (segment.deleted().contains(document)) continue;
      const std::uint32_t ordinal = sources[document - 1];
      ++articles[ordinal];
      count_article(of_ordinal[ordinal]->coverage, days[document - 1], is_duplicate[document]);
    }
    for (std::size_t i = 1; i < articles.size(); ++i)
      of_ordinal[i]->spellings[std::string{columns.source.values()[i - 1]}] += articles[i];
  }
  std::vector<SourceCoverage> sources;
  if (without.coverage.articles > 0) sources.push_back(std::move(without.coverage));
  for (auto& [fold, source] : by_fold) {
    if (source.coverage.articles == 0) continue;
    source.coverage.source = most_frequent(source.spellings);
    sources.push_back(std::move(source.coverage));
  }
  std::ranges::sort(sources, {}, &SourceCoverage::source);
  std::ranges::stable_sort(sources, std::greater{}, &SourceCoverage::articles);
  return sources;
}

std::string describe_coverage(const std::vector<SourceCoverage>& sources) {
  if (sources.empty()) return "no articles\n";
  std::string text =
      "         Jan    Feb    Mar    Apr    May    Jun    Jul    Aug    Sep    Oct"
      "    Nov    Dec\n";
  for (const SourceCoverage& source : sources) {
    text += '\n' + describe_source(source) + describe_years(source);
    const std::vector<Month> missing = missing_months(source);
    if (!missing.empty()) text += "  nothing from " + month_ranges(missing) + '\n';
  }
  return text;
}

std::string coverage_to_json(const std::vector<SourceCoverage>& sources, std::string_view archive) {
  JsonWriter json;
  const auto write_text = [&](std::string_view key, const std::string& text) {
    json.key(key);
    text.empty() ? json.null() : json.value(text);
  };
  json.begin_object().key("schema").value(1).key("archive").value(archive);
  json.key("sources").begin_array();
  for (const SourceCoverage& source : sources) {
    json.begin_object();
    write_text("source", source.source);
    json.key("articles").value(source.articles).key("undated").value(source.undated);
    json.key("duplicates").value(source.duplicates);
    write_text("first", source.first ? to_string(*source.first) : "");
    write_text("last", source.last ? to_string(*source.last) : "");
    json.key("months").begin_array();
    for (const auto& [month, counts] : source.months) {
      json.begin_object().key("month").value(month_text(month));
      json.key("articles").value(counts.articles);
      json.key("duplicates").value(counts.duplicates).end_object();
    }
    json.end_array().key("missing").begin_array();
    for (const Month month : missing_months(source))
      json.value(month_text(month));
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace pressmark
