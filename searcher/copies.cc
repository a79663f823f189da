// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bodies are compared as they are printed: a comma that was moved is a change, too.
#include "searcher/copies.h"

#include <algorithm>
#include <utility>

#include "archive/damaged_archive.h"
#include "archive/families.h"
#include "base/word_diff.h"

namespace pressmark {

namespace {

constexpr std::size_t context_words = 4;

std::string join_words(Words words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

void compare(const Article& asked, ArticleCopy& copy) {
  const std::vector<std::string_view> before = split_words(asked.body);
  const std::vector<std::string_view> after = split_words(copy.article.body);
  const auto found = diff_words(before, after, most_changed_words);
  if (!found) return;
  copy.changes.emplace();
  for (const WordChange& change : *found) {
    copy.words_removed += change.old_end - change.old_begin;
    copy.words_added += change.new_end - change.new_begin;
    const std::size_t shared = std::min(context_words, change.old_begin);
    const Words all{before};
    copy.changes->push_back(
        {join_words(all.subspan(change.old_begin - shared, shared)),
         join_words(all.subspan(change.old_begin, change.old_end - change.old_begin)),
         join_words(Words{after}.subspan(change.new_begin, change.new_end - change.new_begin)),
         join_words(
             all.subspan(change.old_end, std::min(context_words, all.size() - change.old_end)))});
  }
}

std::vector<ArticlePlace> family_of(const ArchiveReader& archive, ArticlePlace place) {
  const std::optional<FamilyId> family = archive.families().family_of(place);
  if (!family) return {place};
  const std::span<const ArticlePlace> members = archive.families().members(*family);
  return {members.begin(), members.end()};
}

}  // namespace

Result<CopiesResponse> find_copies(Searcher& searcher, std::string_view id) {
  const Result<Article> asked = searcher.article(id);
  if (!asked) return asked.error();
  return run_on_archive([&]() -> Result<CopiesResponse> {
    const ArchiveReader& archive = searcher.archive();
    CopiesResponse response{asked->id, {}};
    for (const ArticlePlace place : family_of(archive, *find_article(archive.segments(), id))) {
      Result<Article> article = archive.segments()[place.segment].article(place.document);
      if (!article) return std::move(article).error();
      ArticleCopy& copy = response.copies.emplace_back();
      copy.article = *std::move(article);
      copy.is_asked_for = copy.article.id == asked->id;
      compare(*asked, copy);
    }
    return response;
  });
}

}  // namespace pressmark
