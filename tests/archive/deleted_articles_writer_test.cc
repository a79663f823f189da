// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whatever is deleted, and in however many steps: what is left of the statistics is what a segment
// of the other articles has.

#include "archive/deleted_articles_writer.h"

#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

namespace fs = std::filesystem;
using testing::MadeUpArticle;

struct Statistics {
  std::uint64_t articles = 0;
  std::uint64_t length = 0;
  std::map<std::string, std::uint64_t> any;    // stem -> articles
  std::map<std::string, std::uint64_t> title;  // stem -> articles with it in the title
  std::map<std::string, std::uint64_t> captions;
  std::map<NamedEntity, std::pair<std::uint64_t, std::uint64_t>> names;  // articles, mentions

  friend bool operator==(const Statistics&, const Statistics&) = default;
};

Statistics of_articles(std::span<const MadeUpArticle> articles, const std::set<DocumentId>& gone) {
  Statistics statistics;
  for (DocumentId document = 1; document <= articles.size(); ++document) {
    if (gone.contains(document)) continue;
    const MadeUpArticle& made = articles[document - 1];
    ++statistics.articles;
    statistics.length += made.length;
    std::set<std::string> any;
    std::set<std::string> title;
    std::set<std::string> captions;
    for (const auto& word : made.words) {
      any.insert(word.stem);
      if (made.ends.field_at(word.position) == TextField::title) title.insert(word.stem);
      if (made.ends.field_at(word.position) == TextField::caption) captions.insert(word.stem);
    }
    for (const std::string& stem : any)
      ++statistics.any[stem];
    for (const std::string& stem : title)
      ++statistics.title[stem];
    for (const std::string& stem : captions)
      ++statistics.captions[stem];
    std::set<NamedEntity> names;
    for (const auto& name : made.names) {
      names.insert({name.type, name.spelling});
      ++statistics.names[{name.type, name.spelling}].second;
    }
    for (const NamedEntity& name : names)
      ++statistics.names[name].first;
  }
  return statistics;
}

/// What is left of the frequencies of all articles.
Statistics of_segment(const SegmentReader& segment, Statistics all) {
  const DeletedArticles& deleted = segment.deleted();
  const auto take = [](std::uint64_t& count, std::uint64_t by) {
    EXPECT_GE(count, by);
    count -= by;
  };
  all.articles = segment.live_articles();
  all.length = segment.live_length();
  for (auto& [stem, count] : all.any)
    take(count, deleted.term_frequency(*segment.columns().lexicon.find(stem)));
  for (auto& [stem, count] : all.title)
    take(count, deleted.title_frequency(*segment.columns().lexicon.find(stem)));
  for (auto& [stem, count] : all.captions)
    take(count, deleted.caption_frequency(*segment.columns().lexicon.find(stem)));
  for (auto& [name, counts] : all.names) {
    const std::uint32_t ordinal = *segment.columns().names.find(name.type, name.spelling);
    take(counts.first, deleted.name_articles(ordinal));
    take(counts.second, deleted.name_mentions(ordinal));
  }
  std::erase_if(all.any, [](const auto& entry) { return entry.second == 0; });
  std::erase_if(all.title, [](const auto& entry) { return entry.second == 0; });
  std::erase_if(all.captions, [](const auto& entry) { return entry.second == 0; });
  std::erase_if(all.names, [](const auto& entry) { return entry.second.second == 0; });
  return all;
}

TEST(DeletedArticlesWriter, TakesOffWhatTheArticlesHad) {
  std::mt19937 random{5};
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    const auto articles = testing::make_up_articles(20 + seed * 25, seed, 80);
    const auto count = static_cast<DocumentId>(articles.size());
    const testing::TemporaryFolder folder;
    Manifest manifest = testing::make_archive(folder.path(), {articles});
    const Statistics all = of_articles(articles, {});
    std::set<DocumentId> gone;
    while (gone.size() < count) {
      std::vector<DocumentId> batch;
      for (DocumentId i = 0; i <= count / 4; ++i)
        batch.push_back(1 + static_cast<DocumentId>(random() % count));
      if (gone.size() > count / 2) {  // at last all of them
        for (DocumentId document = 1; document <= count; ++document)
          batch.push_back(document);
      }
      gone.insert(batch.begin(), batch.end());
      manifest = testing::delete_documents(folder.path(), manifest, 0, batch);
      const auto archive = ArchiveReader::open(folder.path(), VerifyLevel::full);
      ASSERT_TRUE(archive) << archive.error().message;
      const SegmentReader& segment = archive->segments().front();
      for (DocumentId document = 1; document <= count; ++document)
        ASSERT_EQ(segment.deleted().contains(document), gone.contains(document));
      ASSERT_EQ(of_segment(segment, all), of_articles(articles, gone));
    }
    const auto report = verify_archive(folder.path());
    ASSERT_TRUE(report);
    for (const VerifyProblem& problem : report->problems)
      ADD_FAILURE() << problem.path << ": " << problem.message;
  }
}

TEST(DeletedArticlesWriter, DeletesAnArticleOnce) {
  const testing::TemporaryFolder folder;
  const Manifest manifest = testing::make_archive(folder.path(), {testing::make_up_articles(9, 1)});
  const auto segment = SegmentReader::open(folder.path(), manifest.segments[0]);
  ASSERT_TRUE(segment);
  DeletedArticlesWriter writer{*segment};
  EXPECT_TRUE(writer.add(9));
  EXPECT_FALSE(writer.add(9));
  EXPECT_EQ(writer.count(), 1U);
  EXPECT_FALSE(writer.agrees_with(segment->deleted()));
}

}  // namespace
}  // namespace pressmark
