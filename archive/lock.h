// SPDX-License-Identifier: GPL-2.0-or-later
//
// One writer per archive, and readers whose files are not collected under them.
#pragma once

#include <filesystem>

#include "archive/manifest.h"
#include "base/files.h"
#include "base/result.h"

namespace pressmark {

/// The exclusive flock on ARCHIVE/LOCK, which holds the holder's pid while it is held and is empty
/// otherwise. A killed holder holds nothing.
class WriterLock {
 public:
  /// Fails with archive, naming the holder's pid, if someone else has it.
  static Result<WriterLock> acquire(const std::filesystem::path& archive);

  WriterLock(WriterLock&&) noexcept = default;
  WriterLock& operator=(WriterLock&&) noexcept = default;
  ~WriterLock();

 private:
  explicit WriterLock(FileDescriptor file) : file_(std::move(file)) {}
  FileDescriptor file_;
};

/// A manifest that is held open: its files stay on disk until this is destroyed.
struct HeldManifest {
  Manifest manifest;
  FileDescriptor hold;  ///< Shared flock on the manifest's file.
};

/// The current manifest, held. Never waits for a writer; never fails because one publishes.
Result<HeldManifest> hold_current_manifest(const std::filesystem::path& archive);

/// Removes manifests that are neither current nor held, and segment folders and files below
/// publish/ that no remaining manifest names, half-written ones included. Requires the writer lock.
Status collect_garbage(const std::filesystem::path& archive, const WriterLock& lock);

}  // namespace pressmark
