// SPDX-License-Identifier: GPL-2.0-or-later
//
// Joining lists gives the bytes of writing them as one.

#include "archive/postings_writer.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/archive/postings_fixture.h"

namespace pressmark {
namespace {

using testing::example_uuid;
using Posting = testing::MadeUpPosting;
using List = testing::MadeUpList;
using PostingsWriterTest = testing::PostingsFixture;

TEST_F(PostingsWriterTest, JoinsListsWithShiftedDocuments) {
  make_lengths(1200, 4);
  std::mt19937_64 random{4};
  for (int round = 0; round < 40; ++round) {
    const List first = random_list(random() % 500, 5, random);
    const List second = random_list(random() % 500, 5, random);
    write({first, second});
    const std::string both = testing::file_content(path_);
    const auto column = open();
    ASSERT_TRUE(column);
    std::vector<std::uint32_t> lengths = lengths_;
    lengths.insert(lengths.end(), lengths_.begin(), lengths_.end());
    const std::filesystem::path joined_path = folder_.path() / "joined";
    auto writer = PostingsWriter::create(joined_path, ColumnKind::postings, example_uuid, lengths);
    ASSERT_TRUE(writer);
    writer->add((*column)[0], 0);
    writer->add((*column)[1], 1200);
    writer->end_list();
    ASSERT_TRUE(writer->finish());

    List expected = first;
    for (const Posting& posting : second)
      expected.push_back({posting.document + 1200, posting.frequency});
    std::swap(lengths_, lengths);
    write({expected});
    std::swap(lengths_, lengths);
    ASSERT_TRUE(testing::file_content(path_) == testing::file_content(joined_path));
  }
}

TEST_F(PostingsWriterTest, AFolderThatIsMissingIsAnError) {
  const auto writer = PostingsWriter::create(folder_.path() / "missing" / "postings",
                                             ColumnKind::postings, example_uuid, lengths_);
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().kind, ErrorKind::io);
}

}  // namespace
}  // namespace pressmark
