// SPDX-License-Identifier: GPL-2.0-or-later
//
// Families against a comparison of every article with every other; and the same whatever was known.

#include "archive/group_copies.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "archive/shingle_reader.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

using testing::MadeUpArticle;

/// Articles of which many are copies, more or less exact, of some before them.
std::vector<MadeUpArticle> make_up_copies(std::size_t count, std::uint64_t seed) {
  std::vector<MadeUpArticle> articles = testing::make_up_articles(count, seed, 150);
  std::mt19937_64 random{seed};
  for (std::size_t i = 1; i < articles.size(); ++i) {
    if (random() % 2 == 0) continue;
    MadeUpArticle copy = articles[random() % i];
    copy.article.id = articles[i].article.id;
    copy.article.published = articles[i].article.published;
    copy.article.date_by = articles[i].article.date_by;
    for (std::size_t edits = random() % 9; edits > 0 && !copy.words.empty(); --edits) {
      MadeUpArticle::Word& word = copy.words[random() % copy.words.size()];
      word.stem = word.term = "edit" + std::to_string(random() % 1000);
    }
    articles[i] = std::move(copy);
  }
  return articles;
}

std::string id_of(const ArchiveReader& archive, ArticlePlace place) {
  return std::string{archive.segments()[place.segment].columns().id[place.document]};
}

/// Sets of ids, each in the order of publication.
std::set<std::vector<std::string>> ids_of(const ArchiveReader& archive,
                                          const std::vector<Family>& families) {
  std::set<std::vector<std::string>> ids;
  for (const Family& family : families) {
    std::vector<std::string> own;
    for (const ArticlePlace place : family)
      own.push_back(id_of(archive, place));
    ids.insert(std::move(own));
  }
  return ids;
}

/// Every pair of live articles; labels are spread until nothing changes.
std::set<std::vector<std::string>> naive_families(const ArchiveReader& archive) {
  struct Entry {
    std::optional<Day> day;  // undated last
    std::string id;
    ShingleSet shingles;
    std::size_t label;
  };
  std::vector<Entry> entries;
  for (std::uint32_t s = 0; s < archive.segments().size(); ++s) {
    const SegmentReader& segment = archive.segments()[s];
    ShingleReader reader{segment};
    for (DocumentId document = 1; document <= segment.articles(); ++document) {
      if (segment.deleted().contains(document)) continue;
      Entry entry{segment.columns().day[document], id_of(archive, {s, document}), {}, 0};
      if (entry.day == undated_day) entry.day = std::numeric_limits<Day>::max();
      reader.read(document, entry.shingles);
      entries.push_back(std::move(entry));
    }
  }
  std::ranges::sort(entries, {}, [](const Entry& entry) { return std::tie(entry.day, entry.id); });
  for (std::size_t i = 0; i < entries.size(); ++i)
    entries[i].label = i;
  for (bool changes = true; std::exchange(changes, false);) {
    for (Entry& a : entries) {
      for (Entry& b : entries) {
        if (a.label >= b.label || !are_copies(a.shingles, b.shingles)) continue;
        b.label = a.label;
        changes = true;
      }
    }
  }
  std::map<std::size_t, std::vector<std::string>> by_label;
  for (const Entry& entry : entries)
    by_label[entry.label].push_back(entry.id);
  std::set<std::vector<std::string>> families;
  for (auto& [label, ids] : by_label) {
    if (ids.size() > 1) families.insert(std::move(ids));
  }
  return families;
}

TEST(GroupCopies, FindsWhatComparingEveryPairFinds) {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= 2; ++seed) {
    const testing::TemporaryFolder folder;
    std::mt19937_64 random{seed};
    std::vector<std::vector<MadeUpArticle>> segments(3);
    for (MadeUpArticle& article : make_up_copies(120, seed))
      segments[random() % 3].push_back(std::move(article));
    Manifest manifest = testing::make_archive(folder.path(), segments);
    const std::vector<DocumentId> deleted{1, 4, 5, 9, 20, 21, 22};
    testing::delete_documents(folder.path(), manifest, 0, deleted);
    const auto archive = ArchiveReader::open(folder.path());
    ASSERT_TRUE(archive) << archive.error().message;
    const std::vector<Family> families =
        group_copies(archive->segments(), no_known_families(archive->segments()));
    const auto expected = naive_families(*archive);
    // A pair in ten thousand at 0.9 has no band in common; of these seeds, none.
    EXPECT_EQ(ids_of(*archive, families), expected) << seed;
    found += expected.size();
  }
  EXPECT_GT(found, 10U);
}

TEST(GroupCopies, AreInTheOrderOfTheirFirstPlace) {
  const testing::TemporaryFolder folder;
  std::vector<MadeUpArticle> articles = make_up_copies(200, 8);
  testing::make_archive(folder.path(), {{articles.begin(), articles.begin() + 90},
                                        {articles.begin() + 90, articles.end()}});
  const auto archive = ArchiveReader::open(folder.path());
  ASSERT_TRUE(archive);
  const std::vector<Family> families =
      group_copies(archive->segments(), no_known_families(archive->segments()));
  ASSERT_GT(families.size(), 5U);
  const auto first = [](const Family& family) { return *std::ranges::min_element(family); };
  for (std::size_t i = 1; i < families.size(); ++i)
    EXPECT_LT(first(families[i - 1]), first(families[i]));
  EXPECT_EQ(archive->families().content(), families);
}

// What an update has: families of before, some of whose members are gone, and new segments.
TEST(GroupCopies, AreTheSameWhateverIsKnown) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const testing::TemporaryFolder folder;
    const std::vector<MadeUpArticle> articles = make_up_copies(150, seed + 50);
    Manifest manifest =
        testing::make_archive(folder.path(), {{articles.begin(), articles.begin() + 60},
                                              {articles.begin() + 60, articles.begin() + 100},
                                              {articles.begin() + 100, articles.end()}});
    const auto before = ArchiveReader::open(folder.path());
    ASSERT_TRUE(before);
    // Known are those of the first two segments, before articles of the first were deleted.
    std::vector<SegmentReader> two;
    for (std::size_t i = 0; i < 2; ++i)
      two.push_back(*SegmentReader::open(folder.path(), manifest.segments[i]));
    const std::vector<Family> old = group_copies(two, no_known_families(two));
    std::mt19937_64 random{seed};
    std::vector<DocumentId> deleted;
    for (DocumentId document = 1; document <= 60; ++document) {
      if (random() % 3 == 0) deleted.push_back(document);
    }
    testing::delete_documents(folder.path(), manifest, 0, deleted);
    const auto after = ArchiveReader::open(folder.path());
    ASSERT_TRUE(after);

    KnownFamilies known{{}, {false, false, true}};
    for (const Family& family : old) {
      KnownFamily kept;
      for (const ArticlePlace place : family) {
        if (!after->segments()[place.segment].deleted().contains(place.document)) {
          kept.members.push_back(place);
        }
      }
      kept.has_lost_members = kept.members.size() < family.size();
      if (!kept.members.empty()) known.families.push_back(std::move(kept));
    }
    EXPECT_EQ(group_copies(after->segments(), known),
              group_copies(after->segments(), no_known_families(after->segments())))
        << seed;
  }
}

TEST(GroupCopies, OfOneArticleManyTimesAreOneFamily) {
  const testing::TemporaryFolder folder;
  const auto longest = std::ranges::max(testing::make_up_articles(20, 3), {},
                                        [](const auto& made) { return made.words.size(); });
  std::vector<MadeUpArticle> articles(200, longest);
  for (std::size_t i = 0; i < articles.size(); ++i)
    articles[i].article.id = "copy " + std::to_string(i);
  testing::make_archive(folder.path(), {articles});
  const auto archive = ArchiveReader::open(folder.path());
  ASSERT_TRUE(archive);
  const auto families = group_copies(archive->segments(), no_known_families(archive->segments()));
  ASSERT_EQ(families.size(), 1U);
  EXPECT_EQ(families.front().size(), 200U);
}

}  // namespace
}  // namespace pressmark
