// SPDX-License-Identifier: GPL-2.0-or-later
//
// The canonical map reads back what was written, and takes nothing else.

#include "archive/canonical_map.h"

#include <functional>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive/damaged_archive.h"
#include "tests/archive/test_archive.h"

namespace pressmark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Two segments of three and two names; the last name of the first is in no canonical name.
CanonicalMapContent example_map() {
  CanonicalMapContent content;
  content.type_ends = {2, 2, 3};
  content.ids = {{1, 0, 3}, {0, 2}};
  content.ordinal_ends = {{2, 2, 3}, {1, 1, 2}};
  content.repeats.resize(2);
  content.repeats[1] = {std::vector<RepeatedName>{{4, 0}, {4, 1}, {9, 0}}, {}, {{5, 2}}};
  content.member_begins = {0, 2, 3, 4};
  content.members = {{0, 1}, {1, 0}, {0, 0}, {1, 1}};
  content.shown = {1, 2, 3};
  content.display_ranks = {1, 0, 0};
  content.by_key = {1, 0, 2};
  content.word_ends = {2, 2, 3};
  content.words = {"lavrov", "sergei", "lavrov"};
  content.posting_begins = {0, 3, 4, 5};
  content.postings = {0, 1, 2, 1, 3};
  return content;
}

class CanonicalMapTest : public ::testing::Test {
 protected:
  Result<CanonicalMap> open(const CanonicalMapContent& content) const {
    EXPECT_TRUE(write_canonical_map(path_, content));
    auto file = VerifiedFile::open(path_, nullptr);
    EXPECT_TRUE(file);
    return CanonicalMap::open(*std::move(file), names_);
  }

  testing::TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "canonical_map";
  std::vector<std::uint32_t> names_{3, 2};
};

TEST_F(CanonicalMapTest, ReadsBack) {
  const CanonicalMapContent content = example_map();
  const auto map = open(content);
  ASSERT_TRUE(map) << map.error().message;
  EXPECT_EQ(map->size(), 3U);
  EXPECT_EQ(map->of_type(EntityType::person).begin, 0U);
  EXPECT_EQ(map->of_type(EntityType::person).end, 2U);
  EXPECT_EQ(map->of_type(EntityType::organisation).size(), 0U);
  EXPECT_EQ(map->of_type(EntityType::place).size(), 1U);
  EXPECT_THAT(map->ids(0), ElementsAre(1, 0, 3));
  EXPECT_THAT(map->ids(1), ElementsAre(0, 2));
  EXPECT_THAT(map->members(0), ElementsAre(NameMember{0, 1}, NameMember{1, 0}));
  EXPECT_THAT(map->members(2), ElementsAre(NameMember{1, 1}));
  EXPECT_EQ(map->ordinals(0, EntityType::person), std::pair(0U, 2U));
  EXPECT_EQ(map->ordinals(0, EntityType::place), std::pair(2U, 3U));
  EXPECT_EQ(map->ordinals(1, EntityType::organisation), std::pair(1U, 1U));
  EXPECT_EQ(map->ordinals(1, EntityType::place), std::pair(1U, 2U));
  EXPECT_THAT(map->repeats(0, EntityType::person), IsEmpty());
  EXPECT_THAT(map->repeats(1, EntityType::person),
              ElementsAre(RepeatedName{4, 0}, RepeatedName{4, 1}, RepeatedName{9, 0}));
  EXPECT_THAT(map->repeats(1, EntityType::place), ElementsAre(RepeatedName{5, 2}));
  EXPECT_EQ(map->shown(0), (NameMember{1, 0}));
  EXPECT_EQ(map->id_of({1, 1}), 2U);
  for (CanonicalId id = 0; id < map->size(); ++id) {
    EXPECT_EQ(map->display_rank(id), content.display_ranks[id]);
    EXPECT_EQ(map->by_key(id), content.by_key[id]);
  }
  EXPECT_THAT(map->members_with(EntityType::person, "lavrov"), ElementsAre(0, 1, 2));
  EXPECT_THAT(map->members_with(EntityType::person, "sergei"), ElementsAre(1));
  EXPECT_THAT(map->members_with(EntityType::person, "sergey"), IsEmpty());
  EXPECT_THAT(map->members_with(EntityType::organisation, "lavrov"), IsEmpty());
  EXPECT_THAT(map->members_with(EntityType::place, "lavrov"), ElementsAre(3));
  EXPECT_EQ(map->member(3), (NameMember{1, 1}));
}

TEST_F(CanonicalMapTest, GivesAllOfItsContentBack) {
  const auto map = open(example_map());
  ASSERT_TRUE(map) << map.error().message;
  EXPECT_EQ(map->content(), example_map());
}

TEST_F(CanonicalMapTest, MayBeAboutNothing) {
  CanonicalMapContent content;
  content.ids.resize(2);
  content.ordinal_ends.resize(2);
  content.repeats.resize(2);
  content.member_begins = content.posting_begins = {0};
  names_ = {0, 0};
  const auto map = open(content);
  ASSERT_TRUE(map) << map.error().message;
  EXPECT_EQ(map->size(), 0U);
  EXPECT_THAT(map->ids(1), IsEmpty());
  EXPECT_THAT(map->members_with(EntityType::place, "bonn"), IsEmpty());
}

TEST_F(CanonicalMapTest, OfOtherSegmentsIsDamage) {
  for (const std::vector<std::uint32_t>& others :
       {std::vector<std::uint32_t>{}, {3}, {2, 3}, {3, 2, 0}}) {
    names_ = others;
    const auto map = open(example_map());
    ASSERT_FALSE(map) << others.size();
    EXPECT_EQ(map.error().kind, ErrorKind::archive);
    EXPECT_NE(map.error().message.find("it belongs to other segments"), std::string::npos);
  }
}

TEST_F(CanonicalMapTest, NumbersThatPointNowhereAreDamage) {
  const auto with = [&](auto change) {
    CanonicalMapContent content = example_map();
    change(content);
    auto map = open(content);
    EXPECT_TRUE(map);
    return *std::move(map);
  };
  EXPECT_THROW(with([](auto& c) { c.ids[1][0] = 4; }).ids(0), DamagedArchive);
  EXPECT_THROW(with([](auto& c) { c.members[0].segment = 2; }).members(0), DamagedArchive);
  EXPECT_THROW(with([](auto& c) { c.members[1].ordinal = 2; }).shown(0), DamagedArchive);
  EXPECT_THROW(with([](auto& c) { c.shown[0] = 4; }).shown(0), DamagedArchive);
  EXPECT_THROW(with([](auto& c) { c.by_key[1] = 3; }).by_key(1), DamagedArchive);
  EXPECT_THROW(with([](auto& c) { c.member_begins[1] = 5; }).members(0), DamagedArchive);
  for (const auto& damage : std::vector<std::function<void(CanonicalMapContent&)>>{
           [](auto& c) { c.ids[0][1] = 1; }, [](auto& c) { c.shown[1] = 0; },
           [](auto& c) { c.display_ranks[0] = 2; }, [](auto& c) { c.by_key[2] = 1; },
           [](auto& c) { c.member_begins[1] = 1; }, [](auto& c) { c.postings[1] = 0; },
           [](auto& c) { c.postings[4] = 4; }, [](auto& c) { c.posting_begins[1] = 0; },
           [](auto& c) { c.repeats[1][0][0].id = 3; }}) {
    EXPECT_THROW(with(damage).content(), DamagedArchive);
  }
  EXPECT_THROW(
      with([](auto& c) { c.posting_begins[1] = 9; }).members_with(EntityType::person, "lavrov"),
      DamagedArchive);
}

// Cut anywhere, or with any byte of its head another one, it is refused or read within bounds.
TEST_F(CanonicalMapTest, SurvivesAnyDamage) {
  ASSERT_TRUE(write_canonical_map(path_, example_map()));
  const std::string whole = testing::file_content(path_);
  const auto read_all = [&] {
    auto file = VerifiedFile::open(path_, nullptr);
    if (!file) return;
    const auto map = CanonicalMap::open(*std::move(file), names_);
    if (!map) return;
    try {
      for (std::size_t s = 0; s < names_.size(); ++s)
        map->ids(s);
      for (CanonicalId id = 0; id < map->size(); ++id) {
        map->members(id);
        map->shown(id);
        map->display_rank(id);
        map->by_key(id);
      }
      for (const EntityType type : entity_types) {
        map->members_with(type, "lavrov");
        map->repeats(1, type);
      }
      map->content();
    } catch (const DamagedArchive&) {
    }
  };
  for (std::size_t size = 0; size < whole.size(); ++size) {
    testing::overwrite(path_, whole.substr(0, size));
    auto file = VerifiedFile::open(path_, nullptr);
    ASSERT_TRUE(file);
    EXPECT_FALSE(CanonicalMap::open(*std::move(file), names_)) << size;
  }
  for (std::size_t at = 64; at < whole.size(); ++at) {
    for (const char byte : {'\0', '\x7F', '\xFF'}) {
      std::string damaged = whole;
      damaged[at] = byte;
      testing::overwrite(path_, damaged);
      read_all();
    }
  }
}

}  // namespace
}  // namespace pressmark
