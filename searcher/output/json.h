// SPDX-License-Identifier: GPL-2.0-or-later
//
// Answers for programs: docs/output-format.md promises every key, its place and its type.
#pragma once

#include <cstdint>
#include <string>

#include "searcher/output/output.h"

namespace pressmark {

/// One object on one line.
std::string format_json(const OutputInput& input, const OutputOptions& options);

/// A line per hit, which is an object as in the `hits` of format_json().
std::string format_json_lines(const OutputInput& input);

/// {"query":2,"hits":[{"id":"a","score":1.5}]}: the answer to the second line of standard input.
std::string format_answer_line(std::uint64_t number, const SearchResponse& response);
/// {"query":2,"hits":[],"error":{...}}: a query that is refused has its line, too.
std::string format_refusal_line(std::uint64_t number, const Error& error);

/// {"schema":1,"article":{...}} on one line.
std::string format_article_json(const Article& article);

}  // namespace pressmark
