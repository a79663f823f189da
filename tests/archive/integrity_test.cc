// SPDX-License-Identifier: GPL-2.0-or-later
//
// Blocks and their checksums.

#include "archive/integrity.h"

#include <gtest/gtest.h>

#include "archive/checksum.h"
#include "archive/damaged_archive.h"
#include "archive/encoding.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

std::string bytes_of_size(std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i)
    bytes[i] = static_cast<char>(i * 31 + i / 251);
  return bytes;
}

FileEntry entry_of(const std::string& path, const std::string& bytes) {
  return {path, bytes.size(), block_checksums(as_bytes(bytes))};
}

TEST(BlockChecksums, OnePerStartedBlock) {
  constexpr std::size_t block = checksum_block_bytes;
  for (const auto& [size, blocks] : std::vector<std::pair<std::size_t, std::size_t>>{
           {0, 0}, {1, 1}, {block - 1, 1}, {block, 1}, {block + 1, 2}, {3 * block, 3}}) {
    EXPECT_EQ(block_checksums(as_bytes(bytes_of_size(size))).size(), blocks) << size;
  }
  const std::string bytes = bytes_of_size(block + 5);
  EXPECT_EQ(block_checksums(as_bytes(bytes)),
            (std::vector{xxh3_64(bytes.substr(0, block)), xxh3_64(bytes.substr(block))}));
}

class Integrity : public ::testing::Test {
 protected:
  testing::TemporaryFolder folder_;
  const std::string bytes_ = bytes_of_size(3 * checksum_block_bytes + 100);
  const FileEntry entry_ = entry_of("a/file", bytes_);

  fs::path write(const std::string& bytes) {
    fs::create_directories(folder_.path() / "a");
    testing::overwrite(folder_.path() / "a/file", bytes);
    return folder_.path() / "a/file";
  }
};

TEST_F(Integrity, ListsFilesInPathOrder) {
  write(bytes_);
  fs::create_directories(folder_.path() / "a/b/c");
  fs::create_directories(folder_.path() / "other");
  testing::overwrite(folder_.path() / "a/b/c/deep", "deep");
  testing::overwrite(folder_.path() / "a/b-", "b-");
  testing::overwrite(folder_.path() / "other/file", "not listed");
  const auto files = list_files(folder_.path(), "a");
  ASSERT_TRUE(files);
  EXPECT_EQ(*files, (std::vector{entry_of("a/b-", "b-"), entry_of("a/b/c/deep", "deep"), entry_}));
  EXPECT_EQ(list_files(folder_.path(), "none").error().kind, ErrorKind::io);
}

TEST_F(Integrity, CheckFileSaysWhatIsWrong) {
  EXPECT_EQ(check_file(folder_.path(), entry_), "is missing");
  write(bytes_);
  EXPECT_EQ(check_file(folder_.path(), entry_), "");
  write(bytes_.substr(1));
  EXPECT_EQ(check_file(folder_.path(), entry_), "has 196707 bytes instead of 196708");
  std::string bad = bytes_;
  bad[checksum_block_bytes] ^= 1;
  bad.back() ^= 1;
  write(bad);
  EXPECT_EQ(check_file(folder_.path(), entry_), "block 2 of 4 (bytes 65536..131071) is damaged");
  bad = bytes_;
  bad.back() ^= 1;
  write(bad);
  EXPECT_EQ(check_file(folder_.path(), entry_), "block 4 of 4 (bytes 196608..196707) is damaged");
  fs::remove(folder_.path() / "a/file");
  fs::create_symlink("/dev/zero", folder_.path() / "a/file");
  EXPECT_EQ(check_file(folder_.path(), entry_), "is not a regular file");
}

TEST_F(Integrity, VerifiedFileChecksOnlyTheBlocksItTouches) {
  std::string bad = bytes_;
  bad[checksum_block_bytes + 7] ^= 1;
  const auto file = VerifiedFile::open(write(bad), &entry_);
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(as_text(file->bytes(0, checksum_block_bytes)), bytes_.substr(0, checksum_block_bytes));
  EXPECT_EQ(as_text(file->bytes(2 * checksum_block_bytes, 5)),
            bytes_.substr(2 * checksum_block_bytes, 5));
  EXPECT_EQ(file->bytes(checksum_block_bytes, 0).size(), 0U);
  EXPECT_THROW(file->bytes(checksum_block_bytes, 1), DamagedArchive);
  EXPECT_THROW(file->bytes(checksum_block_bytes - 1, 2), DamagedArchive);
  EXPECT_THROW(file->bytes(0, file->size()), DamagedArchive);
  try {
    file->bytes(checksum_block_bytes, 1);
  } catch (const DamagedArchive& error) {
    EXPECT_STREQ(error.what(),
                 "a/file: block 2 of 4 (bytes 65536..131071) is damaged; run `indexer verify`");
  }
}

TEST_F(Integrity, VerifiedFileRefusesRangesOutsideIt) {
  const auto file = VerifiedFile::open(write(bytes_), &entry_);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->bytes(file->size(), 0).size(), 0U);
  EXPECT_THROW(file->bytes(file->size(), 1), DamagedArchive);
  EXPECT_THROW(file->bytes(file->size() + 1, 0), DamagedArchive);
  EXPECT_THROW(file->bytes(1, ~std::uint64_t{0}), DamagedArchive);
}

TEST_F(Integrity, VerifiedFileIsNotOpenedWithAnotherSize) {
  const auto longer = VerifiedFile::open(write(bytes_ + "x"), &entry_);
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().kind, ErrorKind::archive);
  EXPECT_EQ(longer.error().message, "a/file has 196709 bytes instead of 196708");
  const auto missing = VerifiedFile::open(folder_.path() / "none", &entry_);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::archive);
  EXPECT_EQ(missing.error().message, "a/file is missing");
}

TEST_F(Integrity, WithoutAnEntryNothingIsChecked) {
  const auto file = VerifiedFile::open(write("anything"), nullptr);
  ASSERT_TRUE(file);
  EXPECT_EQ(as_text(file->bytes(0, 8)), "anything");
}

}  // namespace
}  // namespace pressmark
