// SPDX-License-Identifier: GPL-2.0-or-later
//
// A batch is analysed and written by one thread from beginning to end, so the only things that the
// threads share are the queue of batches and the totals.

#include "indexer/build_workers.h"

#include <algorithm>
#include <exception>
#include <span>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <malloc.h>

#include "archive/damaged_archive.h"
#include "indexer/article_analysis.h"
#include "indexer/document_builder.h"
#include "indexer/merge.h"
#include "indexer/segment_writer.h"
#include "indexer/stored_analysis.h"
#include "indexer/write_errors.h"
#include "schema/surnames.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

// The archive's own, where it has one: every further one costs space for good.
std::shared_ptr<const TextDictionary> choose_dictionary(
    const std::shared_ptr<const TextDictionary>& of_archive, std::span<const Article> articles) {
  if (!of_archive) return TextDictionary::make(articles);
  std::uint64_t text_bytes = 0;
  for (const Article& article : articles)
    text_bytes += article.title.size() + article.body.size();
  return of_archive->pays_for(text_bytes) ? of_archive : nullptr;
}

void remove_folder(const fs::path& folder) {
  std::error_code ignored;  // what stays is removed with the build's folder
  fs::remove_all(folder, ignored);
}

}  // namespace

/// What one thread owns.
class BuildWorkers::Worker {
 public:
  explicit Worker(BuildWorkers& pool) : pool_(pool) {}

  Status process(Batch batch) {
    std::optional<SegmentWriter> writer;
    if (!pool_.options_.folder.empty()) {
      Result<SegmentWriter> created =
          SegmentWriter::create(pool_.batch_folder(batch.number), pool_.dictionary_);
      if (!created) return std::move(created).error();
      writer.emplace(*std::move(created));
    }
    for (std::size_t i = 0; i < batch.articles.size(); ++i) {
      if (pool_.is_stopped()) return ok;
      const Article& article = batch.articles[i];
      const Result<const ArticleAnalysis*> analysis = analyse(batch, i);
      if (!analysis) return analysis.error();
      const ArticleRow row = builder_.build(article, **analysis, terms_);
      count(article, row, !writer);
      if (!writer) continue;
      if (Status added = writer->add(terms_, row); !added) return added;
    }
    if (!writer) return ok;
    if (Status finished = writer->finish(); !finished) return finished;
    writer.reset();
    return pool_.finish_batch(batch.number);
  }

  /// Adds what this thread counted to the totals. Requires the pool's mutex.
  void add_totals() {
    pool_.counts_.articles += counts_.articles;
    pool_.counts_.text_bytes += counts_.text_bytes;
    for (std::size_t i = 0; i < counts_.dates.size(); ++i) {
      pool_.counts_.dates[i] += counts_.dates[i];
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      for (const auto& [key, articles] : names_[i])
        pool_.names_[i][key] += articles;
    }
    pool_.languages_.merge(languages_);
  }

 private:
  /// The analyser loads gazetteers: an update often has no work for it, and stored analyses never.
  Result<const ArticleAnalysis*> analyse(Batch& batch, std::size_t i) {
    if (batch.analyses != nullptr) {
      return run_on_archive([&]() -> Result<const ArticleAnalysis*> {
        batch.analyses->read(batch.documents[i], stored_);
        return &stored_;
      });
    }
    if (!analyser_) {
      Result<ArticleAnalyser> created = ArticleAnalyser::create({pool_.options_.use_entities});
      if (!created) return std::move(created).error();
      analyser_.emplace(*std::move(created));
    }
    return &analyser_->analyse(batch.articles[i]);
  }

  void count(const Article& article, const ArticleRow& row, bool count_names) {
    ++counts_.articles;
    counts_.text_bytes += article.title.size() + article.body.size();
    ++counts_.dates[static_cast<std::size_t>(article.date_by)];
    if (!languages_.contains(article.language)) languages_.insert(article.language);
    if (!count_names) return;  // the merged segment will know
    std::set<std::pair<EntityType, std::string_view>> spellings;
    for (const MentionRow& mention : row.mentions) {
      if (spellings.emplace(mention.type, mention.spelling).second)
        ++names_[static_cast<std::size_t>(mention.type)][std::string{mention.key}];
    }
  }

  BuildWorkers& pool_;
  std::optional<ArticleAnalyser> analyser_;
  ArticleAnalysis stored_;
  DocumentBuilder builder_;
  DocumentTerms terms_;
  ArchiveCounts counts_;
  std::set<std::string> languages_;
  Names names_;
};

BuildWorkers::BuildWorkers(WorkerOptions options)
    : options_(std::move(options)), queue_(options_.threads) {
  threads_.reserve(options_.threads);
  for (std::uint32_t i = 0; i < options_.threads; ++i) {
    try {
      threads_.emplace_back([this] { run(); });
    } catch (const std::system_error&) {
      // There is no room for one more. Fewer do the same work; and those that wait for it must not
      // be waited for, as leaving from here would.
      if (threads_.empty()) throw;
      break;
    }
  }
}

BuildWorkers::~BuildWorkers() {
  has_failed_ = true;
  queue_.close();
}

bool BuildWorkers::submit(Batch batch) {
  if (batches_ == 0 && !options_.folder.empty()) {
    dictionary_ = choose_dictionary(options_.dictionary, batch.articles);
  }
  ++batches_;
  return queue_.push(std::move(batch));
}

Result<BuiltSegment> BuildWorkers::finish() {
  queue_.close();
  threads_.clear();  // joins
  // What the workers' heaps hold is free now, and of no use to the merge, which is one thread.
  ::malloc_trim(0);
  if (error_) return *std::move(error_);
  BuiltSegment built;
  built.counts = counts_;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    built.counts.names[i] = names_[i].size();
  }
  constexpr auto person = static_cast<std::size_t>(EntityType::person);
  std::vector<PersonCount> people;
  for (const auto& [key, articles] : names_[person])
    people.push_back({key, articles});
  built.counts.names[person] -= join_surnames(people).size();
  built.languages.assign(languages_.begin(), languages_.end());
  if (options_.folder.empty() || batches_ == 0 || is_stopped()) return built;
  Result<Part> merged = merge_to_one(remaining_parts());
  if (!merged) return std::move(merged).error();
  built.folder = merged->folder;
  return built;
}

/// A thread's life. Nothing may leave it: an exception there would end the program.
void BuildWorkers::run() {
  try {
    Status done = run_writing(options_.folder, [this] { return process_all(); });
    if (!done) fail(std::move(done).error());
  } catch (const std::exception& exception) {
    fail(Error{ErrorKind::limit, std::string{"cannot index: "} + exception.what()});
  }
}

Status BuildWorkers::process_all() {
  Worker worker{*this};
  while (std::optional<Batch> batch = queue_.pop()) {
    if (has_failed_ || is_stopped()) continue;  // empty the queue, so that nobody waits for room
    if (Status done = worker.process(*std::move(batch)); !done) return done;
  }
  const std::scoped_lock lock{mutex_};
  worker.add_totals();
  return ok;
}

/// Whoever completes a group merges it, while the others go on.
Status BuildWorkers::finish_batch(std::uint64_t number) {
  const std::uint64_t group = number / max_merge_inputs;
  {
    const std::scoped_lock lock{mutex_};
    if (finished_in_group_.size() <= group) finished_in_group_.resize(group + 1);
    if (++finished_in_group_[group] < max_merge_inputs) return ok;
  }
  std::vector<Part> parts;
  for (std::uint64_t i = 0; i < max_merge_inputs; ++i) {
    parts.push_back({batch_folder(group * max_merge_inputs + i), false});
  }
  return merge_parts(parts, group_folder(group));
}

Status BuildWorkers::merge_parts(std::span<const Part> parts, const fs::path& folder) const {
  std::vector<fs::path> inputs;
  for (const Part& part : parts) {
    inputs.push_back(part.folder);
  }
  if (Status merged = merge_segments(inputs, folder); !merged) return merged;
  std::ranges::for_each(inputs, remove_folder);
  return ok;
}

Result<BuildWorkers::Part> BuildWorkers::merge_to_one(std::vector<Part> parts) const {
  std::uint64_t merges = 0;
  while (parts.size() > 1 || !parts.front().is_compact) {
    std::vector<Part> merged;
    for (std::span<const Part> rest{parts}; !rest.empty() && !is_stopped();) {
      const std::size_t taken = std::min(rest.size(), max_merge_inputs);
      const fs::path folder = options_.folder / fmt::format("merge-{:06}", merges++);
      Status done = merge_parts(rest.first(taken), folder);
      if (!done) return std::move(done).error();
      merged.push_back({folder, true});
      rest = rest.subspan(taken);
    }
    if (is_stopped()) return Part{};
    parts = std::move(merged);
  }
  return parts.front();
}

std::vector<BuildWorkers::Part> BuildWorkers::remaining_parts() const {
  const std::uint64_t groups = batches_ / max_merge_inputs;
  std::vector<Part> parts;
  for (std::uint64_t group = 0; group < groups; ++group) {
    parts.push_back({group_folder(group), true});
  }
  for (std::uint64_t batch = groups * max_merge_inputs; batch < batches_; ++batch) {
    parts.push_back({batch_folder(batch), false});
  }
  return parts;
}

void BuildWorkers::fail(Error error) {
  {
    const std::scoped_lock lock{mutex_};
    if (!error_) error_ = std::move(error);
  }
  has_failed_ = true;
  queue_.close();
}

bool BuildWorkers::is_stopped() const {
  return options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed);
}

fs::path BuildWorkers::batch_folder(std::uint64_t number) const {
  return options_.folder / fmt::format("batch-{:06}", number);
}

fs::path BuildWorkers::group_folder(std::uint64_t number) const {
  return options_.folder / fmt::format("group-{:06}", number);
}

}  // namespace pressmark
