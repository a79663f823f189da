// SPDX-License-Identifier: GPL-2.0-or-later
//
// Checksums of archive files, one per 64 KiB block, and files whose blocks are checked before use.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace pressmark {

inline constexpr std::size_t checksum_block_bytes = 64 * 1024;

/// A file as a manifest lists it. `path` is relative to the archive, with '/'.
struct FileEntry {
  std::string path;
  std::uint64_t size = 0;
  std::vector<std::uint64_t> blocks;  ///< XXH3-64 of each block; the last one may be short.

  friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

/// XXH3-64 of each 64 KiB block.
std::vector<std::uint64_t> block_checksums(std::span<const std::byte> bytes);

/// Lists every regular file below `root/below` with its checksums, in path order; paths are
/// relative to `root`.
Result<std::vector<FileEntry>> list_files(const std::filesystem::path& root,
                                          const std::filesystem::path& below);

/// One file with its checksums; `path` is relative to `root`.
Result<FileEntry> list_file(const std::filesystem::path& root, const std::filesystem::path& path);

/// What is wrong with a file, empty if nothing: missing, size, first damaged block.
std::string check_file(const std::filesystem::path& root, const FileEntry& entry);

/// A mapped file whose blocks are verified at first touch. Safe to share between threads.
class VerifiedFile {
 public:
  /// Fails with archive if the file is missing or has another size than the entry says. A null
  /// entry means that nobody vouches for the file (a segment that is still being built): no checks.
  static Result<VerifiedFile> open(const std::filesystem::path& path, const FileEntry* entry);

  VerifiedFile();
  VerifiedFile(VerifiedFile&&) noexcept;
  VerifiedFile& operator=(VerifiedFile&&) noexcept;
  ~VerifiedFile();

  std::uint64_t size() const { return file_.size(); }

  /// What messages call it.
  std::string_view name() const { return name_; }

  /// `length` bytes from `offset`, verified. Throws DamagedArchive if a block differs or the range
  /// is outside the file. The bytes live as long as the object.
  std::span<const std::byte> bytes(std::uint64_t offset, std::uint64_t length) const {
    if (offset > file_.size() || length > file_.size() - offset) fail_range();
    if (is_verified_ != nullptr && length != 0) {
      const std::uint64_t last = (offset + length - 1) / checksum_block_bytes;
      for (std::uint64_t block = offset / checksum_block_bytes; block <= last; ++block) {
        if (!is_verified_[block].load(std::memory_order_acquire)) verify(block);
      }
    }
    return file_.bytes().subspan(offset, length);
  }

  /// All bytes as they are. Touch none of them before bytes() has vouched for it.
  std::span<const std::byte> unverified_bytes() const { return file_.bytes(); }

  /// Throws DamagedArchive, saying that what this file holds makes no sense.
  [[noreturn]] void fail(std::string_view what) const;

 private:
  [[noreturn]] void fail_range() const;
  void verify(std::uint64_t block) const;

  MappedFile file_;
  std::string name_;
  std::vector<std::uint64_t> checksums_;              // one per block, if somebody vouches
  std::unique_ptr<std::atomic<bool>[]> is_verified_;  // one per block, likewise
};

}  // namespace pressmark
