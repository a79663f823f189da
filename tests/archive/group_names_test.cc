// SPDX-License-Identifier: GPL-2.0-or-later
//
// The canonical map against grouping all live articles' names by hand; and that how the articles
// are cut into segments changes nothing but ordinals.

#include "archive/group_names.h"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <span>

#include <gtest/gtest.h>

#include "analysis/entities/canonical_names.h"
#include "archive/deleted_articles_writer.h"
#include "archive/integrity.h"
#include "indexer/merge.h"
#include "schema/surnames.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

const std::vector<NamedEntity> known_names{
    {EntityType::person, "Sergei Lavrov"},
    {EntityType::person, "Sergey Lavrov"},
    {EntityType::person, "Сергей Лавров"},
    {EntityType::person, "Sergey Ryabkov"},
    {EntityType::person, "Rex Tillerson"},
    {EntityType::person, "Lavrov"},
    {EntityType::person, "Lavroff"},
    {EntityType::person, "Tillerson"},
    {EntityType::person, "Anna Lavrov"},
    {EntityType::person, "Ryabkov"},
    {EntityType::person, "John Tillerson Jr"},
    {EntityType::person, "Pelé"},
    {EntityType::organisation, "NATO"},
    {EntityType::organisation, "Ministry of Defence"},
    {EntityType::organisation, "Ministry of Defense"},
    {EntityType::place, "Bonn"},
    {EntityType::place, "US"},
    {EntityType::place, "U.S."},
    {EntityType::place, "United States"},
};

TinyArticle random_article(std::size_t number, std::mt19937& random) {
  TinyArticle article{.id = std::to_string(number)};
  std::set<std::size_t> chosen;
  for (std::size_t count = random() % 5; count > 0; --count) {
    // Some much more often than others, so that counts decide.
    chosen.insert(std::min(random() % known_names.size(), random() % known_names.size()));
  }
  for (const std::size_t i : chosen) {
    article.body += known_names[i].spelling + ". ";
    article.names.push_back(known_names[i]);
  }
  return article;
}

// What the map says of one name, in words.
struct Described {
  std::uint64_t articles = 0;
  std::string shown;
  std::set<std::string> spellings;

  friend auto operator<=>(const Described&, const Described&) = default;
};

using Names = std::map<std::pair<EntityType, std::string>, Described>;  // by type and key

using SpellingCounts = std::map<std::string, std::uint64_t>;
using CountsByKey = std::map<std::pair<EntityType, std::string>, SpellingCounts>;

std::uint64_t sum_of(const SpellingCounts& counts) {
  std::uint64_t sum = 0;
  for (const auto& [spelling, count] : counts)
    sum += count;
  return sum;
}

// The key of the full name that has three quarters of a surname's, or nothing.
std::optional<std::string> dominant_key(const CountsByKey& counts, const std::string& surname) {
  std::uint64_t all = 0;
  std::pair<std::uint64_t, std::string> most;
  for (const auto& [key, spellings] : counts) {
    const bool is_full = key.first == EntityType::person && key.second != surname;
    if (!is_full || surname_of(key.second) != surname) continue;
    all += sum_of(spellings);
    most = std::max(most, {sum_of(spellings), key.second});
  }
  const std::uint64_t bare = sum_of(counts.at({EntityType::person, surname}));
  const bool dominates = most.first * 100 >= all * 75 && most.first >= (bare + 9) / 10;
  if (all == 0 || !dominates) return std::nullopt;
  return most.second;
}

Names group_by_hand(const std::vector<TinyArticle>& articles) {
  CountsByKey counts;
  for (const TinyArticle& article : articles) {
    for (const NamedEntity& name : article.names) {
      ++counts[{name.type, canonical_key(name.type, name.spelling)}][name.spelling];
    }
  }
  Names names;
  for (const auto& [key, spellings] : counts) {
    Described& name = names[key];
    std::vector<SpellingCount> all;
    for (const auto& [spelling, count] : spellings) {
      name.articles += count;
      name.spellings.insert(spelling);
      all.push_back({spelling, count});
    }
    name.shown = all[choose_display_name(key.first, all)].spelling;
  }
  for (const auto& [key, spellings] : counts) {
    if (key.first != EntityType::person || key.second.find(' ') != std::string::npos) continue;
    const auto full = dominant_key(counts, key.second);
    if (!full) continue;
    const Described bare = names.extract(key).mapped();
    Described& name = names.at({EntityType::person, *full});
    name.articles += bare.articles;
    name.spellings.insert(bare.spellings.begin(), bare.spellings.end());
  }
  return names;
}

NameEntry entry(const std::vector<SegmentReader>& segments, NameMember member) {
  return segments[member.segment].columns().names[member.ordinal];
}

// The same from the map, all of whose parts are checked against each other on the way.
Names read_map(const std::vector<SegmentReader>& segments, const CanonicalMapContent& map) {
  Names names;
  std::vector<std::string_view> keys;
  CanonicalId begin = 0;
  for (const EntityType type : entity_types) {
    const CanonicalId end = map.type_ends[static_cast<std::size_t>(type)];
    std::vector<std::string_view> shown(end - begin);
    std::vector<std::string_view> by_key;
    for (CanonicalId id = begin; id < end; ++id) {
      Described name;
      const std::string key{entry(segments, map.members[map.shown[id]]).key};
      for (std::uint32_t i = map.member_begins[id]; i < map.member_begins[id + 1]; ++i) {
        const NameMember member = map.members[i];
        const NameEntry found = entry(segments, member);
        EXPECT_EQ(found.type, type);
        EXPECT_EQ(map.ids[member.segment][member.ordinal], id);
        EXPECT_TRUE(found.key == key || found.key == surname_of(key)) << key;
        name.articles += found.articles;
        name.spellings.emplace(found.spelling);
      }
      name.shown = entry(segments, map.members[map.shown[id]]).spelling;
      shown[map.display_ranks[id]] = entry(segments, map.members[map.shown[id]]).spelling;
      by_key.push_back(entry(segments, map.members[map.shown[map.by_key[id]]]).key);
      EXPECT_TRUE(names.emplace(std::pair{type, key}, name).second) << key;
    }
    EXPECT_TRUE(std::is_sorted(shown.begin(), shown.end()));
    EXPECT_TRUE(std::is_sorted(by_key.begin(), by_key.end()));
    begin = end;
  }
  return names;
}

void expect_words(const std::vector<SegmentReader>& segments, const CanonicalMapContent& map) {
  std::map<std::pair<EntityType, std::string>, std::vector<std::uint32_t>> expected;
  for (std::uint32_t i = 0; i < map.members.size(); ++i) {
    const NameEntry name = entry(segments, map.members[i]);
    for (const std::string& word : name_words(name.spelling))
      expected[{name.type, word}].push_back(i);
  }
  std::map<std::pair<EntityType, std::string>, std::vector<std::uint32_t>> actual;
  for (std::uint32_t i = 0; i < map.words.size(); ++i) {
    const auto type = std::upper_bound(map.word_ends.begin(), map.word_ends.end(), i);
    actual[{static_cast<EntityType>(type - map.word_ends.begin()), map.words[i]}].assign(
        map.postings.begin() + map.posting_begins[i],
        map.postings.begin() + map.posting_begins[i + 1]);
  }
  EXPECT_EQ(actual, expected);
}

void expect_repeats(const std::vector<SegmentReader>& segments, const CanonicalMapContent& map) {
  for (std::size_t s = 0; s < segments.size(); ++s) {
    for (std::size_t type = 0; type < entity_types.size(); ++type) {
      std::vector<RepeatedName> expected;
      for (DocumentId document = 1; document <= segments[s].articles(); ++document) {
        std::set<CanonicalId> seen;
        for (const std::uint32_t ordinal : segments[s].columns().entities[type][document]) {
          const CanonicalId id = map.ids[s][ordinal];
          if (!seen.insert(id).second) expected.push_back({document, id});
        }
      }
      EXPECT_EQ(map.repeats[s][type], expected);
    }
    for (std::uint32_t ordinal = 0; ordinal < map.ids[s].size(); ++ordinal) {
      const auto type = static_cast<std::size_t>(segments[s].columns().names[ordinal].type);
      EXPECT_LT(ordinal, map.ordinal_ends[s][type]);
      EXPECT_TRUE(type == 0 || ordinal >= map.ordinal_ends[s][type - 1]);
    }
  }
}

TEST(GroupNames, IsGroupingByHandHoweverSegmented) {
  std::mt19937 random{4};
  for (int round = 0; round < 12; ++round) {
    std::vector<TinyArticle> articles;
    for (std::size_t i = 0; i < 60; ++i)
      articles.push_back(random_article(i, random));
    std::vector<TinySegment> segments(1 + random() % 4);
    for (const TinyArticle& article : articles)
      segments[random() % segments.size()].push_back(article);
    std::erase_if(segments, [](const TinySegment& segment) { return segment.empty(); });
    const TinyArchive archive{segments};
    const CanonicalMapContent map = group_names(archive.segments(), name_rules);
    EXPECT_EQ(read_map(archive.segments(), map), group_by_hand(articles));
    expect_words(archive.segments(), map);
    expect_repeats(archive.segments(), map);
    // Frequent names first, so that their counters are neighbours.
    for (CanonicalId id = 1; id < map.shown.size(); ++id) {
      const bool begins_type =
          std::find(map.type_ends.begin(), map.type_ends.end(), id) != map.type_ends.end();
      const auto count = [&](CanonicalId of) {
        std::uint64_t sum = 0;
        for (std::uint32_t i = map.member_begins[of]; i < map.member_begins[of + 1]; ++i)
          sum += entry(archive.segments(), map.members[i]).articles;
        return sum;
      };
      EXPECT_TRUE(begins_type || count(id - 1) >= count(id));
    }
  }
}

// An archive that changes as publishes change it, and the map that each leaves to the next.
class ChangingNames {
 public:
  explicit ChangingNames(std::mt19937& random) : random_(random) {}

  void add_segment() {
    TinySegment articles;
    for (std::size_t count = 1 + random_() % 8; count > 0; --count)
      articles.push_back(random_article(articles_++, random_));
    const TinyArchive archive{{articles}};
    const std::string id = std::to_string(segments_made_++);
    const auto folder = archive_ / "segments" / id;
    std::filesystem::create_directories(archive_ / "segments");
    std::filesystem::copy(archive.path() / "segments" / "tiny-0", folder,
                          std::filesystem::copy_options::recursive);
    adopt(id, segments_.size(), {});
  }

  // Their deleted articles stay deleted in the merged segment.
  void merge_neighbours() {
    if (segments_.size() < 2) return;
    const std::size_t first = random_() % (segments_.size() - 1);
    const std::size_t end = first + 2 + random_() % (segments_.size() - first - 1);
    const std::string id = std::to_string(segments_made_++);
    std::vector<std::filesystem::path> inputs;
    std::vector<DocumentId> deleted;
    DocumentId shift = 0;
    for (std::size_t s = first; s < end; ++s) {
      inputs.push_back(archive_ / "segments" / segments_[s].entry.id);
      for (DocumentId document = 1; document <= readers_[s].articles(); ++document) {
        if (readers_[s].deleted().contains(document)) deleted.push_back(shift + document);
      }
      shift += readers_[s].articles();
    }
    ASSERT_TRUE(merge_segments(inputs, archive_ / "segments" / id));
    segments_.erase(segments_.begin() + static_cast<std::ptrdiff_t>(first),
                    segments_.begin() + static_cast<std::ptrdiff_t>(end));
    adopt(id, first, deleted);
  }

  void remove_segment() {
    if (segments_.empty()) return;
    segments_.erase(segments_.begin() + static_cast<std::ptrdiff_t>(random_() % segments_.size()));
  }

  void delete_articles() {
    for (std::size_t s = 0; s < readers_.size(); ++s) {
      std::vector<DocumentId> documents;
      for (DocumentId document = 1; document <= readers_[s].articles(); ++document) {
        if (random_() % 4 == 0) documents.push_back(document);
      }
      if (random_() % 2 == 0 && !documents.empty()) mark_deleted(segments_[s], documents);
    }
  }

  void publish_and_compare() {
    std::vector<SegmentReader> now;
    for (const Segment& segment : segments_)
      now.push_back(*SegmentReader::open(archive_, segment.entry));
    for (std::uint32_t s = 0; s < segments_.size(); ++s) {
      if (!segments_[s].before) continue;
      PreviousSegment& before = previous_.segments[*segments_[s].before];
      before.now = s;
      before.changed_names =
          changed_names(readers_[*segments_[s].before].deleted(), now[s].deleted());
    }
    const CanonicalMapContent grown = group_names(now, name_rules, previous_);
    EXPECT_EQ(grown, group_names(now, name_rules));
    readers_ = std::move(now);
    previous_ = {grown, std::vector<PreviousSegment>(readers_.size())};
    for (std::size_t s = 0; s < segments_.size(); ++s)
      segments_[s].before = s;
  }

 private:
  struct Segment {
    SegmentEntry entry;
    std::optional<std::size_t> before;  // its index when last published
  };

  void adopt(const std::string& id, std::size_t place, std::span<const DocumentId> deleted) {
    const auto folder = archive_ / "segments" / id;
    Segment segment;
    segment.entry.id = id;
    {
      const auto reader = SegmentReader::open_unpublished(folder);
      ASSERT_TRUE(reader) << reader.error().message;
      segment.entry.uuid = reader->uuid();
      segment.entry.articles = reader->articles();
    }
    segment.entry.files = *list_files(archive_, "segments/" + id);
    if (!deleted.empty()) mark_deleted(segment, deleted);
    segments_.insert(segments_.begin() + static_cast<std::ptrdiff_t>(place), std::move(segment));
  }

  void mark_deleted(Segment& segment, std::span<const DocumentId> documents) {
    const auto reader = SegmentReader::open(archive_, segment.entry);
    ASSERT_TRUE(reader) << reader.error().message;
    DeletedArticlesWriter writer{*reader};
    for (const DocumentId document : documents)
      writer.add(document);
    segment.entry.deleted =
        *publish_deleted_articles(archive_, ++publishes_, segment.entry.id, writer);
  }

  std::mt19937& random_;
  TemporaryFolder folder_;
  std::filesystem::path archive_ = folder_.path();
  std::size_t articles_ = 0;
  std::size_t segments_made_ = 0;
  std::uint64_t publishes_ = 0;
  std::vector<Segment> segments_;
  std::vector<SegmentReader> readers_;  // as last published
  PreviousNames previous_;
};

struct JoinCase {
  std::vector<std::string> people;  // one article each
  std::vector<std::string> shown;
};

TEST(GroupNames, ASurnameJoinsWhoDominatesIt) {
  for (const JoinCase& c : {
           JoinCase{{"Tillerson", "Rex Tillerson"}, {"Rex Tillerson"}},
           JoinCase{{"Tillerson"}, {"Tillerson"}},
           JoinCase{{"Smith", "Anna Smith", "John Smith"}, {"Anna Smith", "John Smith", "Smith"}},
           JoinCase{{"Smith", "Anna Smith", "Anna Smith", "Anna Smith", "John Smith"},
                    {"Anna Smith", "John Smith"}},
           JoinCase{{"Lawrow", "Lavrov", "Sergej Lawrow"}, {"Sergej Lawrow"}},
           JoinCase{{"Rex", "Rex Tillerson"}, {"Rex", "Rex Tillerson"}},
       }) {
    TinySegment articles;
    for (const std::string& person : c.people) {
      articles.push_back({.id = std::to_string(articles.size()),
                          .body = person + ".",
                          .names = {{EntityType::person, person}}});
    }
    const TinyArchive archive{{articles}};
    std::vector<std::string> shown;
    for (const auto& [key, name] :
         read_map(archive.segments(), group_names(archive.segments(), name_rules)))
      shown.push_back(name.shown);
    std::sort(shown.begin(), shown.end());
    EXPECT_EQ(shown, c.shown);
  }
}

TEST(GroupNames, ASurnameBelongsToNobodyRare) {
  TinySegment articles;
  for (int i = 0; i < 12; ++i) {
    const std::string person = i == 0 ? "Rex Tillerson" : "Tillerson";
    articles.push_back(
        {.id = std::to_string(i), .body = person + ".", .names = {{EntityType::person, person}}});
  }
  const TinyArchive archive{{articles}};
  EXPECT_EQ(group_names(archive.segments(), name_rules).shown.size(), 2U)
      << "1 of 12 says who that is";
}

TEST(GroupNames, WithThePreviousMapIsGroupingAnew) {
  std::mt19937 random{11};
  for (int round = 0; round < 4; ++round) {
    ChangingNames names{random};
    for (int step = 0; step < 40; ++step) {
      const std::size_t change = random() % 10;
      if (change < 6) names.delete_articles();
      if (change > 2 && change < 7) names.add_segment();
      if (change == 7 || change == 8) names.merge_neighbours();
      if (change == 9) names.remove_segment();
      names.publish_and_compare();
      ASSERT_FALSE(::testing::Test::HasFailure()) << "round " << round << ", step " << step;
    }
  }
}

}  // namespace
}  // namespace pressmark
