// SPDX-License-Identifier: GPL-2.0-or-later
//
// The articles in some bytes, printed; and bytes changed at random.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/article_reader.h"

namespace pressmark {

/// Each article as "id | title | date (by) | body" with "/" for the blank lines between paragraphs,
/// or "! message". The source is called "n", its path "d/n".
std::vector<std::string> read_records(std::string bytes, const ReadOptions& options = {});

/// The first article, whole. Fails the test if there is none.
Article read_first(std::string bytes, const ReadOptions& options = {});

/// `good` with a few bytes changed, cut out, doubled or put in.
std::string mutated(std::string_view good, std::mt19937& random);

/// Reads `turns` mutations of each of `seeds` and as many random bytes behind their beginnings. The
/// test fails if a reader does not come to an end, or gives an article that is not UTF-8.
void expect_to_survive(const std::vector<std::string>& seeds, const ReadOptions& options,
                       int turns);

}  // namespace pressmark
