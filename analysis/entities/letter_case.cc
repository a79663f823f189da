// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a word is taken for is the least that makes it a name: a surname that is a plain word, too,
// is one only where something beside it says so.
#include "analysis/entities/letter_case.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "analysis/entities/letters.h"
#include "analysis/entities/name_reader.h"
#include "base/ascii.h"

namespace pressmark::entities {
namespace {

constexpr std::size_t longest_unknown_acronym = 3;
constexpr std::size_t longest_listed_acronym = 5;  // "OPEC", which the lists have as "Opec" too

constexpr std::string_view marks_of_acronyms = ".&0123456789";  // "U.S.", "AT&T", "G20"

bool is_plain(Traits traits) {
  return traits.has(Trait::common_word) || traits.has(Trait::inflected_word);
}

// "RISING", "RUNNING", "MAKING": the lists have "rise", "run", "make".
bool is_participle(std::string_view word) {
  constexpr std::string_view ending = "ING";
  if (word.size() < ending.size() + 2 || !word.ends_with(ending)) return false;
  std::string stem{word.substr(0, word.size() - ending.size())};
  const Gazetteer& gazetteer = Gazetteer::built_in();
  if (is_plain(gazetteer.traits(hash_word(stem)))) return true;
  if (is_plain(gazetteer.traits(hash_word(stem + 'e')))) return true;
  const bool is_doubled = stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2];
  stem.pop_back();
  return is_doubled && is_plain(gazetteer.traits(hash_word(stem)));
}

bool has_vowel(std::string_view word) {
  return word.find_first_of("AEIOUY") != std::string_view::npos;
}

/// A line of capitals, word by word.
class CapsLine {
 public:
  CapsLine(const ArticleWords& article, const Line& line) : article_(article), line_(line) {}

  Shape shape_of(std::uint32_t at) const;
  std::uint32_t end_of_listed(std::uint32_t at) const;

 private:
  const Word& word(std::uint32_t at) const { return article_.words[at]; }
  std::string_view text(std::uint32_t at) const { return article_.text(line_, word(at)); }
  const Word* before(std::uint32_t at) const { return at > line_.first ? &word(at - 1) : nullptr; }
  const Word* after(std::uint32_t at) const {
    return at + 1 < line_.last && !word(at + 1).gap.has(Gap::sentence_end) ? &word(at + 1)
                                                                           : nullptr;
  }
  static bool is_surname(const Word& word) {
    return word.is(Trait::last_name) && !is_plain(word.traits);
  }
  bool is_person_here(std::uint32_t at) const;
  bool is_unknown_acronym(std::uint32_t at) const;
  std::optional<Shape> listed_shape(std::uint32_t at) const;

  const ArticleWords& article_;
  const Line& line_;
};

// What the lists have with several words: "WORLD BANK", "BANK OF ENGLAND".
std::uint32_t CapsLine::end_of_listed(std::uint32_t at) const {
  if (!Gazetteer::built_in().begins_name(word(at).hash)) return at;
  const NameReader::Listed listed = NameReader{article_, line_}.longest_listed(at);
  return listed.known != nullptr && listed.end > at + 1 ? listed.end : at;
}

// A plain word that is a first name or surname too: "BILL CLINTON", "TREASURY'S BAKER SAYS".
bool CapsLine::is_person_here(std::uint32_t at) const {
  const Word& own = word(at);
  const Word* const last = before(at);
  const Word* const next = after(at);
  if (own.is(Trait::first_name) && next != nullptr && next->gap.is_only(Gap::space) &&
      is_surname(*next))
    return true;
  if (!own.is(Trait::last_name) && !own.is(Trait::first_name)) return false;
  if (next != nullptr && next->is(Trait::speech) && next->gap.is_only(Gap::space)) return true;
  if (last == nullptr || !own.gap.is_only(Gap::space)) return false;
  const bool follows_first_name =
      last->is(Trait::first_name) && !is_plain(last->traits) && !last->is(Trait::last_name);
  return follows_first_name || last->is(Trait::title) || last->is_initial;
}

bool CapsLine::is_unknown_acronym(std::uint32_t at) const {
  const Word& own = word(at);
  const std::string_view printed = text(at);
  if (own.is(Trait::acronym_not_org)) return true;
  if (own.is(Trait::first_name) || own.is(Trait::last_name)) return false;
  return !has_vowel(printed) || printed.size() <= longest_unknown_acronym;
}

std::optional<Shape> CapsLine::listed_shape(std::uint32_t at) const {
  const Word& own = word(at);
  const KnownName* known = Gazetteer::built_in().find(extend_name(empty_name, own.hash));
  if (known == nullptr) return std::nullopt;
  const bool is_word = is_plain(own.traits) || own.is(Trait::opener);
  const bool is_acronym =
      known->all_caps_only || (known->is_organisation && known->place_rank == 0 &&
                               own.range.size() <= longest_listed_acronym);
  if (is_acronym) return is_word ? std::nullopt : std::optional{Shape::all_caps};
  if (known->place_rank >= chosen_place) return Shape::capital;
  return is_word ? std::nullopt : std::optional{Shape::capital};
}

Shape CapsLine::shape_of(std::uint32_t at) const {
  const Word& own = word(at);
  if (own.is_number || text(at).find_first_of(marks_of_acronyms) != std::string_view::npos)
    return own.is_initial ? Shape::capital : Shape::all_caps;
  if (own.is(Trait::demonym) || own.is(Trait::calendar)) return Shape::capital;
  if (const auto shape = listed_shape(at)) return *shape;
  if (is_person_here(at)) return Shape::capital;
  const bool is_small = is_plain(own.traits) || own.is(Trait::opener) || own.is(Trait::title) ||
                        own.is(Trait::title_modifier) || own.is(Trait::speech) ||
                        own.is(Trait::role) || own.is(Trait::org_connector) ||
                        own.is(Trait::place_preposition) || is_participle(text(at));
  if (is_small) return Shape::small;
  return is_unknown_acronym(at) ? Shape::all_caps : Shape::capital;
}

}  // namespace

void CaseRestorer::collect_printed(const ArticleWords& article) {
  words_.clear(article.words.size());
  printed_.clear();
  for (const Line& line : article.lines) {
    if (line.kind != LineKind::prose) continue;
    for (std::uint32_t at = line.first; at < line.last; ++at) {
      const Word& word = article.words[at];
      const std::uint32_t number = words_.add(word.hash);
      if (number == printed_.size()) printed_.emplace_back();
      Printed& printed = printed_[number];
      printed.is_small = printed.is_small || word.shape == Shape::small;
      printed.is_all_caps = printed.is_all_caps || word.shape == Shape::all_caps;
      printed.is_capital =
          printed.is_capital || (word.shape == Shape::capital && !word.begins_sentence);
    }
  }
}

Shape CaseRestorer::shape_of(const ArticleWords& article, const Line& line,
                             std::uint32_t at) const {
  const Word& word = article.words[at];
  const std::uint32_t number = words_.find(word.hash);
  if (number != HashIndex::absent) {
    const Printed& printed = printed_[number];
    if (printed.is_capital && !printed.is_small) return Shape::capital;
    if (printed.is_all_caps && !printed.is_small && !printed.is_capital) return Shape::all_caps;
    if (printed.is_small && !printed.is_capital) return Shape::small;
  }
  return CapsLine{article, line}.shape_of(at);
}

void CaseRestorer::print(const Line& line, Word& word, Shape shape) {
  if (shape == Shape::all_caps || word.is_number) return;
  std::string& all = text(line.field);
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(word.range.begin);
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(word.range.end);
  std::transform(shape == Shape::capital ? begin + 1 : begin, end,
                 shape == Shape::capital ? begin + 1 : begin, to_ascii_lower);
  word.shape = shape;
  word.is_initial = word.is_initial && shape == Shape::capital;
}

void CaseRestorer::restore_line(ArticleWords& article, const Line& line) {
  shapes_.clear();
  for (std::uint32_t at = line.first; at < line.last; ++at)
    shapes_.push_back(shape_of(article, line, at));
  for (std::uint32_t at = line.first; at < line.last;) {
    const std::uint32_t end = CapsLine{article, line}.end_of_listed(at);
    for (std::uint32_t i = at; i < end; ++i) {
      if (!article.words[i].is(Trait::org_connector)) shapes_[i - line.first] = Shape::capital;
    }
    at = std::max(at + 1, end);
  }
  // "President Reagan", but "the president".
  for (std::uint32_t at = line.last; at-- > line.first;) {
    const Word& word = article.words[at];
    const bool precedes_name = at + 1 < line.last && word.is(Trait::title) &&
                               article.words[at + 1].gap.is_only(Gap::space) &&
                               shapes_[at + 1 - line.first] == Shape::capital;
    if (precedes_name) shapes_[at - line.first] = Shape::capital;
  }
  for (std::uint32_t at = line.first; at < line.last; ++at)
    print(line, article.words[at], shapes_[at - line.first]);
}

void CaseRestorer::restore(ArticleWords& article) {
  const auto is_caps = [](const Line& line) { return line.kind == LineKind::caps; };
  if (std::none_of(article.lines.begin(), article.lines.end(), is_caps)) return;
  collect_printed(article);
  title_ = article.title;
  body_ = article.body;
  for (Line& line : article.lines) {
    if (!is_caps(line)) continue;
    restore_line(article, line);
    line.kind = LineKind::prose;
  }
  article.title = title_;
  article.body = body_;
}

}  // namespace pressmark::entities
