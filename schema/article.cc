// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an article says about itself, in words.

#include "schema/article.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pressmark {

std::vector<std::string_view> describe_flags(std::uint32_t flags) {
  constexpr std::array<std::pair<ArticleFlag, std::string_view>, 7> names{{
      {ArticleFlag::no_text, "no text"},
      {ArticleFlag::repaired_utf8, "repaired UTF-8"},
      {ArticleFlag::removed_nul, "removed NUL"},
      {ArticleFlag::impossible_date, "impossible date"},
      {ArticleFlag::guessed_charset, "guessed character set"},
      {ArticleFlag::doubtful_date, "doubtful date"},
      {ArticleFlag::cut_off, "cut off"},
  }};
  std::vector<std::string_view> words;
  for (const auto& [flag, name] : names) {
    if ((flags & static_cast<std::uint32_t>(flag)) != 0) words.push_back(name);
  }
  return words;
}

const std::string& text_of(const Article& article, TextField field) {
  switch (field) {
    case TextField::title:
      return article.title;
    case TextField::body:
      return article.body;
    case TextField::caption:
      break;
  }
  return article.captions;
}

std::size_t text_bytes(const Article& article) {
  return article.title.size() + article.body.size() + article.captions.size();
}

std::string raw_body(const Article& article) {
  std::string raw;
  const auto append = [&](std::string_view paragraph) {
    if (!raw.empty()) raw += "\n\n";
    raw += paragraph;
  };
  std::size_t at = 0;
  std::uint32_t paragraph = 0;
  const auto append_paragraph = [&] {
    const std::size_t end = std::min(article.body.find("\n\n", at), article.body.size());
    append(std::string_view{article.body}.substr(at, end - at));
    at = end + 2;
    ++paragraph;
  };
  for (const RemovedText& removed : article.removed) {
    while (paragraph < removed.paragraph && at < article.body.size())
      append_paragraph();
    append("[-" + removed.text + "-]");
  }
  while (at < article.body.size())
    append_paragraph();
  return raw;
}

}  // namespace pressmark
