// SPDX-License-Identifier: GPL-2.0-or-later
//
// Computes and compares the checksums of blocks.

#include "archive/integrity.h"

#include <algorithm>
#include <system_error>

#include "archive/checksum.h"
#include "archive/damaged_archive.h"
#include "archive/forget_pages.h"

namespace pressmark {
namespace fs = std::filesystem;
namespace {

// Files are looked at once, from front to back. Whole blocks.
constexpr std::uint64_t forgotten_at_once = 64 * checksum_block_bytes;

std::uint64_t block_count(std::uint64_t size) {
  return size / checksum_block_bytes + (size % checksum_block_bytes != 0 ? 1 : 0);
}

std::span<const std::byte> block_of(std::span<const std::byte> bytes, std::uint64_t block) {
  const std::uint64_t begin = block * checksum_block_bytes;
  return bytes.subspan(begin, std::min<std::uint64_t>(checksum_block_bytes, bytes.size() - begin));
}

std::string size_problem(std::uint64_t actual, std::uint64_t expected) {
  return "has " + std::to_string(actual) + " bytes instead of " + std::to_string(expected);
}

std::string block_problem(std::span<const std::byte> bytes, std::uint64_t block) {
  const std::uint64_t begin = block * checksum_block_bytes;
  return "block " + std::to_string(block + 1) + " of " + std::to_string(block_count(bytes.size())) +
         " (bytes " + std::to_string(begin) + ".." +
         std::to_string(begin + block_of(bytes, block).size() - 1) + ") is damaged";
}

// The files of one folder, depth first. Links are not followed: an archive has none.
Status append_files(const fs::path& root, const fs::path& folder, std::vector<FileEntry>& entries) {
  std::error_code error;
  for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error)) {
    const fs::file_status status = at->symlink_status(error);
    if (error) break;
    if (fs::is_directory(status)) {
      if (Status below = append_files(root, at->path(), entries); !below) return below;
    } else if (fs::is_regular_file(status)) {
      Result<FileEntry> entry = list_file(root, at->path().lexically_relative(root));
      if (!entry) return std::move(entry).error();
      entries.push_back(*std::move(entry));
    }
  }
  if (error) return io_error("cannot list", folder, error.value());
  return ok;
}

}  // namespace

std::vector<std::uint64_t> block_checksums(std::span<const std::byte> bytes) {
  std::vector<std::uint64_t> checksums(block_count(bytes.size()));
  for (std::uint64_t block = 0; block < checksums.size(); ++block) {
    checksums[block] = xxh3_64(block_of(bytes, block));
  }
  return checksums;
}

Result<FileEntry> list_file(const fs::path& root, const fs::path& path) {
  Result<MappedFile> file = MappedFile::open(root / path);
  if (!file) return std::move(file).error();
  FileEntry entry{path.generic_string(), file->size(), {}};
  for (std::uint64_t begin = 0; begin < file->size(); begin += forgotten_at_once) {
    const auto part = file->bytes().subspan(
        begin, std::min<std::uint64_t>(forgotten_at_once, file->size() - begin));
    const std::vector<std::uint64_t> checksums = block_checksums(part);
    entry.blocks.insert(entry.blocks.end(), checksums.begin(), checksums.end());
    forget_pages(part);
  }
  return entry;
}

Result<std::vector<FileEntry>> list_files(const fs::path& root, const fs::path& below) {
  std::vector<FileEntry> entries;
  if (Status listed = append_files(root, root / below, entries); !listed) {
    return std::move(listed).error();
  }
  std::sort(entries.begin(), entries.end(),
            [](const FileEntry& a, const FileEntry& b) { return a.path < b.path; });
  return entries;
}

std::string check_file(const fs::path& root, const FileEntry& entry) {
  std::error_code error;
  const fs::path path = root / entry.path;
  const fs::file_status status = fs::symlink_status(path, error);
  if (status.type() == fs::file_type::not_found) return "is missing";
  if (!fs::is_regular_file(status)) return "is not a regular file";
  const Result<MappedFile> file = MappedFile::open(path);
  if (!file) return file.error().message;
  if (file->size() != entry.size) return size_problem(file->size(), entry.size);
  if (entry.blocks.size() != block_count(entry.size)) return "is listed with too few checksums";
  for (std::uint64_t block = 0; block < entry.blocks.size(); ++block) {
    if (xxh3_64(block_of(file->bytes(), block)) != entry.blocks[block]) {
      return block_problem(file->bytes(), block);
    }
    forget_pages(block_of(file->bytes(), block));
  }
  return {};
}

Result<VerifiedFile> VerifiedFile::open(const fs::path& path, const FileEntry* entry) {
  const std::string name = entry != nullptr ? entry->path : path.string();
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    return Error{ErrorKind::archive, name + " is missing",
                 "see what is damaged: indexer verify -d ARCHIVE"};
  }
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return std::move(file).error();

  VerifiedFile verified;
  verified.file_ = *std::move(file);
  verified.name_ = name;
  if (entry == nullptr) return verified;
  if (verified.size() != entry->size || entry->blocks.size() != block_count(entry->size)) {
    return Error{ErrorKind::archive, name + " " + size_problem(verified.size(), entry->size),
                 "see what is damaged: indexer verify -d ARCHIVE"};
  }
  verified.checksums_ = entry->blocks;
  // Value-initialised: every block starts out unverified.
  verified.is_verified_ = std::make_unique<std::atomic<bool>[]>(entry->blocks.size());
  return verified;
}

VerifiedFile::VerifiedFile() = default;
VerifiedFile::VerifiedFile(VerifiedFile&&) noexcept = default;
VerifiedFile& VerifiedFile::operator=(VerifiedFile&&) noexcept = default;
VerifiedFile::~VerifiedFile() = default;

void VerifiedFile::verify(std::uint64_t block) const {
  // Two threads may both verify the same block: they come to the same conclusion.
  if (xxh3_64(block_of(file_.bytes(), block)) != checksums_[block]) {
    throw DamagedArchive{name_ + ": " + block_problem(file_.bytes(), block) +
                         "; run `indexer verify`"};
  }
  is_verified_[block].store(true, std::memory_order_release);
}

void VerifiedFile::fail(std::string_view what) const {
  throw DamagedArchive{name_ + " is damaged: " + std::string{what}};
}

void VerifiedFile::fail_range() const {
  fail("it points outside itself");
}

}  // namespace pressmark
