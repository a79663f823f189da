// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles without copies are listed nowhere: a set begins with all of them, or with none.
#include "searcher/match/family_sets.h"

#include <optional>

#include "archive/families.h"

namespace pressmark {

namespace {

// An article without copies is one.
DocumentSet with_copies(const Property& copies, const QueryPostings& postings,
                        std::size_t segment) {
  const auto is_wanted = [&](std::size_t count) {
    return copies.least <= count && count <= copies.most;
  };
  const DocumentId articles = postings.segments()[segment].articles();
  DocumentSet documents = is_wanted(1) ? DocumentSet::all(articles) : DocumentSet{articles};
  const Families& families = *postings.families();
  for (const CopiedArticle& article : families.of_segment(segment)) {
    if (is_wanted(families.members(article.family).size())) {
      documents.add(article.document);
    } else {
      documents.remove(article.document);
    }
  }
  return documents;
}

DocumentSet duplicates(const QueryPostings& postings, std::size_t segment) {
  DocumentSet documents{postings.segments()[segment].articles()};
  const Families& families = *postings.families();
  for (const CopiedArticle& article : families.of_segment(segment)) {
    const ArticlePlace place{static_cast<std::uint32_t>(segment), article.document};
    if (families.members(article.family).front() != place) documents.add(article.document);
  }
  return documents;
}

DocumentSet family_of(std::string_view id, const QueryPostings& postings, std::size_t segment) {
  DocumentSet documents{postings.segments()[segment].articles()};
  const std::optional<ArticlePlace> place = find_article(postings.segments(), id);
  if (!place) return documents;
  const std::optional<FamilyId> family = postings.families()->family_of(*place);
  if (!family) {
    if (place->segment == segment) documents.add(place->document);
    return documents;
  }
  for (const ArticlePlace& member : postings.families()->members(*family)) {
    if (member.segment == segment) documents.add(member.document);
  }
  return documents;
}

}  // namespace

bool is_about_families(const Property& property) {
  switch (property.name) {
    case PropertyName::is:
    case PropertyName::copies:
    case PropertyName::family:
      return true;
    case PropertyName::has:
    case PropertyName::words:
    case PropertyName::date_by:
    case PropertyName::id:
    case PropertyName::path:
    case PropertyName::file:
    case PropertyName::url:
      return false;
  }
  return false;  // not reached: every name is named above
}

DocumentSet with_family_property(const Property& property, const QueryPostings& postings,
                                 std::size_t segment) {
  if (property.name == PropertyName::copies) return with_copies(property, postings, segment);
  if (property.name == PropertyName::is) return duplicates(postings, segment);
  return family_of(property.text, postings, segment);
}

}  // namespace pressmark
