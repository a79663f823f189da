// SPDX-License-Identifier: GPL-2.0-or-later
//
// A label, then the figures, separated by middle dots; what is zero is left out.

#include "indexer/summary.h"

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/escape.h"
#include "base/json_writer.h"
#include "schema/date.h"
#include "schema/entity.h"

namespace pressmark {
namespace {

constexpr std::array date_sources{DateBy::explicit_, DateBy::metadata, DateBy::dateline,
                                  DateBy::url,       DateBy::inferred, DateBy::none};
constexpr std::array<std::string_view, entity_types.size()> name_nouns{"people", "organisations",
                                                                       "places"};
constexpr std::array<std::string_view, entity_types.size()> single_name_nouns{
    "person", "organisation", "place"};

std::string bold(std::string_view text, const SummaryStyle& style) {
  return style.use_color ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string{text};
}

std::string dim(std::string_view text, const SummaryStyle& style) {
  return style.use_color ? fmt::format("\x1b[2m{}\x1b[0m", text) : std::string{text};
}

/// "  dates        4 explicit · 1 none"; nothing if there are no figures.
std::string line(std::string_view label, const std::vector<std::string>& figures,
                 const SummaryStyle& style) {
  if (figures.empty()) return "";
  constexpr std::size_t width = 13;
  std::string text = "  " + dim(fmt::format("{:<{}}", label, width), style);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    text.append(i == 0 ? "" : " · ").append(figures[i]);
  }
  return text + "\n";
}

std::vector<std::string> date_figures(const ArchiveCounts& counts) {
  std::vector<std::string> figures;
  for (const DateBy by : date_sources) {
    const std::uint64_t articles = counts.dates[static_cast<std::size_t>(by)];
    if (articles == 0) continue;
    figures.push_back(fmt::format("{} {}", format_count(articles), to_string(by)));
  }
  return figures;
}

std::vector<std::string> name_figures(const Manifest& manifest) {
  if (!manifest.has_entities) return {"not recognised (--entities off)"};
  std::vector<std::string> figures;
  for (std::size_t type = 0; type < entity_types.size(); ++type) {
    const std::uint64_t names = manifest.counts.names[type];
    figures.push_back(fmt::format("{} {}", format_count(names),
                                  names == 1 ? single_name_nouns[type] : name_nouns[type]));
  }
  return figures;
}

std::vector<std::string> copy_figures(const ArchiveCounts& counts) {
  if (counts.families == 0) return {};
  return {
      fmt::format("{} in {}", format_counted(counts.copied, "article"),
                  counts.families == 1 ? "1 family" : format_count(counts.families) + " families")};
}

std::vector<std::string> size_figures(const Manifest& manifest) {
  const std::uint64_t bytes = archive_bytes(manifest);
  std::vector<std::string> figures{format_bytes(bytes)};
  if (manifest.counts.text_bytes > 0) {
    figures.push_back(
        fmt::format("{:.2f} times the text of {}",
                    static_cast<double>(bytes) / static_cast<double>(manifest.counts.text_bytes),
                    format_bytes(manifest.counts.text_bytes)));
  }
  return figures;
}

/// How an article was rejected or doubted, without the other kind.
std::vector<std::string> report_figures(const BuildSummary& summary) {
  std::vector<std::string> figures;
  for (const auto& [code, count] : summary.reports) {
    figures.push_back(fmt::format("{} {}", format_count(count), code));
  }
  return figures;
}

std::string describe_content(const Manifest& manifest, const SummaryStyle& style) {
  std::string text = line("dates", date_figures(manifest.counts), style);
  text += line("names", name_figures(manifest), style);
  text += line("copies", copy_figures(manifest.counts), style);
  text += line("languages", manifest.languages, style);
  return text;
}

/// A word for a shell: quoted unless it is plain.
std::string shell_word(const std::string& word) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,:+@%";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string quoted = "'";
  for (const char c : word) {
    quoted += c == '\'' ? std::string{"'\\''"} : std::string{c};
  }
  return escape_for_terminal_line(quoted + "'");
}

std::string next_command(const SummaryStyle& style) {
  const std::string_view searcher =
      style.program.starts_with("pressmark-") ? "pressmark-searcher" : "searcher";
  return fmt::format("\n  {} \"...\" -d {}\n", searcher, shell_word(style.archive));
}

std::uint64_t deleted_articles(const Manifest& manifest) {
  std::uint64_t deleted = 0;
  for (const SegmentEntry& segment : manifest.segments)
    deleted += segment.articles - segment.live_articles();
  return deleted;
}

/// "2 segments", "120 deleted articles still in them, 3.2 %"
std::vector<std::string> segment_figures(const Manifest& manifest) {
  std::vector<std::string> figures{format_counted(manifest.segments.size(), "segment")};
  const std::uint64_t deleted = deleted_articles(manifest);
  if (deleted > 0) {
    const double share = 100 * static_cast<double>(deleted) /
                         static_cast<double>(deleted + manifest.counts.articles);
    figures.push_back(fmt::format("{} still in {}, {:.1f} %",
                                  format_counted(deleted, "deleted article"),
                                  manifest.segments.size() == 1 ? "it" : "them", share));
  }
  return figures;
}

std::string timing(double seconds) {
  return fmt::format("{:.1f} s", seconds);
}

double megabytes_per_second(const BuildSummary& summary) {
  if (summary.seconds <= 0) return 0;
  return static_cast<double>(summary.input_bytes) / 1e6 / summary.seconds;
}

void write_content(const Manifest& manifest, JsonWriter& json) {
  const auto value_or_null = [&](const std::string& text) {
    text.empty() ? json.null() : json.value(text);
  };
  json.key("dates").begin_object();
  for (const DateBy by : date_sources) {
    json.key(to_string(by)).value(manifest.counts.dates[static_cast<std::size_t>(by)]);
  }
  json.end_object().key("names").begin_object();
  for (const EntityType type : entity_types) {
    json.key(to_string(type)).value(manifest.counts.names[static_cast<std::size_t>(type)]);
  }
  json.end_object().key("entities").value(manifest.has_entities);
  json.key("families").value(manifest.counts.families);
  json.key("copied").value(manifest.counts.copied);
  json.key("languages").texts(manifest.languages);
  json.key("text_bytes").value(manifest.counts.text_bytes);
  json.key("archive_bytes").value(archive_bytes(manifest));
  json.key("segments").value(manifest.segments.size());
  json.key("deleted_articles").value(deleted_articles(manifest));
  json.key("manifest").value(manifest.number);
  json.key("fingerprint");
  value_or_null(manifest.archive_fingerprint);
  json.key("analysis").value(manifest.analysis_fingerprint);
  json.key("format").value(manifest.format_version);
}

}  // namespace

std::string describe_build(const BuildSummary& summary, const SummaryStyle& style) {
  const std::string articles = format_counted(summary.added, "article");
  const std::string archive = escape_for_terminal_line(style.archive);
  if (summary.was_stopped) {
    return fmt::format("stopped after {}: nothing was published\n", articles);
  }
  const bool is_dry_run = summary.manifest.segments.empty();
  const std::string headline = is_dry_run ? fmt::format("{} read, nothing written", articles)
                                          : fmt::format("{} in {}", articles, archive);
  std::string text = fmt::format(
      "{}   {}\n", bold(headline, style),
      dim(fmt::format("{:.1f} s · {:.1f} MB/s", summary.seconds, megabytes_per_second(summary)),
          style));
  if (summary.rejected > 0) {
    text += line("rejected", {format_counted(summary.rejected, "article")}, style);
  }
  if (summary.flagged > 0) {
    text += line("doubtful", {format_counted(summary.flagged, "article") + ", kept"}, style);
  }
  text += line("reports", report_figures(summary), style);
  text += describe_content(summary.manifest, style);
  if (is_dry_run) return text;
  text += line("size", size_figures(summary.manifest), style);
  text += line("fingerprint", {summary.manifest.archive_fingerprint}, style);
  return text + next_command(style);
}

std::string describe_salvage(const BuildSummary& summary, const SummaryStyle& style) {
  const std::string articles = format_counted(summary.added, "article");
  if (summary.was_stopped) {
    return fmt::format("stopped after {}: nothing was published\n", articles);
  }
  std::string text = fmt::format(
      "{}   {}\n",
      bold(fmt::format("{} saved in {}", articles, escape_for_terminal_line(style.archive)), style),
      dim(timing(summary.seconds), style));
  if (summary.rejected > 0) {
    text += line("lost", {format_counted(summary.rejected, "article")}, style);
  }
  if (!summary.note.empty()) {
    text += line("note", {escape_for_terminal_line(summary.note)}, style);
  }
  text += describe_content(summary.manifest, style);
  text += line("size", size_figures(summary.manifest), style);
  text += line("fingerprint", {summary.manifest.archive_fingerprint}, style);
  return text + next_command(style);
}

std::string describe_update(const BuildSummary& summary, const SummaryStyle& style) {
  const std::string archive = escape_for_terminal_line(style.archive);
  std::vector<std::string> changes;
  for (const auto& [count, what] :
       {std::pair{summary.added, "added"}, std::pair{summary.replaced, "replaced"},
        std::pair{summary.removed, "removed"}, std::pair{summary.unchanged, "unchanged"}}) {
    if (count > 0) changes.push_back(fmt::format("{} {}", format_count(count), what));
  }
  if (changes.empty()) changes.emplace_back("nothing changed");
  if (summary.was_stopped) {
    return fmt::format("stopped: {} in {}, which keeps them; run the same command to go on\n",
                       fmt::join(changes, ", "), archive);
  }
  std::string text = fmt::format(
      "{}   {}\n",
      bold(fmt::format("{} in {}", format_counted(summary.manifest.counts.articles, "article"),
                       archive),
           style),
      dim(fmt::format("{} · {:.1f} MB/s", timing(summary.seconds), megabytes_per_second(summary)),
          style));
  text += line("articles", changes, style);
  if (summary.rejected > 0) {
    text += line("rejected", {format_counted(summary.rejected, "article")}, style);
  }
  text += line("reports", report_figures(summary), style);
  if (!summary.note.empty()) text += line("note", {summary.note}, style);
  text += line("size", size_figures(summary.manifest), style);
  text += line("state", segment_figures(summary.manifest), style);
  text += line("fingerprint", {summary.manifest.archive_fingerprint}, style);
  return text + next_command(style);
}

std::string describe_removal(const RemoveSummary& summary, const SummaryStyle& style) {
  std::string text = fmt::format(
      "{}   {}\n",
      bold(fmt::format("{} removed, {} in {}", format_counted(summary.removed, "article"),
                       format_count(summary.manifest.counts.articles),
                       escape_for_terminal_line(style.archive)),
           style),
      dim(timing(summary.seconds), style));
  text += line("state", segment_figures(summary.manifest), style);
  return text + line("fingerprint", {summary.manifest.archive_fingerprint}, style);
}

std::string describe_compaction(const CompactSummary& summary, std::string_view did,
                                const SummaryStyle& style) {
  const std::string archive = escape_for_terminal_line(style.archive);
  const std::string articles = format_counted(summary.manifest.counts.articles, "article");
  const std::string headline =
      summary.was_changed
          ? fmt::format("{} {} in {}", articles, did, archive)
          : fmt::format("nothing to do: {} in {}, in one segment", articles, archive);
  std::string text =
      fmt::format("{}   {}\n", bold(headline, style), dim(timing(summary.seconds), style));
  if (summary.was_changed) {
    std::vector<std::string> before{format_counted(summary.segments_before, "segment")};
    if (summary.deleted_before > 0) {
      before.push_back(format_counted(summary.deleted_before, "deleted article"));
    }
    text += line("before", before, style);
  }
  text += line("size", size_figures(summary.manifest), style);
  return text + line("fingerprint", {summary.manifest.archive_fingerprint}, style);
}

std::string describe_archive(const Manifest& manifest, const SummaryStyle& style) {
  const std::string headline =
      fmt::format("{} in {}", format_counted(manifest.counts.articles, "article"),
                  escape_for_terminal_line(style.archive));
  std::string text = bold(headline, style) + "\n" + describe_content(manifest, style);
  text += line("size", size_figures(manifest), style);
  text += line("state",
               {fmt::format("manifest {}", manifest.number),
                fmt::format("format {}", manifest.format_version)},
               style);
  text += line("segments", segment_figures(manifest), style);
  text += line("analysis", {manifest.analysis_fingerprint}, style);
  return text + line("fingerprint", {manifest.archive_fingerprint}, style);
}

std::string describe_check(const VerifyReport& report, const SummaryStyle& style) {
  const std::string archive = escape_for_terminal_line(style.archive);
  const std::string extent =
      fmt::format("{}, {}", format_counted(report.files, "file"), format_bytes(report.bytes));
  if (report.problems.empty()) {
    return fmt::format("{}   {}\n", bold(archive + " is whole", style), dim(extent, style));
  }
  std::string text = fmt::format(
      "{}   {}\n", bold(archive + " is damaged", style),
      dim(fmt::format("{} in {}", format_counted(report.problems.size(), "problem"), extent),
          style));
  for (const VerifyProblem& problem : report.problems) {
    text += fmt::format("  {}: {}\n", escape_for_terminal_line(problem.path),
                        escape_for_terminal_line(problem.message));
  }
  return text;
}

std::string build_to_json(const BuildSummary& summary, const SummaryStyle& style) {
  JsonWriter json;
  json.begin_object().key("schema").value(1).key("archive");
  const bool is_published = !summary.manifest.archive_fingerprint.empty();
  is_published ? json.value(style.archive) : json.null();
  json.key("stopped").value(summary.was_stopped);
  json.key("articles").begin_object();
  json.key("added").value(summary.added).key("replaced").value(summary.replaced);
  json.key("removed").value(summary.removed).key("unchanged").value(summary.unchanged);
  json.key("rejected").value(summary.rejected);
  json.key("doubtful").value(summary.flagged).end_object();
  json.key("reports").begin_object();
  for (const auto& [code, count] : summary.reports) {
    json.key(code).value(count);
  }
  json.end_object().key("input_bytes").value(summary.input_bytes);
  json.key("seconds").value_fixed(summary.seconds, 3);
  json.key("cpu_seconds").value_fixed(summary.cpu_seconds, 3);
  write_content(summary.manifest, json);
  json.end_object();
  return json.take() + "\n";
}

std::string removal_to_json(const RemoveSummary& summary, const SummaryStyle& style) {
  JsonWriter json;
  json.begin_object().key("schema").value(1).key("archive").value(style.archive);
  json.key("removed").value(summary.removed).key("unknown").texts(summary.unknown_ids);
  json.key("articles").value(summary.manifest.counts.articles);
  json.key("seconds").value_fixed(summary.seconds, 3);
  json.key("cpu_seconds").value_fixed(summary.cpu_seconds, 3);
  write_content(summary.manifest, json);
  json.end_object();
  return json.take() + "\n";
}

std::string compaction_to_json(const CompactSummary& summary, const SummaryStyle& style) {
  JsonWriter json;
  json.begin_object().key("schema").value(1).key("archive").value(style.archive);
  json.key("stopped").value(summary.was_stopped).key("changed").value(summary.was_changed);
  json.key("segments_before").value(summary.segments_before);
  json.key("deleted_before").value(summary.deleted_before);
  json.key("articles").value(summary.manifest.counts.articles);
  json.key("seconds").value_fixed(summary.seconds, 3);
  json.key("cpu_seconds").value_fixed(summary.cpu_seconds, 3);
  write_content(summary.manifest, json);
  json.end_object();
  return json.take() + "\n";
}

std::string archive_to_json(const Manifest& manifest, const SummaryStyle& style) {
  JsonWriter json;
  json.begin_object().key("schema").value(1).key("archive").value(style.archive);
  json.key("articles").value(manifest.counts.articles);
  write_content(manifest, json);
  json.end_object();
  return json.take() + "\n";
}

std::string check_to_json(const VerifyReport& report, const SummaryStyle& style) {
  JsonWriter json;
  json.begin_object().key("schema").value(1).key("archive").value(style.archive);
  json.key("whole").value(report.problems.empty());
  json.key("files").value(report.files).key("bytes").value(report.bytes);
  json.key("problems").begin_array();
  for (const VerifyProblem& problem : report.problems) {
    json.begin_object().key("path").value(problem.path);
    json.key("message").value(problem.message).end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

std::uint64_t archive_bytes(const Manifest& manifest) {
  std::uint64_t bytes = 0;
  for (const FileEntry* file : listed_files(manifest))
    bytes += file->size;
  return bytes;
}

std::string format_count(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string format_bytes(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> units{"bytes", "kB", "MB", "GB", "TB"};
  double amount = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; amount >= 999.5 && unit + 1 < units.size(); ++unit) {
    amount /= 1000;
  }
  if (unit == 0) return format_counted(bytes, "byte");
  return fmt::format("{:.{}f} {}", amount, amount < 9.95 ? 1 : 0, units[unit]);
}

std::string format_counted(std::uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", format_count(number), noun, number == 1 ? "" : "s");
}

}  // namespace pressmark
