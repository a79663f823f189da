// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every stem of the lexicon is looked at, most for no longer than it takes to see that it is longer
// or shorter. That is affordable where a search has found nothing.
#include "searcher/spelling.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "searcher/match/query_postings.h"
#include "searcher/printed_forms.h"

namespace pressmark {

namespace {

constexpr std::size_t shortest_word = 4;
constexpr std::size_t short_word = 4;  // up to this many letters, one slip
constexpr std::size_t longest_word = 64;

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = decode_utf8(text, at);
    points += decoded.value;
    at += decoded.length;
  }
  return points;
}

// "not/fr": a stem and the mark of its language, which English has none of.
struct TaggedStem {
  std::string_view stem;
  std::string_view tag;
};

TaggedStem split_tag(std::string_view stem) {
  const std::size_t mark = std::min(stem.rfind(stem_tag_mark), stem.size());
  return {stem.substr(0, mark), stem.substr(mark)};
}

// In how many live articles a stem is.
std::uint64_t articles_with_stem(const std::string& stem, const ArchiveReader& archive) {
  Plan word;
  word.kind = PlanKind::word;
  word.stems = {stem};
  const NameOperands no_names{archive.segments().size()};
  const QueryPostings postings{archive.segments(), no_names};
  std::uint64_t articles = 0;
  for (std::size_t s = 0; s < archive.segments().size(); ++s)
    articles += postings.of(word, s).live_size();
  return articles;
}

}  // namespace

std::size_t slips_between(std::u32string_view a, std::u32string_view b, std::size_t most) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) > most) return most + 1;
  }
  return std::min(row[b.size()], most + 1);
}

std::vector<SpellingHint> suggest_spellings(std::string_view word,
                                            std::span<const std::string> stems, std::size_t limit,
                                            const ArchiveReader& archive, Analyzer& analyzer) {
  std::map<std::string_view, std::u32string> typed;  // by the tag of the language
  for (const std::string& stem : stems) {
    const TaggedStem parts = split_tag(stem);
    std::u32string points = code_points(parts.stem);
    const bool is_usable = points.size() >= shortest_word && points.size() <= longest_word;
    if (is_usable) typed.emplace(parts.tag, std::move(points));
  }
  if (typed.empty()) return {};
  std::map<std::string, std::size_t> close;  // stems, and how many slips away
  for (const SegmentReader& segment : archive.segments()) {
    segment.columns().lexicon.for_each([&](std::string_view candidate, TermId, std::uint64_t) {
      const TaggedStem parts = split_tag(candidate);
      const auto same_language = typed.find(parts.tag);
      if (same_language == typed.end()) return;
      const std::u32string& asked = same_language->second;
      const std::size_t most = asked.size() > short_word ? 2 : 1;
      // A code point has one to four bytes.
      if (parts.stem.size() > 4 * (asked.size() + most)) return;
      const std::u32string points = code_points(parts.stem);
      if (points.size() < shortest_word - 1) return;
      const std::size_t slips = slips_between(asked, points, most);
      if (slips > 1 && points.front() != asked.front()) return;
      if (slips <= most) close.emplace(candidate, slips);
    });
  }
  struct Candidate {
    std::size_t slips;
    std::uint64_t articles;
    std::string stem;
  };
  std::vector<Candidate> candidates;
  for (const auto& [candidate, slips] : close) {
    const std::uint64_t articles = articles_with_stem(candidate, archive);
    if (articles > 0) candidates.push_back({slips, articles, candidate});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.slips != b.slips) return a.slips < b.slips;
    return a.articles != b.articles ? a.articles > b.articles : a.stem < b.stem;
  });
  if (candidates.size() > limit) candidates.resize(limit);
  std::erase_if(candidates, [fewest = candidates.empty() ? 0 : candidates.front().slips](
                                const Candidate& candidate) { return candidate.slips > fewest; });
  std::vector<SpellingHint> hints;
  for (const Candidate& candidate : candidates) {
    hints.push_back(
        {std::string{word}, printed_form(candidate.stem, archive, analyzer), candidate.articles});
  }
  return hints;
}

}  // namespace pressmark
