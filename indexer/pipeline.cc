// SPDX-License-Identifier: GPL-2.0-or-later
//
// One thread reads, several analyse and write small segments, one merges and publishes.

#include "indexer/pipeline.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>

#include "indexer/article_analysis.h"
#include "indexer/build_target.h"
#include "indexer/build_workers.h"
#include "indexer/intake.h"
#include "indexer/summary.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

/// Wall and processor time since it was made.
class Stopwatch {
 public:
  void describe(BuildSummary& summary) const {
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - started_;
    summary.seconds = wall.count();
    summary.cpu_seconds = cpu_seconds() - cpu_at_start_;
  }

 private:
  static double cpu_seconds() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  }

  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  double cpu_at_start_ = cpu_seconds();
};

/// Every thread has a batch at work, which takes about `work_factor` times its text (articles,
/// analysis, Xapian's postings before the commit, columns), and one waiting in the queue.
std::uint64_t batch_bytes(const BuildOptions& options) {
  constexpr std::uint64_t work_factor = 24;
  constexpr std::uint64_t smallest = 64U << 10U;
  constexpr std::uint64_t largest = 4U << 20U;
  const std::uint64_t batches = options.threads * (work_factor + 1) + 1;
  return std::clamp(options.memory_bytes / batches, smallest, largest);
}

bool is_stopped(const BuildOptions& options) {
  return options.stop != nullptr && options.stop->load(std::memory_order_relaxed);
}

/// From the sources to one segment in `folder`.
Result<BuiltSegment> build_segment(const BuildOptions& options, const std::filesystem::path& folder,
                                   BuildSummary& summary) {
  Intake intake{options, batch_bytes(options)};
  BuildWorkers workers{{folder, options.threads, options.use_entities, options.stop}};
  while (true) {
    Result<std::optional<Batch>> batch = intake.next();
    if (!batch) return std::move(batch).error();
    if (!batch->has_value() || !workers.submit(**std::move(batch))) break;
  }
  intake.describe(summary);
  if (options.on_progress) options.on_progress({summary.added, summary.input_bytes, true});
  Result<BuiltSegment> built = workers.finish();
  if (!built || summary.added > 0 || is_stopped(options)) return built;
  if (const std::optional<Error>& why = intake.first_rejection()) {
    return Error{why->kind, "no article could be indexed: " + why->message, why->hint};
  }
  return Error{ErrorKind::invalid_argument, "there is no article in the paths given",
               "`indexer read PATH` shows what is found in a file"};
}

Manifest describe_build(const BuildOptions& options, const BuiltSegment& built) {
  Manifest manifest;
  manifest.format_version = archive_format_version;
  manifest.analysis_fingerprint = ArticleAnalyser::fingerprint(options.use_entities);
  manifest.has_entities = options.use_entities;
  manifest.languages = built.languages;
  manifest.counts = built.counts;
  return manifest;
}

}  // namespace

Result<BuildSummary> build_archive(const BuildOptions& options) {
  const Stopwatch watch;
  BuildSummary summary;
  std::optional<BuildTarget> target;  // removes what was not published when it goes
  if (!options.is_dry_run) {
    Result<BuildTarget> opened = BuildTarget::open(options.archive, options.replace);
    if (!opened) return std::move(opened).error();
    target.emplace(*std::move(opened));
  }
  Result<BuiltSegment> built = build_segment(options, target ? target->staging() : "", summary);
  if (!built) return std::move(built).error();
  summary.manifest = describe_build(options, *built);
  if (is_stopped(options)) {
    summary.was_stopped = true;
  } else if (target) {
    Result<Manifest> published = target->publish(built->folder, std::move(summary.manifest));
    if (!published) return std::move(published).error();
    summary.manifest = *std::move(published);
    summary.archive_bytes = archive_bytes(summary.manifest);
  }
  watch.describe(summary);
  return summary;
}

}  // namespace pressmark
