// SPDX-License-Identifier: GPL-2.0-or-later
//
// One thread reads, several analyse and write small segments, one merges and publishes.

#include "indexer/pipeline.h"

#include <utility>

#include "indexer/article_analysis.h"
#include "indexer/build_target.h"
#include "indexer/build_workers.h"
#include "indexer/intake.h"
#include "indexer/stopwatch.h"
#include "indexer/summary.h"
#include "schema/fields.h"

namespace pressmark {
namespace {

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

Result<Manifest> describe_build(const BuildOptions& options, const BuiltSegment& built) {
  Result<std::string> analysis = ArticleAnalyser::fingerprint(options.use_entities);
  if (!analysis) return std::move(analysis).error();
  Manifest manifest;
  manifest.format_version = archive_format_version;
  manifest.analysis_fingerprint = *std::move(analysis);
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
  Result<Manifest> described = describe_build(options, *built);
  if (!described) return std::move(described).error();
  summary.manifest = *std::move(described);
  if (is_stopped(options)) {
    summary.was_stopped = true;
  } else if (target) {
    Result<Manifest> published = target->publish(built->folder, std::move(summary.manifest));
    if (!published) return std::move(published).error();
    summary.manifest = *std::move(published);
    summary.archive_bytes = archive_bytes(summary.manifest);
  }
  summary.seconds = watch.seconds();
  summary.cpu_seconds = watch.cpu_seconds();
  return summary;
}

}  // namespace pressmark
