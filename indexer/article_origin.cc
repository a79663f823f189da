// SPDX-License-Identifier: GPL-2.0-or-later
//
// Paths as text: the files may be gone, so nothing is looked up.

#include "indexer/article_origin.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace pressmark {
namespace {

// As the readers call standard input.
constexpr std::string_view standard_input = "stdin";

bool is_record_number(std::string_view text) {
  return text.size() > 1 && text.front() == '#' &&
         std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "all.jsonl#12" is of "all.jsonl", "news/a.txt" of "news".
bool lies_in(std::string_view path, std::string_view origin) {
  if (!path.starts_with(origin)) return false;
  path.remove_prefix(origin.size());
  return path.empty() || path.front() == '/' || origin.ends_with('/') || is_record_number(path);
}

bool is_of_standard_input(std::string_view path) {
  if (!path.starts_with(standard_input)) return false;
  path.remove_prefix(standard_input.size());
  return path.empty() || is_record_number(path);
}

}  // namespace

ArticleOrigins::ArticleOrigins(const std::vector<std::string>& paths, std::filesystem::path folder)
    : folder_(std::move(folder)) {
  for (const std::string& path : paths) {
    if (path == "-") {
      has_standard_input_ = true;
    } else {
      paths_.push_back(normal(repair_utf8(path).text));  // as the readers do
    }
  }
}

std::string ArticleOrigins::normal(std::string_view path) const {
  std::string text = (folder_ / path).lexically_normal().string();
  while (text.size() > 1 && text.ends_with('/'))
    text.pop_back();
  return text;
}

bool ArticleOrigins::include(std::string_view article_path) const {
  if (is_of_standard_input(article_path)) return has_standard_input_;
  const std::string path = normal(article_path);
  return std::ranges::any_of(paths_,
                             [&](const std::string& origin) { return lies_in(path, origin); });
}

}  // namespace pressmark
