// SPDX-License-Identifier: GPL-2.0-or-later
//
// Packing is taken off by content, whatever the name says, and never in vain.

#include "indexer/sources/open_source.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/indexer/sources/packed_files.h"

namespace pressmark {
namespace {

// What the first record is: "id: body", or its Error's message.
std::string first_record(std::string bytes, const ReadOptions& options = {}) {
  auto reader =
      open_source(make_memory_source(std::move(bytes)), {.id = "a", .path = "d/a"}, options);
  if (!reader) return reader.error().message;
  const std::optional<Result<Article>> record = (*reader)->next();
  if (!record) return "nothing";
  return record->has_value() ? (*record)->id + ": " + (*record)->body : record->error().message;
}

TEST(OpenSource, TakesOffAnyPacking) {
  const std::string text = "The talks began.";
  EXPECT_EQ(first_record(text), "a: " + text);
  for (const Packing packing : {Packing::gzip, Packing::bzip2, Packing::xz, Packing::zstd}) {
    EXPECT_EQ(first_record(compress(packing, text)), "a: " + text);
    EXPECT_EQ(first_record(compress(packing, "{\"body\":\"" + text + "\"}\n")), "a#1: " + text);
  }
  EXPECT_EQ(first_record(pack(Packing::tar, {{"b", text}})), "a/b: " + text);
  EXPECT_EQ(first_record(pack(Packing::zip, {{"b", text}})), "a/b: " + text);
}

TEST(OpenSource, AFormatThatIsAskedForIsThatOfWhatIsInside) {
  const ReadOptions as_text{.format = ArticleFormat::plain_text};
  EXPECT_EQ(first_record(gzip("{\"body\":\"x\"}"), as_text), "a: {\"body\":\"x\"}");
}

TEST(OpenSource, SaysWhyThereIsNothingToRead) {
  EXPECT_EQ(first_record(""), "d/a: empty file");
  EXPECT_EQ(first_record(gzip("")), "d/a: empty file");
  EXPECT_EQ(first_record("\x1F\x8B\x08"), "d/a: the gzip data end early");
  EXPECT_EQ(first_record(gzip(std::string(100, '\0'))), "d/a: not a text file (binary data)");
  EXPECT_EQ(first_record(pack(Packing::zip, {{"word/document.xml", "<x/>"}})),
            "d/a: not a text file (office document or program)");
}

}  // namespace
}  // namespace pressmark
