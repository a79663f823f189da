// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether an article was read from certain paths: what --delete-missing may remove.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

/// Files, folders, and "-" for standard input, as they are given to the indexer.
class ArticleOrigins {
 public:
  explicit ArticleOrigins(const std::vector<std::string>& paths);

  /// `article_path` is an Article::path: "news/2017/a.txt", "news/all.jsonl#12". Paths are compared
  /// as they were typed, but for "./", "//", ".." and a slash at the end: a relative path and an
  /// absolute one are never the same.
  bool include(std::string_view article_path) const;

 private:
  std::vector<std::string> paths_;  // normal
};

}  // namespace pressmark
