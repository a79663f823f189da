// SPDX-License-Identifier: GPL-2.0-or-later
//
// What was read from where, as --delete-missing sees it.

#include "indexer/article_origin.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

TEST(ArticleOrigins, IncludeWhatLiesInThem) {
  struct Row {
    std::string origin;
    std::string path;
    bool is_included;
  };
  for (const Row& row : std::vector<Row>{
           {"news", "news/2017/a.txt", true},
           {"news/", "news/a.txt", true},
           {"./news//", "news/a.txt", true},
           {"news/2018/..", "news/a.txt", true},
           {"news", "./news/a.txt", true},
           {"news", "newsletters/a.txt", false},
           {"news", "old/news/a.txt", false},
           {"news", "/srv/news/a.txt", true},
           {"/srv/news", "news/a.txt", true},
           {"/srv/./news/", "./news/a.txt", true},
           {"../srv/news", "news/a.txt", true},
           {"news", "/var/news/a.txt", false},
           {"/var/news", "news/a.txt", false},
           {"/srv/news", "/srv/news/a.txt", true},
           {"/", "/srv/news/a.txt", true},
           {".", "news/a.txt", true},
           {".", "../news/a.txt", false},
           {".", "/news/a.txt", false},
           {".", "/srv/news/a.txt", true},
           {".", "stdin#4", false},
           {"..", "../a.txt", true},
           {"..", "a.txt", true},
           {"all.jsonl", "all.jsonl#12", true},
           {"all.jsonl", "all.jsonl", true},
           {"all.jsonl", "all.jsonl.old", false},
           {"all.jsonl", "all.jsonl#12x", false},
           {"all.jsonl", "all.jsonl#", false},
           {"news", "news/all.jsonl#3", true},
           {"news#1", "news#1/a.txt", true},
           {"-", "stdin#4", true},
           {"-", "stdin", true},
           {"-", "stdin/a.txt", false},
           {"stdin", "stdin/a.txt", true},
           {"-", "-", false},
           {"a\xff", "a\xEF\xBF\xBD/b.txt", true},  // as the readers repair names
       }) {
    EXPECT_EQ(ArticleOrigins({row.origin}, "/srv").include(row.path), row.is_included)
        << row.origin << " and " << row.path;
  }
}

TEST(ArticleOrigins, AnyOfSeveralWillDo) {
  const ArticleOrigins origins{{"a", "b"}, "/srv"};
  EXPECT_TRUE(origins.include("a/x"));
  EXPECT_TRUE(origins.include("b/x"));
  EXPECT_FALSE(origins.include("c/x"));
  EXPECT_FALSE(ArticleOrigins({}, "/srv").include("a/x"));
}

}  // namespace
}  // namespace pressmark
