// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines of capitals and credits say nothing about words; headlines say less.
#include "analysis/entities/word_evidence.h"

#include "analysis/entities/letters.h"

namespace pressmark::entities {
namespace {

constexpr std::uint32_t bit_of(Evidence evidence) {
  return std::uint32_t{1} << static_cast<unsigned>(evidence);
}

bool joins_capital(const ArticleWords& article, const Line& line, std::uint32_t at) {
  if (at <= line.first || at >= line.last) return false;
  const Word& word = article.words[at];
  return word.has_capital() && word.gap.is_only(Gap::space) && !word.begins_sentence &&
         article.words[at - 1].has_capital() && !article.words[at - 1].is_possessive;
}

bool is_first_name(const Word& word) {
  return word.has_capital() && (word.is(Trait::first_name) || word.is_initial) &&
         !word.is(Trait::opener);
}

char32_t first_letter(const ArticleWords& article, const Line& line, const Word& word) {
  return to_small(static_cast<unsigned char>(article.text(line, word).front()));
}

}  // namespace

void WordEvidence::add(std::uint64_t word, Evidence evidence) {
  const std::uint32_t number = numbers_.add(word);
  if (number == bits_.size()) bits_.push_back(0);
  bits_[number] |= bit_of(evidence);
}

// "Federal Security Service (FSB)": the acronym's letters open the capitals before it.
void WordEvidence::look_for_acronym(const ArticleWords& article, const Line& line,
                                    std::uint32_t at) {
  const Word& acronym = article.words[at];
  if (acronym.shape != Shape::all_caps || !acronym.gap.has(Gap::open_paren)) return;
  const std::string_view letters = article.text(line, acronym);
  std::uint32_t word = at;
  std::uint32_t least = line.first;
  if (at > line.first + 12) least = at - 12;
  for (std::size_t i = letters.size(); i-- > 0;) {
    if (letters[i] == '.') continue;
    const char32_t wanted = to_small(static_cast<unsigned char>(letters[i]));
    do {
      if (word == least) return;
      --word;
    } while (first_letter(article, line, article.words[word]) != wanted);
  }
  if (article.words[word].has_capital()) add(acronym.hash, Evidence::is_explained_acronym);
}

void WordEvidence::look_around(const ArticleWords& article, const Line& line, std::uint32_t at) {
  const Word& word = article.words[at];
  const Word* before = at > line.first ? &article.words[at - 1] : nullptr;
  const Word* after = at + 1 < line.last ? &article.words[at + 1] : nullptr;
  const bool is_joined = joins_capital(article, line, at);
  const bool goes_on = joins_capital(article, line, at + 1);
  if (!word.begins_sentence && line.kind == LineKind::prose)
    add(word.hash, Evidence::has_capital_inside);
  if (word.is_possessive) add(word.hash, Evidence::is_possessive);
  if (!is_joined && !goes_on) add(word.hash, Evidence::stands_alone);
  if (is_joined && is_first_name(*before)) add(word.hash, Evidence::ends_person);
  if (goes_on && is_first_name(word)) add(word.hash, Evidence::begins_person);
  if (goes_on && (after->is(Trait::org_head) || after->is(Trait::org_suffix)))
    add(word.hash, Evidence::stands_in_organisation);
  if (before != nullptr && word.gap.is_only(Gap::space)) {
    if (before->has_capital() && before->is(Trait::title)) add(word.hash, Evidence::follows_title);
    if (!before->has_capital() && before->is(Trait::role)) add(word.hash, Evidence::follows_title);
    if (before->is(Trait::speech)) add(word.hash, Evidence::stands_beside_speech);
    const std::string_view text = article.text(line, *before);
    if (text == "the" || text == "The") add(word.hash, Evidence::follows_the);
    if (!before->has_capital() && !goes_on &&
        (before->is(Trait::place_preposition) || before->is(Trait::place_strong_preposition)))
      add(word.hash, Evidence::follows_place_preposition);
  }
  if (after == nullptr) return;
  if (after->gap.is_only(Gap::space) && after->is(Trait::speech) && !after->has_capital())
    add(word.hash, Evidence::stands_beside_speech);
  if (!after->gap.has(Gap::comma)) return;
  if (after->is_number && after->range.size() == 2) add(word.hash, Evidence::precedes_age);
  const KnownName* known = Gazetteer::built_in().find(extend_name(empty_name, after->hash));
  if (after->has_capital() && known != nullptr && known->place_rank >= country_place)
    add(word.hash, Evidence::stands_before_place);
}

void WordEvidence::collect_line(const ArticleWords& article, const Line& line) {
  for (std::uint32_t at = line.first; at < line.last; ++at) {
    const Word& word = article.words[at];
    if (!word.has_capital()) {
      add(word.hash, Evidence::is_small_elsewhere);
      continue;
    }
    const bool is_known = numbers_.find(word.hash) != HashIndex::absent;
    if (is_known && (of(word.hash) & ~bit_of(Evidence::is_small_elsewhere)) != 0)
      add(word.hash, Evidence::is_repeated);
    look_around(article, line, at);
    look_for_acronym(article, line, at);
  }
}

void WordEvidence::collect(const ArticleWords& article) {
  numbers_.clear(article.words.size());
  bits_.clear();
  for (const Line& line : article.lines) {
    if (line.kind == LineKind::prose || line.kind == LineKind::headline)
      collect_line(article, line);
  }
}

}  // namespace pressmark::entities
