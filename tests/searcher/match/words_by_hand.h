// SPDX-License-Identifier: GPL-2.0-or-later
//
// A source of spans that is written in a line, for tests of what is made of spans.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/match/span_tree.h"

namespace pressmark {

/// Words of a made-up body: "a x b . c a b" stands at 1 2 3, 4 5 6.
class WordsByHand : public SpanSource {
 public:
  explicit WordsByHand(std::string_view text) {
    Position position = 0;
    for (const char c : text) {
      if (c == '.') {
        beginnings_.push_back(position + 1);
      } else if (c != ' ') {
        ++position;
        spans_[std::string(1, c)].push_back({position, position});
      }
    }
  }

  const Spans& spans_of(const Plan& leaf) const override {
    static const Spans none;
    const auto found = spans_.find(leaf.stems.front());
    return found == spans_.end() ? none : found->second;
  }
  std::span<const Position> beginnings(Closeness) const override { return beginnings_; }

 private:
  std::map<std::string, Spans> spans_;
  std::vector<Position> beginnings_{1};
};

}  // namespace pressmark
