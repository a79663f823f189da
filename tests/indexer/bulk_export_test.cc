// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is handed to a search server: two lines for each article, whole and in one order.
#include "indexer/bulk_export.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <simdjson.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

constexpr auto bulk_person = EntityType::person;

std::string exported(const ArchiveReader& archive, const std::string& index = "") {
  std::string text;
  const auto count = export_bulk(archive, index, [&](std::string_view piece) -> Status {
    EXPECT_TRUE(piece.ends_with("}\n"));
    text += piece;
    return ok;
  });
  EXPECT_TRUE(count) << count.error().message;
  EXPECT_EQ(static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')), *count * 2);
  return text;
}

TEST(BulkExport, HasALineToNameEachArticleAndOneForItsFields) {
  const TinyArchive archive{{{{.id = "b", .body = "Second."}},
                             {{.id = "a\nb",
                               .title = "A \"visit\"",
                               .body = "Sergei Lavrov, Sergey Lavrov.\n\nIn Bonn on May 9, 2016.",
                               .date = "2017-05-11",
                               .source = "Post",
                               .names = {{bulk_person, "Sergei Lavrov"},
                                         {bulk_person, "Sergey Lavrov"},
                                         {EntityType::place, "Bonn"}},
                               .section = "World",
                               .byline = "Jo Berg",
                               .captions = "The hall.",
                               .dateline = "BONN, AP",
                               .topics = {"trade", "a \"b\""},
                               .added = "2018-01-02"}}}};
  EXPECT_EQ(
      exported(archive.reader()),
      R"({"index":{"_id":"a\nb"}})"
      "\n"
      R"({"id":"a\nb","title":"A \"visit\"",)"
      R"("body":"Sergei Lavrov, Sergey Lavrov.\n\nIn Bonn on May 9, 2016.",)"
      R"("date":"2017-05-11","date_by":"explicit","source":"Post","language":"en","url":null,)"
      R"("path":"tiny/a\nb","byline":"Jo Berg","section":"World","topics":["trade","a \"b\""],)"
      R"("dateline":"BONN, AP","captions":"The hall.","added":"2018-01-02",)"
      R"("person":["Sergei Lavrov"],"org":[],"place":["Bonn"],)"
      R"("mentions":[{"gte":"2016-05-09","lte":"2016-05-09"}],)"
      R"("family":{"id":"a\nb","copies":1},"flags":[]})"
      "\n"
      R"({"index":{"_id":"b"}})"
      "\n"
      R"({"id":"b","title":null,"body":"Second.","date":null,"date_by":"none","source":null,)"
      R"("language":"en","url":null,"path":"tiny/b","byline":null,"section":null,"topics":[],)"
      R"("dateline":null,"captions":null,"added":null,)"
      R"("person":[],"org":[],"place":[],"mentions":[],"family":{"id":"b","copies":1},)"
      R"("flags":[]})"
      "\n");
}

TEST(BulkExport, NamesTheIndexIfAskedTo) {
  const TinyArchive archive{{{{.id = "a", .body = "Words."}}}};
  const std::string text = exported(archive.reader(), "news-2017");
  EXPECT_TRUE(text.starts_with("{\"index\":{\"_index\":\"news-2017\",\"_id\":\"a\"}}\n")) << text;
}

TEST(BulkExport, AnIdThatIsTooLongIsAHash) {
  const std::string longest(longest_bulk_id, 'x');
  const TinyArchive archive{{{{.id = longest, .body = "a"}, {.id = longest + "y", .body = "b"}}}};
  const std::string text = exported(archive.reader());
  EXPECT_NE(text.find("\"_id\":\"" + longest + "\""), std::string::npos);
  EXPECT_NE(text.find("\"_id\":\"xxh3-"), std::string::npos);
  EXPECT_NE(text.find("{\"id\":\"" + longest + "y\""), std::string::npos) << "it keeps its own";
}

TEST(BulkExport, TellsCopiesByTheFirst) {
  std::string storm;
  for (int i = 0; i < 60; ++i)
    storm += "storm" + std::to_string(i) + " ";
  const TinyArchive archive{{{{.id = "late", .body = storm, .date = "2017-02-02"}},
                             {{.id = "soon", .body = storm, .date = "2017-02-01"}}}};
  const std::string text = exported(archive.reader());
  const std::string family = R"("family":{"id":"soon","copies":2})";
  const std::size_t first = text.find(family);
  ASSERT_NE(first, std::string::npos) << text;
  EXPECT_NE(text.find(family, first + 1), std::string::npos) << text;
}

TEST(BulkExport, IsTheSameHoweverTheArchiveIsCut) {
  std::vector<TinyArticle> articles;
  for (int i = 0; i < 200; ++i)
    articles.push_back({.id = std::to_string(i * 7919 % 1000), .body = std::string(1000, 'x')});
  const auto half = static_cast<std::ptrdiff_t>(articles.size() / 2);
  const TinyArchive whole{{articles}};
  const TinyArchive halves{
      {{articles.begin() + half, articles.end()}, {articles.begin(), articles.begin() + half}}};
  EXPECT_EQ(exported(whole.reader()), exported(halves.reader()));
}

TEST(BulkExport, StopsWhereItCannotPrint) {
  std::vector<TinyArticle> articles;
  for (int i = 0; i < 200; ++i)
    articles.push_back({.id = std::to_string(i), .body = std::string(1000, 'x')});
  const TinyArchive archive{{articles}};
  int calls = 0;
  const auto count = export_bulk(archive.reader(), "", [&](std::string_view) -> Status {
    ++calls;
    return Error{ErrorKind::io, "the disk is full"};
  });
  ASSERT_FALSE(count);
  EXPECT_EQ(count.error().message, "the disk is full");
  EXPECT_EQ(calls, 1);
}

TEST(BulkMapping, HasATypeForEveryKey) {
  const TinyArchive archive{{{{.id = "a", .body = "Words."}}}};
  std::istringstream lines{exported(archive.reader())};
  std::string line;
  std::getline(lines, line);
  std::getline(lines, line);
  simdjson::dom::parser parser;
  simdjson::dom::parser mapping_parser;
  const simdjson::dom::object article = parser.parse(line);
  const simdjson::dom::object types =
      mapping_parser.parse(bulk_mapping())["mappings"]["properties"];
  EXPECT_EQ(types.size(), article.size());
  for (const auto field : article) {
    EXPECT_FALSE(types[field.key].error()) << field.key;
  }
  EXPECT_EQ(std::string_view{types["date"]["format"]}, "strict_date");
  EXPECT_EQ(std::string_view{types["person"]["fields"]["words"]["type"]}, "text");
}

TEST(CheckIndexName, KnowsWhatServersTake) {
  for (const std::string& name :
       std::vector<std::string>{"news", "news-2017", "n_1", std::string(255, 'a'), "новости"}) {
    EXPECT_TRUE(check_index_name(name)) << name;
  }
  for (const std::string& name :
       std::vector<std::string>{"", "News", "a b", "-a", "_a", "+a", ".a", "..", "a/b", "a:b",
                                "a,b", "a\nb", "a\x7f", "a#"}) {
    const Status checked = check_index_name(name);
    ASSERT_FALSE(checked) << name;
    EXPECT_EQ(checked.error().kind, ErrorKind::invalid_argument);
    EXPECT_FALSE(checked.error().hint.empty());
  }
  EXPECT_FALSE(check_index_name(std::string(256, 'a')));
}

}  // namespace
}  // namespace pressmark
