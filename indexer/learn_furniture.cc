// SPDX-License-Identifier: GPL-2.0-or-later
//
// Counts short lines by their hash; the few that are frequent are kept as text.

#include "indexer/learn_furniture.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "archive/checksum.h"
#include "indexer/sources/clean_text.h"
#include "indexer/sources/furniture.h"

namespace pressmark {

void FurnitureLearner::add(const Article& article) {
  Outlet& outlet = outlets_[outlet_of(article)];
  std::map<std::uint64_t, std::string> lines;
  std::string longest;
  std::string_view rest = article.body;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string line = to_single_line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.size() > longest.size()) longest = line;
    if (line.empty() || line.size() > longest_furniture) continue;
    const std::uint64_t hash = xxh3_64(line);
    lines.try_emplace(hash, std::move(line));
  }
  if (longest.empty() || !outlet.longest_lines.insert(xxh3_64(longest)).second) return;
  ++outlet.articles;
  for (auto& [hash, text] : lines) {
    Line& line = outlet.lines[hash];
    if (++line.articles == least_furniture_articles) line.text = std::move(text);
  }
}

std::string FurnitureLearner::to_file() const {
  std::string file =
      "# Lines that articles of one outlet share. Delete what belongs to the articles, then give\n"
      "# the rest to builds: --furniture FILE. [*] is every outlet.\n";
  for (const auto& [name, outlet] : outlets_) {
    std::vector<std::pair<std::uint64_t, std::string>> frequent;
    for (const auto& [hash, line] : outlet.lines) {
      const bool is_frequent = line.articles >= least_furniture_articles &&
                               line.articles * furniture_share >= outlet.articles;
      if (is_frequent) frequent.emplace_back(line.articles, furniture_line(line.text));
    }
    if (frequent.empty()) continue;
    std::sort(frequent.begin(), frequent.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    file += fmt::format("\n[{}]\n", name);
    std::uint64_t shown = 0;
    for (const auto& [articles, line] : frequent) {
      if (articles != shown) {
        file += fmt::format("# in {} of {} articles:\n", articles, outlet.articles);
      }
      shown = articles;
      file += line + '\n';
    }
  }
  return file;
}

}  // namespace pressmark
