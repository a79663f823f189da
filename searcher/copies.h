// SPDX-License-Identifier: GPL-2.0-or-later
//
// The copies of an article, and what each of them changed: who ran a story when, and how.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/article.h"
#include "searcher/search.h"

namespace pressmark {

/// Words of the asked-for article's body where the copy has others; one of the two may be empty.
struct CopyChange {
  std::string before;   ///< A few words that both have.
  std::string removed;  ///< Of the article that was asked about.
  std::string added;    ///< Of the copy.
  std::string after;
};

struct ArticleCopy {
  Article article;
  bool is_asked_for = false;
  std::size_t words_removed = 0;
  std::size_t words_added = 0;
  /// In the order of the text; nothing if more than most_changed_words differ.
  std::optional<std::vector<CopyChange>> changes;
};

inline constexpr std::size_t most_changed_words = 1000;

struct CopiesResponse {
  std::string id;                   ///< Asked for.
  std::vector<ArticleCopy> copies;  ///< Of the whole family, first published first.
};

/// An article without copies is a family of its own. Fails as Searcher::article() does.
Result<CopiesResponse> find_copies(Searcher& searcher, std::string_view id);

}  // namespace pressmark
