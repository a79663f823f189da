// SPDX-License-Identifier: GPL-2.0-or-later
//
// What libarchive makes of good, damaged and hostile files.

#include "indexer/sources/container.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/indexer/sources/packed_files.h"

namespace pressmark {
namespace {

// "name=content" of every file, "name/" of folders, "name?" of the rest, "!message" of Errors.
std::string entries_in(std::unique_ptr<ByteSource> source, Packing packing,
                       const UnpackLimits& limits = {}) {
  Container container{std::move(source), packing, "a.x", limits};
  std::string all;
  while (const auto entry = container.next()) {
    if (!all.empty()) all += ' ';
    if (!*entry) {
      all += "!" + entry->error().message;
      continue;
    }
    all += (*entry)->path;
    if ((*entry)->kind == Container::EntryKind::folder) continue;
    if ((*entry)->kind == Container::EntryKind::other) {
      all += '?';
      continue;
    }
    if ((*entry)->is_encrypted) {
      all += '*';
      continue;
    }
    all += '=';
    std::string block(1000, '\0');
    while (true) {
      const Result<std::size_t> got = container.read(block.data(), block.size());
      if (!got) all += "!" + got.error().message;
      if (!got || *got == 0) break;
      all.append(block, 0, *got);
    }
  }
  EXPECT_FALSE(container.next().has_value());
  return all;
}

std::string entries_of(std::string bytes, Packing packing, const UnpackLimits& limits = {}) {
  return entries_in(make_memory_source(std::move(bytes)), packing, limits);
}

TEST(Container, GivesTheEntriesInOrder) {
  for (const Packing packing : {Packing::tar, Packing::zip}) {
    const std::string packed =
        pack(packing, {{"b/", ""}, {"b/2.txt", "two"}, {"b/l", "->2.txt"}, {"a.txt", "one"}});
    EXPECT_EQ(entries_of(packed, packing), "b/ b/2.txt=two b/l? a.txt=one");
    // Read front to back, a zip file does not say that an entry is a link: its text is where to.
    const std::string link = packing == Packing::tar ? "b/l?" : "b/l=2.txt";
    EXPECT_EQ(entries_in(make_pipe_source(packed), packing),
              "b/ b/2.txt=two " + link + " a.txt=one");
  }
}

TEST(Container, AnEntryThatDoesNotSayWhereItEndsCostsNoneBehindIt) {
  const std::string zip =
      pack_streamed({{"a", "one"}, {"b", "secret:PK\3\4 nobody knows"}, {"c", "three"}});
  EXPECT_EQ(entries_of(zip, Packing::zip), "a=one b* c=three");
  // Without a directory to look it up in there is no more to be had.
  const std::string front = "a=one b* !a.x: damaged zip data (";
  EXPECT_TRUE(entries_in(make_pipe_source(zip), Packing::zip).starts_with(front));
  EXPECT_TRUE(entries_of(zip.substr(0, zip.size() - 30), Packing::zip).starts_with(front));
}

TEST(Container, DamageInAnEntryCostsNoneBehindIt) {
  std::string zip = pack_streamed({{"a", "one"}, {"b", "two"}, {"c", "three"}});
  zip[zip.find("two") - 5] = '\7';  // no kind of block that deflate has
  EXPECT_EQ(entries_of(zip, Packing::zip),
            "a=one b=!a.x: damaged zip data (ZIP decompression failed (-3)) c=three");
}

TEST(Container, OfALargeFileOfDamageTheRestIsNotRead) {
  std::vector<std::pair<std::string, std::string>> files(500, {"a", "one"});
  std::string zip = pack_streamed(files);
  for (std::size_t at = zip.find("one"); at != std::string::npos; at = zip.find("one", at + 1))
    zip[at - 5] = '\7';
  const std::string entries = entries_of(zip, Packing::zip);
  EXPECT_TRUE(entries.ends_with(", once more; the rest is not read"));
  const auto read = std::count(entries.begin(), entries.end(), '=');
  EXPECT_GT(read, 440);  // n * (n + 1) / 2 entries are passed by
  EXPECT_LT(read, 455);
}

TEST(Container, DirectoriesThatAreNotToBeBelieved) {
  const std::string zip = pack_streamed({{"a", "one"}, {"b", "two"}});
  const std::string all = "a=one b=two";
  EXPECT_EQ(entries_of(zip + std::string(100, 'x'), Packing::zip), all);
  // Two of them: one may be an entry's data. One that begins behind the end.
  const std::size_t end = zip.find("PK\5\6");
  EXPECT_EQ(entries_of(zip + zip.substr(end), Packing::zip), all);
  std::string far = zip;
  far[end + 19] = '\x7F';
  EXPECT_EQ(entries_of(far, Packing::zip), all);
  // One that is large enough to fill the memory.
  std::string large = pack_streamed({{"a", "one"}});
  large.insert(large.find("PK\5\6"), std::string(17U << 20U, '\0'));
  EXPECT_EQ(entries_of(large, Packing::zip), "a=one");
}

TEST(Container, KeepsNamesInAnyScript) {
  for (const Packing packing : {Packing::tar, Packing::zip}) {
    const std::string packed =
        pack(packing, {{"\u041C\u043E\u0441\u043A\u0432\u0430.txt", "1"}, {"\u6771\u4EAC", "2"}});
    EXPECT_EQ(entries_of(packed, packing),
              "\u041C\u043E\u0441\u043A\u0432\u0430.txt=1 \u6771\u4EAC=2");
  }
}

TEST(Container, NamesInZipFilesAreOfDos) {
  const std::string zip = pack_streamed({{"Z\x81rich", "1"}, {"Z\u00FCrich", "2"}});
  EXPECT_EQ(entries_of(zip, Packing::zip), "Z\u00FCrich=1 Z\u00FCrich=2");
}

TEST(Container, EntriesThatAreNotReadArePassedOver) {
  const std::string packed = pack(Packing::zip, {{"a", std::string(300'000, 'x')}, {"b", "two"}});
  Container container{make_memory_source(packed), Packing::zip, "a.zip", {}};
  ASSERT_EQ((*container.next())->path, "a");
  ASSERT_EQ((*container.next())->path, "b");
  std::string block(10, '\0');
  ASSERT_EQ(*container.read(block.data(), block.size()), 3U);
  EXPECT_FALSE(container.next().has_value());
}

TEST(Container, StopsAtTheLimits) {
  const std::string zeros(4U << 20U, '\0');
  UnpackLimits limits;
  limits.free_bytes = 1U << 20U;
  const std::string bomb = pack(Packing::zip, {{"a", zeros}, {"b", "two"}});
  EXPECT_TRUE(entries_of(bomb, Packing::zip, limits)
                  .ends_with("!a.x: unpacks to more than 200 times its size"));
  limits = {};
  limits.max_entries = 1;
  EXPECT_EQ(entries_of(pack(Packing::tar, {{"a", "1"}, {"b", "2"}}), Packing::tar, limits),
            "a=1 !a.x: more than 1 entries");
}

TEST(Container, SaysWhatIsDamaged) {
  std::string packed = pack(Packing::tar, {{"a", std::string(2000, 'x')}, {"b", "2"}});
  EXPECT_EQ(entries_of(packed.substr(0, 1500), Packing::tar),
            "a=!a.x: damaged tar data (Truncated tar archive)");
  packed[600] = 'y';  // of the content, which tar has no checksum for
  EXPECT_TRUE(entries_of(packed, Packing::tar).ends_with("b=2"));
}

TEST(Container, Decompresses) {
  std::string text;
  for (int i = 0; i < 20'000; ++i)
    text += "line " + std::to_string(i) + '\n';
  for (const Packing packing : {Packing::bzip2, Packing::xz, Packing::zstd}) {
    const std::string packed = compress(packing, text);
    EXPECT_LT(packed.size(), text.size() / 3);
    const auto source = make_decompressor(make_memory_source(packed), packing, "a", {});
    EXPECT_EQ(read_everything(*source), text);
    EXPECT_EQ(source->file_bytes(), packed.size());

    const auto cut = make_decompressor(make_memory_source(packed.substr(0, packed.size() / 2)),
                                       packing, "a", {});
    const std::string part = read_everything(*cut);
    EXPECT_NE(part.find("!a: damaged "), std::string::npos) << part.substr(0, 200);
  }
}

TEST(Container, DecompressorsStopABomb) {
  UnpackLimits limits;
  limits.free_bytes = 1U << 20U;
  const std::string zeros(8U << 20U, '\0');
  for (const Packing packing : {Packing::bzip2, Packing::xz, Packing::zstd}) {
    const auto source =
        make_decompressor(make_memory_source(compress(packing, zeros)), packing, "a", limits);
    EXPECT_TRUE(read_everything(*source).ends_with("!a: unpacks to more than 200 times its size!"));
  }
}

TEST(Container, SurvivesAnyBytes) {
  std::mt19937 random{29};
  const std::string tar = pack(Packing::tar, {{"a", "one"}, {"b", "two"}});
  const std::string zip = pack(Packing::zip, {{"a", "one"}, {"b", "two"}});
  UnpackLimits limits;
  limits.free_bytes = 1U << 20U;
  for (int turn = 0; turn < 1500; ++turn) {
    const Packing packing = turn % 2 == 0 ? Packing::tar : Packing::zip;
    std::string bytes = packing == Packing::tar ? tar : zip;
    for (auto changes = 1 + random() % 6; changes > 0; --changes)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    ASSERT_LT(entries_of(bytes, packing, limits).size(), 4'000'000U);
  }
  for (const Packing packing : {Packing::bzip2, Packing::xz, Packing::zstd}) {
    const std::string good = compress(packing, "The talks began on Tuesday, and ended on Friday.");
    for (int turn = 0; turn < 300; ++turn) {
      std::string bytes = good;
      for (auto changes = 1 + random() % 3; changes > 0; --changes)
        bytes[random() % bytes.size()] = static_cast<char>(random());
      const auto source = make_decompressor(make_memory_source(bytes), packing, "a", limits);
      ASSERT_LT(read_everything(*source).size(), 4'000'000U);
    }
  }
}

}  // namespace
}  // namespace pressmark
