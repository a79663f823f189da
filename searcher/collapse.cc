// SPDX-License-Identifier: GPL-2.0-or-later
//
// Only articles in families are looked at; all others stand for themselves.
#include "searcher/collapse.h"

#include <algorithm>
#include <optional>
#include <span>

#include "archive/families.h"

namespace pressmark {

namespace {

struct FoundCopies {
  std::vector<bool> has_matches;  // by family: does any of its articles match?
  std::uint64_t articles = 0;     // that match and are in a family
};

FoundCopies find_copied(const Matches& matches, const Families& families) {
  FoundCopies found{std::vector<bool>(families.size())};
  for (std::size_t segment = 0; segment < matches.segments(); ++segment) {
    const DocumentSet& matching = matches.matching(segment);
    for (const CopiedArticle& article : families.of_segment(segment)) {
      if (!matching.contains(article.document)) continue;
      found.has_matches[article.family] = true;
      ++found.articles;
    }
  }
  return found;
}

bool is_undated(const ArchiveReader& archive, ArticlePlace place) {
  return archive.segments()[place.segment].columns().day[place.document] == undated_day;
}

// Of some articles in the order of publication.
ArticlePlace choose(std::span<const ArticlePlace> articles, const ArchiveReader& archive,
                    Collapse collapse) {
  switch (collapse) {
    case Collapse::off:
    case Collapse::first:
      return articles.front();
    case Collapse::last: {
      const auto dated = std::find_if(articles.rbegin(), articles.rend(), [&](ArticlePlace place) {
        return !is_undated(archive, place);
      });
      return dated == articles.rend() ? articles.back() : *dated;
    }
    case Collapse::longest:
      return *std::ranges::max_element(articles, {}, [&](ArticlePlace place) {
        return archive.segments()[place.segment].columns().length[place.document];
      });
  }
  return articles.front();  // not reached: every choice is named above
}

}  // namespace

std::uint64_t count_families(const Matches& matches, const Families& families) {
  const FoundCopies found = find_copied(matches, families);
  const auto of_copies = std::ranges::count(found.has_matches, true);
  return matches.total() - found.articles + static_cast<std::uint64_t>(of_copies);
}

std::vector<DocumentSet> collapse(const Matches& matches, const ArchiveReader& archive,
                                  Collapse collapse) {
  std::vector<DocumentSet> left;
  for (std::size_t segment = 0; segment < matches.segments(); ++segment)
    left.push_back(matches.matching(segment));
  const std::vector<bool> has_matches = find_copied(matches, archive.families()).has_matches;
  std::vector<ArticlePlace> found;
  for (FamilyId family = 0; family < has_matches.size(); ++family) {
    if (!has_matches[family]) continue;
    found.clear();
    for (const ArticlePlace place : archive.families().members(family)) {
      if (left[place.segment].contains(place.document)) found.push_back(place);
      left[place.segment].remove(place.document);
    }
    const ArticlePlace chosen = choose(found, archive, collapse);
    left[chosen.segment].add(chosen.document);
  }
  return left;
}

std::vector<DocumentSet> collapse_onto(const Matches& chosen, const Matches& matches,
                                       const ArchiveReader& archive) {
  std::vector<DocumentSet> left = collapse(matches, archive, Collapse::first);
  const std::vector<bool> is_chosen = find_copied(chosen, archive.families()).has_matches;
  for (FamilyId family = 0; family < is_chosen.size(); ++family) {
    if (!is_chosen[family]) continue;
    for (const ArticlePlace place : archive.families().members(family)) {
      left[place.segment].remove(place.document);
      if (chosen.matching(place.segment).contains(place.document))
        left[place.segment].add(place.document);
    }
  }
  return left;
}

}  // namespace pressmark
