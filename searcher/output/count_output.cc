// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every number stands beside the one that it is a share of.
#include "searcher/output/count_output.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "searcher/output/facet_words.h"
#include "searcher/output/headline.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/styled_text.h"
#include "searcher/output/tables.h"
#include "searcher/output/text_table.h"
#include "searcher/output/timeline_svg.h"

namespace pressmark {

namespace {

std::optional<double> ratio(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

std::optional<double> per_million(const Count& count) {
  const std::optional<double> share = ratio(count.occurrences, count.of_words);
  return share ? std::optional{*share * 1e6} : std::nullopt;
}

// Rounded, but never to all or nothing where it is neither.
std::string percent_text(std::optional<double> share) {
  if (!share) return "-";
  const std::string rounded = fmt::format("{:.2f} %", *share * 100);
  if (*share > 0 && rounded == "0.00 %") return "<0.01 %";
  if (*share < 1 && rounded == "100.00 %") return ">99.99 %";
  return rounded;
}

std::string rate_text(std::optional<double> rate) {
  return rate ? fmt::format("{:.1f}", *rate) : "-";
}

std::string_view group_name(const CountResponse& response, const CountGroup& group) {
  return group.value ? std::string_view{*group.value} : name_of_none(response.by->name);
}

// --- text

// What is counted, and all of it: families or articles.
std::pair<std::uint64_t, std::uint64_t> whole_count(CountUnit unit, const Count& count) {
  if (unit == CountUnit::families) return {count.families, count.of_families};
  return {count.articles, count.of_articles};
}

std::optional<double> share(CountUnit unit, const Count& count) {
  const auto [part, whole] = whole_count(unit, count);
  return ratio(part, whole);
}

std::string totals(const CountInput& input, std::size_t width, bool use_color) {
  const CountResponse& response = input.response;
  const Count& total = response.total;
  const bool by_occurrence = response.unit == CountUnit::occurrences;
  const bool by_family = response.unit == CountUnit::families;
  std::string found = count_of(total.articles, "article");
  found += total.articles == 0 ? " match" : " (exact)";
  if (by_family && total.articles > 0) {
    found = fmt::format("{} in {}", families_text(total.families), found);
  }
  if (by_occurrence && total.articles > 0) {
    found = fmt::format("{} in {}", count_of(total.occurrences, "occurrence"), found);
  }
  std::string out = format_headline({std::move(found), response.read_as}, width, use_color);
  for (const QueryNote& note : response.notes)
    out += format_note(note, input.request.query, width);
  if (by_occurrence) {
    out += fmt::format("{} per million words, of {}\n", rate_text(per_million(total)),
                       count_of(total.of_words, "word"));
  }
  return out + fmt::format("{} of {}\n", percent_text(share(response.unit, total)),
                           by_family ? families_text(total.of_families)
                                     : count_of(total.of_articles, "article"));
}

std::string format_groups(const CountResponse& response, bool use_color) {
  const bool by_occurrence = response.unit == CountUnit::occurrences;
  const bool by_family = response.unit == CountUnit::families;
  std::vector<TableColumn> columns{{std::string{response.by->name}, false},
                                   {by_family ? "families" : "articles", true},
                                   {"of all", true},
                                   {"share", true}};
  if (by_occurrence) {
    columns.push_back({"occurrences", true});
    columns.push_back({"of words", true});
    columns.push_back({"per million", true});
  }
  std::vector<std::vector<std::string>> rows;
  for (const CountGroup& group : response.groups) {
    const Count& count = group.count;
    std::vector<std::string>& row = rows.emplace_back();
    const auto [part, whole] = whole_count(response.unit, count);
    row = {std::string{group_name(response, group)}, with_separators(part), with_separators(whole),
           percent_text(ratio(part, whole))};
    if (!by_occurrence) continue;
    row.push_back(with_separators(count.occurrences));
    row.push_back(with_separators(count.of_words));
    row.push_back(rate_text(per_million(count)));
  }
  std::string out = format_text_table(columns, rows, use_color);
  if (response.more_groups > 0) out += with_separators(response.more_groups) + " more\n";
  return out;
}

std::string format_count_text(const CountInput& input, const OutputOptions& options) {
  std::string out = totals(input, line_width(options), options.use_color);
  if (input.response.by != nullptr && !input.response.groups.empty()) {
    out += '\n' + format_groups(input.response, options.use_color);
  }
  return out;
}

// --- JSON and tables

void write_number(JsonWriter& json, std::string_view key, std::optional<double> number) {
  json.key(key);
  if (number) {
    json.value(*number);
  } else {
    json.null();
  }
}

void write_count(JsonWriter& json, CountUnit unit, const Count& count) {
  json.key("articles").value(count.articles);
  json.key("of_articles").value(count.of_articles);
  write_number(json, "share", share(unit, count));
  if (unit == CountUnit::occurrences) {
    json.key("occurrences").value(count.occurrences);
    json.key("of_words").value(count.of_words);
  } else {
    json.key("occurrences").null().key("of_words").null();
  }
  write_number(json, "per_million",
               unit == CountUnit::occurrences ? per_million(count) : std::nullopt);
  if (unit == CountUnit::families) {
    json.key("families").value(count.families).key("of_families").value(count.of_families);
  } else {
    json.key("families").null().key("of_families").null();
  }
}

std::string_view unit_name(CountUnit unit) {
  switch (unit) {
    case CountUnit::articles:
      return "articles";
    case CountUnit::families:
      return "families";
    case CountUnit::occurrences:
      return "occurrences";
  }
  return "";  // not reached: every unit is named above
}

std::string format_count_json(const CountInput& input) {
  const CountResponse& response = input.response;
  JsonWriter json;
  json.begin_object().key("schema").value(json_schema);
  write_query(json, {input.request.query, response.read_as, response.notes});
  write_archive(json, input.archive);
  json.key("unit").value(unit_name(response.unit));
  write_text_or_null(json, "by", response.by != nullptr ? response.by->name : "");
  json.key("total").begin_object();
  write_count(json, response.unit, response.total);
  json.end_object().key("groups").begin_array();
  for (const CountGroup& group : response.groups) {
    json.begin_object().key("value");
    if (group.value) {
      json.value(*group.value);
    } else {
      json.null();
    }
    write_count(json, response.unit, group.count);
    json.key("aliases").texts(group.aliases).end_object();
  }
  json.end_array().key("more_groups").value(response.more_groups).end_object();
  return json.take() + '\n';
}

std::string number_cell(std::optional<double> number) {
  return number ? fmt::format("{}", *number) : "";
}

std::string format_count_table(TableFormat format, const CountResponse& response,
                               const OutputOptions& options) {
  const bool by_occurrence = response.unit == CountUnit::occurrences;
  const bool by_family = response.unit == CountUnit::families;
  const std::string_view separator = column_separator(format);
  std::string out;
  const auto add_row = [&](std::optional<std::string_view> name, const Count& count) {
    if (name) out += fmt::format("{}{}", escape_cell(format, *name), separator);
    out += fmt::format("{1}{0}{2}{0}{3}{0}{4}{0}{5}{0}{6}{0}{7}{0}{8}\n", separator, count.articles,
                       count.of_articles, number_cell(share(response.unit, count)),
                       by_occurrence ? fmt::format("{}", count.occurrences) : "",
                       by_occurrence ? fmt::format("{}", count.of_words) : "",
                       by_occurrence ? number_cell(per_million(count)) : "",
                       by_family ? fmt::format("{}", count.families) : "",
                       by_family ? fmt::format("{}", count.of_families) : "");
  };
  if (options.with_header) {
    if (response.by != nullptr) out += fmt::format("{}{}", response.by->name, separator);
    out += fmt::format(
        "articles{0}of_articles{0}share{0}occurrences{0}of_words{0}per_million{0}families{0}"
        "of_families\n",
        separator);
  }
  if (response.by == nullptr) add_row(std::nullopt, response.total);
  for (const CountGroup& group : response.groups)
    add_row(group.value ? std::string_view{*group.value} : "", group.count);
  return out;
}

// --- timelines

TimelineUnit unit_by_name(std::string_view name) {
  if (name == "year") return TimelineUnit::year;
  return name == "month" ? TimelineUnit::month : TimelineUnit::day;
}

std::vector<TimelineBar> bars_of(const CountResponse& response, bool as_percent) {
  const bool by_occurrence = response.unit == CountUnit::occurrences;
  std::vector<TimelineBar> bars;
  for (const CountGroup& group : response.groups) {
    if (!group.value) continue;
    const Count& count = group.count;
    const std::uint64_t number =
        by_occurrence ? count.occurrences : whole_count(response.unit, count).first;
    TimelineBar bar{*group.value, static_cast<double>(number), with_separators(number)};
    if (as_percent && by_occurrence) {
      bar.value = per_million(count).value_or(0);
      bar.text = rate_text(bar.value);
    } else if (as_percent) {
      bar.value = share(response.unit, count).value_or(0) * 100;
      bar.text = percent_text(bar.value / 100);
    }
    bars.push_back(std::move(bar));
  }
  // A period without any articles has no share.
  return with_missing_periods(unit_by_name(response.by->name), bars, as_percent ? "-" : "0");
}

std::string measure_text(const CountResponse& response, bool as_percent) {
  const bool by_occurrence = response.unit == CountUnit::occurrences;
  if (!as_percent) return std::string{unit_name(response.unit)};
  if (by_occurrence) return "occurrences per million words";
  return fmt::format("percent of all {}", unit_name(response.unit));
}

// Nothing where every match is dated.
std::string undated_text(const CountResponse& response) {
  for (const CountGroup& group : response.groups) {
    if (!group.value && group.count.articles > 0)
      return count_of(group.count.articles, "article") + " undated, in no bar";
  }
  return {};
}

}  // namespace

std::string format_count(OutputFormat format, const CountInput& input,
                         const OutputOptions& options) {
  if (format == OutputFormat::text) return format_count_text(input, options);
  if (format == OutputFormat::json) return format_count_json(input);
  return format_count_table(*table_format(format), input.response, options);
}

std::string format_count_timeline(OutputFormat format, const CountInput& input, bool as_percent,
                                  const OutputOptions& options) {
  if (format != OutputFormat::text) return format_count(format, input, options);
  const CountResponse& response = input.response;
  const std::size_t width = line_width(options);
  std::string out = totals(input, width, options.use_color);
  if (response.total.articles == 0) return out;
  out += fmt::format("\n{} by {}\n", measure_text(response, as_percent), response.by->name);
  out +=
      draw_bars(unit_by_name(response.by->name), bars_of(response, as_percent), "a match", width);
  if (const std::string undated = undated_text(response); !undated.empty()) out += undated + '\n';
  return out;
}

std::string count_timeline_svg(const CountInput& input, bool as_percent) {
  const CountResponse& response = input.response;
  const std::vector<TimelineBar> bars = bars_of(response, as_percent);
  const std::string undated = undated_text(response);
  return draw_timeline_svg({input.request.query.empty() ? "all articles" : response.read_as,
                            fmt::format("{} by {}{}{}", measure_text(response, as_percent),
                                        response.by->name, undated.empty() ? "" : "; ", undated),
                            bars});
}

}  // namespace pressmark
