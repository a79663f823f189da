// SPDX-License-Identifier: GPL-2.0-or-later
//
// Every stem of the lexicon is looked at, most for no longer than it takes to see that it is longer
// or shorter or has other letters. That is affordable where a search has found nothing.
#include "searcher/spelling.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/edit_distance.h"
#include "base/utf8.h"
#include "searcher/match/query_postings.h"
#include "searcher/printed_forms.h"

namespace pressmark {

namespace {

constexpr std::size_t shortest_word = 4;
constexpr std::size_t short_word = 4;  // up to this many letters, one slip
constexpr std::size_t longest_word = 64;
constexpr std::size_t most_printed = 30;  // words whose spelling is looked up in an article

std::u32string code_points(std::string_view text) {
  std::u32string points;
  decode_utf8(text, points);
  return points;
}

// The letters and digits of a stem as bits; nothing if it has others than those of ASCII. A slip
// changes two bits at most: a letter goes, another comes.
std::optional<std::uint32_t> ascii_letters(std::string_view stem) {
  std::uint32_t letters = 0;
  for (const char c : stem) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) return std::nullopt;
    letters |= std::uint32_t{1} << (byte & 31U);
  }
  return letters;
}

// A stem that was typed, and how many slips away another may be.
struct TypedStem {
  explicit TypedStem(std::string_view stem)
      : points(code_points(stem)),
        letters(ascii_letters(stem)),
        most_slips(points.size() > short_word ? 2 : 1) {}

  std::u32string points;
  std::optional<std::uint32_t> letters;
  std::size_t most_slips;

  bool is_usable() const { return points.size() >= shortest_word && points.size() <= longest_word; }

  // False only for what more slips lie between.
  bool may_be(std::string_view candidate) const {
    if (candidate.size() + most_slips < points.size()) return false;
    // A code point has one to four bytes.
    if (candidate.size() > 4 * (points.size() + most_slips)) return false;
    if (!letters) return true;
    const std::optional<std::uint32_t> others = ascii_letters(candidate);
    if (!others) return true;
    return candidate.size() <= points.size() + most_slips &&
           static_cast<std::size_t>(std::popcount(*letters ^ *others)) <= 2 * most_slips;
  }
};

// In how many live articles any of the stems is; they are sorted.
std::uint64_t articles_with(std::vector<std::string> stems, TextScope scope,
                            const ArchiveReader& archive) {
  Plan word;
  word.kind = PlanKind::word;
  word.scope = scope;
  word.stems = std::move(stems);
  const NameOperands no_names{archive.segments().size()};
  const QueryPostings postings{archive.segments(), no_names};
  std::uint64_t articles = 0;
  for (std::size_t s = 0; s < archive.segments().size(); ++s)
    articles += postings.of(word, s).live_size();
  return articles;
}

// Stems that are close to the word, and how many slips away.
std::map<std::string, std::size_t> find_close(const UnknownWord& word,
                                              const ArchiveReader& archive) {
  std::map<std::string_view, TypedStem> typed;  // by the tag of the language
  for (const std::string& stem : word.stems) {
    const TaggedStem parts = split_stem(stem);
    const TypedStem asked{parts.stem};
    if (asked.is_usable()) typed.emplace(parts.tag, asked);
  }
  if (typed.empty()) return {};
  std::map<std::string, std::size_t> close;
  for (const SegmentReader& segment : archive.segments()) {
    segment.columns().lexicon.for_each([&](std::string_view candidate, TermId, std::uint64_t) {
      const TaggedStem parts = split_stem(candidate);
      const auto same_language = typed.find(parts.tag);
      if (same_language == typed.end()) return;
      const TypedStem& asked = same_language->second;
      if (!asked.may_be(parts.stem)) return;
      const std::u32string points = code_points(parts.stem);
      if (points.size() < shortest_word - 1) return;
      const std::size_t slips =
          edit_distance<std::u32string_view>(asked.points, points, asked.most_slips);
      if (slips > 1 && points.front() != asked.points.front()) return;
      if (slips <= asked.most_slips) close.emplace(candidate, slips);
    });
  }
  return close;
}

}  // namespace

std::vector<SpellingHint> suggest_spellings(const UnknownWord& word, std::size_t limit,
                                            const ArchiveReader& archive, Analyzer& analyzer) {
  struct Candidate {
    std::size_t slips;
    std::uint64_t articles;
    std::string stem;
  };
  std::vector<Candidate> candidates;
  for (const auto& [candidate, slips] : find_close(word, archive)) {
    const std::uint64_t articles = articles_with({candidate}, word.scope, archive);
    if (articles > 0) candidates.push_back({slips, articles, candidate});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.slips != b.slips) return a.slips < b.slips;
    return a.articles != b.articles ? a.articles > b.articles : a.stem < b.stem;
  });
  std::erase_if(candidates, [fewest = candidates.empty() ? 0 : candidates.front().slips](
                                const Candidate& candidate) { return candidate.slips > fewest; });
  if (candidates.size() > most_printed) candidates.resize(most_printed);
  // Whoever takes up an offer searches in all languages: what finds the same is offered once.
  std::vector<SpellingHint> hints;
  std::set<std::string> offered;  // stems
  for (const Candidate& candidate : candidates) {
    if (offered.contains(candidate.stem)) continue;
    std::string form = printed_form(candidate.stem, archive, analyzer);
    auto stems = analyzer.stems(form, archive.manifest().languages);
    if (stems.size() != 1) stems = {{candidate.stem}};
    const std::set<std::string> alike(stems[0].begin(), stems[0].end());
    offered.insert(alike.begin(), alike.end());
    const std::uint64_t articles = articles_with({alike.begin(), alike.end()}, word.scope, archive);
    hints.push_back({std::string{word.typed}, std::move(form), articles});
  }
  std::sort(hints.begin(), hints.end(), [](const SpellingHint& a, const SpellingHint& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.suggestion < b.suggestion;
  });
  if (hints.size() > limit) hints.resize(limit);
  return hints;
}

}  // namespace pressmark
