// SPDX-License-Identifier: GPL-2.0-or-later
//
// The reading end of a build: takes articles from the sources one after the other, reports those
// that are rejected or doubtful, and hands on the rest in numbered batches.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "archive/columns.h"
#include "base/result.h"
#include "indexer/id_set.h"
#include "indexer/pipeline.h"
#include "indexer/sources/article_reader.h"
#include "schema/article.h"

namespace pressmark {

class StoredAnalyses;

/// The articles of one small segment.
struct Batch {
  std::uint64_t number = 0;  ///< From 0, in input order.
  std::vector<Article> articles;
  /// If they come from a segment whose analysis is good: what is known of them, by document.
  const StoredAnalyses* analyses = nullptr;
  std::vector<DocumentId> documents = {};  ///< One per article, unless `analyses` is null.
};

/// How much text makes a batch: with `options.threads` of them at work and as many waiting, a build
/// takes about `options.memory_bytes`.
std::uint64_t batch_bytes(const BuildOptions& options);

/// True once options.stop is set.
bool is_stopped(const BuildOptions& options);

class Intake {
 public:
  /// Says of an article, before it is analysed, whether it is to be. May throw DamagedArchive.
  using Filter = std::function<bool(Article&)>;

  /// A batch ends with the article that reaches `batch_bytes` of text or options.batch_articles.
  /// Articles that `filter` (null: none) refuses are passed over. `options` must outlive the
  /// object.
  Intake(const BuildOptions& options, std::uint64_t batch_bytes, Filter filter = nullptr);

  /// The next batch; nothing at the end of the input, or when options.stop is set. Fails at the
  /// first rejection if options.is_strict.
  Result<std::optional<Batch>> next();

  /// The ids of all articles so far that could be read, wanted or not.
  const IdSet& ids() const { return ids_; }

  /// Adds what was counted so far.
  void describe(BuildSummary& summary) const;

  /// Why the first rejected article was, for a run in which no article was not.
  const std::optional<Error>& first_rejection() const { return first_rejection_; }

 private:
  Status take(Result<Article> record, Batch& batch);
  Status reject(Error error, const ArticleReport& report);
  void accept(Article article, Batch& batch);
  void report(const ArticleReport& report);
  bool is_full(const Batch& batch) const;

  const BuildOptions& options_;
  const std::uint64_t batch_bytes_;
  const Filter filter_;
  std::unique_ptr<ArticleReader> reader_;
  IdSet ids_;
  std::uint64_t batches_ = 0;
  std::uint64_t bytes_in_batch_ = 0;
  std::uint64_t accepted_ = 0;
  std::uint64_t rejected_ = 0;
  std::uint64_t flagged_ = 0;
  std::map<std::string, std::uint64_t> reports_;
  std::optional<Error> first_rejection_;
};

}  // namespace pressmark
