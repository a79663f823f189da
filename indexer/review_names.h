// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names that may be one and are two, or are one and may be two: what an archive cannot decide from
// its articles, as lines for aliases.txt with what speaks for them. `indexer names --review`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/alias_file.h"
#include "archive/archive.h"

namespace pressmark {

struct NameDoubt {
  AliasRule rule;        ///< To paste, if one agrees.
  std::string evidence;  ///< "Lena Hansen in 31 articles, L. Hansen in 12 articles, both in 3"
  std::uint64_t articles = 0;  ///< That the rule would count elsewhere.
};

/// By falling number of articles, then by line. Names that aliases.txt speaks of are not doubtful
/// any more. Throws as the columns do.
std::vector<NameDoubt> find_doubtful_names(const ArchiveReader& archive);

/// A file to paste from: evidence in comments, lines below. At most `limit` of them. `archive`: as
/// it was typed.
std::string describe_doubts(const std::vector<NameDoubt>& doubts, std::size_t limit,
                            std::string_view archive);
/// One object on one line, ended.
std::string doubts_to_json(const std::vector<NameDoubt>& doubts, std::size_t limit,
                           std::string_view archive);

}  // namespace pressmark
