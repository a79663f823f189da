// SPDX-License-Identifier: GPL-2.0-or-later
//
// Paths as text: the files may be gone, so nothing is looked up.

#include "indexer/article_origin.h"

#include <algorithm>
#include <filesystem>

#include "base/utf8.h"

namespace pressmark {
namespace {

std::string normal(std::string_view path) {
  std::string text = std::filesystem::path{path}.lexically_normal().string();
  while (text.size() > 1 && text.ends_with('/'))
    text.pop_back();
  return text;
}

bool is_record_number(std::string_view text) {
  return text.size() > 1 && text.front() == '#' &&
         std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "all.jsonl#12" is of "all.jsonl", "news/a.txt" of "news".
bool lies_in(std::string_view path, std::string_view origin) {
  if (origin == ".") return !path.starts_with('/') && path != ".." && !path.starts_with("../");
  if (!path.starts_with(origin)) return false;
  path.remove_prefix(origin.size());
  return path.empty() || path.front() == '/' || origin.ends_with('/') || is_record_number(path);
}

}  // namespace

ArticleOrigins::ArticleOrigins(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    // As the readers call standard input, and what is not UTF-8 in a name.
    paths_.push_back(path == "-" ? "stdin" : normal(repair_utf8(path).text));
  }
}

bool ArticleOrigins::include(std::string_view article_path) const {
  const std::string path = normal(article_path);
  return std::ranges::any_of(paths_,
                             [&](const std::string& origin) { return lies_in(path, origin); });
}

}  // namespace pressmark
