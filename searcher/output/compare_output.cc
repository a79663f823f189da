// SPDX-License-Identifier: GPL-2.0-or-later
//
// Two queries side by side.
#include "searcher/output/compare_output.h"

#include <fmt/format.h>

#include "base/json_writer.h"
#include "searcher/output/headline.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/styled_text.h"
#include "searcher/output/tables.h"
#include "searcher/output/text_table.h"
#include "searcher/significance.h"

namespace pressmark {

namespace {

double times_per(std::uint64_t count, std::uint64_t size, double unit) {
  return size == 0 ? 0 : static_cast<double>(count) / static_cast<double>(size) * unit;
}

// --- text

std::string side_line(std::string_view label, const ComparedSide& side) {
  const std::string read_as =
      side.read_as.empty() ? "(every article)" : make_line(side.read_as).text;
  return fmt::format("{}  {}   {}\n", label, read_as, count_of(side.articles, "article"));
}

std::vector<TableColumn> usage_columns(std::string_view first, std::string_view rate) {
  return {{std::string{first}},
          {"in A", true},
          {"in B", true},
          {fmt::format("A {}", rate), true},
          {fmt::format("B {}", rate), true},
          {"G2", true},
          {"chance"}};
}

std::string format_words(std::string_view title, const std::vector<ComparedWord>& words,
                         const Comparison& comparison, bool use_color) {
  if (words.empty()) return fmt::format("\n{}: none\n", title);
  std::vector<std::vector<std::string>> rows;
  for (const ComparedWord& word : words) {
    rows.push_back({word.word, with_separators(word.in_a), with_separators(word.in_b),
                    fmt::format("{:.1f}", times_per(word.in_a, comparison.a.words, 1e6)),
                    fmt::format("{:.1f}", times_per(word.in_b, comparison.b.words, 1e6)),
                    fmt::format("{:.1f}", word.log_likelihood),
                    std::string{significance_text(word.log_likelihood)}});
  }
  return fmt::format("\n{}\n", title) +
         format_text_table(usage_columns("word", "per million"), rows, use_color);
}

std::string format_compared_names(std::string_view title, const std::vector<ComparedName>& names,
                                  const Comparison& comparison, bool use_color) {
  if (names.empty()) return fmt::format("\n{}: none\n", title);
  std::vector<std::vector<std::string>> rows;
  for (const ComparedName& name : names) {
    rows.push_back({fmt::format("{} ({})", name.name, to_string(name.type)),
                    with_separators(name.in_a), with_separators(name.in_b),
                    fmt::format("{:.1f}", times_per(name.in_a, comparison.a.articles, 100)),
                    fmt::format("{:.1f}", times_per(name.in_b, comparison.b.articles, 100)),
                    fmt::format("{:.1f}", name.log_likelihood),
                    std::string{significance_text(name.log_likelihood)}});
  }
  return fmt::format("\n{}\n", title) +
         format_text_table(usage_columns("name", "%"), rows, use_color);
}

std::string format_comparison_text(const Comparison& comparison, const OutputOptions& options) {
  const bool color = options.use_color;
  const std::size_t width = line_width(options);
  const std::string found =
      fmt::format("only A {} · both {} · only B {} (exact)", with_separators(comparison.only_a),
                  with_separators(comparison.both), with_separators(comparison.only_b));
  std::string out = styled(found, Style::bold, color) + '\n';
  out += side_line("A", comparison.a) + side_line("B", comparison.b);
  for (const ComparedSide* side : {&comparison.a, &comparison.b}) {
    for (const QueryNote& note : side->notes)
      out += format_note(note, side->query, width);
  }
  if (comparison.a.articles == 0 || comparison.b.articles == 0) return out;
  out += format_words("words that A uses more", comparison.words_of_a, comparison, color);
  out += format_words("words that B uses more", comparison.words_of_b, comparison, color);
  out +=
      format_compared_names("names that A mentions more", comparison.names_of_a, comparison, color);
  out +=
      format_compared_names("names that B mentions more", comparison.names_of_b, comparison, color);
  return out;
}

// --- JSON and rows

void write_side(JsonWriter& json, std::string_view key, const ComparedSide& side) {
  json.key(key).begin_object();
  write_query(json, {side.query, side.read_as, side.notes});
  json.key("articles").value(side.articles);
  json.key("words").value(side.words).end_object();
}

void write_words(JsonWriter& json, std::string_view key, const std::vector<ComparedWord>& words) {
  json.key(key).begin_array();
  for (const ComparedWord& word : words) {
    json.begin_object().key("word").value(word.word);
    json.key("in_a").value(word.in_a).key("in_b").value(word.in_b);
    json.key("log_likelihood").value(word.log_likelihood).end_object();
  }
  json.end_array();
}

void write_names(JsonWriter& json, std::string_view key, const std::vector<ComparedName>& names) {
  json.key(key).begin_array();
  for (const ComparedName& name : names) {
    json.begin_object().key("type").value(to_string(name.type)).key("name").value(name.name);
    json.key("in_a").value(name.in_a).key("in_b").value(name.in_b);
    json.key("log_likelihood").value(name.log_likelihood).end_object();
  }
  json.end_array();
}

std::string format_comparison_json(const Comparison& comparison, const ArchiveIdentity& archive) {
  JsonWriter json;
  json.begin_object().key("schema").value(json_schema);
  write_archive(json, archive);
  write_side(json, "a", comparison.a);
  write_side(json, "b", comparison.b);
  json.key("articles").begin_object();
  json.key("only_a").value(comparison.only_a);
  json.key("only_b").value(comparison.only_b);
  json.key("both").value(comparison.both).end_object();
  write_words(json, "words_of_a", comparison.words_of_a);
  write_words(json, "words_of_b", comparison.words_of_b);
  write_names(json, "names_of_a", comparison.names_of_a);
  write_names(json, "names_of_b", comparison.names_of_b);
  json.end_object();
  return json.take() + '\n';
}

std::string format_comparison_rows(TableFormat format, const Comparison& comparison,
                                   const OutputOptions& options) {
  const std::string_view separator = column_separator(format);
  std::string out;
  if (options.with_header) {
    out = fmt::format("more_in{0}kind{0}value{0}in_a{0}in_b{0}log_likelihood\n", separator);
  }
  const auto add = [&](std::string_view side, std::string_view kind, std::string_view value,
                       const auto& row) {
    out += fmt::format("{1}{0}{2}{0}{3}{0}{4}{0}{5}{0}{6}\n", separator, side, kind,
                       escape_cell(format, value), row.in_a, row.in_b, row.log_likelihood);
  };
  for (const ComparedWord& word : comparison.words_of_a)
    add("a", "word", word.word, word);
  for (const ComparedWord& word : comparison.words_of_b)
    add("b", "word", word.word, word);
  for (const ComparedName& name : comparison.names_of_a)
    add("a", to_string(name.type), name.name, name);
  for (const ComparedName& name : comparison.names_of_b)
    add("b", to_string(name.type), name.name, name);
  return out;
}

}  // namespace

std::string format_comparison(OutputFormat format, const Comparison& comparison,
                              const ArchiveIdentity& archive, const OutputOptions& options) {
  if (format == OutputFormat::json) return format_comparison_json(comparison, archive);
  if (const auto table = table_format(format))
    return format_comparison_rows(*table, comparison, options);
  return format_comparison_text(comparison, options);
}

}  // namespace pressmark
