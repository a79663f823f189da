// SPDX-License-Identifier: GPL-2.0-or-later
//
// The canonical map against grouping all live articles' names by hand; and that how the articles
// are cut into segments changes nothing but ordinals.

#include "indexer/group_names.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "analysis/entities/canonical_names.h"
#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

const std::vector<NamedEntity> known_names{
    {EntityType::person, "Sergei Lavrov"},
    {EntityType::person, "Sergey Lavrov"},
    {EntityType::person, "Сергей Лавров"},
    {EntityType::person, "Sergey Ryabkov"},
    {EntityType::person, "Rex Tillerson"},
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

Names group_by_hand(const std::vector<TinyArticle>& articles) {
  std::map<std::pair<EntityType, std::string>, std::map<std::string, std::uint64_t>> counts;
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
      std::string key;
      for (std::uint32_t i = map.member_begins[id]; i < map.member_begins[id + 1]; ++i) {
        const NameMember member = map.members[i];
        const NameEntry found = entry(segments, member);
        EXPECT_EQ(found.type, type);
        EXPECT_EQ(map.ids[member.segment][member.ordinal], id);
        EXPECT_TRUE(i == map.member_begins[id] || found.key == key) << key;
        key = found.key;
        name.articles += found.articles;
        name.spellings.emplace(found.spelling);
      }
      name.shown = entry(segments, map.members[map.shown[id]]).spelling;
      shown[map.display_ranks[id]] = entry(segments, map.members[map.shown[id]]).spelling;
      by_key.push_back(entry(segments, map.members[map.member_begins[map.by_key[id]]]).key);
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
    const CanonicalMapContent map = group_names(archive.segments());
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

TEST(PublishNames, SaysWhatTheManifestNeeds) {
  const TinyArchive archive{{{{.id = "1",
                               .body = "Sergei Lavrov, Sergey Lavrov in Bonn.",
                               .names = {known_names[0], known_names[1], known_names[8]}}}}};
  const auto published = publish_names(archive.path(), 2, archive.segments());
  ASSERT_TRUE(published) << published.error().message;
  EXPECT_EQ(published->canonical_map.path, "publish/000002/canonical_map");
  EXPECT_EQ(check_file(archive.path(), published->canonical_map), "");
  EXPECT_EQ(published->counts, (std::array<std::uint64_t, 3>{1, 0, 1}));
}

}  // namespace
}  // namespace pressmark
