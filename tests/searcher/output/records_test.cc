// SPDX-License-Identifier: GPL-2.0-or-later
//
// Exported articles: every field in every format.
#include "searcher/output/records.h"

#include <vector>

#include <gtest/gtest.h>

namespace pressmark {
namespace {

ExportRecord record() {
  ExportRecord record;
  record.article.id = "a,1";
  record.article.path = "in/a";
  record.article.title = "=1+1";
  record.article.body = "One.\n\tTwo \"2\"\x1b.";
  record.article.published = parse_iso_date("2017-02-16");
  record.article.date_by = DateBy::metadata;
  record.article.language = "en";
  record.score = 0.1;
  record.names[0] = {"Anna Berg", "Kofi Mensah"};
  return record;
}

std::vector<ExportField> all_fields() {
  std::vector<ExportField> fields;
  for (const auto& [name, field] : export_fields())
    fields.push_back(field);
  return fields;
}

TEST(Records, RowsHaveEveryFieldAndAreSafe) {
  EXPECT_EQ(format_record_header(OutputFormat::csv, all_fields()),
            "id,date,date_by,title,source,language,url,path,score,body,byline,section,"
            "topics,dateline,captions,added,"
            "person,org,place\n");
  EXPECT_EQ(format_record(OutputFormat::csv, all_fields(), record()),
            "\"a,1\",2017-02-16,metadata,'=1+1,,en,,in/a,0.1,\"One.\n\tTwo \"\"2\"\"\\x1b.\",,,,,,,"
            "Anna Berg; Kofi Mensah,,\n");
  EXPECT_EQ(format_record_header(OutputFormat::tsv, {ExportField::id, ExportField::person}),
            "id\tperson\n");
  EXPECT_EQ(format_record(OutputFormat::tsv, {ExportField::source, ExportField::body}, record()),
            "\tOne.\\n\\tTwo \"2\"\\\\x1b.\n");
}

TEST(Records, JsonLinesKeepEveryByteAndListNames) {
  EXPECT_EQ(format_record_header(OutputFormat::jsonl, all_fields()), "");
  EXPECT_EQ(format_record(OutputFormat::jsonl, all_fields(), record()),
            R"({"id":"a,1","date":"2017-02-16","date_by":"metadata","title":"=1+1",)"
            R"("source":null,"language":"en","url":null,"path":"in/a","score":0.1,)"
            R"("body":"One.\n\tTwo \"2\"\u001b.","byline":null,"section":null,"topics":[],)"
            R"("dateline":null,"captions":null,"added":null,)"
            R"("person":["Anna Berg","Kofi Mensah"],)"
            R"("org":[],"place":[]})"
            "\n");
}

}  // namespace
}  // namespace pressmark
