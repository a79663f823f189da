// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a person sees of a build while it runs and when it is done.

#include "indexer/build_command.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/escape.h"
#include "base/files.h"
#include "indexer/article_report.h"
#include "indexer/pipeline.h"
#include "indexer/stop_signals.h"
#include "indexer/summary.h"

namespace pressmark {
namespace {

using Clock = std::chrono::steady_clock;

// "Gone within 2 seconds", with time left to remove what was written.
constexpr std::chrono::milliseconds stop_patience{1500};

/// One line that is drawn over and over on a terminal, or now and then a line of its own.
class ProgressLine {
 public:
  ProgressLine(const IndexerConsole& console, bool is_verbose)
      : console_(console), is_drawn_(console.shows_progress), is_verbose_(is_verbose) {}

  void update(const BuildProgress& progress) {
    if (!is_drawn_ && !is_verbose_) return;
    const Clock::time_point now = Clock::now();
    const Clock::duration interval =
        is_drawn_ ? Clock::duration{std::chrono::milliseconds{100}} : std::chrono::seconds{10};
    if (now - last_ < interval && !progress.is_merging) return;
    last_ = now;
    const std::chrono::duration<double> seconds = now - started_;
    const std::string text = fmt::format(
        "{}   {}   {:.1f} MB/s{}", format_counted(progress.articles, "article"),
        format_bytes(progress.bytes), static_cast<double>(progress.bytes) / 1e6 / seconds.count(),
        progress.is_merging ? "   merging" : "");
    console_.complain(is_drawn_ ? "\r\x1b[K" + text : text + "\n");
    is_visible_ = is_drawn_;
  }

  /// Call before anything else is printed.
  void clear() {
    if (is_visible_) console_.complain("\r\x1b[K");
    is_visible_ = false;
  }

 private:
  const IndexerConsole& console_;
  const bool is_drawn_;
  const bool is_verbose_;
  bool is_visible_ = false;
  Clock::time_point started_ = Clock::now();
  Clock::time_point last_ = started_;
};

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
    console_.complain(fmt::format("{}: {}\n", report.is_rejected ? "rejected" : "doubtful",
                                  escape_for_terminal_line(to_string(report))));
  }

  void finish() const {
    if (is_verbose_ || reports_ <= max_reports) return;
    console_.complain(fmt::format("rejected: {} more; -v names them all, --report keeps them\n",
                                  format_count(reports_ - max_reports)));
  }

 private:
  static constexpr std::uint64_t max_reports = 10;

  const IndexerConsole& console_;
  const bool is_verbose_;
  std::uint64_t reports_ = 0;
};

int finish_build(const BuildSummary& summary, const IndexerCommandLine& line,
                 const IndexerConsole& console, const StopSignals& signals) {
  const SummaryStyle style{line.build.archive.string(), line.program, console.colors_output};
  if (summary.was_stopped && !line.prints_json) {
    console.complain(describe_build(summary, style));
    return 128 + signals.signal();
  }
  const Status printed = console.print(line.prints_json ? build_to_json(summary, style)
                                                        : describe_build(summary, style));
  if (!printed) return report_indexer_error(printed.error(), line.prints_json, console);
  if (summary.was_stopped) return 128 + signals.signal();
  return summary.rejected > 0 ? exit_code(ErrorKind::bad_input) : 0;
}

}  // namespace

int run_build(const IndexerCommandLine& line, const IndexerConsole& console) {
  std::error_code ignored;
  const bool folder_existed = std::filesystem::exists(line.build.archive, ignored);
  const StopSignals signals{stop_patience, [&] {
                              if (console.shows_progress) console.complain("\n");
                              remove_unfinished_build(line.build.archive, folder_existed);
                            }};
  std::optional<ReportFile> report_file;
  if (!line.report.empty()) {
    Result<ReportFile> created = ReportFile::create(line.report);
    if (!created) return report_indexer_error(created.error(), line.prints_json, console);
    report_file.emplace(*std::move(created));
  }
  ProgressLine progress{console, line.is_verbose};
  ReportPrinter printer{console, line.is_verbose};
  BuildOptions options = line.build;
  options.stop = &signals.flag();
  options.on_progress = [&](const BuildProgress& state) { progress.update(state); };
  options.on_report = [&](const ArticleReport& report) {
    progress.clear();
    printer.add(report);
    if (report_file) report_file->add(report);
  };
  const Result<BuildSummary> summary = build_archive(options);
  progress.clear();
  printer.finish();
  const Status report_written = report_file ? report_file->close() : Status{ok};
  if (!summary) return report_indexer_error(summary.error(), line.prints_json, console);
  if (!report_written) {
    return report_indexer_error(report_written.error(), line.prints_json, console);
  }
  return finish_build(*summary, line, console, signals);
}

}  // namespace pressmark
