// SPDX-License-Identifier: GPL-2.0-or-later
//
// Segments are merged as they are, deleted articles included: postings and columns cannot drop a
// document. What has to lose its deleted articles is built anew, from its stored articles and the
// analysis that its rows hold, which gives the very rows that it had.

#include "indexer/compact.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "archive/damaged_archive.h"
#include "archive/messages.h"
#include "base/files.h"
#include "indexer/build_workers.h"
#include "indexer/choose_merge.h"
#include "indexer/intake.h"
#include "indexer/merge.h"
#include "indexer/stopwatch.h"
#include "indexer/stored_analysis.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

/// Makes a folder in the writer's staging folder.
Result<fs::path> make_folder(const ArchiveWriter& writer, std::string_view name,
                             std::size_t number) {
  fs::path folder =
      writer.staging() / fmt::format("{}-{}-{}", name, writer.manifest().number, number);
  std::error_code code;
  if (!fs::create_directory(folder, code)) {
    return io_error("cannot create", folder, code ? code.value() : EEXIST);
  }
  return folder;
}

/// Hands stored articles to the workers in batches.
class Refeed {
 public:
  Refeed(const BuildOptions& options, BuildWorkers& workers)
      : options_(options), workers_(workers), batch_bytes_(batch_bytes(options)) {}

  /// False once a worker has failed, or when told to stop. With the segment's own `analyses`
  /// nothing is analysed anew.
  Result<bool> add(const SegmentReader& segment, const StoredAnalyses* analyses) {
    for (DocumentId document = 1; document <= segment.articles(); ++document) {
      if (segment.deleted().contains(document)) continue;
      if (is_stopped(options_)) return false;
      Result<Article> article = segment.article(document);
      if (!article) return std::move(article).error();
      bytes_in_batch_ += text_bytes(*article);
      batch_.articles.push_back(*std::move(article));
      batch_.analyses = analyses;
      if (analyses != nullptr) batch_.documents.push_back(document);
      const bool is_full =
          batch_.articles.size() >= options_.batch_articles || bytes_in_batch_ >= batch_bytes_;
      if (is_full && !submit()) return false;
    }
    return true;
  }

  /// What is left. False once a worker has failed.
  bool submit() {
    if (batch_.articles.empty()) return true;
    progress_.articles += batch_.articles.size();
    progress_.bytes += bytes_in_batch_;
    if (options_.on_progress) options_.on_progress(progress_);
    bytes_in_batch_ = 0;
    const std::uint64_t next = batch_.number + 1;
    const bool has_room = workers_.submit(std::exchange(batch_, Batch{}));
    batch_.number = next;
    return has_room;
  }

 private:
  const BuildOptions& options_;
  BuildWorkers& workers_;
  const std::uint64_t batch_bytes_;
  Batch batch_;
  std::uint64_t bytes_in_batch_ = 0;
  BuildProgress progress_;
};

/// The live articles of some segments, analysed anew, in a segment of their own; no folder if there
/// are none, or when told to stop.
Result<BuiltSegment> analyse_anew(std::span<const SegmentReader> segments,
                                  const BuildOptions& options, const fs::path& folder) {
  BuildWorkers workers{{folder, options.threads, options.use_entities, options.stop}};
  Refeed refeed{options, workers};
  for (const SegmentReader& segment : segments) {
    const Result<bool> goes_on = refeed.add(segment, nullptr);
    if (!goes_on) return goes_on.error();
    if (!*goes_on) break;
  }
  refeed.submit();
  return workers.finish();
}

/// The same of one segment, with the analysis that it has.
Result<BuiltSegment> drop_deleted(const ArchiveWriter& writer, const SegmentReader& segment,
                                  const BuildOptions& options, const fs::path& folder) {
  const StoredAnalyses analyses{segment};
  BuildWorkers workers{
      {folder, options.threads, options.use_entities, options.stop, writer.dictionary()}};
  Refeed refeed{options, workers};
  const Result<bool> goes_on = refeed.add(segment, &analyses);
  if (!goes_on) return goes_on.error();
  refeed.submit();
  return workers.finish();
}

/// One segment of many; each merge takes no more than it can.
Result<fs::path> merge_all(const ArchiveWriter& writer, std::vector<fs::path> inputs,
                           const BuildOptions& options) {
  if (inputs.size() > 1 && options.on_progress) options.on_progress({0, 0, true});
  const auto dictionary = writer.dictionary();
  for (std::size_t level = 0; inputs.size() > 1; ++level) {
    std::vector<fs::path> merged;
    for (std::span<const fs::path> rest{inputs}; !rest.empty();) {
      const std::size_t taken = std::min(rest.size(), max_merge_inputs);
      merged.push_back(writer.staging() / fmt::format("merge-{}-{}-{}", writer.manifest().number,
                                                      level, merged.size()));
      Status done = merge_segments(rest.first(taken), merged.back(), dictionary);
      if (!done) return std::move(done).error();
      rest = rest.subspan(taken);
    }
    inputs = std::move(merged);
  }
  return inputs.front();
}

/// Damage must not be merged into files with good checksums.
Status check_segment(const ArchiveWriter& writer, std::size_t segment) {
  for (const FileEntry& file : writer.manifest().segments[segment].files) {
    const std::string problem = check_file(writer.archive(), file);
    if (problem.empty()) continue;
    return archive_error(writer.archive(), file.path + ": " + problem,
                         verify_hint(writer.archive()));
  }
  return ok;
}

SegmentSize size_of(const SegmentEntry& entry) {
  return {entry.articles, entry.articles - entry.live_articles()};
}

enum class Purge : std::uint8_t { where_many_are_deleted, everywhere };

/// Notes one segment in the place of several. Publishes nothing; notes nothing if told to stop.
Status compact_segments(ArchiveWriter& writer, SegmentRange range, Purge purge,
                        const BuildOptions& options) {
  std::vector<fs::path> inputs;
  std::vector<DocumentId> deleted;  // in the merged segment
  DocumentId documents = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const SegmentReader& segment = writer.segments()[i];
    const SegmentSize size = size_of(writer.manifest().segments[i]);
    if (purge == Purge::everywhere ? size.deleted > 0 : has_many_deleted(size)) {
      const Result<fs::path> folder = make_folder(writer, "purge", i);
      if (!folder) return folder.error();
      const Result<BuiltSegment> built = drop_deleted(writer, segment, options, *folder);
      if (!built) return built.error();
      if (is_stopped(options)) return ok;
      inputs.push_back(built->folder);
      documents += segment.live_articles();
      continue;
    }
    if (Status whole = check_segment(writer, i); !whole) return whole;
    inputs.push_back(writer.archive() / "segments" / writer.manifest().segments[i].id);
    for (DocumentId document = 1; document <= segment.articles(); ++document) {
      if (segment.deleted().contains(document)) deleted.push_back(documents + document);
    }
    documents += segment.articles();
  }
  Result<fs::path> merged = merge_all(writer, std::move(inputs), options);
  if (!merged) return std::move(merged).error();
  if (is_stopped(options)) return ok;
  writer.replace_segments(range, *std::move(merged), std::move(deleted));
  return ok;
}

Result<CompactSummary> describe(const ArchiveWriter& writer, CompactSummary summary,
                                const Stopwatch& watch) {
  summary.manifest = writer.manifest();
  summary.seconds = watch.seconds();
  summary.cpu_seconds = watch.cpu_seconds();
  return summary;
}

CompactSummary state_before(const Manifest& manifest) {
  CompactSummary summary;
  summary.segments_before = manifest.segments.size();
  for (const SegmentEntry& entry : manifest.segments)
    summary.deleted_before += size_of(entry).deleted;
  return summary;
}

Result<CompactSummary> merge_whole(const BuildOptions& given) {
  const Stopwatch watch;
  Result<ArchiveWriter> writer = ArchiveWriter::open(given.archive, AnalysisRule::same);
  if (!writer) return std::move(writer).error();
  BuildOptions options = given;
  options.use_entities = writer->manifest().has_entities;
  CompactSummary summary = state_before(writer->manifest());
  if (summary.segments_before > 1 || summary.deleted_before > 0) {
    const SegmentRange all{0, writer->segments().size()};
    if (Status done = compact_segments(*writer, all, Purge::everywhere, options); !done) {
      return std::move(done).error();
    }
    const Result<bool> published = writer->publish();
    if (!published) return published.error();
    summary.was_changed = *published;
    summary.was_stopped = !*published;
  }
  return describe(*writer, std::move(summary), watch);
}

Result<CompactSummary> rebuild_whole(const BuildOptions& given) {
  const Stopwatch watch;
  Result<ArchiveWriter> writer = ArchiveWriter::open(given.archive, AnalysisRule::any);
  if (!writer) return std::move(writer).error();
  BuildOptions options = given;
  options.use_entities = writer->manifest().has_entities;
  CompactSummary summary = state_before(writer->manifest());
  const Result<fs::path> folder = make_folder(*writer, "rebuild", 0);
  if (!folder) return folder.error();
  const Result<BuiltSegment> built = analyse_anew(writer->segments(), options, *folder);
  if (!built) return built.error();
  summary.was_stopped = is_stopped(options);
  if (!summary.was_stopped) {
    writer->replace_segments({0, writer->segments().size()}, built->folder, {});
    writer->take_over_analysis();
    const Result<bool> published = writer->publish();
    if (!published) return published.error();
    summary.was_changed = *published;
  }
  return describe(*writer, std::move(summary), watch);
}

}  // namespace

Status merge_as_needed(ArchiveWriter& writer, const BuildOptions& options) {
  while (!is_stopped(options)) {
    std::vector<SegmentSize> sizes;
    for (const SegmentEntry& entry : writer.manifest().segments)
      sizes.push_back(size_of(entry));
    const std::optional<SegmentRange> range = choose_merge(sizes);
    if (!range) return ok;
    Status done = compact_segments(writer, *range, Purge::where_many_are_deleted, options);
    if (!done) return done;
    if (const Result<bool> published = writer.publish(); !published) return published.error();
  }
  return ok;
}

Result<CompactSummary> merge_archive(const BuildOptions& options) {
  return run_on_archive([&] { return merge_whole(options); });
}

Result<CompactSummary> rebuild_archive(const BuildOptions& options) {
  return run_on_archive([&] { return rebuild_whole(options); });
}

}  // namespace pressmark
