// SPDX-License-Identifier: GPL-2.0-or-later
//
// aliases.txt against plain loops: whatever random lines say about the names of random articles,
// facets, `names` and queries count each article once for each name.

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "archive/alias_file.h"
#include "base/files.h"
#include "searcher/match/name_catalog.h"
#include "searcher/names.h"
#include "tests/support/random_articles.h"

namespace pressmark {
namespace {

/// Which spellings are one name, worked out without ids, columns or segments.
class NaiveNames {
 public:
  explicit NaiveNames(const ArchiveReader& archive) {
    const NameCatalog catalog{archive};
    std::map<CanonicalId, std::size_t> groups;
    for (std::uint32_t s = 0; s < archive.segments().size(); ++s) {
      const NamesTable& names = archive.segments()[s].columns().names;
      for (std::uint32_t ordinal = 0; ordinal < names.size(); ++ordinal) {
        const CanonicalId id = catalog.canonical(s, ordinal);
        const auto [group, is_new] = groups.try_emplace(id, groups_.size());
        if (is_new) groups_.push_back({names[ordinal].type, std::string{catalog.display_name(id)}});
        group_of_[{names[ordinal].type, std::string{names[ordinal].spelling}}] = group->second;
      }
    }
  }

  void apply(const AliasRule& rule) {
    if (rule.verb == AliasVerb::split) return split(rule);
    std::optional<std::size_t> first;
    for (const std::string& name : rule.names) {
      for (const std::size_t group : find(rule.type, name)) {
        if (rule.verb == AliasVerb::hide) {
          groups_[group].is_hidden = true;
        } else if (rule.verb == AliasVerb::retype) {
          for (const std::size_t namesake : find(rule.new_type, groups_[group].shown))
            join(namesake, group);
          groups_[group].type = rule.new_type;
        } else if (first) {
          join(group, *first);
        } else {
          first = group;
          groups_[group].shown = name;
        }
      }
    }
  }

  /// The names of a type that an article prints.
  std::set<std::string> names_in(const TinyArticle& article, EntityType type) const {
    std::set<std::string> names;
    for (const NamedEntity& printed : article.names) {
      const Group& group = groups_[group_of_.at(printed)];
      if (!group.is_hidden && group.type == type) names.insert(group.shown);
    }
    return names;
  }

  std::vector<NamedEntity> spellings() const {
    std::vector<NamedEntity> all;
    for (const auto& [spelling, group] : group_of_)
      all.push_back(spelling);
    return all;
  }

 private:
  struct Group {
    EntityType type;
    std::string shown;
    bool is_hidden = false;
  };

  std::set<std::size_t> find(EntityType type, const std::string& name) const {
    std::set<std::size_t> found;
    for (const auto& [spelling, group] : group_of_) {
      const bool is_meant = spelling.spelling == name && groups_[group].type == type;
      if (is_meant && !groups_[group].is_hidden) found.insert(group);
    }
    return found;
  }

  void join(std::size_t from, std::size_t to) {
    for (auto& [spelling, group] : group_of_) {
      if (group == from) group = to;
    }
  }

  void split(const AliasRule& rule) {
    std::optional<std::size_t> apart;
    for (const std::string& name : rule.names) {
      for (const std::size_t from : find(rule.type, name)) {
        if (apart && from == *apart) continue;
        if (!apart) {
          apart = groups_.size();
          groups_.push_back({rule.type, name});
        }
        std::vector<std::string> rest;
        for (auto& [spelling, group] : group_of_) {
          if (group != from) continue;
          if (spelling.spelling == name) {
            group = *apart;
          } else {
            rest.push_back(spelling.spelling);
          }
        }
        if (groups_[from].shown != name || rest.empty()) continue;
        groups_[from].shown =
            *std::min_element(rest.begin(), rest.end(), [](const auto& a, const auto& b) {
              return a.size() != b.size() ? a.size() > b.size() : a < b;
            });
      }
    }
  }

  std::vector<Group> groups_;
  std::map<NamedEntity, std::size_t> group_of_;
};

std::string random_rules(const std::vector<NamedEntity>& spellings, std::mt19937& random) {
  std::string text;
  for (std::size_t lines = 1 + random() % 4; lines > 0; --lines) {
    constexpr std::array verbs{"merge", "split", "retype", "hide"};
    const std::size_t verb = random() % 4;
    const EntityType type = spellings[random() % spellings.size()].type;
    std::set<std::string> names;
    for (std::size_t wanted = (verb == 0 ? 2 : 1) + random() % 2; names.size() < wanted;) {
      const NamedEntity& any = spellings[random() % spellings.size()];
      // Now and then a name of another type, or none that is printed.
      if (any.type == type || random() % 4 == 0) names.insert(any.spelling);
      if (random() % 16 == 0) names.insert("Nobody " + std::to_string(random() % 3));
    }
    text += std::string{verbs.at(verb)} + " " + std::string{to_string(type)};
    for (const std::string& name : names)
      text += " " + quote_name(name);
    if (verb == 2) {
      const auto other = (static_cast<std::size_t>(type) + 1 + random() % 2) % entity_types.size();
      text += " " + std::string{to_string(entity_types.at(other))};
    }
    text += "\n";
  }
  return text;
}

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

Counts count(const NaiveNames& names, const std::vector<TinyArticle>& articles, EntityType type) {
  std::map<std::string, std::uint64_t> counts;
  for (const TinyArticle& article : articles) {
    for (const std::string& name : names.names_in(article, type))
      ++counts[name];
  }
  Counts sorted{counts.begin(), counts.end()};
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

/// Random articles that print some of more names: two spellings of one person, one of two types.
std::vector<TinySegment> random_articles(std::uint32_t seed) {
  const std::vector<NamedEntity> names{
      {EntityType::person, "Sergei Lavrov"},   {EntityType::person, "Sergey Lavrov"},
      {EntityType::person, "Lena Hansen"},     {EntityType::person, "Sputnik"},
      {EntityType::organisation, "Sputnik"},   {EntityType::organisation, "Acme Corp"},
      {EntityType::organisation, "Acme"},      {EntityType::organisation, "Geneva"},
      {EntityType::place, "Lena Hansen Land"}, {EntityType::place, "Bonn"}};
  std::mt19937 random{seed};
  std::vector<TinySegment> segments = random_segments(seed, 3);
  for (TinySegment& segment : segments) {
    for (TinyArticle& article : segment) {
      for (const NamedEntity& name : names) {
        if (random() % 4 != 0) continue;
        article.body += " " + name.spelling;
        article.names.push_back(name);
      }
    }
  }
  return segments;
}

/// All articles, and some: few and many are counted in different ways.
struct Choice {
  std::string query;
  std::vector<std::string_view> words;
};
const std::vector<Choice>& choices() {
  static const std::vector<Choice> all{
      {"", {}}, {"red", {"red"}}, {"blue green", {"blue", "green"}}};
  return all;
}

class Aliases : public ::testing::TestWithParam<std::uint32_t> {
 protected:
  void expect_facets(Searcher& searcher, const NaiveNames& names) const {
    for (const Choice& choice : choices()) {
      std::vector<TinyArticle> matching;
      for (const TinyArticle& article : articles_) {
        if (std::all_of(choice.words.begin(), choice.words.end(),
                        [&](auto word) { return occurrences_of(article, word) > 0; }))
          matching.push_back(article);
      }
      SearchRequest request;
      request.query = choice.query;
      request.facets = {"person", "org", "place"};
      request.facet_limit = 100;
      const auto found = searcher.search(request);
      ASSERT_TRUE(found) << found.error().message;
      for (std::size_t i = 0; i < entity_types.size(); ++i) {
        Counts counts;
        for (const FacetValue& value : found->facets[i].values)
          counts.emplace_back(value.value.value_or(""), value.articles);
        EXPECT_EQ(counts, count(names, matching, entity_types.at(i))) << choice.query << i;
      }
    }
  }

  void expect_queries(Searcher& searcher, const NaiveNames& names) const {
    for (const EntityType type : entity_types) {
      for (const auto& [name, expected] : count(names, articles_, type)) {
        SearchRequest request;
        request.query = std::string{to_string(type)} + ":" + quote_name(name);
        const auto found = searcher.search(request);
        ASSERT_TRUE(found) << found.error().message;
        EXPECT_EQ(found->matches, expected) << request.query;
      }
    }
  }

  void expect_company(Searcher& searcher, const NaiveNames& names) const {
    NamesOptions options;
    options.limit = 100;
    options.co_mentions = 3;
    const auto table = find_names(searcher, {.query = ""}, options);
    ASSERT_TRUE(table) << table.error().message;
    for (const NameSummary& name : table->names) {
      for (const CoMention& other : name.co_mentions) {
        const auto both =
            std::count_if(articles_.begin(), articles_.end(), [&](const TinyArticle& article) {
              return names.names_in(article, name.type).contains(name.name) &&
                     names.names_in(article, other.type).contains(other.name);
            });
        EXPECT_EQ(other.articles, static_cast<std::uint64_t>(both))
            << name.name << " with " << other.name;
      }
    }
  }

  std::vector<TinySegment> segments_ = random_articles(GetParam());
  std::vector<TinyArticle> articles_ = all_articles(segments_);
};

TEST_P(Aliases, CountAsPlainLoopsDo) {
  std::mt19937 random{GetParam()};
  const TinyArchive archive{segments_};
  for (int round = 0; round < 5; ++round) {
    NaiveNames names{archive.reader()};
    const std::string text = random_rules(names.spellings(), random);
    SCOPED_TRACE(text);
    const auto rules = parse_aliases(text, "aliases.txt");
    ASSERT_TRUE(rules) << rules.error().message;
    for (const AliasRule& rule : *rules)
      names.apply(rule);
    ASSERT_TRUE(write_file(archive.path() / alias_file_name, text));
    auto searcher = Searcher::open(archive.path());
    ASSERT_TRUE(searcher) << searcher.error().message;
    expect_facets(*searcher, names);
    expect_queries(*searcher, names);
    expect_company(*searcher, names);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Aliases, ::testing::Range(1U, 9U));

}  // namespace
}  // namespace pressmark
