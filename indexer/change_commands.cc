// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a person sees of a command that changes an archive without reading anything else.

#include "indexer/change_commands.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/escape.h"
#include "indexer/compact.h"
#include "indexer/pipeline.h"
#include "indexer/progress_line.h"
#include "indexer/stop_signals.h"
#include "indexer/summary.h"
#include "indexer/update.h"

namespace pressmark {
namespace {

constexpr std::size_t most_ids_named = 10;

/// Runs `work(options)`, which is told of signals and tells of its progress.
template <typename Work>
auto run_stoppable(const Work& work, const IndexerCommandLine& line, const IndexerConsole& console,
                   const StopSignals& signals) {
  ProgressLine progress{console, line.is_verbose};
  BuildOptions options = line.build;
  options.stop = &signals.flag();
  options.on_progress = [&](const BuildProgress& state) { progress.update(state); };
  auto result = work(options);
  progress.clear();
  return result;
}

/// A merge cannot be asked to stop half-way: the process ends, and what it wrote goes first.
StopSignals make_signals(const IndexerCommandLine& line, const IndexerConsole& console) {
  return StopSignals{stop_patience, [&] {
                       if (console.shows_progress) console.complain("\n");
                       remove_unfinished_build(line.build.archive, true);
                       console.complain("stopped: the archive is what it was\n");
                     }};
}

using Compact = Result<CompactSummary> (*)(const BuildOptions&);

int run_compaction(Compact compact, std::string_view did, const IndexerCommandLine& line,
                   const IndexerConsole& console) {
  const StopSignals signals = make_signals(line, console);
  const Result<CompactSummary> summary = run_stoppable(compact, line, console, signals);
  if (!summary) return report_indexer_error(summary.error(), line.prints_json, console);
  const SummaryStyle style{line.build.archive.string(), line.program, console.colors_output};
  const int code = summary->was_stopped ? 128 + signals.signal() : 0;
  if (summary->was_stopped && !line.prints_json) {
    console.complain("stopped: the archive is what it was\n");
    return code;
  }
  return print_and_exit(line.prints_json ? compaction_to_json(*summary, style)
                                         : describe_compaction(*summary, did, style),
                        code, line, console);
}

}  // namespace

int run_remove(const IndexerCommandLine& line, const IndexerConsole& console) {
  const StopSignals signals = make_signals(line, console);
  const auto remove = [&](const BuildOptions& options) {
    return remove_articles(options, line.ids);
  };
  const Result<RemoveSummary> summary = run_stoppable(remove, line, console, signals);
  if (!summary) return report_indexer_error(summary.error(), line.prints_json, console);
  const std::vector<std::string>& unknown = summary->unknown_ids;
  for (std::size_t i = 0; i < std::min(unknown.size(), most_ids_named); ++i) {
    console.complain(
        fmt::format("unknown: there is no article {}\n", escape_for_terminal_line(unknown[i])));
  }
  if (unknown.size() > most_ids_named) {
    console.complain(
        fmt::format("unknown: {} more\n", format_count(unknown.size() - most_ids_named)));
  }
  const SummaryStyle style{line.build.archive.string(), line.program, console.colors_output};
  return print_and_exit(
      line.prints_json ? removal_to_json(*summary, style) : describe_removal(*summary, style),
      unknown.empty() ? 0 : exit_code(ErrorKind::bad_input), line, console);
}

int run_merge(const IndexerCommandLine& line, const IndexerConsole& console) {
  return run_compaction(merge_archive, "merged", line, console);
}

int run_rebuild(const IndexerCommandLine& line, const IndexerConsole& console) {
  return run_compaction(rebuild_archive, "analysed anew", line, console);
}

}  // namespace pressmark
