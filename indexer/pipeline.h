// SPDX-License-Identifier: GPL-2.0-or-later
//
// The whole story of indexing: read, clean, analyse, recognise, build, write, publish.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/manifest.h"
#include "base/result.h"
#include "indexer/article_report.h"
#include "indexer/sources/article_reader.h"
#include "indexer/sources/furniture.h"
#include "schema/date.h"

namespace pressmark {

struct BuildProgress {
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;
  bool is_merging = false;  ///< Reading is over.
};

struct BuildOptions {
  std::vector<std::string> paths;
  /// Where articles come from, if not from `paths`. Called once.
  std::function<std::unique_ptr<ArticleReader>()> open_reader = nullptr;
  std::filesystem::path archive;
  ReadOptions read;
  std::shared_ptr<const Furniture> furniture = nullptr;  ///< Taken out of every article read.
  bool replace = false;
  std::optional<Date> today = {};  ///< The day of `added:` of what comes in; nothing: unknown.
  bool use_entities = true;
  bool is_strict = false;   ///< Stop at the first rejected article.
  bool is_dry_run = false;  ///< Read and analyse, write nothing.
  std::uint32_t threads = 1;
  std::uint64_t memory_bytes = 512U << 20U;
  std::uint32_t batch_articles = 2000;  ///< Of one small segment; changes nothing but the time.
  /// Called for every rejected or doubtful article, from the reading thread, in order.
  std::function<void(const ArticleReport&)> on_report;
  std::function<void(const BuildProgress&)> on_progress;  ///< For every article: be quick.
  const std::atomic<bool>* stop = nullptr;  ///< Set by a signal: publish nothing and leave.
};

struct BuildSummary {
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;   ///< Of an update, as the next two.
  std::uint64_t removed = 0;    ///< By --delete-missing.
  std::uint64_t unchanged = 0;  ///< The archive had the very article.
  std::uint64_t rejected = 0;
  std::map<std::string, std::uint64_t> reports;  ///< How many by ArticleReport::code.
  std::uint64_t flagged = 0;                     ///< Kept, with an ArticleFlag.
  std::uint64_t input_bytes = 0;
  double seconds = 0;      ///< Wall time.
  double cpu_seconds = 0;  ///< Of all threads.
  Manifest manifest;       ///< As published; without segments after a dry run.
  std::uint64_t archive_bytes = 0;
  bool was_stopped = false;
  std::string note;  ///< What a person should know, if anything: "nothing was removed, because..."
};

/// Builds `options.archive` from `options.paths` and publishes it whole. On any Error the archive
/// is what it was before; a new one leaves nothing behind. Fails with invalid_argument if the
/// archive exists and replace is off, or if there is no article to be had; archive if it is locked;
/// io if the disk refuses; with the rejection itself if is_strict.
Result<BuildSummary> build_archive(const BuildOptions& options);

/// Removes what this process's build_archive() has left unpublished in `archive`, and the folder
/// itself unless `folder_existed` before. For a process that ends while a build is still running.
void remove_unfinished_build(const std::filesystem::path& archive, bool folder_existed);

}  // namespace pressmark
