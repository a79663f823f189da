// SPDX-License-Identifier: GPL-2.0-or-later
//
// Changing an archive costs what the change costs: articles are found by their id terms, the
// fingerprint is a sum, and of the articles that stay only a few bytes each are looked at.

#include "indexer/archive_writer.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "archive/adopt_segment.h"
#include "archive/archive_content.h"
#include "archive/damaged_archive.h"
#include "archive/messages.h"
#include "base/files.h"
#include "indexer/article_analysis.h"
#include "indexer/build_target.h"
#include "indexer/publish_names.h"

namespace pressmark {
namespace fs = std::filesystem;

Status check_analysis(const fs::path& archive, const Manifest& manifest) {
  const Result<std::string> own = ArticleAnalyser::fingerprint(manifest.has_entities);
  if (!own) return own.error();
  if (manifest.analysis_fingerprint == *own) return ok;
  return archive_error(archive,
                       "it was built with another analysis: " + manifest.analysis_fingerprint,
                       "analyse its articles anew: indexer rebuild -d " + archive.string());
}

Result<ArchiveWriter> ArchiveWriter::open(fs::path archive, AnalysisRule rule) {
  if (!archive.has_filename()) archive = archive.parent_path();  // "news.pressmark/"
  // Before the lock: what cannot be read must not be touched.
  if (const Result<Manifest> readable = read_current_manifest(archive); !readable) {
    return readable.error();
  }
  Result<WriterLock> lock = WriterLock::acquire(archive);
  if (!lock) return std::move(lock).error();
  Result<Manifest> manifest = read_current_manifest(archive);
  if (!manifest) return std::move(manifest).error();
  if (rule == AnalysisRule::same) {
    if (Status same = check_analysis(archive, *manifest); !same) return std::move(same).error();
  }
  ArchiveWriter writer{std::move(archive), *std::move(lock), *std::move(manifest)};
  if (Status collected = collect_garbage(writer.archive_, *writer.lock_); !collected) {
    return std::move(collected).error();
  }
  if (Status opened = writer.open_segments(); !opened) return std::move(opened).error();
  if (Status made = writer.make_staging(); !made) return std::move(made).error();
  return writer;
}

ArchiveWriter::ArchiveWriter(fs::path archive, WriterLock lock, Manifest manifest)
    : archive_(std::move(archive)),
      lock_(std::make_unique<WriterLock>(std::move(lock))),
      manifest_(std::move(manifest)) {}

ArchiveWriter::~ArchiveWriter() {
  if (lock_ == nullptr) return;  // moved from
  std::error_code ignored;
  fs::remove_all(staging(), ignored);
  // publish() may have got as far as files that no manifest names.
  [[maybe_unused]] const Status collected = collect_garbage(archive_, *lock_);
}

Status ArchiveWriter::open_segments() {
  for (const SegmentEntry& entry : manifest_.segments) {
    Result<SegmentReader> segment = SegmentReader::open(archive_, entry);
    if (!segment) return std::move(segment).error();
    segments_.push_back(*std::move(segment));
  }
  const auto fingerprint = ArchiveFingerprint::parse(manifest_.archive_fingerprint);
  if (!fingerprint) {
    return archive_error(archive_, "its manifest has no fingerprint", verify_hint(archive_));
  }
  fingerprint_ = *fingerprint;
  text_bytes_ = manifest_.counts.text_bytes;
  return ok;
}

fs::path ArchiveWriter::staging() const {
  return staging_folder(archive_);
}

Status ArchiveWriter::make_staging() const {
  std::error_code code;
  fs::create_directories(staging(), code);
  return code ? Status{io_error("cannot create", staging(), code.value())} : Status{ok};
}

std::optional<ArticlePlace> ArchiveWriter::find(std::string_view id) const {
  const std::optional<ArticlePlace> place = find_article(segments_, id);
  if (!place) return std::nullopt;
  const auto noted = deletions_.find(place->segment);
  if (noted != deletions_.end() && noted->second.contains(place->document)) return std::nullopt;
  return place;
}

DeletedArticlesWriter& ArchiveWriter::deletions_of(std::size_t segment) {
  return deletions_.try_emplace(segment, segments_[segment]).first->second;
}

std::shared_ptr<const TextDictionary> ArchiveWriter::dictionary() const {
  const auto largest = std::ranges::max_element(segments_, {}, &SegmentReader::articles);
  if (largest == segments_.end()) return nullptr;
  const TextColumn& text = largest->columns().text;
  return text.dictionaries() == 0 ? nullptr : TextDictionary::of(text.dictionary(1));
}

Status ArchiveWriter::remove(const ArticlePlace& place) {
  const SegmentReader& segment = segments_[place.segment];
  const Result<Article> article = segment.article(place.document);
  if (!article) return article.error();
  if (!deletions_of(place.segment).add(place.document)) return ok;
  text_bytes_ -= article->title.size() + article->body.size();
  fingerprint_.subtract(article->id, segment.columns().content_hash[place.document]);
  return ok;
}

Result<std::uint64_t> ArchiveWriter::add_segment(const fs::path& folder, std::uint64_t text_bytes) {
  const Result<SegmentReader> added = SegmentReader::open_unpublished(folder);
  if (!added) return added.error();
  std::uint64_t replaced = 0;
  for (DocumentId document = 1; document <= added->articles(); ++document) {
    const std::optional<ArticlePlace> old = find(added->columns().id[document]);
    if (!old) continue;
    if (Status removed = remove(*old); !removed) return std::move(removed).error();
    ++replaced;
  }
  add_live_articles(*added, fingerprint_);
  text_bytes_ += text_bytes;
  added_ = folder;
  return replaced;
}

void ArchiveWriter::replace_segments(SegmentRange range, fs::path folder,
                                     std::vector<DocumentId> deleted) {
  replacement_ = Replacement{range, std::move(folder), std::move(deleted)};
}

void ArchiveWriter::take_over_analysis() {
  takes_over_analysis_ = true;
}

Result<bool> ArchiveWriter::publish() {
  if (deletions_.empty() && !added_ && !replacement_ && !takes_over_analysis_) return false;
  Manifest manifest = manifest_;
  manifest.number = manifest_.number + 1;
  if (takes_over_analysis_) {
    Result<std::string> own = ArticleAnalyser::fingerprint(manifest.has_entities);
    if (!own) return std::move(own).error();
    manifest.analysis_fingerprint = *std::move(own);
  }
  Result<std::vector<NextSegment>> next = next_segments(manifest.number);
  if (!next) return std::move(next).error();
  deletions_.clear();  // they know the readers, which move now
  Result<Published> previous = reopen(*std::move(next), manifest);
  if (!previous) return std::move(previous).error();
  if (Status described = describe(manifest, *std::move(previous)); !described) {
    return std::move(described).error();
  }
  if (Status done = publish_manifest(archive_, manifest); !done) return std::move(done).error();
  manifest_ = std::move(manifest);
  added_.reset();
  replacement_.reset();
  takes_over_analysis_ = false;
  // What cannot be removed now, the next writer removes.
  [[maybe_unused]] const Status collected = collect_garbage(archive_, *lock_);
  if (Status made = make_staging(); !made) return std::move(made).error();  // garbage, too
  return true;
}

/// The segments of the next manifest, their files in place and durable.
Result<std::vector<ArchiveWriter::NextSegment>> ArchiveWriter::next_segments(std::uint64_t number) {
  std::vector<NextSegment> next;
  const SegmentRange replaced = replacement_ ? replacement_->range : SegmentRange{};
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    if (replacement_ && i == replaced.begin) {
      Result<std::optional<SegmentEntry>> entry = adopt_replacement(number);
      if (!entry) return std::move(entry).error();
      if (entry->has_value()) next.push_back({**std::move(entry), std::nullopt, false});
    }
    if (i >= replaced.begin && i < replaced.end) continue;
    const auto noted = deletions_.find(i);
    if (noted == deletions_.end()) {
      next.push_back({manifest_.segments[i], i, true});
      continue;
    }
    if (noted->second.count() == segments_[i].articles()) continue;
    SegmentEntry entry = manifest_.segments[i];
    Result<DeletedEntry> deleted =
        publish_deleted_articles(archive_, number, entry.id, noted->second);
    if (!deleted) return std::move(deleted).error();
    entry.deleted = *std::move(deleted);
    next.push_back({std::move(entry), i, false});
  }
  if (added_) {
    Result<SegmentEntry> entry = adopt_segment(archive_, *added_, publish_folder_name(number));
    if (!entry) return std::move(entry).error();
    next.push_back({*std::move(entry), std::nullopt, false});
  }
  return next;
}

Result<std::optional<SegmentEntry>> ArchiveWriter::adopt_replacement(std::uint64_t number) {
  using Adopted = std::optional<SegmentEntry>;
  if (replacement_->folder.empty()) return Adopted{};
  Result<SegmentEntry> entry =
      adopt_segment(archive_, replacement_->folder, publish_folder_name(number));
  if (!entry) return std::move(entry).error();
  if (replacement_->deleted.size() == entry->articles) return Adopted{};
  if (replacement_->deleted.empty()) return Adopted{*std::move(entry)};
  const Result<SegmentReader> segment = SegmentReader::open(archive_, *entry);
  if (!segment) return segment.error();
  DeletedArticlesWriter carried{*segment};
  for (const DocumentId document : replacement_->deleted)
    carried.add(document);
  Result<DeletedEntry> deleted = publish_deleted_articles(archive_, number, entry->id, carried);
  if (!deleted) return std::move(deleted).error();
  entry->deleted = *std::move(deleted);
  return Adopted{*std::move(entry)};
}

/// By segment so far: where its articles are in `next`.
std::vector<SegmentMove> ArchiveWriter::segment_moves(const std::vector<NextSegment>& next) const {
  std::vector<SegmentMove> moves(segments_.size());
  std::optional<std::uint32_t> replacement;
  for (std::uint32_t i = 0; i < next.size(); ++i) {
    if (next[i].before) {
      moves[*next[i].before].now = i;
    } else if (replacement_) {
      replacement = i;
    }
  }
  if (!replacement) return moves;
  DocumentId live_before = 0;
  for (std::size_t i = replacement_->range.begin; i < replacement_->range.end; ++i) {
    moves[i] = {replacement, live_before};
    live_before += segments_[i].live_articles();
  }
  return moves;
}

/// Makes `next` the segments of `manifest` and of this object. Returns what was published of the
/// segments so far, and what becomes of it.
Result<ArchiveWriter::Published> ArchiveWriter::reopen(std::vector<NextSegment> next,
                                                       Manifest& manifest) {
  PreviousNames names = read_previous_names(archive_, manifest_, segments_);
  const PreviousFamilies families{archive_, manifest_, segments_};
  const std::vector<SegmentMove> moves = segment_moves(next);
  std::vector<PreviousSegment> before(segments_.size());
  std::vector<SegmentReader> segments;
  manifest.segments.clear();
  for (NextSegment& segment : next) {
    if (segment.before) before[*segment.before].now = static_cast<std::uint32_t>(segments.size());
    if (segment.is_unchanged) {
      segments.push_back(std::move(segments_[*segment.before]));
    } else {
      Result<SegmentReader> opened = SegmentReader::open(archive_, segment.entry);
      if (!opened) return std::move(opened).error();
      if (segment.before) {
        before[*segment.before].changed_names =
            changed_names(segments_[*segment.before].deleted(), opened->deleted());
      }
      segments.push_back(*std::move(opened));
    }
    manifest.segments.push_back(std::move(segment.entry));
  }
  segments_ = std::move(segments);
  if (!names.segments.empty()) names.segments = std::move(before);
  // Other stems, other shingles.
  return run_on_archive([&]() -> Result<Published> {
    return Published{std::move(names), takes_over_analysis_ ? no_known_families(segments_)
                                                            : families.moved(moves, segments_)};
  });
}

Status ArchiveWriter::describe(Manifest& manifest, Published previous) const {
  return run_on_archive([&]() -> Status {
    ArchiveContent content = count_content(segments_);
    manifest.counts = content.counts;
    manifest.languages = std::move(content.languages);
    manifest.counts.text_bytes = text_bytes_;
    manifest.archive_fingerprint = fingerprint_.to_string();
    Result<PublishedNames> names =
        publish_names(archive_, manifest.number, segments_, std::move(previous.names));
    if (!names) return std::move(names).error();
    manifest.canonical_map = std::move(names->canonical_map);
    manifest.counts.names = names->counts;
    Result<PublishedFamilies> families =
        publish_families(archive_, manifest.number, segments_, previous.families);
    if (!families) return std::move(families).error();
    set_families(manifest, *std::move(families));
    return ok;
  });
}

}  // namespace pressmark
