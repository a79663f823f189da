// SPDX-License-Identifier: GPL-2.0-or-later
//
// Everything that depends on the order of the input happens here, on one thread; what follows may
// be done in any order.

#include "indexer/intake.h"

#include <algorithm>
#include <utility>

namespace pressmark {

// Every thread has a batch at work, which takes about `work_factor` times its text (articles,
// analysis, Xapian's postings before the commit, columns), and one waiting in the queue.
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

Intake::Intake(const BuildOptions& options, std::uint64_t batch_bytes, Filter filter)
    : options_(options),
      batch_bytes_(batch_bytes),
      filter_(std::move(filter)),
      reader_(options.open_reader ? options.open_reader()
                                  : open_articles(options.paths, options.read)) {}

Result<std::optional<Batch>> Intake::next() {
  Batch batch;
  batch.number = batches_;
  bytes_in_batch_ = 0;
  while (!is_full(batch) && !is_stopped(options_)) {
    std::optional<Result<Article>> record = reader_->next();
    if (!record) break;
    if (Status taken = take(*std::move(record), batch); !taken) return std::move(taken).error();
    if (options_.on_progress) options_.on_progress({accepted_, reader_->bytes_read(), false});
  }
  if (batch.articles.empty() || is_stopped(options_)) return std::optional<Batch>{};
  ++batches_;
  return std::optional{std::move(batch)};
}

void Intake::describe(BuildSummary& summary) const {
  summary.added = accepted_;
  summary.rejected = rejected_;
  summary.flagged = flagged_;
  summary.reports = reports_;
  summary.input_bytes = reader_->bytes_read();
}

Status Intake::take(Result<Article> record, Batch& batch) {
  if (!record) {
    const ArticleReport report = report_rejection(record.error());
    return reject(std::move(record).error(), report);
  }
  if (!ids_.insert(record->id)) {
    const ArticleReport report = report_duplicate(*record);
    return reject(Error{ErrorKind::bad_input, to_string(report)}, report);
  }
  if (options_.furniture != nullptr) options_.furniture->remove_from(*record);
  if (!filter_ || filter_(*record)) accept(*std::move(record), batch);
  return ok;
}

Status Intake::reject(Error error, const ArticleReport& report) {
  ++rejected_;
  this->report(report);
  if (options_.is_strict) return error;
  if (!first_rejection_) first_rejection_ = std::move(error);
  return ok;
}

void Intake::accept(Article article, Batch& batch) {
  ++accepted_;
  if (article.flags != 0) {
    ++flagged_;
    for (const ArticleReport& doubt : report_flags(article)) {
      report(doubt);
    }
  }
  if (!article.added) article.added = options_.today;
  bytes_in_batch_ += text_bytes(article);
  batch.articles.push_back(std::move(article));
}

void Intake::report(const ArticleReport& report) {
  ++reports_[report.code];
  if (options_.on_report) options_.on_report(report);
}

bool Intake::is_full(const Batch& batch) const {
  return batch.articles.size() >= options_.batch_articles || bytes_in_batch_ >= batch_bytes_;
}

}  // namespace pressmark
