// SPDX-License-Identifier: GPL-2.0-or-later
//
// Counters against sets of names, search after search.

#include "searcher/facets/name_counter.h"

#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/tiny_archive.h"

namespace pressmark {
namespace {

const std::vector<NamedEntity> people{
    {EntityType::person, "Sergei Lavrov"},  {EntityType::person, "Sergey Lavrov"},
    {EntityType::person, "Sergey Ryabkov"}, {EntityType::person, "Rex Tillerson"},
    {EntityType::person, "Igor Sechin"},    {EntityType::person, "Boris Johnson"},
};

std::vector<TinySegment> segments_with_names(std::mt19937& random) {
  std::vector<TinySegment> segments(3);
  for (std::size_t number = 0; number < 60; ++number) {
    TinyArticle article{.id = std::to_string(number)};
    for (const NamedEntity& name : people) {
      if (random() % 4 != 0) continue;
      article.body += name.spelling + ". ";
      article.names.push_back(name);
    }
    segments[number % 3].push_back(std::move(article));
  }
  return segments;
}

// By display name; an article counts once.
std::map<std::string, std::uint64_t> count_by_hand(
    const TinyArchive& archive, const std::vector<std::vector<DocumentId>>& documents) {
  const NameCatalog catalog{archive.reader()};
  std::map<std::string, std::uint64_t> counts;
  for (std::uint32_t s = 0; s < documents.size(); ++s) {
    for (const DocumentId document : documents[s]) {
      std::set<std::string> names;
      for (const std::uint32_t ordinal : archive.segments()[s].columns().entities[0][document])
        names.emplace(catalog.display_name(catalog.canonical(s, ordinal)));
      for (const std::string& name : names)
        ++counts[name];
    }
  }
  return counts;
}

TEST(NameCounter, CountsAnArticleOnceForEachName) {
  std::mt19937 random{2};
  const TinyArchive archive{segments_with_names(random)};
  NameCounter counter{NameCatalog{archive.reader()}};
  for (int search = 0; search < 50; ++search) {
    std::vector<std::vector<DocumentId>> documents(3);
    for (std::uint32_t s = 0; s < 3; ++s) {
      const std::uint32_t step = 1 + static_cast<std::uint32_t>(random() % 7);
      for (DocumentId document = 1; document <= 20; document += step)
        documents[s].push_back(document);
      const OrdinalsColumn& column = archive.segments()[s].columns().entities[0];
      if (search % 2 == 0) {
        const std::span<const DocumentId> all{documents[s]};
        const std::size_t half = all.size() / 2;  // as portions come
        counter.add_many(EntityType::person, s, all.first(half), column.all());
        counter.add_many(EntityType::person, s, all.subspan(half), column.all());
        if (search % 10 != 8) counter.finish_segment(EntityType::person, s);
      } else {
        counter.add(EntityType::person, s, documents[s], column);
      }
    }
    if (search % 5 == 3) {  // given up, before a segment was finished or after
      counter.clear();
      EXPECT_TRUE(counter.take(EntityType::person, {}, {10}).values.empty());
      continue;
    }
    std::map<std::string, std::uint64_t> actual;
    std::uint64_t before = ~std::uint64_t{0};
    const Facet facet = counter.take(EntityType::person, {}, {10});
    for (const FacetValue& value : facet.values) {
      EXPECT_LE(value.articles, before);
      before = value.articles;
      actual[*value.value] = value.articles;
    }
    EXPECT_EQ(actual, count_by_hand(archive, documents));
    EXPECT_EQ(facet.more_values, 0U);
  }
}

TEST(NameCounter, KeepsToTheLimitButForWhatIsSelected) {
  const TinyArchive archive{{{{.id = "1",
                               .body = "Sergei Lavrov, Rex Tillerson, Igor Sechin.",
                               .names = {people[0], people[3], people[4]}},
                              {.id = "2", .body = "Boris Johnson.", .names = {people[5]}}}}};
  const NameCatalog catalog{archive.reader()};
  NameCounter counter{catalog};
  const std::vector<DocumentId> first{1};
  counter.add(EntityType::person, 0, first, archive.segments()[0].columns().entities[0]);
  SelectedNames selected;
  const NameMember johnson = catalog.spelled(EntityType::person, "Boris Johnson").front();
  selected.ids = {catalog.canonical(johnson.segment, johnson.ordinal)};
  selected.unknown = {"Nobody", "Nobody"};
  const Facet facet = counter.take(EntityType::person, selected, {1});
  std::string printed;
  for (const FacetValue& value : facet.values) {
    printed +=
        *value.value + " " + std::to_string(value.articles) + (value.selected ? "*; " : "; ");
  }
  EXPECT_EQ(printed, "Igor Sechin 1; Boris Johnson 0*; Nobody 0*; ");
  EXPECT_EQ(facet.more_values, 2U);
}

}  // namespace
}  // namespace pressmark
