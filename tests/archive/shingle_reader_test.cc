// SPDX-License-Identifier: GPL-2.0-or-later
//
// The shingles read from a segment are those of the articles that were written, body alone.

#include "archive/shingle_reader.h"

#include <gtest/gtest.h>

#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

TEST(ShingleReader, ReadsTheBodiesThatWereWritten) {
  const testing::TemporaryFolder folder;
  const auto articles = testing::make_up_articles(80, 5);
  testing::write_segment(folder.path(), articles);
  const auto segment = SegmentReader::open_unpublished(folder.path());
  ASSERT_TRUE(segment) << segment.error().message;
  ShingleReader reader{*segment};
  ShingleSet found;
  std::size_t with_shingles = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    std::vector<std::uint64_t> body;
    for (const auto& word : articles[i].words) {
      if (articles[i].ends.field_at(word.position) == TextField::body)
        body.push_back(hash_stem(word.stem));
    }
    ShingleSet expected;
    find_shingles(body, expected);
    const auto document = static_cast<DocumentId>(i + 1);
    reader.read(document, found);
    EXPECT_EQ(found, expected) << i;
    EXPECT_EQ(segment->columns().sketch[document], make_sketch(expected)) << i;
    with_shingles += found.empty() ? 0U : 1U;
  }
  EXPECT_GT(with_shingles, 40U);
  EXPECT_LT(with_shingles, 80U);
}

}  // namespace
}  // namespace pressmark
