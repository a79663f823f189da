// SPDX-License-Identifier: GPL-2.0-or-later
//
// Many small segments merged are one segment written at once.

#include "indexer/merge.h"

#include <random>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/article_analysis.h"
#include "indexer/document_builder.h"
#include "indexer/segment_writer.h"
#include "tests/indexer/segment_content.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

void write_segment(std::span<Article> articles, const fs::path& folder) {
  auto writer = SegmentWriter::create(folder);
  ASSERT_TRUE(writer) << writer.error().message;
  auto analyser = ArticleAnalyser::create({});
  ASSERT_TRUE(analyser);
  DocumentBuilder builder;
  for (Article& article : articles) {
    DocumentTerms document;
    const ArticleRow row = builder.build(article, analyser->analyse(article), document);
    ASSERT_TRUE(writer->add(document, row));
  }
  ASSERT_TRUE(writer->finish());
}

TEST(Merge, OfAnyCutsIsTheWhole) {
  std::vector<Article> articles = make_articles(120, 11);
  const TemporaryFolder folder;
  write_segment(articles, folder / "whole");
  const auto expected = segment_content(folder / "whole");
  std::mt19937 random{5};
  for (const std::size_t largest : {1U, 7U, 50U, 200U}) {
    std::vector<fs::path> parts;
    for (std::span<Article> rest{articles}; !rest.empty();) {
      const std::size_t count = std::min<std::size_t>(rest.size(), 1 + random() % largest);
      parts.push_back(folder / (std::to_string(largest) + "-" + std::to_string(parts.size())));
      write_segment(rest.first(count), parts.back());
      rest = rest.subspan(count);
    }
    const fs::path merged = folder / ("merged-" + std::to_string(largest));
    const Status done = merge_segments(parts, merged);
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(difference(segment_content(merged), expected), "") << parts.size() << " parts";
    EXPECT_TRUE(fs::exists(parts.front())) << "inputs stay";
  }
}

TEST(Merge, FailsWithoutAnInput) {
  const TemporaryFolder folder;
  const std::vector<fs::path> inputs{folder / "missing"};
  const Status done = merge_segments(inputs, folder / "merged");
  ASSERT_FALSE(done);
  EXPECT_FALSE(fs::exists(folder / "merged"));
}

TEST(Merge, DoesNotWriteIntoAFolderThatIsThere) {
  std::vector<Article> articles = make_articles(3, 1);
  const TemporaryFolder folder;
  write_segment(articles, folder / "a");
  const std::vector<fs::path> inputs{folder / "a"};
  const Status done = merge_segments(inputs, folder / "a");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, ErrorKind::io);
}

}  // namespace
}  // namespace pressmark
