// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words of the archive that somebody may have meant who typed one that it does not have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"
#include "archive/archive.h"
#include "searcher/query/plan.h"

namespace pressmark {

struct SpellingHint {
  std::string typed;
  std::string suggestion;
  std::uint64_t articles = 0;  ///< That have it in the scope; live ones.
};

/// A word that no article has in its scope.
struct UnknownWord {
  std::string_view typed;
  std::span<const std::string> stems;  ///< One for each language of the archive.
  TextScope scope = TextScope::any;
};

/// The words closest to `word` that articles have in its scope: those that are fewest slips away
/// (one at most for four letters; two only where the first letter is right), by falling number of
/// articles, then by the alphabet; at most `limit`. Stems are compared within a language; articles
/// are counted in all, as by a query for the word. Words of up to three letters have none: too much
/// is close to them. Throws as the columns do.
std::vector<SpellingHint> suggest_spellings(const UnknownWord& word, std::size_t limit,
                                            const ArchiveReader& archive, Analyzer& analyzer);

}  // namespace pressmark
