// SPDX-License-Identifier: GPL-2.0-or-later
//
// Parts of JSON answers: keys, their order, null for what is absent.
#include "searcher/output/json_parts.h"

#include <gtest/gtest.h>

#include "searcher/archive_identity.h"

namespace pressmark {
namespace {

TEST(JsonParts, TextsAndDatesMayBeAbsent) {
  JsonWriter json;
  json.begin_object();
  write_text_or_null(json, "a", "");
  write_text_or_null(json, "b", "x\"y");
  write_date(json, parse_iso_date("2017-02-16"), DateBy::dateline);
  json.end_object();
  EXPECT_EQ(json.take(), R"({"a":null,"b":"x\"y","date":"2017-02-16","date_by":"dateline"})");
}

TEST(JsonParts, QueryAndArchive) {
  const std::vector<QueryNote> notes{{{2, 4}, "note"}};
  ArchiveIdentity archive;
  archive.fingerprint = "f";
  archive.analysis = "a";
  archive.articles = 7;
  JsonWriter json;
  json.begin_object();
  write_query(json, {"a or", "a AND or", notes});
  write_archive(json, archive);
  json.end_object();
  EXPECT_EQ(json.take(),
            R"({"query":{"text":"a or","read_as":"a AND or","notes":)"
            R"([{"begin":2,"end":4,"message":"note"}]},)"
            R"("archive":{"fingerprint":"f","analysis":"a","aliases":null,"articles":7}})");
}

}  // namespace
}  // namespace pressmark
