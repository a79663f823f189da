// SPDX-License-Identifier: GPL-2.0-or-later
//
// Exports: every match, once, in order, until somebody has seen enough.
#include "searcher/export.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/random_articles.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> exported_ids(Searcher& searcher, const SearchRequest& request) {
  std::vector<std::string> ids;
  const auto count =
      export_matches(searcher, request, {}, [&](const ExportRecord& record) -> Status {
        ids.push_back(record.article.id);
        return ok;
      });
  EXPECT_TRUE(count) << count.error().message;
  EXPECT_EQ(*count, ids.size());
  return ids;
}

TEST(Export, HasEveryMatchWhateverLimitAndOffsetAre) {
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    const TinyArchive archive{random_segments(seed, 3)};
    auto searcher = Searcher::open(archive.path());
    ASSERT_TRUE(searcher);
    for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
      const auto response = searcher->search({.query = "red", .sort = sort, .limit = 1000});
      ASSERT_TRUE(response);
      std::vector<std::string> expected;
      for (const Hit& hit : response->hits)
        expected.push_back(hit.id);
      EXPECT_EQ(exported_ids(*searcher, {.query = "red", .sort = sort, .offset = 2, .limit = 1}),
                expected);
    }
  }
}

TEST(Export, NamesAreThoseOfFacetsAndThereOnlyIfAskedFor) {
  const TinyArchive archive{
      {{{.id = "a",
         .body = "Sergey Lavrov, Sergei Lavrov, Anna Berg",
         .names = {{EntityType::person, "Sergey Lavrov"},
                   {EntityType::person, "Sergei Lavrov"},
                   {EntityType::person, "Anna Berg"}}},
        {.id = "b", .body = "Sergei Lavrov", .names = {{EntityType::person, "Sergei Lavrov"}}}}}};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  std::vector<std::vector<std::string>> names;
  const auto keep = [&](const ExportRecord& record) -> Status {
    names.push_back(record.names[0]);
    return ok;
  };
  ASSERT_TRUE(export_matches(*searcher, {.query = "berg"}, {{ExportField::person}}, keep));
  ASSERT_TRUE(export_matches(*searcher, {.query = "berg"}, {{ExportField::place}}, keep));
  EXPECT_THAT(names, ElementsAre(ElementsAre("Anna Berg", "Sergei Lavrov"), IsEmpty()));
}

TEST(Export, EndsWithWhatTheVisitorFailsWith) {
  const TinyArchive archive{{{{.id = "a", .body = "red"}, {.id = "b", .body = "red"}}}};
  auto searcher = Searcher::open(archive.path());
  ASSERT_TRUE(searcher);
  int visited = 0;
  const auto ended = export_matches(*searcher, {.query = "red"}, {}, [&](const auto&) -> Status {
    ++visited;
    return Error{ErrorKind::io, "disk full"};
  });
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().message, "disk full");
  EXPECT_EQ(visited, 1);
  EXPECT_FALSE(
      export_matches(*searcher, {.query = "(red"}, {}, [](const auto&) { return Status{ok}; }));
}

TEST(Export, FieldsAreFoundByName) {
  std::vector<std::string> names;
  for (const auto& [name, field] : export_fields())
    names.emplace_back(name);
  const auto all = find_export_fields(names);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->size(), export_fields().size());
  EXPECT_EQ(all->front(), ExportField::id);
  EXPECT_EQ(all->back(), ExportField::place);

  EXPECT_EQ(find_export_fields({"id", "souce"}).error().hint, "did you mean source?");
  EXPECT_EQ(find_export_fields({"id", "id"}).error().message, "--fields: `id` is there twice");
  EXPECT_EQ(find_export_fields({}).error().message, "--fields: the list is empty");
}

}  // namespace
}  // namespace pressmark
