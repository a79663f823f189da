// SPDX-License-Identifier: GPL-2.0-or-later
//
// Are copies found? Newswire articles against all pairs of them, counted by what they share.
// PRESSMARK_COPIES_ARTICLES=N takes more of them than the first 2,000.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "archive/shingle_reader.h"
#include "indexer/pipeline.h"
#include "indexer/sources/article_reader.h"
#include "tests/support/corpus.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;

/// Every pair with a similarity of 0.8 or more, by lists of the articles that have each shingle.
std::set<Pair> all_similar_pairs(const std::vector<ShingleSet>& sets) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> having;
  std::set<Pair> pairs;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    std::unordered_map<std::size_t, std::size_t> shared;
    for (const std::uint64_t shingle : sets[i]) {
      for (const std::size_t j : having[shingle])
        ++shared[j];
      having[shingle].push_back(i);
    }
    for (const auto& [j, both] : shared) {
      if (5 * both >= 4 * (sets[i].size() + sets[j].size() - both)) pairs.emplace(j, i);
    }
  }
  return pairs;
}

std::set<Pair> pairs_with_a_band(const std::vector<ShingleSet>& sets) {
  std::set<Pair> pairs;
  std::vector<ShingleSketch> sketches;
  for (const ShingleSet& set : sets)
    sketches.push_back(make_sketch(set));
  for (std::size_t band = 0; band < sketch_bands; ++band) {
    std::map<std::uint32_t, std::vector<std::size_t>> buckets;
    for (std::size_t i = 0; i < sets.size(); ++i) {
      if (!sets[i].empty()) buckets[sketches[i].bands[band]].push_back(i);
    }
    for (const auto& [value, bucket] : buckets) {
      for (const std::size_t a : bucket) {
        for (const std::size_t b : bucket) {
          if (a < b) pairs.emplace(a, b);
        }
      }
    }
  }
  return pairs;
}

/// What is linked by pairs, as sets of articles.
std::set<std::set<std::size_t>> components(const std::set<Pair>& pairs, std::size_t articles) {
  std::vector<std::size_t> labels(articles);
  for (std::size_t i = 0; i < articles; ++i)
    labels[i] = i;
  for (const auto& [a, b] : pairs) {
    const std::size_t from = labels[b];
    if (from != labels[a]) std::replace(labels.begin(), labels.end(), from, labels[a]);
  }
  std::map<std::size_t, std::set<std::size_t>> groups;
  for (std::size_t i = 0; i < articles; ++i)
    groups[labels[i]].insert(i);
  std::set<std::set<std::size_t>> families;
  for (const auto& [label, group] : groups) {
    if (group.size() > 1) families.insert(group);
  }
  return families;
}

TEST(Copies, OfNewswireAreFound) {
  const auto file = shared_data("news/reuters.jsonl.gz");
  if (!file) GTEST_SKIP() << "no shared test data: set PRESSMARK_SHARED";
  const char* asked = std::getenv("PRESSMARK_COPIES_ARTICLES");
  const std::size_t most = asked == nullptr ? 2000 : std::stoul(asked);
  std::vector<Article> articles;
  const auto reader = open_articles({file->string()}, {});
  while (articles.size() < most) {
    auto article = reader->next();
    if (!article) break;
    if (*article) articles.push_back(**std::move(article));
  }
  const TemporaryFolder folder;
  BuildOptions options;
  options.paths = {folder.write("in.jsonl", to_json_lines(articles)).string()};
  options.archive = folder / "archive";
  options.use_entities = false;
  ASSERT_TRUE(build_archive(options));
  const auto archive = ArchiveReader::open(options.archive);
  ASSERT_TRUE(archive) << archive.error().message;
  const SegmentReader& segment = archive->segments().front();
  std::vector<ShingleSet> sets(segment.articles());
  ShingleReader shingles{segment};
  for (DocumentId document = 1; document <= segment.articles(); ++document)
    shingles.read(document, sets[document - 1]);

  const std::set<Pair> similar = all_similar_pairs(sets);
  const std::set<Pair> candidates = pairs_with_a_band(sets);
  std::set<Pair> found;
  std::set_intersection(similar.begin(), similar.end(), candidates.begin(), candidates.end(),
                        std::inserter(found, found.end()));
  const double recall = static_cast<double>(found.size()) / static_cast<double>(similar.size());
  RecordProperty("similar", static_cast<int>(similar.size()));
  RecordProperty("candidates", static_cast<int>(candidates.size()));
  RecordProperty("found", static_cast<int>(found.size()));
  EXPECT_GT(similar.size(), 20U);
  EXPECT_GE(recall, 0.99) << found.size() << " of " << similar.size();
  EXPECT_LE(candidates.size(), 20 * similar.size() + 1000) << "too many comparisons";

  // A link is never a guess: families are what the pairs link, neither more nor less.
  std::set<std::set<std::size_t>> families;
  for (const Family& family : archive->families().content()) {
    std::set<std::size_t> members;
    for (const ArticlePlace place : family)
      members.insert(place.document - 1);
    families.insert(std::move(members));
  }
  EXPECT_EQ(families, components(found, sets.size()));
  std::printf("%zu pairs, %zu candidates, %zu found, %zu families\n", similar.size(),
              candidates.size(), found.size(), families.size());
}

}  // namespace
}  // namespace pressmark
