// SPDX-License-Identifier: GPL-2.0-or-later
//
// Changing what is in an archive: articles come, are replaced by id, and go.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "indexer/pipeline.h"

namespace pressmark {

struct UpdateOptions {
  /// As for a build; `replace` and `use_entities` are not looked at: names are recognised if the
  /// archive has them.
  BuildOptions build;
  /// Remove the articles that were read from the paths given and are not there any more: unless an
  /// article was rejected or none was there at all, for that is how a missing disk looks.
  bool delete_missing = false;
  /// For tests: merge no segments, however many there are.
  bool keeps_segments = false;
};

/// Adds the articles that `build.archive` does not have, replaces those whose content differs, and
/// leaves the others alone; where nothing differs nothing is written. Publishes every few thousand
/// articles, so that a run that is stopped or killed need not start over: on any Error, and when
/// build.stop is set, what was published is the archive, and the same call goes on from there.
/// Fails with archive if there is none, or it is locked, damaged or of another analysis; else as
/// build_archive() does.
Result<BuildSummary> update_archive(const UpdateOptions& options);

struct RemoveSummary {
  std::uint64_t removed = 0;
  std::vector<std::string> unknown_ids;  ///< In the order given, each once.
  double seconds = 0;
  double cpu_seconds = 0;
  Manifest manifest;
};

/// Removes the articles with these ids, all in one publish. Uses archive, threads and memory of
/// `options`.
Result<RemoveSummary> remove_articles(const BuildOptions& options,
                                      std::span<const std::string> ids);

}  // namespace pressmark
