// SPDX-License-Identifier: GPL-2.0-or-later
//
// Posting lists against vectors of pairs: what was written is read, bounds are exact, damage shows.

#include "archive/postings.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "archive/column_file.h"
#include "archive/damaged_archive.h"
#include "archive/postings_writer.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

const std::string uuid = "12345678-1234-1234-1234-123456789abc";

struct Posting {
  DocumentId document;
  std::uint32_t frequency;

  friend bool operator==(const Posting&, const Posting&) = default;
};
using List = std::vector<Posting>;

class PostingsTest : public ::testing::Test {
 protected:
  void write(const std::vector<List>& lists, std::uint32_t unit = 1) {
    auto writer = PostingsWriter::create(path_, ColumnKind::postings, uuid, lengths_, unit);
    ASSERT_TRUE(writer) << writer.error().message;
    for (const List& list : lists) {
      for (const Posting& posting : list)
        writer->add(posting.document, posting.frequency);
      writer->end_list();
    }
    ASSERT_TRUE(writer->finish());
  }

  Result<PostingsColumn> open() const {
    auto file = VerifiedFile::open(path_, nullptr);
    EXPECT_TRUE(file);
    return PostingsColumn::open(*std::move(file), uuid, "postings");
  }

  void make_lengths(std::size_t documents, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    lengths_.resize(documents);
    for (std::uint32_t& length : lengths_)
      length = static_cast<std::uint32_t>(random() % 40);
  }

  // `size` postings; `high` is about the largest frequency.
  List random_list(std::size_t size, std::uint32_t high, std::mt19937_64& random) const {
    std::vector<DocumentId> documents(lengths_.size());
    for (std::size_t i = 0; i < documents.size(); ++i)
      documents[i] = static_cast<DocumentId>(i + 1);
    List list;
    std::sample(documents.begin(), documents.end(), std::back_inserter(documents_), size, random);
    for (const DocumentId document : documents_)
      list.push_back({document, 1 + static_cast<std::uint32_t>(random() % (1 + random() % high))});
    documents_.clear();
    return list;
  }

  // The impacts of some postings by their definition.
  std::vector<Impact> impacts_of(std::span<const Posting> postings) const {
    std::vector<Impact> impacts;
    for (const Posting& posting : postings) {
      const Impact own{posting.frequency, lengths_[posting.document - 1]};
      const bool is_dominated =
          std::any_of(postings.begin(), postings.end(), [&](const Posting& other) {
            const Impact beside{other.frequency, lengths_[other.document - 1]};
            return beside != own && beside.frequency >= own.frequency &&
                   beside.length <= own.length;
          });
      const bool is_known = std::find(impacts.begin(), impacts.end(), own) != impacts.end();
      if (!is_dominated && !is_known) impacts.push_back(own);
    }
    std::sort(impacts.begin(), impacts.end(),
              [](const Impact& a, const Impact& b) { return a.frequency < b.frequency; });
    return impacts;
  }

  static List read(const PostingList& list) {
    List postings;
    PostingBlock block{};
    for (std::uint32_t b = 0; b < list.blocks(); ++b) {
      list.read(b, block);
      for (std::uint32_t i = 0; i < block.size; ++i)
        postings.push_back({block.documents[i], block.frequencies[i]});
    }
    return postings;
  }

  testing::TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "postings";
  std::vector<std::uint32_t> lengths_;
  mutable std::vector<DocumentId> documents_;
};

constexpr std::array<std::size_t, 14> sizes{0,   1,   2,   3,   40,  126, 127,
                                            128, 129, 255, 256, 300, 640, 1999};

TEST_F(PostingsTest, ReadsWhatWasWritten) {
  make_lengths(2000, 1);
  std::mt19937_64 random{1};
  for (const std::uint32_t unit : {1U, 3U}) {
    std::vector<List> lists;
    for (int round = 0; round < 3; ++round) {
      for (const std::size_t size : sizes)
        lists.push_back(random_list(size, round == 0 ? 1 : round == 1 ? 9 : 1000, random));
    }
    for (List& list : lists) {
      for (Posting& posting : list)
        posting.frequency *= unit;
    }
    write(lists, unit);
    const auto column = open();
    ASSERT_TRUE(column) << column.error().message;
    ASSERT_EQ(column->rows(), lists.size());
    PostingsCursor cursor{*column};
    for (std::uint32_t row = 0; row < lists.size(); ++row) {
      const PostingList list = (*column)[row];
      ASSERT_EQ(list.size(), lists[row].size());
      ASSERT_TRUE(read(list) == lists[row]) << "list " << row;
      ASSERT_TRUE(read(cursor.next()) == lists[row]) << "list " << row;
    }
  }
}

TEST_F(PostingsTest, BoundsAreExactForEveryBlockAndTheList) {
  make_lengths(2000, 2);
  std::mt19937_64 random{2};
  for (const std::uint32_t high : {1U, 6U, 254U, 300U, 100'000U}) {
    const List postings = random_list(1000, high, random);
    write({postings});
    const auto column = open();
    ASSERT_TRUE(column);
    const PostingList list = (*column)[0];
    const auto collect = [](std::vector<Impact>& impacts) {
      return [&impacts](Impact impact) { impacts.push_back(impact); };
    };
    std::vector<Impact> of_list;
    list.for_each_impact(collect(of_list));
    EXPECT_EQ(of_list, impacts_of(postings)) << high;
    for (std::uint32_t b = 0; b < list.blocks(); ++b) {
      const std::size_t begin = b * std::size_t{posting_block_size};
      const std::size_t size = std::min<std::size_t>(posting_block_size, postings.size() - begin);
      std::vector<Impact> of_block;
      list.for_each_impact(b, collect(of_block));
      ASSERT_EQ(of_block, impacts_of(std::span{postings}.subspan(begin, size))) << high;
      ASSERT_EQ(list.last_document(b), postings[begin + size - 1].document);
    }
  }
}

TEST_F(PostingsTest, FindsTheBlockThatHoldsADocument) {
  make_lengths(5000, 3);
  std::mt19937_64 random{3};
  const List postings = random_list(1500, 3, random);
  write({postings});
  const auto column = open();
  ASSERT_TRUE(column);
  const PostingList list = (*column)[0];
  for (std::uint32_t from = 0; from <= list.blocks(); ++from) {
    for (int i = 0; i < 200; ++i) {
      const auto document = static_cast<DocumentId>(1 + random() % 5000);
      std::uint32_t expected = from;
      while (expected < list.blocks() && list.last_document(expected) < document)
        ++expected;
      ASSERT_EQ(list.find_block(from, document), expected) << from << " " << document;
    }
  }
}

TEST_F(PostingsTest, WideGapsAndFarDocuments) {
  // Gaps of up to 31 bits: lengths are looked up at blocks only, so a list of 100 needs none.
  lengths_.resize(1);
  const List postings{{1, 1}, {0x8000'0000, 2}, {0xFFFF'FFF0, 7}};
  write({postings});
  std::string bytes = testing::file_content(path_);
  const std::uint32_t articles = 0xFFFF'FFFF;
  std::memcpy(bytes.data() + column_header_bytes + 4, &articles, sizeof articles);
  testing::overwrite(path_, bytes);
  const auto column = open();
  ASSERT_TRUE(column);
  EXPECT_TRUE(read((*column)[0]) == postings);
}

TEST_F(PostingsTest, JoinsListsWithShiftedDocuments) {
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
    auto writer = PostingsWriter::create(joined_path, ColumnKind::postings, uuid, lengths);
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

TEST_F(PostingsTest, DamageIsNoticedOrHarmless) {
  make_lengths(700, 5);
  std::mt19937_64 random{5};
  std::vector<List> lists;
  for (const std::size_t size : {1U, 0U, 5U, 127U, 300U, 512U, 650U})
    lists.push_back(random_list(size, 20, random));
  write(lists);
  const std::string good = testing::file_content(path_);
  int noticed = 0;
  for (int i = 0; i < 6000; ++i) {
    std::string bad = good;
    const std::size_t body = column_header_bytes + 8;
    for (int flips = 1 + i % 3; flips > 0; --flips)
      bad[body + random() % (bad.size() - body)] ^= static_cast<char>(1 + random() % 255);
    testing::overwrite(path_, bad);
    try {
      const auto column = open();
      ASSERT_TRUE(column);
      for (std::uint32_t row = 0; row < column->rows(); ++row) {
        const PostingList list = (*column)[row];
        DocumentId before = 0;
        for (const Posting& posting : read(list)) {
          ASSERT_GT(posting.document, before);
          ASSERT_LE(posting.document, 700U);
          before = posting.document;
        }
        if (list.size() < posting_block_size) continue;
        for (std::uint32_t b = 0; b < list.blocks(); ++b)
          list.for_each_impact(b, [](Impact) {});
        list.for_each_impact([](Impact) {});
        ASSERT_LE(list.find_block(0, 1 + static_cast<DocumentId>(random() % 700)), list.blocks());
      }
    } catch (const DamagedArchive&) {
      ++noticed;
    }
  }
  EXPECT_GT(noticed, 1000);
}

}  // namespace
}  // namespace pressmark
