// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles in archives, and archives in archives.

#include "indexer/sources/container_reader.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/sources/open_source.h"
#include "tests/indexer/sources/packed_files.h"

namespace pressmark {
namespace {

using testing::ElementsAre;

// "id @ path" or "! message" of every article.
std::vector<std::string> articles_of(std::string bytes, const ReadOptions& options = {}) {
  std::vector<std::string> found;
  auto reader = open_source(make_memory_source(std::move(bytes)),
                            {.id = "c.zip", .path = "d/c.zip"}, options);
  if (!reader) return {"! " + reader.error().message};
  while (std::optional<Result<Article>> article = (*reader)->next()) {
    found.push_back(article->has_value() ? (*article)->id + " @ " + (*article)->path
                                         : "! " + article->error().message);
  }
  EXPECT_FALSE((*reader)->next().has_value());
  return found;
}

TEST(ContainerReader, CallsEntriesAsFilesInAFolder) {
  const std::string packed =
      pack(Packing::zip, {{"2017/", ""},
                          {"./2017//a.txt", "The talks began."},
                          {"n.jsonl", "{\"title\":\"A\"}\n{\"id\":\"own\",\"title\":\"B\"}\n"}});
  EXPECT_THAT(articles_of(packed),
              ElementsAre("c.zip/2017/a.txt @ d/c.zip/2017/a.txt",
                          "c.zip/n.jsonl#1 @ d/c.zip/n.jsonl#1", "own @ d/c.zip/n.jsonl#2"));
}

TEST(ContainerReader, PassesOverHiddenNamesAndRefusesLinks) {
  const std::string packed = pack(Packing::tar, {{".hidden", "The talks began."},
                                                 {"a/._b.txt", "The talks began."},
                                                 {"../up.txt", "The talks began."},
                                                 {"link", "->a"},
                                                 {"empty.txt", ""},
                                                 {"z.txt", "The talks ended."}});
  EXPECT_THAT(articles_of(packed),
              ElementsAre("! d/c.zip/../up.txt: a name that leads out of the archive",
                          "! d/c.zip/link: a link or special file, which is not read",
                          "! d/c.zip/empty.txt: empty file", "c.zip/z.txt @ d/c.zip/z.txt"));
}

TEST(ContainerReader, RefusesWhatIsEncryptedOrNameless) {
  std::string packed =
      pack(Packing::zip, {{"a.txt", "The talks began."}, {"b.txt", "The talks ended."}});
  constexpr std::size_t flags_of_file = 6;
  constexpr std::size_t flags_in_directory = 8;
  packed[packed.rfind("PK\x03\x04") + flags_of_file] |= 1;  // the last file only
  packed[packed.rfind("PK\x01\x02") + flags_in_directory] |= 1;
  EXPECT_THAT(articles_of(packed),
              ElementsAre("c.zip/a.txt @ d/c.zip/a.txt", "! d/c.zip/b.txt: encrypted"));
  EXPECT_THAT(articles_of(pack(Packing::tar, {{".", "The talks began."}})),
              ElementsAre("! d/c.zip: an entry without a name"));
}

TEST(ContainerReader, SaysThatThereIsNothing) {
  EXPECT_THAT(articles_of(pack(Packing::tar, {{"a/", ""}, {".b", "The talks began."}})),
              ElementsAre("! d/c.zip: no file to read in this archive"));
}

TEST(ContainerReader, OpensWhatIsPackedInside) {
  const std::string inner = gzip(pack(Packing::tar, {{"x.txt", "The talks began."}}));
  const std::string packed =
      pack(Packing::zip, {{"inner.tar.gz", inner},
                          {"b.txt.xz", compress(Packing::xz, "The talks went on.")},
                          {"photo.jpg", "\xFF\xD8\xFF\xE0"},
                          {"c.txt", "The talks ended."}});
  EXPECT_THAT(articles_of(packed),
              ElementsAre("c.zip/inner.tar.gz/x.txt @ d/c.zip/inner.tar.gz/x.txt",
                          "c.zip/b.txt.xz @ d/c.zip/b.txt.xz",
                          "! d/c.zip/photo.jpg: not a text file (JPEG image)",
                          "c.zip/c.txt @ d/c.zip/c.txt"));
}

TEST(ContainerReader, RefusesToGoOnUnpackingForEver) {
  std::string packed = "The talks began.";
  for (int layer = 0; layer < 5; ++layer)
    packed = gzip(packed);
  EXPECT_THAT(articles_of(packed), ElementsAre("c.zip @ d/c.zip"));
  EXPECT_THAT(articles_of(gzip(packed)), ElementsAre("! d/c.zip: packed more than 5 times"));
}

TEST(ContainerReader, KeepsWhatIsWholeBeforeDamage) {
  const std::string packed = pack(Packing::tar, {{"a.txt", "The talks began."},
                                                 {"b.txt", std::string(3000, 'x')},
                                                 {"c.txt", "The talks ended."}});
  EXPECT_THAT(articles_of(packed.substr(0, 2000)),
              ElementsAre("c.zip/a.txt @ d/c.zip/a.txt",
                          "! d/c.zip: damaged tar data (Truncated tar archive)"));
}

}  // namespace
}  // namespace pressmark
