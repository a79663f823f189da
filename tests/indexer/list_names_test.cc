// SPDX-License-Identifier: GPL-2.0-or-later
//
// The names of an archive, counted by article, with and without what the user says about them.
#include "indexer/list_names.h"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

TinyArchive archive_of_names() {
  constexpr auto who = EntityType::person;
  return TinyArchive{{{{.id = "1",
                        .body = "Sergei Lavrov, Sergey Lavrov, Anna Berg of Acme.",
                        .names = {{who, "Sergei Lavrov"},
                                  {who, "Sergey Lavrov"},
                                  {who, "Anna Berg"},
                                  {EntityType::organisation, "Acme"}}}},
                      {{.id = "2", .body = "Sergei Lavrov.", .names = {{who, "Sergei Lavrov"}}},
                       {.id = "3", .body = "Sergei Lavrov.", .names = {{who, "Sergei Lavrov"}}}}}};
}

TEST(ListNames, CountsArticlesAndShowsSpellings) {
  const TinyArchive archive = archive_of_names();
  const auto names = list_names(archive.reader());
  EXPECT_EQ(describe_name_list(names, 20),
            "type    articles  name\n"
            "person         3  Sergei Lavrov (also Sergey Lavrov)\n"
            "person         1  Anna Berg\n"
            "org            1  Acme\n");
  EXPECT_EQ(describe_name_list(names, 1),
            "type    articles  name\n"
            "person         3  Sergei Lavrov (also Sergey Lavrov)\n"
            "2 more: --top shows them\n");
  EXPECT_EQ(name_list_to_json(names, 1, "a.pm"),
            R"({"schema":1,"archive":"a.pm","names":[{"type":"person","name":"Sergei Lavrov",)"
            R"("aliases":["Sergey Lavrov"],"articles":3}],"more_names":2})"
            "\n");
  EXPECT_EQ(describe_name_list({}, 20), "no names\n");
}

TEST(ListNames, FollowsTheAliasFile) {
  const TinyArchive archive = archive_of_names();
  std::ofstream{archive.path() / "aliases.txt"} << "merge person \"Anna Berg\" \"Sergei Lavrov\"\n"
                                                   "hide org \"Acme\"\n";
  Result<ArchiveReader> reader = ArchiveReader::open(archive.path());
  ASSERT_TRUE(reader);
  const Status read = reader->read_aliases();
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(describe_name_list(list_names(*reader), 20),
            "type    articles  name\n"
            "person         3  Anna Berg (also Sergei Lavrov, Sergey Lavrov)\n");
}

TEST(ListNames, ShowsNothingThatATerminalWouldObey) {
  ListedName name{EntityType::place, "a\x1b[2J", {"b\nc"}, 1};
  EXPECT_EQ(describe_name_list({name}, 20),
            "type    articles  name\nplace          1  a\\x1b[2J (also b c)\n");
}

}  // namespace
}  // namespace pressmark
