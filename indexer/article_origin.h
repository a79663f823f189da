// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether an article was read from certain paths: what --delete-missing may remove.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

/// Files, folders, and "-" for standard input, as they are given to the indexer.
class ArticleOrigins {
 public:
  /// Relative paths, of both kinds, count from `folder`, which is absolute: where the indexer runs.
  ArticleOrigins(const std::vector<std::string>& paths, std::filesystem::path folder);

  /// `article_path` is an Article::path: "news/2017/a.txt", "news/all.jsonl#12". Paths are compared
  /// without "./", "//", ".." and a slash at the end; links are not followed. What was read from
  /// standard input lies in no folder.
  bool include(std::string_view article_path) const;

 private:
  std::string normal(std::string_view path) const;

  std::filesystem::path folder_;
  std::vector<std::string> paths_;  // normal
  bool has_standard_input_ = false;
};

}  // namespace pressmark
