// SPDX-License-Identifier: GPL-2.0-or-later
//
// The archive that a build is about to make or replace: locked, with a folder for work in progress,
// and left as it was found unless publish() succeeds.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "archive/lock.h"
#include "archive/manifest.h"
#include "base/result.h"

namespace pressmark {

/// Where this process keeps what it has not published: ARCHIVE/segments/build-<pid>.tmp
std::filesystem::path staging_folder(const std::filesystem::path& archive);

class BuildTarget {
 public:
  /// Makes the archive's folder if there is none, takes the writer lock and clears away what an
  /// unfinished build left. Fails with invalid_argument if there is an archive and `replace` is
  /// off, even one without its CURRENT, or a folder that is no archive and not empty.
  static Result<BuildTarget> open(std::filesystem::path archive, bool replace);

  BuildTarget(BuildTarget&&) noexcept;
  BuildTarget& operator=(BuildTarget&&) = delete;
  ~BuildTarget();  ///< Removes what was not published, the new folder of a new archive included.

  std::filesystem::path staging() const { return staging_folder(archive_); }

  /// Makes the segment in `folder`, which must lie in staging(), the whole archive: adds to
  /// `manifest` what it says of segments, numbers and fingerprint, and publishes it, durably.
  Result<Manifest> publish(const std::filesystem::path& folder, Manifest manifest);

 private:
  BuildTarget(std::filesystem::path archive, bool is_new, WriterLock lock);

  std::filesystem::path archive_;
  bool is_new_;  // the folder was made by open()
  bool is_published_ = false;
  std::optional<WriterLock> lock_;
};

}  // namespace pressmark
