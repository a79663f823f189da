// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines and their numbers.

#include "indexer/sources/json_lines.h"

#include <utility>

namespace pressmark {

JsonLinesReader::JsonLinesReader(InputStream stream, SourceName name, const ReadOptions& options)
    : stream_(std::move(stream)),
      records_(std::move(name), options),
      max_line_bytes_(options.max_line_bytes) {}

std::optional<Result<Article>> JsonLinesReader::next() {
  if (std::optional<Result<Article>> held = records_.next_held()) return held;
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
    if (*got == InputStream::Got::too_long) {
      return records_.refuse_too_long(line_number_, "line");
    }
    return records_.read(line_, line_number_);
  }
  return std::nullopt;
}

}  // namespace pressmark
