// SPDX-License-Identifier: GPL-2.0-or-later
//
// Article flags in words.

#include "schema/article.h"

#include <array>
#include <utility>

namespace pressmark {

std::vector<std::string_view> describe_flags(std::uint32_t flags) {
  constexpr std::array<std::pair<ArticleFlag, std::string_view>, 6> names{{
      {ArticleFlag::no_text, "no text"},
      {ArticleFlag::repaired_utf8, "repaired UTF-8"},
      {ArticleFlag::removed_nul, "removed NUL"},
      {ArticleFlag::impossible_date, "impossible date"},
      {ArticleFlag::guessed_charset, "guessed character set"},
      {ArticleFlag::doubtful_date, "doubtful date"},
  }};
  std::vector<std::string_view> words;
  for (const auto& [flag, name] : names) {
    if ((flags & static_cast<std::uint32_t>(flag)) != 0) words.push_back(name);
  }
  return words;
}

}  // namespace pressmark
