// SPDX-License-Identifier: GPL-2.0-or-later
//
// Walks each line from left to right. At each capital the readings are tried from the surest to the
// weakest: a listed name, an organisation by its head word, a title, a person, a place, an acronym.
#include "analysis/entities/spans.h"

#include <algorithm>

#include "analysis/entities/letters.h"

namespace pressmark::entities {
namespace {

constexpr std::uint32_t longest_listed_name = 7;
constexpr std::uint32_t longest_organisation = 7;
constexpr std::uint32_t longest_person = 5;

class SpanFinder {
 public:
  SpanFinder(const ArticleWords& article, std::vector<Span>& spans)
      : article_(article), gazetteer_(Gazetteer::built_in()), spans_(spans) {}

  void find_in(std::uint32_t line) {
    line_ = line;
    end_ = article_.lines[line].last;
    is_headline_ = article_.lines[line].kind == LineKind::headline;
    person_expected_at_ = no_word;
    for (std::uint32_t at = article_.lines[line].first; at < end_;)
      at = step(at);
  }

 private:
  static constexpr std::uint32_t no_word = 0xFFFFFFFFU;

  struct Listed {
    std::uint32_t end = 0;
    const KnownName* known = nullptr;
  };

  const Word& word(std::uint32_t at) const { return article_.words[at]; }

  std::uint32_t step(std::uint32_t at);
  std::uint32_t step_small(std::uint32_t at);
  std::uint32_t step_name(std::uint32_t at);
  std::uint32_t step_single(std::uint32_t at, const Listed& listed);
  std::uint32_t take(std::uint32_t first, std::uint32_t last, SpanForm form,
                     const KnownName* known = nullptr);

  bool begins_name(std::uint32_t at) const;
  bool is_function_word(std::uint32_t at) const;
  bool stands_alone(std::uint32_t at) const;
  bool joins(std::uint32_t at) const;
  bool is_name_word(std::uint32_t at) const;

  Listed longest_listed(std::uint32_t at) const;
  std::uint32_t organisation_end(std::uint32_t at, SpanForm& form) const;
  std::uint32_t organisation_complement(std::uint32_t head_end) const;
  std::uint32_t complement_words(std::uint32_t at) const;
  bool ends_complement(std::uint32_t at) const;
  bool is_inner_and(std::uint32_t at) const;
  std::uint32_t title_end(std::uint32_t at) const;
  std::uint32_t title_complement(std::uint32_t at) const;
  bool begins_with_first_name(std::uint32_t at) const;
  std::uint32_t person_end(std::uint32_t at) const;
  std::uint32_t place_end(std::uint32_t at, SpanForm& form) const;
  std::uint32_t unknown_end(std::uint32_t at) const;

  const ArticleWords& article_;
  const Gazetteer& gazetteer_;
  std::vector<Span>& spans_;
  std::uint32_t line_ = 0;
  std::uint32_t end_ = 0;
  bool is_headline_ = false;
  std::uint32_t person_expected_at_ = no_word;
  SpanForm expected_form_ = SpanForm::titled_person;
};

std::uint32_t SpanFinder::take(std::uint32_t first, std::uint32_t last, SpanForm form,
                               const KnownName* known) {
  spans_.push_back({.line = line_,
                    .first = first,
                    .last = last,
                    .form = form,
                    .known = known,
                    .name = hash_name(article_, first, last)});
  return last;
}

// "al-Assad" and "bin Laden" begin small.
bool SpanFinder::begins_name(std::uint32_t at) const {
  if (word(at).has_capital()) return true;
  if (!word(at).is(Trait::name_particle) || at + 1 >= end_ || !word(at + 1).has_capital())
    return false;
  return word(at + 1).gap.is_only(Gap::hyphen) ||
         (person_expected_at_ == at && word(at + 1).gap.is_only(Gap::space));
}

// "US" is no "us".
bool SpanFinder::is_function_word(std::uint32_t at) const {
  const Word& w = word(at);
  return w.is(Trait::opener) && w.shape != Shape::all_caps;
}

// Words that a hyphen does not make part of a longer name: "US-Russian", "Moscow-Kiev".
bool SpanFinder::stands_alone(std::uint32_t at) const {
  const Word& w = word(at);
  if (!w.has_capital() || w.shape == Shape::all_caps || w.is(Trait::demonym)) return true;
  const KnownName* known = gazetteer_.find(extend_name(empty_name, w.hash));
  return known != nullptr && (known->place_rank >= chosen_place - 2 || known->is_organisation);
}

bool SpanFinder::joins(std::uint32_t at) const {
  if (at >= end_ || word(at).begins_sentence || word(at - 1).is_possessive) return false;
  const Gap gap = word(at).gap;
  if (gap.is_only(Gap::space)) return true;
  return gap.is_only(Gap::hyphen) && !stands_alone(at) && !stands_alone(at - 1);
}

// A capital that can stand inside a name of any type.
bool SpanFinder::is_name_word(std::uint32_t at) const {
  const Word& w = word(at);
  return w.has_capital() && !is_function_word(at) && !w.is(Trait::calendar) &&
         !w.is(Trait::not_entity);
}

SpanFinder::Listed SpanFinder::longest_listed(std::uint32_t at) const {
  Listed longest;
  std::uint64_t name = empty_name;
  const std::uint32_t limit =
      std::min(end_, at + (gazetteer_.begins_name(word(at).hash) ? longest_listed_name : 1));
  bool all_caps = true;
  for (std::uint32_t i = at; i < limit; ++i) {
    if (i > at) {
      const Gap gap = word(i).gap;
      const bool is_joined =
          gap.is_only(Gap::space) || gap.is_only(Gap::hyphen) || gap.is_only(Gap::slash);
      if (!is_joined || word(i).begins_sentence) break;
    }
    name = extend_name(name, word(i).hash);
    all_caps = all_caps && (word(i).shape == Shape::all_caps || word(i).is_number);
    if (!word(i).has_capital() && !word(i).is_number) continue;
    const KnownName* known = gazetteer_.find(name);
    if (known != nullptr && (all_caps || !known->all_caps_only))
      longest = {.end = i + 1, .known = known};
  }
  return longest;
}

// The words after "Ministry of": "[the] Foreign Affairs", "Health and Human Services".
std::uint32_t SpanFinder::complement_words(std::uint32_t at) const {
  const std::uint32_t start = at;
  if (at < end_ && !word(at).has_capital() &&
      article_.text(article_.lines[line_], word(at)) == "the")
    ++at;
  const std::uint32_t first = at;
  while (at < end_ && at < first + 4 && is_name_word(at) && !ends_complement(at) &&
         (at == first ? word(at).gap.is_only(Gap::space) : joins(at))) {
    ++at;
  }
  return at > first ? at : start;
}

// "Office of the Prime Minister", but not "Ministry of Defence General Konashenkov".
bool SpanFinder::ends_complement(std::uint32_t at) const {
  if (!word(at).is(Trait::title) || word(at).is(Trait::title_modifier)) return false;
  return at + 1 < end_ && joins(at + 1) && word(at + 1).has_capital();
}

std::uint32_t SpanFinder::organisation_complement(std::uint32_t head_end) const {
  std::uint32_t end = head_end;
  for (int rounds = 0; rounds < 2; ++rounds) {
    if (end + 1 >= end_ || !word(end).gap.is_only(Gap::space) || word(end - 1).is_possessive)
      return end;
    const std::string_view connector = article_.text(article_.lines[line_], word(end));
    if (connector != "of" && (connector != "for" || rounds > 0) && connector != "on") return end;
    const std::uint32_t begin = end + 1;
    const std::uint32_t last = complement_words(begin);
    if (last <= begin || !word(last - 1).has_capital()) return end;
    end = last;
    const bool has_second = end + 1 < end_ && word(end).gap.is_only(Gap::space) &&
                            word(end + 1).gap.is_only(Gap::space) &&
                            article_.text(article_.lines[line_], word(end)) == "and";
    if (has_second && is_name_word(end + 1) && word(end + 1).is(Trait::common_word) &&
        word(end - 1).is(Trait::common_word)) {
      end = complement_words(end + 1);
    }
  }
  return end;
}

// "Food and Agriculture Organization": between two plain words, and a head follows them.
bool SpanFinder::is_inner_and(std::uint32_t at) const {
  if (at + 2 >= end_ || article_.text(article_.lines[line_], word(at)) != "and" || !joins(at) ||
      !joins(at + 1))
    return false;
  const auto is_plain = [&](std::uint32_t i) {
    return word(i).has_capital() && word(i).is(Trait::common_word) && !word(i).is(Trait::org_head);
  };
  if (!is_plain(at - 1) || !is_plain(at + 1)) return false;
  for (std::uint32_t i = at + 2; i < end_ && i < at + 4 && joins(i); ++i) {
    if (word(i).has_capital() && word(i).is(Trait::org_head)) return true;
  }
  return false;
}

std::uint32_t SpanFinder::organisation_end(std::uint32_t at, SpanForm& form) const {
  std::uint32_t end = at;
  std::uint32_t i = at;
  for (; i < end_ && i < at + longest_organisation; ++i) {
    const Word& w = word(i);
    if (i > at && is_inner_and(i)) continue;
    const bool is_joined =
        i == at || joins(i) || (w.gap.has(Gap::ampersand) && !w.gap.has(Gap::line_break));
    if (!is_joined || !w.has_capital() || is_function_word(i)) break;
    const bool is_title =
        w.is(Trait::title) && !w.is(Trait::title_modifier) && !w.is(Trait::org_head);
    if (is_title && !(i + 1 < end_ && joins(i + 1) && word(i + 1).has_capital() &&
                      word(i + 1).is(Trait::org_head)))
      break;
    if (w.is(Trait::org_suffix) && i > at) {
      form = SpanForm::company;
      return i + 1;
    }
    const bool is_weak = w.is(Trait::org_head_weak);
    if (!w.is(Trait::org_head) || w.shape == Shape::all_caps) continue;
    if (i > at) {
      end = i + 1;
      form = is_weak ? SpanForm::weak_organisation : SpanForm::organisation;
    }
    const std::uint32_t complement = organisation_complement(i + 1);
    if (complement > i + 1 && (!is_weak || i == at)) {
      form = is_weak ? SpanForm::weak_organisation : SpanForm::organisation;
      return complement;
    }
  }
  const bool is_generic =
      end == at + 2 && form == SpanForm::weak_organisation && word(at).is(Trait::calendar);
  return is_generic ? at : end;
}

// "of State" in "Secretary of State", "for Political Affairs" if a first name follows it.
std::uint32_t SpanFinder::title_complement(std::uint32_t at) const {
  if (at + 1 >= end_ || word(at).has_capital() || !word(at).gap.is_only(Gap::space)) return at;
  const std::string_view connector = article_.text(article_.lines[line_], word(at));
  if (connector != "of" && connector != "for") return at;
  std::uint32_t end = at + 1;
  if (!word(end).has_capital() && end + 1 < end_) ++end;  // "the"
  const std::uint32_t first = end;
  while (end < end_ && end < first + 4 && word(end).has_capital() && (end == first || joins(end))) {
    if (end > first && begins_with_first_name(end)) return end;
    ++end;
  }
  const bool is_department = end > first && word(first).is(Trait::title_modifier);
  return is_department ? first + 1 : at;
}

std::uint32_t SpanFinder::title_end(std::uint32_t at) const {
  std::uint32_t i = at;
  std::uint32_t end = at;
  for (; i < end_ && word(i).has_capital() &&
         (i == at || joins(i) || word(i).gap.is_only(Gap::hyphen));
       ++i) {
    const Word& w = word(i);
    if (w.is(Trait::title)) {
      end = i + 1;
    } else if (!w.is(Trait::title_modifier)) {
      break;
    }
  }
  return end > at ? title_complement(end) : at;
}

bool SpanFinder::begins_with_first_name(std::uint32_t at) const {
  const Word& w = word(at);
  const std::uint32_t next = at + 1;
  if (!w.is(Trait::first_name) && !w.is_initial) return false;
  if (is_function_word(at) || w.shape == Shape::all_caps || next >= end_ || !joins(next))
    return false;
  const Word& n = word(next);
  if (n.is(Trait::name_particle) && !n.has_capital())
    return next + 1 < end_ && word(next + 1).has_capital();
  if (!n.has_capital() || is_function_word(next) || n.is(Trait::demonym) || n.is(Trait::not_entity))
    return false;
  if (n.shape == Shape::all_caps && !is_headline_) return false;
  if (n.is(Trait::org_head) || n.is(Trait::place_head) || n.is(Trait::org_suffix) ||
      n.is(Trait::title))
    return n.is(Trait::last_name) && w.is(Trait::first_name) && !n.is(Trait::org_head);
  if (n.is(Trait::calendar))
    return n.is(Trait::ambiguous_calendar) && next + 1 < end_ && !word(next + 1).is_number;
  if (w.is_initial) return !w.is(Trait::opener) || n.is(Trait::last_name) || n.is_initial;
  const KnownName* place = gazetteer_.find(extend_name(empty_name, w.hash));
  const bool is_doubtful =
      w.is(Trait::common_word) || w.is(Trait::calendar) || w.is(Trait::demonym) ||
      (place != nullptr && (place->place_rank >= chosen_place - 1 || place->is_organisation));
  return !is_doubtful || (n.is(Trait::last_name) && !n.is(Trait::common_word));
}

std::uint32_t SpanFinder::person_end(std::uint32_t at) const {
  std::uint32_t i = at;
  std::uint32_t end = at;
  for (; i < end_ && i < at + longest_person; ++i) {
    const Word& w = word(i);
    if (i > at && !joins(i) &&
        !(w.gap.is_only(Gap::hyphen) && word(i - 1).is(Trait::name_particle)))
      break;
    if (!w.has_capital()) {
      if (!w.is(Trait::name_particle) || i + 1 >= end_) break;
      continue;
    }
    const bool is_month = w.is(Trait::calendar) && !(i > at && w.is(Trait::ambiguous_calendar));
    const bool is_title = w.is(Trait::title) && !w.is(Trait::last_name);
    const bool is_other = w.is(Trait::demonym) || w.is(Trait::not_entity) ||
                          w.is(Trait::org_suffix) ||
                          (w.is(Trait::org_head) && !w.is(Trait::last_name));
    if (is_function_word(i) || is_month || is_title || (is_other && i > at)) {
      if (!w.is(Trait::name_particle) && !w.is(Trait::name_suffix)) break;
    }
    if (w.shape == Shape::all_caps && i > at && !w.is(Trait::name_suffix) && !word(at).is_initial)
      break;
    end = i + 1;
  }
  return end;
}

std::uint32_t SpanFinder::place_end(std::uint32_t at, SpanForm& form) const {
  const Word& w = word(at);
  const std::uint32_t next = at + 1;
  form = SpanForm::place;
  const bool has_next = next < end_ && joins(next) && is_name_word(next);
  if (w.is(Trait::place_lead) && has_next && !word(next).is(Trait::org_head) &&
      !word(next).is(Trait::title)) {
    const bool has_head = next + 1 < end_ && joins(next + 1) && word(next + 1).has_capital() &&
                          word(next + 1).is(Trait::place_head);
    return has_head ? next + 2 : next + 1;
  }
  const bool takes_of = (w.is(Trait::place_head) || w.is(Trait::place_lead)) && next + 1 < end_ &&
                        word(next).gap.is_only(Gap::space);
  if (takes_of && article_.text(article_.lines[line_], word(next)) == "of") {
    const std::uint32_t end = complement_words(next + 1);
    if (end > next + 1 && end <= end_ && word(end - 1).has_capital()) {
      form = w.is(Trait::place_head_weak) ? SpanForm::weak_place : SpanForm::place;
      return end;
    }
  }
  if (w.is(Trait::direction) && has_next) {
    const Listed listed = longest_listed(next);
    if (listed.known != nullptr && listed.known->place_rank > 0) return listed.end;
  }
  for (std::uint32_t i = next; i < end_ && i < at + 4 && joins(i) && is_name_word(i); ++i) {
    if (word(i).is(Trait::title)) break;
    if (!word(i).is(Trait::place_head)) continue;
    form = word(i).is(Trait::place_head_weak) ? SpanForm::weak_place : SpanForm::place;
    return i + 1;
  }
  return at;
}

std::uint32_t SpanFinder::unknown_end(std::uint32_t at) const {
  std::uint32_t end = at + 1;
  while (end < end_ && end < at + 4 && joins(end) && is_name_word(end) &&
         !word(end).is(Trait::demonym) && !word(end).is(Trait::title) &&
         !(word(end).is(Trait::title_modifier) && title_end(end) > end)) {
    ++end;
  }
  return end;
}

std::uint32_t SpanFinder::step_small(std::uint32_t at) {
  const Word& w = word(at);
  if (w.is(Trait::role)) {
    person_expected_at_ = at + 1;
    expected_form_ = SpanForm::person_by_role;
  }
  return at + 1;
}

std::uint32_t SpanFinder::step(std::uint32_t at) {
  if (!begins_name(at)) return step_small(at);
  return step_name(at);
}

std::uint32_t SpanFinder::step_name(std::uint32_t at) {
  const Word& w = word(at);
  const bool is_expected =
      person_expected_at_ == at && (w.gap.is_only(Gap::space) || w.gap.is_only(Gap::hyphen));
  const Listed listed = longest_listed(at);
  SpanForm form = SpanForm::organisation;
  const std::uint32_t organisation = is_headline_ ? at : organisation_end(at, form);
  if (listed.known != nullptr && listed.end > at + 1 && listed.end >= organisation) {
    // "New York Mayor", but also "Los Angeles Lakers": a name goes on only where something is
    // known.
    return take(at, listed.end, SpanForm::listed, listed.known);
  }
  if (organisation > at) return take(at, organisation, form);
  if (is_function_word(at) && !(is_expected && w.is(Trait::last_name))) return at + 1;
  const std::uint32_t title = title_end(at);
  if (title > at && !(is_expected && w.is(Trait::last_name) && title == at + 1)) {
    person_expected_at_ = title;
    expected_form_ = SpanForm::titled_person;
    return title;
  }
  const bool is_listed_other =
      listed.known != nullptr &&
      (listed.known->place_rank >= chosen_place || listed.known->is_organisation);
  const bool is_short_acronym = w.shape == Shape::all_caps && w.range.size() <= 4;
  if (is_expected && !is_listed_other && !is_short_acronym && !w.is(Trait::demonym) &&
      !w.is(Trait::not_entity)) {
    const std::uint32_t person = person_end(at);
    if (person > at) return take(at, person, expected_form_);
  }
  if (begins_with_first_name(at)) {
    const std::uint32_t person = person_end(at);
    if (person > at + 1) return take(at, person, SpanForm::person);
  }
  return step_single(at, listed);
}

std::uint32_t SpanFinder::step_single(std::uint32_t at, const Listed& listed) {
  const Word& w = word(at);
  SpanForm form = SpanForm::place;
  if (!is_headline_) {
    const std::uint32_t place = place_end(at, form);
    if (place > at) return take(at, place, form);
  }
  if (w.is(Trait::demonym) || w.is(Trait::not_entity)) return at + 1;
  if (w.is(Trait::calendar) && !(w.is(Trait::ambiguous_calendar) && !w.begins_sentence))
    return at + 1;
  const std::uint32_t unknown = is_headline_ ? at + 1 : unknown_end(at);
  const bool is_sure = listed.known != nullptr &&
                       (listed.known->place_rank >= chosen_place || listed.known->is_organisation);
  const std::string_view text = article_.text(article_.lines[line_].field);
  const bool is_currency = w.range.end < text.size() && text[w.range.end] == '$';  // US$
  if (is_currency) return at + 1;
  if (listed.known != nullptr && (is_sure || unknown == at + 1))
    return take(at, at + 1, SpanForm::listed, listed.known);
  if (w.shape == Shape::all_caps) {
    const bool is_organisation = !w.is(Trait::acronym_not_org) && w.range.size() <= 8;
    if (is_organisation) take(at, at + 1, SpanForm::acronym);
    return at + 1;
  }
  if (is_headline_) {
    if (!w.is(Trait::common_word)) take(at, at + 1, SpanForm::unknown);
    return at + 1;
  }
  return take(at, unknown, SpanForm::unknown);
}

}  // namespace

std::uint64_t hash_name(const ArticleWords& article, std::uint32_t first, std::uint32_t last) {
  std::uint64_t name = empty_name;
  for (std::uint32_t i = first; i < last; ++i)
    name = extend_name(name, article.words[i].hash);
  return name;
}

void find_spans(const ArticleWords& article, std::vector<Span>& spans) {
  SpanFinder finder{article, spans};
  for (std::uint32_t line = 0; line < article.lines.size(); ++line) {
    if (article.lines[line].kind == LineKind::prose) finder.find_in(line);
  }
}

void find_headline_spans(const ArticleWords& article, std::vector<Span>& spans) {
  SpanFinder finder{article, spans};
  for (std::uint32_t line = 0; line < article.lines.size(); ++line) {
    if (article.lines[line].kind == LineKind::headline) finder.find_in(line);
  }
}

}  // namespace pressmark::entities
