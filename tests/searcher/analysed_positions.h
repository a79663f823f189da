// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where words of a plan, by their stems, stand in an article, found by analysing it whole: what the
// word-order column is checked against.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "archive/word_order.h"
#include "searcher/snippets.h"

namespace pressmark {

inline PositionsOf analysed_positions(const Article& article, Analyzer& analyzer) {
  auto positions = std::make_shared<std::map<std::string, std::vector<Position>, std::less<>>>();
  Position before_body = field_position_gap;
  for (const Token& token : analyzer.analyze(article.title, article.language)) {
    (*positions)[std::string{token.stem}].push_back(token.position);
    ++before_body;
  }
  for (const Token& token : analyzer.analyze(article.body, article.language)) {
    (*positions)[std::string{token.stem}].push_back(before_body + token.position);
  }
  return [positions](const Plan& word, std::vector<Position>& out) {
    for (const std::string& stem : word.stems) {
      const auto found = positions->find(stem);
      if (found == positions->end()) continue;
      out.insert(out.end(), found->second.begin(), found->second.end());
    }
  };
}

}  // namespace pressmark
