// SPDX-License-Identifier: GPL-2.0-or-later
//
// Paths of every kind, one after the other, and a folder as hostile as we can make one.

#include "indexer/sources/article_reader.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/utf8.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

// Programs are told what an error is about, and need not take it out of the sentence.
void expect_path(const Error& error) {
  if (error.kind == ErrorKind::invalid_argument) return;  // about no file
  EXPECT_NE(error.path, "") << error.message;
  EXPECT_TRUE(error.message.starts_with(error.path + ":") ||
              error.message.find(" " + error.path + ": ") != std::string::npos)
      << error.message << " is not about " << error.path;
}

// "id @ path" or "! error" of every article; the folder's own path is written as "~".
std::vector<std::string> read_all(const TemporaryFolder& folder, std::vector<std::string> paths,
                                  const ReadOptions& options = {}) {
  const auto reader = open_articles(paths, options);
  std::vector<std::string> found;
  while (std::optional<Result<Article>> article = reader->next()) {
    if (!article->has_value()) expect_path(article->error());
    std::string text = article->has_value() ? (*article)->id + " @ " + (*article)->path
                                            : "! " + article->error().message;
    for (std::size_t at = 0; (at = text.find(folder.path().string(), at)) != std::string::npos;) {
      text.replace(at, folder.path().string().size(), "~");
    }
    found.push_back(std::move(text));
  }
  EXPECT_FALSE(reader->next().has_value());
  return found;
}

// Standard input from a file, for as long as the object lives.
class StandardInput {
 public:
  explicit StandardInput(const fs::path& path) : saved_(::dup(STDIN_FILENO)) {
    const FileDescriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    ::dup2(file.get(), STDIN_FILENO);
  }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;
  ~StandardInput() {
    ::dup2(saved_, STDIN_FILENO);
    ::close(saved_);
  }

 private:
  int saved_;
};

TEST(OpenArticles, GivesIdsAndPaths) {
  const TemporaryFolder folder;
  folder.write("c/2017/05/a.txt", "The talks began.");
  folder.write("c/n.jsonl", "{\"title\":\"A\"}\n{\"id\":\"own\",\"title\":\"B\"}\n");
  const std::string root = folder / "c";
  const auto all = ElementsAre("2017/05/a.txt @ ~/c/2017/05/a.txt", "n.jsonl#1 @ ~/c/n.jsonl#1",
                               "own @ ~/c/n.jsonl#2");
  EXPECT_THAT(read_all(folder, {root}), all);
  EXPECT_THAT(read_all(folder, {root + "///"}), all);
  EXPECT_THAT(read_all(folder, {root + "/n.jsonl", root + "/2017/05/a.txt", root + "/2017"}),
              ElementsAre("n.jsonl#1 @ ~/c/n.jsonl#1", "own @ ~/c/n.jsonl#2",
                          "a.txt @ ~/c/2017/05/a.txt", "05/a.txt @ ~/c/2017/05/a.txt"));
  EXPECT_THAT(read_all(folder, {}), ElementsAre());
}

TEST(OpenArticles, ReadsStandardInput) {
  const TemporaryFolder folder;
  {
    const StandardInput input{folder.write("text", "The talks began.")};
    EXPECT_THAT(read_all(folder, {"-"}), ElementsAre("stdin#1 @ stdin#1"));
  }
  const StandardInput input{folder.write("lines", "{\"title\":\"A\"}\nx\n{\"title\":\"B\"}\n")};
  EXPECT_THAT(read_all(folder, {"-"}),
              ElementsAre("stdin#1 @ stdin#1",
                          "! stdin:2: not a JSON object: the JSON document has an improper "
                          "structure",
                          "stdin#3 @ stdin#3"));
}

TEST(OpenArticles, FollowsALinkThatIsNamed) {
  const TemporaryFolder folder;
  folder.write("real/a.txt", "The talks began.");
  fs::create_directory_symlink("real", folder / "folder");
  fs::create_symlink("real/a.txt", folder / "file");
  EXPECT_THAT(read_all(folder, {folder / "folder", folder / "file"}),
              ElementsAre("a.txt @ ~/folder/a.txt", "file @ ~/file"));
}

TEST(OpenArticles, GoesOnBehindAPathThatCannotBeRead) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  fs::create_symlink("loop", folder / "loop");
  const std::string last = folder.write("a.txt", "The talks began.");
  EXPECT_THAT(
      read_all(folder, {folder / "missing", folder / "pipe", folder / "loop", "/dev/zero", last}),
      ElementsAre("! cannot open ~/missing: no such file or directory",
                  "! ~/pipe: neither a regular file nor a folder",
                  "! cannot open ~/loop: too many levels of symbolic links",
                  "! /dev/zero: neither a regular file nor a folder", "a.txt @ ~/a.txt"));
}

TEST(OpenArticles, TakesAFormatAtItsWord) {
  const TemporaryFolder folder;
  const std::string json = folder.write("a", "{\"title\":\"A\"}\n");
  const std::string html = folder.write("b", "<html><p>The talks began.");
  const std::string gzip = folder.write("c", "\x1F\x8B\x08...");
  EXPECT_THAT(read_all(folder, {json, html, gzip}, {.format = ArticleFormat::plain_text}),
              ElementsAre("a @ ~/a", "b @ ~/b", "! ~/c: damaged gzip data"));
  EXPECT_THAT(
      read_all(folder, {html}, {.format = ArticleFormat::json_lines}),
      ElementsAre("! ~/b:1: not a JSON object: the JSON document has an improper structure"));
}

TEST(OpenArticles, CountsTheBytesOfAllFiles) {
  const TemporaryFolder folder;
  folder.write("c/a.txt", std::string(1000, 'x'));
  folder.write("c/b.txt", std::string(200'000, 'x'));
  const auto reader = open_articles({folder / "c"}, {});
  EXPECT_EQ(reader->bytes_read(), 0U);
  while (reader->next().has_value()) {
  }
  EXPECT_EQ(reader->bytes_read(), 201'000U);
}

TEST(OpenArticles, DatesAnArticleByTheAddressThatItsSourceIs) {
  const TemporaryFolder folder;
  folder.write("a.jsonl", R"({"body":"B","source":"https://www.example.org/2017/02/16/talks"})");
  const auto reader = open_articles({(folder / "a.jsonl").string()}, {});
  const auto article = reader->next();
  ASSERT_TRUE(article && article->has_value());
  EXPECT_EQ((*article)->source, "example.org");
  ASSERT_TRUE((*article)->published);
  EXPECT_EQ(to_string(*(*article)->published), "2017-02-16");
  EXPECT_EQ((*article)->date_by, DateBy::url);
}

TEST(OpenArticles, ReadsUtf16AndRefusesNothingForWindowsText) {
  const TemporaryFolder folder;
  folder.write("c/a.txt", std::string{"\xFF\xFE"
                                      "B\0o\0n\0n\0\xFC\0.\0",
                                      14});
  folder.write("c/b.txt", "Caf\xE9 closed.");
  const auto reader = open_articles({folder / "c"}, {});
  const auto first = reader->next();
  ASSERT_TRUE(first && first->has_value());
  EXPECT_EQ((*first)->body, "Bonn\u00FC.");
  EXPECT_EQ((*first)->flags, 0U);
  const auto second = reader->next();
  ASSERT_TRUE(second && second->has_value());
  EXPECT_EQ((*second)->body, "Caf\u00E9 closed.");
  EXPECT_TRUE((*second)->has_flag(ArticleFlag::guessed_charset));
}

TEST(OpenArticles, SurvivesAHostileFolder) {
  const TemporaryFolder folder;
  folder.write("h/a\nb.txt", "The talks began.");
  folder.write("h/\x1B[2Jc.txt", "The talks began.");
  folder.write("h/bad\xFF.txt", "The talks began.");
  folder.write("h/big.txt", std::string(20U << 20U, 'x'));
  folder.write("h/binary", std::string(5000, '\x01'));
  folder.write("h/empty", "");
  folder.write("h/nul.txt", std::string{"The talks\0 began.", 17});
  folder.write("h/utf8.txt", "\xC0\xAF\xED\xA0\x80 \xF5");
  folder.write("h/" + std::string(255, 'n'), "The talks began.");
  fs::create_symlink("/dev/zero", folder / "h/zero");
  fs::create_directory_symlink(".", folder / "h/self");
  ASSERT_EQ(::mkfifo((folder / "h/pipe").c_str(), 0600), 0);
  std::string deep;
  for (int i = 0; i < 70; ++i)
    deep += "d/";
  folder.write("h/" + deep + "file", "The talks began.");

  std::string folders_to_limit = "d";
  for (int i = 1; i < 64; ++i)
    folders_to_limit += "/d";
  EXPECT_THAT(
      read_all(folder, {folder / "h"}),
      ElementsAre("\x1B[2Jc.txt @ ~/h/\x1B[2Jc.txt", "a\nb.txt @ ~/h/a\nb.txt",
                  "bad\uFFFD.txt @ ~/h/bad\uFFFD.txt", "! ~/h/big.txt: larger than 16 MiB",
                  "! ~/h/binary: not a text file (binary data)",
                  "! ~/h/" + folders_to_limit + ": deeper than 64 folders; not read",
                  "! ~/h/empty: empty file",
                  std::string(255, 'n') + " @ ~/h/" + std::string(255, 'n'),
                  "nul.txt @ ~/h/nul.txt", "! ~/h/pipe: neither a regular file nor a folder",
                  "! ~/h/self: a link, which is not followed", "utf8.txt @ ~/h/utf8.txt",
                  "! ~/h/zero: a link, which is not followed"));
}

TEST(CheckReadOptions, RefusesAMapToNowhere) {
  EXPECT_TRUE(check_read_options({}));
  EXPECT_TRUE(check_read_options({.field_map = {{"title", "kicker"}}}));
  const ReadOptions misspelt{.field_map = {{"titel", "kicker"}}};
  EXPECT_FALSE(check_read_options(misspelt));
  const TemporaryFolder folder;
  EXPECT_THAT(read_all(folder, {folder.write("a.txt", "The talks began.")}, misspelt),
              ElementsAre("! --map titel=kicker: 'titel' is not a field of an article"));
}

// Feeds, mails and web archives of all kinds, many broken on purpose: each file is read, or
// rejected by name.
TEST(OpenArticles, LoseNoFileOfTheSharedCollections) {
  std::size_t files = 0;
  for (const std::string_view name : {"raw/email", "raw/feeds", "raw/warc"}) {
    const auto folder = shared_data(name);
    if (!folder) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
    for (const auto& entry : fs::recursive_directory_iterator{*folder}) {
      if (!entry.is_regular_file()) continue;
      ++files;
      const std::string path = entry.path().string();
      const auto reader = open_articles({path}, {});
      std::size_t records = 0;
      while (const std::optional<Result<Article>> record = reader->next()) {
        ++records;
        if (record->has_value()) continue;
        EXPECT_TRUE(record->error().message.starts_with(path)) << record->error().message;
        EXPECT_TRUE(record->error().path.starts_with(path)) << record->error().path;
        expect_path(record->error());
      }
      EXPECT_GT(records, 0U) << path << " was lost";
    }
  }
  EXPECT_GE(files, 250U);
}

}  // namespace
}  // namespace pressmark
