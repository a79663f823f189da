// SPDX-License-Identifier: GPL-2.0-or-later
//
// Counts over live articles, against plain sets of what the articles say.

#include "archive/archive_content.h"

#include <array>
#include <set>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

using testing::MadeUpArticle;

ArchiveContent naive(const std::vector<std::vector<MadeUpArticle>>& segments) {
  ArchiveContent content;
  std::set<std::string> languages;
  std::array<std::set<std::string>, 3> names;
  for (const auto& segment : segments) {
    for (const MadeUpArticle& made : segment) {
      ++content.counts.articles;
      ++content.counts.dates[static_cast<std::size_t>(made.article.date_by)];
      if (!made.article.language.empty()) languages.insert(made.article.language);
      for (const auto& name : made.names)
        names[static_cast<std::size_t>(name.type)].insert(testing::key_of(name.spelling));
    }
  }
  content.languages.assign(languages.begin(), languages.end());
  for (std::size_t i = 0; i < names.size(); ++i)
    content.counts.names[i] = names[i].size();
  return content;
}

TEST(ArchiveContent, CountsWhatLiveArticlesSay) {
  std::vector<std::vector<MadeUpArticle>> segments{testing::make_up_articles(12, 1),
                                                   testing::make_up_articles(9, 2)};
  const testing::TemporaryFolder folder;
  Manifest manifest = testing::make_archive(folder.path(), segments);
  const std::array<DocumentId, 5> deleted{2, 3, 4, 7, 9};
  for (std::size_t i = 0; i <= deleted.size(); ++i) {
    const auto archive = ArchiveReader::open(folder.path());
    ASSERT_TRUE(archive) << archive.error().message;
    ArchiveContent content = count_content(archive->segments());
    content.counts.names = count_names(archive->segments());
    const ArchiveContent expected = naive(segments);
    EXPECT_EQ(content.counts, expected.counts) << i << " deleted";
    EXPECT_EQ(content.languages, expected.languages) << i << " deleted";
    if (i == deleted.size()) break;
    manifest = testing::delete_documents(folder.path(), manifest, 1, {&deleted[i], 1});
    segments[1].erase(segments[1].begin() + (deleted[i] - 1 - static_cast<DocumentId>(i)));
  }
}

}  // namespace
}  // namespace pressmark
