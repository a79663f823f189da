// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles of a few words, for tests that count by plain loops: every word is its own stem.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/tiny_archive.h"

namespace pressmark {

/// `segments` segments of up to 12 articles, the same for a seed: words "red", "blue", "green" and
/// "grey" in title and body, days in four months or none, sources (two of which differ in case
/// only) or none, people and places.
std::vector<TinySegment> random_segments(std::uint32_t seed, std::size_t segments);

std::vector<TinyArticle> all_articles(const std::vector<TinySegment>& segments);

/// How often a word stands in title and body.
std::uint64_t occurrences_of(const TinyArticle& article, std::string_view word);

/// In title and body.
std::uint64_t words_in(const TinyArticle& article);

}  // namespace pressmark
