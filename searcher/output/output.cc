// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which format is written where.
#include "searcher/output/output.h"

#include "searcher/output/json.h"
#include "searcher/output/tables.h"
#include "searcher/output/text.h"

namespace pressmark {

std::string format_response(OutputFormat format, const OutputInput& input,
                            const OutputOptions& options) {
  switch (format) {
    case OutputFormat::text:
      return format_text(input, options);
    case OutputFormat::json:
      return format_json(input, options);
    case OutputFormat::jsonl:
      return format_json_lines(input);
    case OutputFormat::csv:
      return format_table(TableFormat::csv, input, options);
    case OutputFormat::tsv:
      return format_table(TableFormat::tsv, input, options);
    case OutputFormat::ids:
      return format_ids(input.response);
    case OutputFormat::paths:
      return format_paths(input.response);
    case OutputFormat::paths0:
      return format_paths_nul(input.response);
  }
  return {};  // not reached: every format is named above
}

std::string format_article(OutputFormat format, const Article& article,
                           const OutputOptions& options) {
  const bool is_json = format == OutputFormat::json || format == OutputFormat::jsonl;
  return is_json ? format_article_json(article) : format_article_text(article, options);
}

}  // namespace pressmark
