// SPDX-License-Identifier: GPL-2.0-or-later
//
// The threads of a build: each turns batches into small segments, and whoever finishes the last
// segment of a group merges the group. What comes out does not depend on how many there are.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "archive/manifest.h"
#include "archive/text_dictionary.h"
#include "base/parallel.h"
#include "base/result.h"
#include "indexer/intake.h"

namespace pressmark {

struct WorkerOptions {
  std::filesystem::path folder;  ///< Where segments are made; empty: analyse, and write nothing.
  std::uint32_t threads = 1;
  bool use_entities = true;
  const std::atomic<bool>* stop = nullptr;
  /// Of the archive that the segment is for: used if it pays, and then no other is made.
  std::shared_ptr<const TextDictionary> dictionary = nullptr;
};

struct BuiltSegment {
  std::filesystem::path folder;  ///< All articles in one segment; empty if nothing was written.
  ArchiveCounts counts;
  std::vector<std::string> languages;  ///< Sorted.
};

class BuildWorkers {
 public:
  explicit BuildWorkers(WorkerOptions options);
  BuildWorkers(const BuildWorkers&) = delete;
  BuildWorkers& operator=(const BuildWorkers&) = delete;
  ~BuildWorkers();  ///< Waits for the batches at work; those in the queue are dropped.

  /// Waits for room. False once a worker has failed; finish() says why. Batches must come in the
  /// order of their numbers.
  bool submit(Batch batch);

  /// Waits for all batches and merges what they became. Call once. If options.stop was set, what
  /// it returns is incomplete.
  Result<BuiltSegment> finish();

 private:
  class Worker;
  struct Part {
    std::filesystem::path folder;
    bool is_compact;
  };
  /// Articles by canonical key; each spelling counts.
  using Names = std::array<std::unordered_map<std::string, std::uint64_t>, entity_types.size()>;

  void run();
  Status process_all();
  Status finish_batch(std::uint64_t number);
  Status merge_parts(std::span<const Part> parts, const std::filesystem::path& folder) const;
  Result<Part> merge_to_one(std::vector<Part> parts) const;
  std::vector<Part> remaining_parts() const;
  void fail(Error error);
  bool is_stopped() const;
  std::filesystem::path batch_folder(std::uint64_t number) const;
  std::filesystem::path group_folder(std::uint64_t number) const;

  const WorkerOptions options_;
  BoundedQueue<Batch> queue_;
  std::atomic<bool> has_failed_ = false;
  std::uint64_t batches_ = 0;                         // submitted
  std::shared_ptr<const TextDictionary> dictionary_;  // set before the first batch is queued

  std::mutex mutex_;  // guards what follows
  std::optional<Error> error_;
  std::vector<std::size_t> finished_in_group_;
  ArchiveCounts counts_;
  std::set<std::string> languages_;
  Names names_;

  std::vector<std::jthread> threads_;  // last: they use everything above
};

}  // namespace pressmark
