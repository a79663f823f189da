// SPDX-License-Identifier: GPL-2.0-or-later
//
// The same articles in 1, 2, 7 or 50 segments, some with deleted articles among them, answer with
// the same bytes.

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/update.h"
#include "searcher/output/output.h"
#include "searcher/search.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t articles_count = 300;

class SegmentationsTest : public ::testing::Test {
 protected:
  BuildOptions options(const std::vector<Article>& articles, const fs::path& archive) {
    BuildOptions options;
    options.paths = {folder_.write("in.jsonl", to_json_lines(articles)).string()};
    options.archive = archive;
    return options;
  }

  /// Every piece is another update, without merging.
  fs::path build_in_pieces(std::size_t pieces, const std::vector<Article>& articles) {
    const fs::path archive = folder_ / ("in-" + std::to_string(pieces) + ".pressmark");
    for (std::size_t i = 0; i < pieces; ++i) {
      const auto begin =
          articles.begin() + static_cast<std::ptrdiff_t>(i * articles.size() / pieces);
      const auto end =
          articles.begin() + static_cast<std::ptrdiff_t>((i + 1) * articles.size() / pieces);
      publish({begin, end}, archive, i == 0);
    }
    return archive;
  }

  void publish(const std::vector<Article>& articles, const fs::path& archive, bool is_first) {
    UpdateOptions update;
    update.build = options(articles, archive);
    update.keeps_segments = true;
    const auto summary = is_first ? build_archive(update.build) : update_archive(update);
    ASSERT_TRUE(summary) << summary.error().message;
    ASSERT_EQ(summary->added + summary->replaced, articles.size());
  }

  TemporaryFolder folder_;
};

std::string answer(Searcher& searcher, const SearchRequest& request) {
  auto response = searcher.search(request);
  if (!response) return response.error().message;
  for (Hit& hit : response->hits)
    hit.path.clear();  // says in which line of its piece an article was
  return format_response(OutputFormat::json, {request, *response, searcher.identity()}, {});
}

TEST_F(SegmentationsTest, AnswerWithTheSameBytes) {
  const std::vector<Article> articles = make_copied_articles(articles_count, 11);
  // Before it gets its content, every third article has another's.
  std::vector<Article> drafts = articles;
  for (std::size_t i = 0; i < drafts.size(); i += 3) {
    drafts[i] = articles[(i * 7 + 5) % articles.size()];
    drafts[i].id = articles[i].id;
  }
  std::vector<Searcher> searchers;
  for (const std::size_t pieces : {1U, 2U, 7U, 50U}) {
    const fs::path archive = build_in_pieces(pieces, pieces == 1 ? articles : drafts);
    if (pieces > 1) {
      std::vector<Article> finals;
      for (std::size_t i = 0; i < articles.size(); i += 3)
        finals.push_back(articles[i]);
      publish(finals, archive, false);
    }
    const auto manifest = read_current_manifest(archive);
    ASSERT_TRUE(manifest);
    ASSERT_GE(manifest->segments.size(), pieces);
    ASSERT_EQ(manifest->counts.articles, articles_count);
    searchers.push_back(*Searcher::open(archive));
  }
  const auto archive = ArchiveReader::open(folder_ / "in-7.pressmark");
  ASSERT_TRUE(archive);
  RequestMaker maker{*archive, 3};
  for (int i = 0; i < 400; ++i) {
    SearchRequest request = maker.next();
    request.snippet_bytes = 240;
    // As in answer(): these ask for a line of a piece.
    const bool asks_for_paths = request.query.find("file:") != std::string::npos ||
                                request.query.find("path:") != std::string::npos;
    if (asks_for_paths) continue;
    const std::string expected = answer(searchers.front(), request);
    for (std::size_t s = 1; s < searchers.size(); ++s) {
      ASSERT_EQ(answer(searchers[s], request), expected) << request.query;
    }
  }
}

}  // namespace
}  // namespace pressmark
