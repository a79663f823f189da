// SPDX-License-Identifier: GPL-2.0-or-later
//
// Posting lists written to a file and read again, beside plain vectors of pairs.
#pragma once

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "archive/column_file.h"
#include "archive/postings.h"
#include "archive/postings_writer.h"
#include "tests/archive/test_archive.h"

namespace pressmark::testing {

struct MadeUpPosting {
  DocumentId document;
  std::uint32_t frequency;

  friend bool operator==(const MadeUpPosting&, const MadeUpPosting&) = default;
};
using MadeUpList = std::vector<MadeUpPosting>;

class PostingsFixture : public ::testing::Test {
 protected:
  void write(const std::vector<MadeUpList>& lists, std::uint32_t unit = 1) {
    auto writer = PostingsWriter::create(path_, ColumnKind::postings, example_uuid, lengths_, unit);
    ASSERT_TRUE(writer) << writer.error().message;
    for (const MadeUpList& list : lists) {
      for (const MadeUpPosting& posting : list)
        writer->add(posting.document, posting.frequency);
      writer->end_list();
    }
    ASSERT_TRUE(writer->finish());
  }

  Result<PostingsColumn> open() const {
    auto file = VerifiedFile::open(path_, nullptr);
    EXPECT_TRUE(file);
    return PostingsColumn::open(*std::move(file), example_uuid, "postings");
  }

  void make_lengths(std::size_t documents, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    lengths_.resize(documents);
    for (std::uint32_t& length : lengths_)
      length = static_cast<std::uint32_t>(random() % 40);
  }

  // `size` postings; `high` is about the largest frequency.
  MadeUpList random_list(std::size_t size, std::uint32_t high, std::mt19937_64& random) const {
    std::vector<DocumentId> documents(lengths_.size());
    for (std::size_t i = 0; i < documents.size(); ++i)
      documents[i] = static_cast<DocumentId>(i + 1);
    MadeUpList list;
    std::sample(documents.begin(), documents.end(), std::back_inserter(documents_), size, random);
    for (const DocumentId document : documents_)
      list.push_back({document, 1 + static_cast<std::uint32_t>(random() % (1 + random() % high))});
    documents_.clear();
    return list;
  }

  // The impacts of some postings by their definition.
  std::vector<Impact> impacts_of(std::span<const MadeUpPosting> postings) const {
    std::vector<Impact> impacts;
    for (const MadeUpPosting& posting : postings) {
      const Impact own{posting.frequency, lengths_[posting.document - 1]};
      const bool is_dominated =
          std::any_of(postings.begin(), postings.end(), [&](const MadeUpPosting& other) {
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

  static MadeUpList read(const PostingList& list) {
    MadeUpList postings;
    PostingBlock block{};
    for (std::uint32_t b = 0; b < list.blocks(); ++b) {
      list.read(b, block);
      for (std::uint32_t i = 0; i < block.size; ++i)
        postings.push_back({block.documents[i], block.frequencies[i]});
    }
    return postings;
  }

  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "postings";
  std::vector<std::uint32_t> lengths_;
  mutable std::vector<DocumentId> documents_;
};

}  // namespace pressmark::testing
