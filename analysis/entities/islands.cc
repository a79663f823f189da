// SPDX-License-Identifier: GPL-2.0-or-later
//
// Of the names in hand-annotated text, fewer than two in a hundred have a word outside an island.
#include "analysis/entities/islands.h"

namespace pressmark::entities {
namespace {

constexpr std::uint32_t longest_bridge = 3;

// No prose has such a one; a list of a million names is read in pieces.
constexpr std::uint32_t longest_island = 1000;

bool is_split(Gap gap) {
  return gap.has(Gap::sentence_end) || gap.has(Gap::line_break) || gap.has(Gap::colon) ||
         gap.has(Gap::open_paren) || gap.has(Gap::close_paren) || gap.has(Gap::other);
}

bool is_plain_gap(Gap gap) {
  return gap.is_only(Gap::space) || gap.is_only(Gap::hyphen) || gap.has(Gap::ampersand) ||
         gap.is_only(Gap::slash);
}

class LineScan {
 public:
  LineScan(const ArticleWords& article, const Line& line) : article_(article), line_(line) {}

  std::uint32_t end_of_island(std::uint32_t first) const {
    std::uint32_t end = first + 1;
    for (;;) {
      if (end >= line_.last || is_split(word(end).gap)) return end;
      if (end - first >= longest_island) return end;
      if (is_name_like(end)) {
        ++end;
        continue;
      }
      const std::uint32_t over = past_bridge(end);
      if (over == end) return end;
      end = over;
    }
  }

  // A capital, or a word that is held to one.
  bool is_name_like(std::uint32_t at) const {
    const Word& w = word(at);
    if (w.has_capital()) return true;
    const bool has_before = at > line_.first && word(at - 1).has_capital();
    const bool has_after = at + 1 < line_.last && word(at + 1).has_capital();
    if (has_before && w.gap.is_only(Gap::hyphen)) return true;
    if (has_after && word(at + 1).gap.is_only(Gap::hyphen)) return true;
    if (has_after && w.is(Trait::name_particle) && word(at + 1).gap.is_only(Gap::space))
      return true;
    if (!w.is_number) return false;
    return (has_before && is_plain_gap(w.gap)) || (has_after && is_plain_gap(word(at + 1).gap));
  }

 private:
  const Word& word(std::uint32_t at) const { return article_.words[at]; }

  // The capital that "of", "and the" lead to; `at` itself if they lead to none.
  std::uint32_t past_bridge(std::uint32_t at) const {
    for (std::uint32_t i = at; i < line_.last && i <= at + longest_bridge; ++i) {
      if (!is_plain_gap(word(i).gap)) return at;
      if (is_name_like(i)) return i;
      if (!word(i).is(Trait::org_connector) && !word(i).is(Trait::name_particle)) return at;
    }
    return at;
  }

  const ArticleWords& article_;
  const Line& line_;
};

}  // namespace

void find_islands(const ArticleWords& article, std::vector<Island>& islands) {
  islands.clear();
  for (std::uint32_t number = 0; number < article.lines.size(); ++number) {
    const Line& line = article.lines[number];
    if (line.kind != LineKind::prose && line.kind != LineKind::headline) continue;
    const LineScan scan{article, line};
    for (std::uint32_t at = line.first; at < line.last;) {
      if (!scan.is_name_like(at)) {
        ++at;
        continue;
      }
      const std::uint32_t end = scan.end_of_island(at);
      islands.push_back({.line = number, .first = at, .last = end});
      at = end;
    }
  }
}

void find_runs(const ArticleWords& article, const Island& island, std::vector<Run>& runs) {
  runs.clear();
  for (std::uint32_t at = island.first; at < island.last; ++at) {
    const Word& word = article.words[at];
    if (!word.has_capital()) continue;
    const bool joins = !runs.empty() && runs.back().last == at && is_plain_gap(word.gap) &&
                       !word.begins_sentence && !article.words[at - 1].is_possessive;
    if (joins) {
      ++runs.back().last;
    } else {
      runs.push_back({.first = at, .last = at + 1});
    }
  }
}

}  // namespace pressmark::entities
