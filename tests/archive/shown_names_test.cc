// SPDX-License-Identifier: GPL-2.0-or-later
//
// The names of an article by type, with and without what the user says about them.
#include "archive/shown_names.h"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

constexpr auto human = EntityType::person;
constexpr auto body_of_people = EntityType::organisation;

TinyArchive named_articles() {
  return TinyArchive{
      {{{.id = "1",
         .body = "Sergei Lavrov, Sergey Lavrov, Anna Berg of Sputnik.",
         .names = {{human, "Sergei Lavrov"},
                   {human, "Sergey Lavrov"},
                   {human, "Anna Berg"},
                   {body_of_people, "Sputnik"}}},
        {.id = "2", .body = "Nobody."}},
       {{.id = "3", .body = "Sergei Lavrov.", .names = {{human, "Sergei Lavrov"}}}}}};
}

// "Anna Berg, Sergei Lavrov"
std::string joined(const ArchiveReader& archive, std::size_t segment, DocumentId document,
                   EntityType type) {
  std::string text;
  for (const std::string_view name : shown_names(archive, segment, document, type)) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

TEST(ShownNames, HaveEachNameOnceInOrder) {
  const TinyArchive archive = named_articles();
  EXPECT_EQ(joined(archive.reader(), 0, 1, human), "Anna Berg, Sergei Lavrov");
  EXPECT_EQ(joined(archive.reader(), 0, 1, body_of_people), "Sputnik");
  EXPECT_EQ(joined(archive.reader(), 0, 1, EntityType::place), "");
  EXPECT_EQ(joined(archive.reader(), 0, 2, human), "");
  EXPECT_EQ(joined(archive.reader(), 1, 1, human), "Sergei Lavrov");
}

TEST(ShownNames, FollowTheAliasFile) {
  const TinyArchive archive = named_articles();
  std::ofstream{archive.path() / "aliases.txt"} << "hide person \"Anna Berg\"\n"
                                                   "retype org \"Sputnik\" person\n"
                                                   "split person \"Sergey Lavrov\"\n";
  Result<ArchiveReader> reader = ArchiveReader::open(archive.path());
  ASSERT_TRUE(reader);
  EXPECT_EQ(joined(*reader, 0, 1, human), "Anna Berg, Sergei Lavrov") << "it was not read";
  const Status read = reader->read_aliases();
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(joined(*reader, 0, 1, human), "Sergei Lavrov, Sergey Lavrov, Sputnik");
  EXPECT_EQ(joined(*reader, 0, 1, body_of_people), "");
}

}  // namespace
}  // namespace pressmark
