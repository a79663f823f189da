// SPDX-License-Identifier: GPL-2.0-or-later
//
// The size is that of what is read: compared with what the readers count.

#include "indexer/sources/input_size.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "indexer/sources/article_reader.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

std::uint64_t bytes_when_read(const std::vector<std::string>& paths) {
  const auto reader = open_articles(paths, {});
  while (reader->next()) {
  }
  return reader->bytes_read();
}

TEST(InputBytes, AreThoseThatAreRead) {
  const TemporaryFolder folder;
  const std::string line = R"({"id":"1","title":"T","body":"One."})";
  const auto jsonl = folder.write("news/all.jsonl", line + "\n");
  folder.write("news/2017/05/a.txt", "A headline\n\nText.\n");
  folder.write("news/.hidden/b.txt", "Not read.\n");
  folder.write("news/.c.txt", "Not read.\n");
  folder.write("news/old.pressmark/d.txt", "Not read.\n");
  std::filesystem::create_symlink(jsonl, folder / "news/link.jsonl");
  for (const std::vector<std::string>& paths :
       std::vector<std::vector<std::string>>{{(folder / "news").string()},
                                             {jsonl.string()},
                                             {(folder / "news/link.jsonl").string()},
                                             {jsonl.string(), (folder / "news/2017").string()},
                                             {(folder / "missing").string()}}) {
    const auto bytes = input_bytes(paths);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(*bytes, bytes_when_read(paths)) << paths.front();
  }
}

TEST(InputBytes, AreUnknownOfWhatHasNoSize) {
  EXPECT_EQ(input_bytes({"-"}), std::nullopt);
  EXPECT_EQ(input_bytes({"/dev/null"}), std::nullopt);
}

}  // namespace
}  // namespace pressmark
