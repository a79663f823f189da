// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines and their numbers.

#include "indexer/sources/json_lines.h"

#include <utility>

namespace pressmark {

JsonLinesReader::JsonLinesReader(InputStream stream, SourceName name, const ReadOptions& options)
    : stream_(std::move(stream)),
      name_(std::move(name)),
      parser_(options.field_map),
      max_article_bytes_(options.max_article_bytes),
      max_line_bytes_(options.max_line_bytes) {}

std::optional<Result<Article>> JsonLinesReader::next() {
  while (!has_failed_) {
    const Result<InputStream::Got> got = stream_.read_line(line_, max_line_bytes_);
    if (!got) {
      has_failed_ = true;
      return got.error();
    }
    if (*got == InputStream::Got::end) break;
    ++line_number_;
    if (line_.find_first_not_of(" \t\r") == std::string::npos && *got == InputStream::Got::text) {
      continue;
    }
    ++record_number_;
    if (*got == InputStream::Got::too_long) {
      return rejected(name_, line_number_, "line longer than " + describe_limit(max_line_bytes_));
    }
    return read_json_record(parser_, line_, {name_, line_number_, record_number_},
                            max_article_bytes_);
  }
  return std::nullopt;
}

}  // namespace pressmark
