// SPDX-License-Identifier: GPL-2.0-or-later
//
// The grammar of names, as far as capitals, small connecting words and lists of words carry.
#include "analysis/entities/name_reader.h"

#include <algorithm>

#include "analysis/entities/letters.h"

namespace pressmark::entities {
namespace {

constexpr std::uint32_t longest_listed_name = 7;
constexpr std::uint32_t longest_organisation = 7;
constexpr std::uint32_t longest_complement = 4;
constexpr std::uint32_t longest_person = 5;
constexpr std::uint32_t longest_unknown = 4;

}  // namespace

bool NameReader::is_function_word(std::uint32_t at) const {
  return word(at).is(Trait::opener) && word(at).shape != Shape::all_caps;
}

// Words that a hyphen does not make part of a longer name: "US-Russian", "Moscow-Kiev".
bool NameReader::stands_alone(std::uint32_t at) const {
  const Word& w = word(at);
  if (!w.has_capital() || w.shape == Shape::all_caps || w.is(Trait::demonym)) return true;
  const KnownName* known = Gazetteer::built_in().find(extend_name(empty_name, w.hash));
  return known != nullptr && (known->place_rank >= chosen_place - 2 || known->is_organisation);
}

// The word at `at` can belong to the same name as the one before it.
bool NameReader::joins(std::uint32_t at) const {
  if (at >= end_ || word(at).begins_sentence || word(at - 1).is_possessive) return false;
  const Gap gap = word(at).gap;
  if (gap.is_only(Gap::space)) return true;
  return gap.is_only(Gap::hyphen) && !stands_alone(at) && !stands_alone(at - 1);
}

bool NameReader::joins_capital(std::uint32_t at) const {
  return joins(at) && word(at).has_capital();
}

// A capital that can stand inside a name of any type.
bool NameReader::is_name_word(std::uint32_t at) const {
  const Word& w = word(at);
  return w.has_capital() && !is_function_word(at) && !w.is(Trait::calendar) &&
         !w.is(Trait::not_entity);
}

// "President", but not "General", which may go on as "General Assembly".
bool NameReader::is_plain_title(std::uint32_t at) const {
  return word(at).is(Trait::title) && !word(at).is(Trait::title_modifier);
}

NameReader::Listed NameReader::longest_listed(std::uint32_t at) const {
  Listed longest;
  std::uint64_t name = empty_name;
  const bool begins_long = Gazetteer::built_in().begins_name(word(at).hash);
  const std::uint32_t limit = std::min(end_, at + (begins_long ? longest_listed_name : 1));
  bool all_caps = true;
  for (std::uint32_t i = at; i < limit; ++i) {
    const Gap gap = word(i).gap;
    const bool is_joined =
        i == at || gap.is_only(Gap::space) || gap.is_only(Gap::hyphen) || gap.is_only(Gap::slash);
    if (!is_joined || (i > at && word(i).begins_sentence)) break;
    name = extend_name(name, word(i).hash);
    all_caps = all_caps && (word(i).shape == Shape::all_caps || word(i).is_number);
    if (!word(i).has_capital() && !word(i).is_number) continue;
    const KnownName* known = Gazetteer::built_in().find(name);
    if (known != nullptr && (all_caps || !known->all_caps_only))
      longest = {.end = i + 1, .known = known};
  }
  return longest;
}

// The words after "Ministry of": "[the] Foreign Affairs". A title may end them, "Office of the
// Prime Minister", but not stand before a name: "Ministry of Defence President Putin".
std::uint32_t NameReader::complement_words(std::uint32_t at) const {
  const std::uint32_t first =
      at < end_ && !word(at).has_capital() && text(at) == "the" ? at + 1 : at;
  std::uint32_t end = first;
  for (; end < end_ && end < first + longest_complement && is_name_word(end); ++end) {
    if (end == first ? !word(end).gap.is_only(Gap::space) : !joins(end)) break;
    if (is_plain_title(end) && joins_capital(end + 1)) break;
  }
  return end > first ? end : at;
}

// "of Foreign Affairs of Russia", "for Cultural Heritage", "of Health and Human Services".
std::uint32_t NameReader::organisation_complement(std::uint32_t head_end) const {
  std::uint32_t end = head_end;
  for (int rounds = 0; rounds < 2; ++rounds) {
    if (end + 1 >= end_ || !joins(end) || word(end).gap.has(Gap::hyphen)) return end;
    const bool is_connector =
        text(end) == "of" || text(end) == "on" || (text(end) == "for" && rounds == 0);
    if (!is_connector) return end;
    const std::uint32_t last = complement_words(end + 1);
    if (last == end + 1) return end;
    end = last;
    const bool has_second = end + 1 < end_ && joins(end) && joins(end + 1) && text(end) == "and" &&
                            is_name_word(end + 1);
    if (has_second && word(end + 1).is(Trait::common_word) &&
        word(end - 1).is(Trait::common_word)) {
      end = complement_words(end + 1);
    }
  }
  return end;
}

// "Food and Agriculture Organization": between two plain words, and a head follows them.
bool NameReader::is_inner_and(std::uint32_t at) const {
  if (at + 2 >= end_ || text(at) != "and" || !joins(at) || !joins(at + 1)) return false;
  const auto is_plain = [](const Word& w) {
    return w.has_capital() && w.is(Trait::common_word) && !w.is(Trait::org_head);
  };
  if (!is_plain(word(at - 1)) || !is_plain(word(at + 1))) return false;
  for (std::uint32_t i = at + 2; i < at + 4 && joins(i); ++i) {
    if (word(i).has_capital() && word(i).is(Trait::org_head)) return true;
  }
  return false;
}

bool NameReader::continues_organisation(std::uint32_t first, std::uint32_t at) const {
  const Word& w = word(at);
  if (!w.has_capital() || is_function_word(at)) return false;
  const bool has_ampersand = w.gap.has(Gap::ampersand) && !w.gap.has(Gap::line_break);
  if (at > first && !joins(at) && !has_ampersand) return false;
  // "Premier League", but not "Russia President Putin Foundation".
  const bool has_head_next = joins_capital(at + 1) && word(at + 1).is(Trait::org_head);
  return !is_plain_title(at) || w.is(Trait::org_head) || has_head_next;
}

bool NameReader::is_organisation_head(std::uint32_t at) const {
  return word(at).is(Trait::org_head) && word(at).shape != Shape::all_caps;
}

SpanForm NameReader::form_of_head(std::uint32_t at) const {
  return word(at).is(Trait::org_head_weak) ? SpanForm::weak_organisation : SpanForm::organisation;
}

NameReader::Reading NameReader::organisation(std::uint32_t at) const {
  Reading reading{.end = at, .form = SpanForm::unknown};
  for (std::uint32_t i = at; i < end_ && i < at + longest_organisation; ++i) {
    if (i > at && is_inner_and(i)) continue;
    if (!continues_organisation(at, i)) break;
    const Word& w = word(i);
    if (w.is(Trait::org_suffix) && i > at) return {.end = i + 1, .form = SpanForm::company};
    if (!is_organisation_head(i)) continue;
    const SpanForm form = form_of_head(i);
    if (i > at) reading = {.end = i + 1, .form = form};
    const std::uint32_t complement = organisation_complement(i + 1);
    if (complement > i + 1 && (form == SpanForm::organisation || i == at))
      return {.end = complement, .form = form};
  }
  return is_generic_group(at, reading) ? Reading{.end = at} : reading;
}

// "Sunday Times" is listed; "Monday Group" is nothing.
bool NameReader::is_generic_group(std::uint32_t at, const Reading& reading) const {
  return reading.end == at + 2 && reading.form == SpanForm::weak_organisation &&
         word(at).is(Trait::calendar);
}

// "of State" in "Secretary of State", "for Political Affairs" if a first name follows it.
std::uint32_t NameReader::title_complement(std::uint32_t at) const {
  if (at + 1 >= end_ || !word(at).gap.is_only(Gap::space)) return at;
  if (text(at) != "of" && text(at) != "for") return at;
  std::uint32_t end = at + 1;
  if (!word(end).has_capital() && end + 1 < end_) ++end;  // "the"
  const std::uint32_t first = end;
  for (; end < first + longest_complement && end < end_ && word(end).has_capital(); ++end) {
    if (end > first && !joins(end)) break;
    if (end > first && begins_with_first_name(end)) return end;
  }
  const bool is_department = end > first && word(first).is(Trait::title_modifier);
  return is_department ? first + 1 : at;
}

std::uint32_t NameReader::title(std::uint32_t at) const {
  std::uint32_t end = at;
  for (std::uint32_t i = at; i < end_ && word(i).has_capital(); ++i) {
    if (i > at && !joins(i) && !word(i).gap.is_only(Gap::hyphen)) break;
    if (word(i).is(Trait::title)) {
      end = i + 1;
    } else if (!word(i).is(Trait::title_modifier)) {
      break;
    }
  }
  return end > at ? title_complement(end) : at;
}

bool NameReader::can_follow_first_name(std::uint32_t at) const {
  const Word& w = word(at);
  if (!w.has_capital()) {
    return w.is(Trait::name_particle) && at + 1 < end_ && word(at + 1).has_capital();
  }
  if (w.is(Trait::calendar)) return is_month_as_surname(at);
  if (is_function_word(at) || w.is(Trait::demonym) || w.is(Trait::not_entity)) return false;
  if (w.is(Trait::org_head) || (w.shape == Shape::all_caps && !is_headline_)) return false;
  if (is_headline_ && is_headline_word(at)) return false;
  const bool needs_proof = w.is(Trait::place_head) || w.is(Trait::org_suffix) || w.is(Trait::title);
  return !needs_proof || w.is(Trait::last_name);
}

// "Theresa May", but not "Theresa May 4".
bool NameReader::is_month_as_surname(std::uint32_t at) const {
  const bool has_number = at + 1 < end_ && word(at + 1).is_number;
  return word(at).is(Trait::ambiguous_calendar) && !has_number;
}

// In a headline any word has a capital: "Berg Quits Oslo".
bool NameReader::is_headline_word(std::uint32_t at) const {
  const Word& w = word(at);
  const KnownName* known = Gazetteer::built_in().find(extend_name(empty_name, w.hash));
  const bool is_place = known != nullptr && known->place_rank >= chosen_place;
  const bool is_plain = w.is(Trait::common_word) || w.is(Trait::inflected_word);
  return (is_plain && !w.is(Trait::last_name)) || is_place;
}

bool NameReader::begins_with_first_name(std::uint32_t at) const {
  const Word& w = word(at);
  if (!w.is(Trait::first_name) && !w.is_initial) return false;
  if (is_function_word(at) || w.shape == Shape::all_caps || !joins(at + 1)) return false;
  if (!can_follow_first_name(at + 1)) return false;
  const Word& next = word(at + 1);
  if (w.is_initial || !next.has_capital()) return true;
  // "Will", "April", "Jordan": what follows has to be a surname that is no plain word.
  const KnownName* known = Gazetteer::built_in().find(extend_name(empty_name, w.hash));
  const bool is_other =
      known != nullptr && (known->place_rank >= chosen_place - 1 || known->is_organisation);
  const bool is_doubtful =
      is_other || w.is(Trait::common_word) || w.is(Trait::calendar) || w.is(Trait::demonym);
  return !is_doubtful || (next.is(Trait::last_name) && !next.is(Trait::common_word));
}

bool NameReader::ends_person(std::uint32_t first, std::uint32_t at) const {
  const Word& w = word(at);
  if (w.is(Trait::name_suffix)) return false;
  if (w.shape == Shape::all_caps && at > first && !word(first).is_initial) return true;
  if (w.is(Trait::name_particle)) return false;
  if (w.is(Trait::calendar)) return at == first || !is_month_as_surname(at);
  const bool is_title = w.is(Trait::title) && !w.is(Trait::last_name);
  const bool is_head = w.is(Trait::org_head) && !w.is(Trait::last_name);
  const bool is_other =
      is_head || w.is(Trait::demonym) || w.is(Trait::not_entity) || w.is(Trait::org_suffix);
  if (is_function_word(at) || is_title || (is_headline_ && is_headline_word(at))) return true;
  return is_other && at > first;
}

std::uint32_t NameReader::person(std::uint32_t at) const {
  std::uint32_t end = at;
  for (std::uint32_t i = at; i < end_ && i < at + longest_person; ++i) {
    const Word& w = word(i);
    const bool follows_particle =
        i > at && w.gap.is_only(Gap::hyphen) && word(i - 1).is(Trait::name_particle);
    if (i > at && !joins(i) && !follows_particle) break;
    if (w.has_capital() ? ends_person(at, i) : !w.is(Trait::name_particle)) break;
    if (w.has_capital()) end = i + 1;
  }
  return end;
}

// "Lake Ladoga", "Fort George Island", "Gulf of Finland".
std::uint32_t NameReader::place_after_lead(std::uint32_t at) const {
  const Word& w = word(at);
  const std::uint32_t next = at + 1;
  if (!joins(next)) return at;
  if (w.is(Trait::place_lead) && is_name_word(next)) {
    if (word(next).is(Trait::org_head) || word(next).is(Trait::title)) return at;
    return joins_capital(next + 1) && word(next + 1).is(Trait::place_head) ? next + 2 : next + 1;
  }
  const bool takes_of = (w.is(Trait::place_head) || w.is(Trait::place_lead)) && text(next) == "of";
  const std::uint32_t end = takes_of ? complement_words(next + 1) : next + 1;
  return end > next + 1 ? end : at;
}

NameReader::Reading NameReader::place(std::uint32_t at) const {
  const auto form_of = [this](std::uint32_t head) {
    return word(head).is(Trait::place_head_weak) ? SpanForm::weak_place : SpanForm::place;
  };
  const std::uint32_t led = place_after_lead(at);
  if (led > at) return {.end = led, .form = form_of(at)};
  if (word(at).is(Trait::direction) && joins(at + 1) && is_name_word(at + 1)) {
    const Listed listed = longest_listed(at + 1);
    if (listed.known != nullptr && listed.known->place_rank > 0)
      return {.end = listed.end, .form = SpanForm::place};
  }
  for (std::uint32_t i = at + 1; i < at + longest_unknown && joins(i) && is_name_word(i); ++i) {
    if (word(i).is(Trait::title)) break;
    if (word(i).is(Trait::place_head)) return {.end = i + 1, .form = form_of(i)};
  }
  return {.end = at, .form = SpanForm::place};
}

std::uint32_t NameReader::unknown(std::uint32_t at) const {
  std::uint32_t end = at + 1;
  for (; end < at + longest_unknown && joins(end) && is_name_word(end); ++end) {
    if (word(end).is(Trait::demonym) || word(end).is(Trait::title)) break;
    if (word(end).is(Trait::title_modifier) && title(end) > end) break;
  }
  return end;
}

}  // namespace pressmark::entities
