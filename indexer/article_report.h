// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a run has to say about one article: that it was rejected and why, or kept with a doubt. One
// line of `--report`, and the counts of the summary.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/article.h"

namespace pressmark {

struct ArticleReport {
  std::string path;                   ///< As in Article::path, or the file; empty: not known.
  std::optional<std::uint64_t> line;  ///< Of the file, from 1.
  std::string code;                   ///< "duplicate_id"; docs/indexer.md lists them all.
  std::string message;                ///< Without path and line.
  bool is_rejected = true;            ///< False: the article was kept.
};

/// A reader's Error; its path, and the line behind it, are taken out of the message.
ArticleReport report_rejection(const Error& error);

/// `article` has the id of an earlier article of the run.
ArticleReport report_duplicate(const Article& article);

/// One for each of the article's flags.
std::vector<ArticleReport> report_flags(const Article& article);

/// "news.jsonl:12: no closing quote": the cause on one line, not yet escaped for a terminal.
std::string to_string(const ArticleReport& report);

/// {"path":"news.jsonl","line":12,"code":"bad_input","rejected":true,"message":"..."}
std::string to_json(const ArticleReport& report);

}  // namespace pressmark
