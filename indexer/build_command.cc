// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a person sees of a build or an update while it runs and when it is done.

#include "indexer/build_command.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "analysis/dates/parse_date.h"
#include "base/escape.h"
#include "base/files.h"
#include "indexer/article_report.h"
#include "indexer/pipeline.h"
#include "indexer/progress_line.h"
#include "indexer/salvage.h"
#include "indexer/sources/input_size.h"
#include "indexer/stop_signals.h"
#include "indexer/summary.h"
#include "indexer/update.h"

namespace pressmark {
namespace {

/// --report: a line of JSON per report. What goes wrong is kept until close().
class ReportFile {
 public:
  static Result<ReportFile> create(const std::string& path) {
    ReportFile report;
    report.path_ = path;
    report.file_.reset(std::fopen(path.c_str(), "we"));
    if (report.file_ == nullptr) return io_error("cannot create", path, errno);
    return report;
  }

  void add(const ArticleReport& report) {
    const std::string text = to_json(report) + "\n";
    if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) note_failure();
  }

  Status close() {
    if (std::fclose(file_.release()) != 0) note_failure();
    if (error_number_ != 0) return io_error("cannot write", path_, error_number_);
    return ok;
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  void note_failure() {
    if (error_number_ == 0) error_number_ = errno;
  }

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  int error_number_ = 0;
};

/// Names the first few rejected articles on standard error, and all reports if asked to.
class ReportPrinter {
 public:
  ReportPrinter(const IndexerConsole& console, bool is_verbose)
      : console_(console), is_verbose_(is_verbose) {}

  void add(const ArticleReport& report) {
    if (!report.is_rejected && !is_verbose_) return;
    ++reports_;
    if (reports_ > max_reports && !is_verbose_) return;
    console_.complain(
        fmt::format("{}: {}\n", label(report), escape_for_terminal_line(to_string(report))));
  }

  void finish() const {
    if (is_verbose_ || reports_ <= max_reports) return;
    console_.complain(fmt::format("rejected: {} more; -v names them all, --report keeps them\n",
                                  format_count(reports_ - max_reports)));
  }

 private:
  static constexpr std::uint64_t max_reports = 10;

  /// Only an archive loses articles.
  static std::string_view label(const ArticleReport& report) {
    if (!report.is_rejected) return "doubtful";
    return report.code == "archive" ? "lost" : "rejected";
  }

  const IndexerConsole& console_;
  const bool is_verbose_;
  std::uint64_t reports_ = 0;
};

/// What a build and an update are made of.
// What `added:` will say of new articles. Builds that are to be the same to the byte on any day say
// which one it is: reproducible-builds.org/specs/source-date-epoch.
std::optional<Date> day_of_build() {
  const char* const stated = std::getenv("SOURCE_DATE_EPOCH");
  if (stated == nullptr) return date_of_clock();
  const std::optional<Date> date = parse_record_date(stated);
  return date ? date : date_of_clock();
}

using Work = std::function<Result<BuildSummary>(const BuildOptions&)>;
using Describe = std::string (*)(const BuildSummary&, const SummaryStyle&);

/// What is left of work that was told to stop and did not in time.
std::string_view what_stays(IndexerCommand command) {
  return command == IndexerCommand::update
             ? "stopped: what was published before stays; run the same command to go on\n"
             : "stopped: nothing was published\n";
}

int finish_build(const BuildSummary& summary, Describe describe, const IndexerCommandLine& line,
                 const IndexerConsole& console, const StopSignals& signals) {
  const SummaryStyle style{line.build.archive.string(), line.program, console.colors_output};
  if (summary.was_stopped && !line.prints_json) {
    console.complain(describe(summary, style));
    return 128 + signals.signal();
  }
  const Status printed =
      console.print(line.prints_json ? build_to_json(summary, style) : describe(summary, style));
  if (!printed) return report_indexer_error(printed.error(), line.prints_json, console);
  if (summary.was_stopped) return 128 + signals.signal();
  return summary.rejected > 0 ? exit_code(ErrorKind::bad_input) : 0;
}

int run_work(const Work& work, Describe describe, const IndexerCommandLine& line,
             const IndexerConsole& console) {
  std::error_code ignored;
  const bool folder_existed = std::filesystem::exists(line.build.archive, ignored);
  const StopSignals signals{stop_patience, [&] {
                              if (console.shows_progress) console.complain("\n");
                              remove_unfinished_build(line.build.archive, folder_existed);
                              console.complain(what_stays(line.command));
                            }};
  std::optional<ReportFile> report_file;
  if (!line.report.empty()) {
    Result<ReportFile> created = ReportFile::create(line.report);
    if (!created) return report_indexer_error(created.error(), line.prints_json, console);
    report_file.emplace(*std::move(created));
  }
  // Only for those who watch: a large folder takes a while to look through.
  const auto input_size = console.shows_progress && !line.build.paths.empty()
                              ? input_bytes(line.build.paths)
                              : std::optional<std::uint64_t>{};
  ProgressLine progress{console, line.is_verbose, input_size};
  ReportPrinter printer{console, line.is_verbose};
  BuildOptions options = line.build;
  options.today = day_of_build();
  options.stop = &signals.flag();
  options.on_progress = [&](const BuildProgress& state) { progress.update(state); };
  options.on_report = [&](const ArticleReport& report) {
    progress.clear();
    printer.add(report);
    if (report_file) report_file->add(report);
  };
  const Result<BuildSummary> summary = work(options);
  progress.clear();
  printer.finish();
  const Status report_written = report_file ? report_file->close() : Status{ok};
  if (!summary) return report_indexer_error(summary.error(), line.prints_json, console);
  if (!report_written) {
    return report_indexer_error(report_written.error(), line.prints_json, console);
  }
  return finish_build(*summary, describe, line, console, signals);
}

}  // namespace

int run_build(const IndexerCommandLine& line, const IndexerConsole& console) {
  return run_work(build_archive, describe_build, line, console);
}

int run_update(const IndexerCommandLine& line, const IndexerConsole& console) {
  const Work update = [&](const BuildOptions& options) {
    return update_archive({options, line.deletes_missing});
  };
  return run_work(update, describe_update, line, console);
}

int run_salvage(const IndexerCommandLine& line, const IndexerConsole& console) {
  const Work salvage = [&](const BuildOptions& options) {
    return salvage_archive(line.damaged, options);
  };
  return run_work(salvage, describe_salvage, line, console);
}

}  // namespace pressmark
