// SPDX-License-Identifier: GPL-2.0-or-later
//
// Finds the lines that many articles of one outlet share, for people to look at:
// `indexer furniture`.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "schema/article.h"

namespace pressmark {

/// A line is furniture if at least this many different articles of its outlet have it, and one in
/// so many of them.
inline constexpr std::uint64_t least_furniture_articles = 5;
inline constexpr std::uint64_t furniture_share = 20;
/// Longer lines, in bytes, are prose.
inline constexpr std::size_t longest_furniture = 160;

/// Memory grows with the number of different short lines, by about 60 bytes each.
class FurnitureLearner {
 public:
  /// Articles that share their longest line with one before are copies of it, and do not count.
  void add(const Article& article);

  /// A furniture file (indexer/sources/furniture.h): outlets by name, lines by falling number of
  /// articles, each number in a comment above its lines.
  std::string to_file() const;

 private:
  struct Line {
    std::uint64_t articles = 0;
    std::string text;  // once there are enough articles
  };
  struct Outlet {
    std::uint64_t articles = 0;
    std::unordered_map<std::uint64_t, Line> lines;    // by hash
    std::unordered_set<std::uint64_t> longest_lines;  // hashes
  };

  std::map<std::string, Outlet> outlets_;
};

}  // namespace pressmark
