// SPDX-License-Identifier: GPL-2.0-or-later
//
// An article's fields as clues.

#include "indexer/sources/article_date.h"

namespace pressmark {

namespace {

DateClues date_clues(const Article& article) {
  const bool is_stated =
      article.date_by == DateBy::explicit_ || article.date_by == DateBy::metadata;
  return {.stated = is_stated ? article.published : std::nullopt,
          .stated_by = is_stated ? article.date_by : DateBy::none,
          .url = article.url,
          .title = article.title,
          .body = article.body};
}

}  // namespace

void settle_date(Article& article) {
  const PublicationDate found = find_publication_date(date_clues(article));
  article.published = found.date;
  article.date_by = found.by;
  if (found.is_doubtful) article.set_flag(ArticleFlag::doubtful_date);
}

std::vector<DateEvidence> explain_date(const Article& article) {
  return explain_publication_date(date_clues(article));
}

}  // namespace pressmark
