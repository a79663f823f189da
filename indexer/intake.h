// SPDX-License-Identifier: GPL-2.0-or-later
//
// The reading end of a build: takes articles from the sources one after the other, reports those
// that are rejected or doubtful, and hands on the rest in numbered batches.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "indexer/id_set.h"
#include "indexer/pipeline.h"
#include "indexer/sources/article_reader.h"
#include "schema/article.h"

namespace pressmark {

/// The articles of one small segment.
struct Batch {
  std::uint64_t number = 0;  ///< From 0, in input order.
  std::vector<Article> articles;
};

class Intake {
 public:
  /// A batch ends with the article that reaches `batch_bytes` of text or options.batch_articles.
  /// `options` must outlive the object.
  Intake(const BuildOptions& options, std::uint64_t batch_bytes);

  /// The next batch; nothing at the end of the input, or when options.stop is set. Fails at the
  /// first rejection if options.is_strict.
  Result<std::optional<Batch>> next();

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
  bool is_stopped() const;

  const BuildOptions& options_;
  const std::uint64_t batch_bytes_;
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
