// SPDX-License-Identifier: GPL-2.0-or-later
//
// The commands that change nothing; the others have files of their own.

#include "indexer/commands.h"

#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "archive/archive.h"
#include "archive/damaged_archive.h"
#include "archive/manifest.h"
#include "base/escape.h"
#include "base/files.h"
#include "base/general_hint.h"
#include "base/json_writer.h"
#include "indexer/article_analysis.h"
#include "indexer/article_report.h"
#include "indexer/build_command.h"
#include "indexer/bulk_export.h"
#include "indexer/change_commands.h"
#include "indexer/coverage.h"
#include "indexer/learn_furniture.h"
#include "indexer/list_names.h"
#include "indexer/read_report.h"
#include "indexer/review_names.h"
#include "indexer/settings.h"
#include "indexer/sources/article_reader.h"
#include "indexer/summary.h"

namespace pressmark {
namespace {

constexpr int some_rejected = exit_code(ErrorKind::bad_input);

std::string_view code_name(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_input:
      return "bad_input";
    case ErrorKind::invalid_argument:
      return "usage";
    case ErrorKind::archive:
      return "archive";
    case ErrorKind::io:
      return "io";
    case ErrorKind::limit:
      return "limit";
  }
  return "";  // not reached: every kind is named above
}

SummaryStyle style_of(const IndexerCommandLine& line, const IndexerConsole& console) {
  return {line.build.archive.string(), line.program, console.colors_output};
}

int run_info(const IndexerCommandLine& line, const IndexerConsole& console) {
  const Result<Manifest> manifest = read_current_manifest(line.build.archive);
  if (!manifest) return report_indexer_error(manifest.error(), line.prints_json, console);
  const SummaryStyle style = style_of(line, console);
  return print_and_exit(
      line.prints_json ? archive_to_json(*manifest, style) : describe_archive(*manifest, style), 0,
      line, console);
}

int run_coverage(const IndexerCommandLine& line, const IndexerConsole& console) {
  using Sources = std::vector<SourceCoverage>;
  const Result<Sources> sources = run_on_archive([&]() -> Result<Sources> {
    const Result<ArchiveReader> archive = ArchiveReader::open(line.build.archive);
    if (!archive) return archive.error();
    return measure_coverage(*archive);
  });
  if (!sources) return report_indexer_error(sources.error(), line.prints_json, console);
  return print_and_exit(line.prints_json ? coverage_to_json(*sources, line.build.archive.string())
                                         : describe_coverage(*sources),
                        0, line, console);
}

std::string names_text(const ArchiveReader& archive, const IndexerCommandLine& line) {
  const std::string path = line.build.archive.string();
  if (line.reviews_names) {
    const std::vector<NameDoubt> doubts = find_doubtful_names(archive);
    return line.prints_json ? doubts_to_json(doubts, line.top, path)
                            : describe_doubts(doubts, line.top, path);
  }
  const std::vector<ListedName> names = list_names(archive);
  return line.prints_json ? name_list_to_json(names, line.top, path)
                          : describe_name_list(names, line.top);
}

int run_names(const IndexerCommandLine& line, const IndexerConsole& console) {
  const Result<std::string> text = run_on_archive([&]() -> Result<std::string> {
    Result<ArchiveReader> archive = ArchiveReader::open(line.build.archive);
    if (!archive) return std::move(archive).error();
    if (Status aliases = archive->read_aliases(); !aliases) return std::move(aliases).error();
    return names_text(*archive, line);
  });
  if (!text) return report_indexer_error(text.error(), line.prints_json, console);
  return print_and_exit(*text, 0, line, console);
}

int run_verify(const IndexerCommandLine& line, const IndexerConsole& console) {
  const Result<VerifyReport> report = verify_archive(line.build.archive);
  if (!report) return report_indexer_error(report.error(), line.prints_json, console);
  const SummaryStyle style = style_of(line, console);
  const std::string text =
      line.prints_json ? check_to_json(*report, style) : describe_check(*report, style);
  if (report->problems.empty()) return print_and_exit(text, 0, line, console);
  const std::string archive = escape_for_terminal_line(style.archive);
  console.complain(
      fmt::format("hint: build it anew: {0} build PATH... -d {1} --replace\n"
                  "hint: or save what is readable of it: {0} salvage {1} -d NEW\n",
                  line.program, archive));
  return print_and_exit(text, exit_code(ErrorKind::archive), line, console);
}

int run_export(const IndexerCommandLine& line, const IndexerConsole& console) {
  if (line.prints_mapping) return print_and_exit(bulk_mapping(), 0, line, console);
  const Result<std::uint64_t> exported = run_on_archive([&]() -> Result<std::uint64_t> {
    Result<ArchiveReader> archive = ArchiveReader::open(line.build.archive);
    if (!archive) return std::move(archive).error();
    if (Status aliases = archive->read_aliases(); !aliases) return std::move(aliases).error();
    return export_bulk(*archive, line.index, console.print);
  });
  return exported ? 0 : report_indexer_error(exported.error(), line.prints_json, console);
}

void complain_of_rejection(const Error& error, const IndexerConsole& console) {
  console.complain(fmt::format("rejected: {}\n", escape_for_terminal_line(error.message)));
}

/// One record of `read`. Says whether it was rejected.
Result<bool> print_record(Result<Article> record, ArticleAnalyser& analyser,
                          const IndexerCommandLine& line, const IndexerConsole& console) {
  if (!record) {
    if (line.build.is_strict) return std::move(record).error();
    complain_of_rejection(record.error(), console);
    return true;
  }
  if (line.build.furniture != nullptr) line.build.furniture->remove_from(*record);
  const ArticleAnalysis& analysis = analyser.analyse(*record);
  const ReadStyle style{.explains_date = line.explains_dates};
  const Status printed =
      console.print(line.prints_json ? article_to_json(*record, analysis, style)
                                     : describe_article(*record, analysis, style));
  if (!printed) return printed.error();
  return false;
}

int run_read(const IndexerCommandLine& line, const IndexerConsole& console) {
  Result<ArticleAnalyser> analyser = ArticleAnalyser::create({line.build.use_entities});
  if (!analyser) return report_indexer_error(analyser.error(), line.prints_json, console);
  const std::unique_ptr<ArticleReader> reader = open_articles(line.build.paths, line.build.read);
  std::uint64_t rejected = 0;
  while (std::optional<Result<Article>> record = reader->next()) {
    const Result<bool> is_rejected = print_record(*std::move(record), *analyser, line, console);
    if (!is_rejected) return report_indexer_error(is_rejected.error(), line.prints_json, console);
    rejected += *is_rejected ? 1U : 0U;
  }
  return rejected > 0 ? some_rejected : 0;
}

int run_furniture(const IndexerCommandLine& line, const IndexerConsole& console) {
  const std::unique_ptr<ArticleReader> reader = open_articles(line.build.paths, line.build.read);
  FurnitureLearner learner;
  std::uint64_t rejected = 0;
  while (const std::optional<Result<Article>> record = reader->next()) {
    if (record->has_value()) {
      learner.add(**record);
      continue;
    }
    if (line.build.is_strict) return report_indexer_error(record->error(), false, console);
    complain_of_rejection(record->error(), console);
    ++rejected;
  }
  return print_and_exit(learner.to_file(), rejected > 0 ? some_rejected : 0, line, console);
}

/// `line` with what the file of --furniture says.
Result<IndexerCommandLine> with_furniture(IndexerCommandLine line) {
  if (line.furniture.empty()) return line;
  constexpr std::uint64_t longest_file = 64U << 20U;
  const Result<std::string> content = read_file(line.furniture, longest_file);
  if (!content) return content.error();
  Result<Furniture> furniture = Furniture::parse(*content, line.furniture);
  if (!furniture) return furniture.error();
  line.build.furniture = std::make_shared<const Furniture>(*std::move(furniture));
  return line;
}

/// `line` with the PATHs that --files-from names.
Result<IndexerCommandLine> with_listed_files(IndexerCommandLine line,
                                             const IndexerConsole& console) {
  if (line.files_from.empty()) return line;
  constexpr std::uint64_t longest_list = 1U << 30U;
  const Result<std::string> content =
      line.files_from == "-" ? console.read_stdin() : read_file(line.files_from, longest_list);
  if (!content) return content.error();
  for (std::string& path : split_paths(*content, line.files_end_with_nul ? '\0' : '\n')) {
    line.build.paths.push_back(std::move(path));
  }
  if (line.build.paths.empty()) {
    return Error{ErrorKind::invalid_argument, line.files_from + " names no PATH"};
  }
  return line;
}

}  // namespace

int run_indexer_command(const IndexerCommandLine& given, const IndexerConsole& console) {
  const Result<IndexerCommandLine> listed = with_listed_files(given, console);
  const Result<IndexerCommandLine> line = listed ? with_furniture(*listed) : listed;
  if (!line) return report_indexer_error(line.error(), given.prints_json, console);
  switch (line->command) {
    case IndexerCommand::build:
      return run_build(*line, console);
    case IndexerCommand::update:
      return run_update(*line, console);
    case IndexerCommand::remove:
      return run_remove(*line, console);
    case IndexerCommand::merge:
      return run_merge(*line, console);
    case IndexerCommand::rebuild:
      return run_rebuild(*line, console);
    case IndexerCommand::info:
      return run_info(*line, console);
    case IndexerCommand::coverage:
      return run_coverage(*line, console);
    case IndexerCommand::names:
      return run_names(*line, console);
    case IndexerCommand::verify:
      return run_verify(*line, console);
    case IndexerCommand::salvage:
      return run_salvage(*line, console);
    case IndexerCommand::export_:
      return run_export(*line, console);
    case IndexerCommand::read:
      return run_read(*line, console);
    case IndexerCommand::furniture:
      return run_furniture(*line, console);
    case IndexerCommand::print_config:
      return print_and_exit(
          line->prints_json ? settings_to_json(line->settings) : describe_settings(line->settings),
          0, *line, console);
    case IndexerCommand::help:
    case IndexerCommand::version:
      break;  // main.cc prints these
  }
  return 0;
}

int print_and_exit(std::string_view text, int code, const IndexerCommandLine& line,
                   const IndexerConsole& console) {
  const Status printed = console.print(text);
  return printed ? code : report_indexer_error(printed.error(), line.prints_json, console);
}

int report_indexer_error(const Error& error, bool as_json, const IndexerConsole& console) {
  if (as_json) {
    JsonWriter json;
    json.begin_object().key("schema").value(1).key("error").begin_object();
    json.key("code").value(code_name(error.kind)).key("message").value(error.message).key("hint");
    error.hint.empty() ? json.null() : json.value(error.hint);
    json.key("begin").null().key("end").null();  // of a query, which there is none of here
    json.end_object().end_object();
    // If this cannot be printed either, the exit code has to do.
    [[maybe_unused]] const Status printed = console.print(json.take() + "\n");
    return exit_code(error.kind);
  }
  const std::string_view label = console.colors_errors ? "\x1b[1;31merror:\x1b[0m" : "error:";
  std::string text = fmt::format("{} {}\n", label, escape_for_terminal_line(error.message));
  text += fmt::format("hint: {}\n", escape_for_terminal_line(hint_of(error)));
  console.complain(text);
  return exit_code(error.kind);
}

}  // namespace pressmark
