// SPDX-License-Identifier: GPL-2.0-or-later
//
// Folders as nobody would wish them.

#include "indexer/sources/folder_walk.h"

#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

std::vector<std::string> walk(const fs::path& root, std::uint32_t max_depth = 64) {
  FolderWalk folder{FileDescriptor{::open(root.c_str(), O_RDONLY | O_CLOEXEC)}, "r", max_depth};
  std::vector<std::string> found;
  while (std::optional<Result<WalkedFile>> entry = folder.next()) {
    if (!entry->has_value()) {
      found.push_back("! " + entry->error().message);
      continue;
    }
    EXPECT_TRUE((*entry)->file.is_open());
    found.push_back((*entry)->path);
  }
  return found;
}

TEST(FolderWalk, GoesInByteOrderOfNames) {
  const TemporaryFolder folder;
  for (const char* name : {"b.txt", "a/2", "a/10", "a.txt", "Z", "\u00E9", "a/b/c", "10", "9"}) {
    folder.write(name, "x");
  }
  EXPECT_THAT(walk(folder.path()),
              ElementsAre("10", "9", "Z", "a/10", "a/2", "a/b/c", "a.txt", "b.txt", "\u00E9"));
}

TEST(FolderWalk, AnEmptyFolderHasNoFiles) {
  const TemporaryFolder folder;
  fs::create_directories(folder / "a/b/c");
  EXPECT_THAT(walk(folder.path()), ElementsAre());
}

TEST(FolderWalk, PassesOverHiddenFilesAndArchives) {
  const TemporaryFolder folder;
  folder.write(".hidden", "x");
  folder.write(".git/config", "x");
  folder.write("news.pressmark/CURRENT", "x");
  folder.write("seen", "x");
  EXPECT_THAT(walk(folder.path()), ElementsAre("seen"));
}

TEST(FolderWalk, ReportsLinksAndSpecialFilesWithoutOpeningThem) {
  const TemporaryFolder folder;
  folder.write("file", "x");
  fs::create_directory(folder / "inner");
  fs::create_symlink("..", folder / "inner/loop");
  fs::create_symlink("/dev/zero", folder / "endless");
  fs::create_symlink("nowhere", folder / "dangling");
  fs::create_symlink("file", folder / "link");
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  const FileDescriptor listener{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string socket_path = folder / "socket";
  ASSERT_LT(socket_path.size(), sizeof address.sun_path);
  socket_path.copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_THAT(walk(folder.path()), ElementsAre("! r/dangling: a link, which is not followed",
                                               "! r/endless: a link, which is not followed", "file",
                                               "! r/inner/loop: a link, which is not followed",
                                               "! r/link: a link, which is not followed",
                                               "! r/pipe: neither a regular file nor a folder",
                                               "! r/socket: neither a regular file nor a folder"));
}

TEST(FolderWalk, TakesNamesOfAnyBytes) {
  const TemporaryFolder folder;
  for (const char* name : {"a\nb", "\x1B[2J", "bad\xFF", "with space", "-rf"}) {
    folder.write(name, "x");
  }
  EXPECT_THAT(walk(folder.path()), ElementsAre("\x1B[2J", "-rf", "a\nb", "bad\xFF", "with space"));
}

TEST(FolderWalk, StopsAtItsDepthAndGoesOnBehind) {
  const TemporaryFolder folder;
  folder.write("a/b/c/deep", "x");
  folder.write("a/b/here", "x");
  folder.write("z", "x");
  EXPECT_THAT(walk(folder.path(), 3),
              ElementsAre("! r/a/b/c: deeper than 3 folders; not read", "a/b/here", "z"));
  EXPECT_THAT(walk(folder.path(), 4), ElementsAre("a/b/c/deep", "a/b/here", "z"));
}

TEST(FolderWalk, DeepFoldersNeedFewDescriptors) {
  const TemporaryFolder folder;
  std::string path;
  for (int i = 0; i < 62; ++i)
    path += "d/";
  folder.write(path + "file", "x");
  EXPECT_THAT(walk(folder.path()), ElementsAre(path + "file"));
}

TEST(FolderWalk, ReportsWhatMayNotBeReadAndGoesOn) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TemporaryFolder folder;
  folder.write("a/file", "x");
  folder.write("b", "x");
  folder.write("c", "x");
  fs::permissions(folder / "a", fs::perms::none);
  fs::permissions(folder / "b", fs::perms::none);
  EXPECT_THAT(walk(folder.path()), ElementsAre("! cannot open r/a: permission denied",
                                               "! cannot open r/b: permission denied", "c"));
  fs::permissions(folder / "a", fs::perms::owner_all);
}

}  // namespace
}  // namespace pressmark
