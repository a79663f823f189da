// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reading, telling what is new, analysing that, publishing it: in rounds, each a small build.

#include "indexer/update.h"

#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "archive/archive.h"
#include "archive/damaged_archive.h"
#include "base/files.h"
#include "indexer/archive_writer.h"
#include "indexer/article_analysis.h"
#include "indexer/article_origin.h"
#include "indexer/build_workers.h"
#include "indexer/compact.h"
#include "indexer/intake.h"
#include "indexer/stopwatch.h"
#include "indexer/summary.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

// What was begun when a signal comes is finished and published: it must not take long.
constexpr std::uint32_t most_batch_articles = 500;
constexpr std::uint64_t round_batches = 16;

/// The options of an update of this archive.
BuildOptions options_for(const Manifest& manifest, const BuildOptions& given) {
  BuildOptions options = given;
  options.use_entities = manifest.has_entities;
  options.batch_articles = std::min(options.batch_articles, most_batch_articles);
  return options;
}

/// Tells what is new from what the archive has.
class Triage {
 public:
  /// Of the archive's segments, which may be others from one article to the next.
  explicit Triage(const std::vector<SegmentReader>& segments) : segments_(segments) {}

  /// False if the archive has the same article under the same id. Finds the article's language, as
  /// its analysis would, where a comparison needs it.
  bool is_wanted(Article& article) {
    const std::optional<ArticlePlace> place = find_article(segments_, article.id);
    if (!place) {
      ++added_;
      return true;
    }
    if (article.language.empty()) article.language = find_language(article);
    const SegmentColumns& columns = segments_[place->segment].columns();
    const bool is_changed = columns.content_hash[place->document] != content_hash(article);
    ++(is_changed ? replaced_ : unchanged_);
    return is_changed;
  }

  std::uint64_t added() const { return added_; }
  std::uint64_t replaced() const { return replaced_; }
  std::uint64_t unchanged() const { return unchanged_; }

 private:
  const std::vector<SegmentReader>& segments_;
  std::uint64_t added_ = 0;
  std::uint64_t replaced_ = 0;
  std::uint64_t unchanged_ = 0;
};

/// What was published.
struct Applied {
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
};

/// What a round came to.
struct Round {
  BuiltSegment built;
  bool has_more = false;  ///< False at the end of the input, or when told to stop.
};

/// Reads and analyses some articles, into one segment in `folder` unless that is empty.
Result<Round> analyse_round(const BuildOptions& options, Intake& intake, const fs::path& folder,
                            std::shared_ptr<const TextDictionary> dictionary = nullptr) {
  // Without options.stop: see most_batch_articles.
  BuildWorkers workers{
      {folder, options.threads, options.use_entities, nullptr, std::move(dictionary)}};
  Round round;
  round.has_more = true;
  for (std::uint64_t number = 0; round.has_more && number < round_batches; ++number) {
    Result<std::optional<Batch>> batch = intake.next();
    if (!batch) return std::move(batch).error();
    if (!batch->has_value()) {
      round.has_more = false;
      break;
    }
    (*batch)->number = number;
    round.has_more = workers.submit(**std::move(batch));
  }
  Result<BuiltSegment> built = workers.finish();
  if (!built) return std::move(built).error();
  round.built = *std::move(built);
  return round;
}

/// Publishes a round. False if it was the last.
Result<bool> update_round(const BuildOptions& options, Intake& intake, ArchiveWriter& writer,
                          Applied& applied) {
  const fs::path folder = writer.staging() / fmt::format("round-{:06}", writer.manifest().number);
  std::error_code code;
  if (!fs::create_directory(folder, code)) {
    return io_error("cannot create", folder, code ? code.value() : EEXIST);
  }
  const Result<Round> round = analyse_round(options, intake, folder, writer.dictionary());
  if (!round) return round.error();
  if (round->built.folder.empty()) return round->has_more;
  const Result<std::uint64_t> replaced =
      writer.add_segment(round->built.folder, round->built.counts.text_bytes);
  if (!replaced) return replaced.error();
  if (const Result<bool> published = writer.publish(); !published) return published.error();
  applied.replaced += *replaced;
  applied.added += round->built.counts.articles - *replaced;
  return round->has_more;
}

/// Removes the live articles that were read from `paths` once and were not seen now.
Result<std::uint64_t> remove_missing(const std::vector<std::string>& paths, const IdSet& seen,
                                     ArchiveWriter& writer) {
  std::error_code code;
  const fs::path here = fs::current_path(code);
  if (code) return io_error("cannot find", ".", code.value());
  const ArticleOrigins origins{paths, here};
  std::uint64_t removed = 0;
  for (std::uint32_t i = 0; i < writer.segments().size(); ++i) {
    const SegmentReader& segment = writer.segments()[i];
    for (DocumentId document = 1; document <= segment.articles(); ++document) {
      if (segment.deleted().contains(document)) continue;
      if (seen.contains(segment.columns().id[document])) continue;
      const Result<Article> article = segment.article(document);
      if (!article) return article.error();
      if (!origins.include(article->path)) continue;
      if (Status done = writer.remove({i, document}); !done) return std::move(done).error();
      ++removed;
    }
  }
  if (const Result<bool> published = writer.publish(); !published) return published.error();
  return removed;
}

/// Why --delete-missing removes nothing after all; "" if it may.
std::string refusal_to_delete(const BuildSummary& summary, const Intake& intake) {
  if (summary.rejected > 0) {
    return fmt::format("nothing was removed as missing, because {} rejected",
                       summary.rejected == 1 ? "an article was" : "articles were");
  }
  if (intake.ids().size() == 0) return "nothing was removed as missing, because nothing was read";
  return "";
}

void finish(BuildSummary& summary, const Manifest& manifest, const Stopwatch& watch) {
  summary.manifest = manifest;
  summary.archive_bytes = archive_bytes(summary.manifest);
  summary.seconds = watch.seconds();
  summary.cpu_seconds = watch.cpu_seconds();
}

/// What an update would do, told beside any other writer and without writing anything.
Result<BuildSummary> rehearse(const UpdateOptions& given) {
  const Stopwatch watch;
  const Result<ArchiveReader> archive = ArchiveReader::open(given.build.archive);
  if (!archive) return archive.error();
  if (Status same = check_analysis(given.build.archive, archive->manifest()); !same) {
    return std::move(same).error();
  }
  const BuildOptions options = options_for(archive->manifest(), given.build);
  Triage triage{archive->segments()};
  Intake intake{options, batch_bytes(options),
                [&](Article& article) { return triage.is_wanted(article); }};
  while (true) {
    const Result<Round> round = analyse_round(options, intake, "");
    if (!round) return round.error();
    if (!round->has_more) break;
  }
  BuildSummary summary;
  intake.describe(summary);
  summary.was_stopped = is_stopped(options);
  summary.note = "nothing was written (--dry-run)";
  summary.added = triage.added();
  summary.replaced = triage.replaced();
  summary.unchanged = triage.unchanged();
  finish(summary, archive->manifest(), watch);
  return summary;
}

Result<BuildSummary> update(const UpdateOptions& given) {
  const Stopwatch watch;
  Result<ArchiveWriter> writer = ArchiveWriter::open(given.build.archive, AnalysisRule::same);
  if (!writer) return std::move(writer).error();
  const BuildOptions options = options_for(writer->manifest(), given.build);
  Triage triage{writer->segments()};
  Intake intake{options, batch_bytes(options),
                [&](Article& article) { return triage.is_wanted(article); }};
  Applied applied;
  while (true) {
    const Result<bool> has_more = update_round(options, intake, *writer, applied);
    if (!has_more) return has_more.error();
    if (!*has_more) break;
  }
  BuildSummary summary;
  intake.describe(summary);
  summary.was_stopped = is_stopped(options);
  if (given.delete_missing && !summary.was_stopped) {
    summary.note = refusal_to_delete(summary, intake);
    if (summary.note.empty()) {
      const Result<std::uint64_t> removed = remove_missing(options.paths, intake.ids(), *writer);
      if (!removed) return removed.error();
      summary.removed = *removed;
    }
  }
  if (!given.keeps_segments) {
    if (Status done = merge_as_needed(*writer, options); !done) return std::move(done).error();
  }
  summary.unchanged = triage.unchanged();
  summary.added = applied.added;
  summary.replaced = applied.replaced;
  finish(summary, writer->manifest(), watch);
  return summary;
}

Result<RemoveSummary> remove_from(const BuildOptions& given, std::span<const std::string> ids) {
  const Stopwatch watch;
  Result<ArchiveWriter> writer = ArchiveWriter::open(given.archive, AnalysisRule::same);
  if (!writer) return std::move(writer).error();
  const BuildOptions options = options_for(writer->manifest(), given);
  RemoveSummary summary;
  std::set<std::string_view> asked;
  for (const std::string& id : ids) {
    if (!asked.insert(id).second) continue;
    const std::optional<ArticlePlace> place = writer->find(id);
    if (!place) {
      summary.unknown_ids.push_back(id);
      continue;
    }
    if (Status done = writer->remove(*place); !done) return std::move(done).error();
    ++summary.removed;
  }
  if (const Result<bool> published = writer->publish(); !published) return published.error();
  if (Status done = merge_as_needed(*writer, options); !done) return std::move(done).error();
  summary.manifest = writer->manifest();
  summary.seconds = watch.seconds();
  summary.cpu_seconds = watch.cpu_seconds();
  return summary;
}

}  // namespace

Result<BuildSummary> update_archive(const UpdateOptions& options) {
  return run_on_archive(
      [&] { return options.build.is_dry_run ? rehearse(options) : update(options); });
}

Result<RemoveSummary> remove_articles(const BuildOptions& options,
                                      std::span<const std::string> ids) {
  return run_on_archive([&] { return remove_from(options, ids); });
}

}  // namespace pressmark
