// SPDX-License-Identifier: GPL-2.0-or-later
//
// An archive that is built, updated, pruned, merged and rebuilt at random, against a plain map of
// the articles that ought to be in it; its answers against the naive oracle.
// PRESSMARK_WALK_STEPS=N walks further, PRESSMARK_WALK_SEED=N elsewhere.

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "indexer/compact.h"
#include "indexer/sources/article_reader.h"
#include "indexer/update.h"
#include "searcher/search.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

std::uint32_t number_or(const char* variable, std::uint32_t otherwise) {
  const char* asked = std::getenv(variable);
  return asked == nullptr ? otherwise : static_cast<std::uint32_t>(std::stoul(asked));
}

class Walk {
 public:
  explicit Walk(std::uint32_t seed) : random_(seed) {
    // As a reader cleans them.
    const auto path = folder_.write("pool.jsonl", to_json_lines(make_copied_articles(500, seed)));
    const auto reader = open_articles({path.string()}, {});
    while (const auto article = reader->next())
      pool_.push_back(**article);
    build();
  }

  void step() {
    const std::uint32_t kind = below(100);
    if (kind < 45) return update();
    if (kind < 60) return remove();
    if (kind < 65) return delete_missing();
    if (kind < 68) return merge();
    if (kind < 70) return rebuild();
    if (kind < 72) return build();
    if (kind < 75) return verify();
    query();
  }

  std::uint64_t requests() const { return requests_; }
  std::uint64_t most_segments() const { return most_segments_; }
  std::uint64_t most_deleted() const { return most_deleted_; }

 private:
  std::uint32_t below(std::size_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

  /// The id of one article of the pool, the content of another or its own.
  Article random_article() {
    Article article = pool_[below(pool_.size())];
    if (below(3) == 0) {
      const std::string id = article.id;
      article = pool_[below(pool_.size())];
      article.id = id;
    }
    return article;
  }

  std::string random_id() {
    auto at = expected_.begin();
    std::advance(at, below(expected_.size()));
    return at->first;
  }

  BuildOptions options(const std::vector<Article>& articles) {
    BuildOptions options;
    options.paths = {folder_.write("walk.jsonl", to_json_lines(articles)).string()};
    options.archive = archive_;
    options.threads = 1 + below(2);
    options.batch_articles = 1 + below(30);
    return options;
  }

  void build() {
    const bool is_same_set = !expected_.empty() && below(2) == 0;  // but in another order
    std::map<std::string, Article> articles = is_same_set ? expected_ : decltype(expected_){};
    for (std::uint32_t i = 1 + below(40); i > 0 && !is_same_set; --i) {
      const Article article = random_article();
      articles.emplace(article.id, article);
    }
    std::vector<Article> shuffled;
    for (const auto& [id, article] : articles)
      shuffled.push_back(article);
    std::shuffle(shuffled.begin(), shuffled.end(), random_);
    const std::string before = is_same_set ? fingerprint() : "";
    BuildOptions build = options(shuffled);
    build.replace = true;
    const auto summary = build_archive(build);
    ASSERT_TRUE(summary) << summary.error().message;
    expected_ = std::move(articles);
    if (is_same_set) {
      ASSERT_EQ(fingerprint(), before) << "it was built step by step before";
    }
  }

  void update() {
    std::map<std::string, Article> articles;
    const std::uint32_t count = below(6) == 0 ? 1 + below(60) : 1 + below(6);
    for (std::uint32_t i = 0; i < count; ++i) {
      const Article article = random_article();
      articles.emplace(article.id, article);
    }
    for (std::uint32_t i = below(4); i > 0; --i)  // unchanged ones
      articles.insert(*expected_.find(random_id()));
    apply(articles, false);
  }

  /// What is not read any more goes.
  void delete_missing() {
    std::map<std::string, Article> articles = expected_;
    for (std::uint32_t i = below(8); i > 0 && articles.size() > 1; --i)
      articles.erase(random_id());
    const Article article = random_article();
    articles.insert_or_assign(article.id, article);
    apply(articles, true);
  }

  void apply(const std::map<std::string, Article>& articles, bool delete_missing) {
    std::vector<Article> input;
    BuildSummary wanted;
    for (const auto& [id, article] : articles) {
      input.push_back(article);
      const auto old = expected_.find(id);
      ++(old == expected_.end()          ? wanted.added
         : is_same(old->second, article) ? wanted.unchanged
                                         : wanted.replaced);
    }
    if (delete_missing) {
      wanted.removed = static_cast<std::uint64_t>(
          std::count_if(expected_.begin(), expected_.end(),
                        [&](const auto& old) { return !articles.contains(old.first); }));
      expected_.clear();
    }
    for (const auto& [id, article] : articles)
      expected_.insert_or_assign(id, article);
    UpdateOptions update;
    update.build = options(input);
    update.delete_missing = delete_missing;
    update.keeps_segments = below(3) == 0;
    const std::uint64_t number = read_current_manifest(archive_)->number;
    const auto summary = update_archive(update);
    ASSERT_TRUE(summary) << summary.error().message;
    EXPECT_EQ(summary->added, wanted.added);
    EXPECT_EQ(summary->replaced, wanted.replaced);
    EXPECT_EQ(summary->unchanged, wanted.unchanged);
    EXPECT_EQ(summary->removed, wanted.removed);
    if (update.keeps_segments && wanted.added + wanted.replaced + wanted.removed == 0) {
      EXPECT_EQ(summary->manifest.number, number) << "nothing changed";
    }
  }

  void remove() {
    std::vector<std::string> ids{"no-such-article"};
    for (std::uint32_t i = 1 + below(5); i > 0 && expected_.size() > 1; --i) {
      ids.push_back(random_id());
      expected_.erase(ids.back());
    }
    const auto summary = remove_articles(options({}), ids);
    ASSERT_TRUE(summary) << summary.error().message;
    EXPECT_EQ(summary->removed, ids.size() - 1);
    EXPECT_EQ(summary->unknown_ids, (std::vector<std::string>{"no-such-article"}));
  }

  void merge() {
    const auto summary = merge_archive(options({}));
    ASSERT_TRUE(summary) << summary.error().message;
    ASSERT_EQ(summary->manifest.segments.size(), 1U);
    ASSERT_FALSE(summary->manifest.segments.front().deleted);
  }

  void rebuild() {
    const auto summary = rebuild_archive(options({}));
    ASSERT_TRUE(summary) << summary.error().message;
    ASSERT_EQ(summary->manifest.segments.size(), 1U);
  }

  void verify() {
    const auto report = verify_archive(archive_);
    ASSERT_TRUE(report) << report.error().message;
    for (const VerifyProblem& problem : report->problems)
      ADD_FAILURE() << problem.path << ": " << problem.message;
  }

  void query() {
    const auto archive = ArchiveReader::open(archive_);
    ASSERT_TRUE(archive) << archive.error().message;
    expect_articles(*archive);
    auto searcher = Searcher::open(archive_);
    ASSERT_TRUE(searcher) << searcher.error().message;
    Oracle oracle = make_oracle(*archive);
    RequestMaker maker{*archive, below(1U << 31U)};
    for (int i = 0; i < 20; ++i) {
      const SearchRequest request = maker.next();
      ASSERT_EQ(compare_answers(request, searcher->search(request), oracle.search(request)), "");
      ++requests_;
    }
  }

  void expect_articles(const ArchiveReader& archive) {
    std::map<std::string, Article> found;
    std::uint64_t deleted = 0;
    for (const SegmentReader& segment : archive.segments()) {
      deleted += segment.deleted().count();
      for (DocumentId document = 1; document <= segment.articles(); ++document) {
        if (segment.deleted().contains(document)) continue;
        const auto article = segment.article(document);
        ASSERT_TRUE(article) << article.error().message;
        ASSERT_TRUE(found.emplace(article->id, *article).second) << article->id << " twice";
      }
    }
    most_segments_ = std::max<std::uint64_t>(most_segments_, archive.segments().size());
    most_deleted_ = std::max(most_deleted_, deleted);
    ASSERT_EQ(archive.manifest().counts.articles, expected_.size());
    ASSERT_EQ(found.size(), expected_.size());
    for (const auto& [id, article] : expected_) {
      ASSERT_TRUE(found.contains(id)) << id;
      ASSERT_TRUE(is_same(found.at(id), article)) << print(found.at(id)) << print(article);
    }
  }

  static std::string print(const Article& article) { return to_json_lines({article}); }

  static bool is_same(const Article& a, const Article& b) {
    return a.title == b.title && a.body == b.body && a.source == b.source &&
           a.language == b.language && a.published == b.published;
  }

  std::string fingerprint() const { return read_current_manifest(archive_)->archive_fingerprint; }

  std::mt19937 random_;
  std::vector<Article> pool_;
  TemporaryFolder folder_;
  const std::filesystem::path archive_ = folder_ / "walk.pressmark";
  std::map<std::string, Article> expected_;
  std::uint64_t requests_ = 0;
  std::uint64_t most_segments_ = 0;
  std::uint64_t most_deleted_ = 0;
};

TEST(RandomWalk, NeverLeavesWhatTheArchiveOughtToBe) {
  const std::uint32_t steps = number_or("PRESSMARK_WALK_STEPS", 200);
  const std::uint32_t seed = number_or("PRESSMARK_WALK_SEED", 1);
  Walk walk{seed};
  for (std::uint32_t i = 0; i < steps; ++i) {
    walk.step();
    ASSERT_FALSE(::testing::Test::HasFailure()) << "step " << i << " of seed " << seed;
  }
  EXPECT_GT(walk.requests(), steps * 2) << "many steps should be queries";
  EXPECT_GT(walk.most_segments(), 3U) << "searches should meet several segments";
  EXPECT_GT(walk.most_deleted(), 3U) << "and deleted articles";
}

}  // namespace
}  // namespace pressmark
