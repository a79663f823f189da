// SPDX-License-Identifier: GPL-2.0-or-later
//
// A file below publish/ is listed as it was written; what cannot be written is an error.

#include "indexer/publish_file.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

TEST(PublishFile, IsListedAsItWasWritten) {
  const TemporaryFolder folder;
  const auto file =
      publish_file(folder / "a", 7, ColumnKind::families,
                   [](const std::filesystem::path& path) { return write_file(path, "content"); });
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->path, "publish/000007/families");
  EXPECT_EQ(file->size, 7U);
  EXPECT_EQ(check_file(folder / "a", *file), "");
}

TEST(PublishFile, FailsAsItsWriterDoes) {
  const TemporaryFolder folder;
  const auto file = publish_file(folder / "a", 7, ColumnKind::families,
                                 [](const std::filesystem::path&) -> Status {
                                   return Error{ErrorKind::limit, "too many"};
                                 });
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().message, "too many");
  folder.write("b", "a file");
  const auto blocked = publish_file(folder / "b", 7, ColumnKind::families,
                                    [](const std::filesystem::path&) { return Status{ok}; });
  ASSERT_FALSE(blocked);
  EXPECT_EQ(blocked.error().kind, ErrorKind::io);
}

}  // namespace
}  // namespace pressmark
