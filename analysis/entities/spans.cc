// SPDX-License-Identifier: GPL-2.0-or-later
//
// Walks each line from left to right. At each capital the readings are tried from the surest to the
// weakest: a listed name, an organisation by its head word, a title, a person, a place, an acronym.
#include "analysis/entities/spans.h"

#include "analysis/entities/letters.h"
#include "analysis/entities/name_reader.h"

namespace pressmark::entities {
namespace {

constexpr std::uint32_t longest_acronym = 8;
constexpr std::uint32_t longest_acronym_of_no_person = 4;

class LineWalk {
 public:
  LineWalk(const ArticleWords& article, std::uint32_t line, std::vector<Span>& spans)
      : article_(article),
        number_(line),
        line_(article.lines[line]),
        reader_(article, line_),
        is_headline_(line_.kind == LineKind::headline),
        spans_(spans) {}

  void run() {
    for (std::uint32_t at = line_.first; at < line_.last;)
      at = begins_name(at) ? step(at) : step_small(at);
  }

 private:
  using Listed = NameReader::Listed;
  using Reading = NameReader::Reading;

  const Word& word(std::uint32_t at) const { return article_.words[at]; }

  bool begins_name(std::uint32_t at) const;
  bool is_person_expected(std::uint32_t at) const;
  bool is_currency(std::uint32_t at) const;
  bool is_shouted(std::uint32_t at) const;

  // Each looks at the word at `at` and gives the word to go on with.
  std::uint32_t step_small(std::uint32_t at);
  std::uint32_t step(std::uint32_t at);
  std::uint32_t step_person(std::uint32_t at, const Listed& listed);
  std::uint32_t step_place(std::uint32_t at, const Listed& listed);
  std::uint32_t step_word(std::uint32_t at, const Listed& listed);
  std::uint32_t take(std::uint32_t first, const Reading& reading, const KnownName* known = nullptr);

  const ArticleWords& article_;
  std::uint32_t number_;
  const Line& line_;
  NameReader reader_;
  bool is_headline_;
  std::vector<Span>& spans_;
  std::uint32_t person_expected_at_ = 0xFFFFFFFFU;  // the word after a title or role
  SpanForm expected_form_ = SpanForm::titled_person;
};

// A place of our own list or an organisation: it stays one, whatever is around it.
bool is_sure(const KnownName* known) {
  return known != nullptr && (known->place_rank >= chosen_place || known->is_organisation);
}

std::uint32_t LineWalk::take(std::uint32_t first, const Reading& reading, const KnownName* known) {
  spans_.push_back({.line = number_,
                    .first = first,
                    .last = reading.end,
                    .form = reading.form,
                    .known = known,
                    .name = hash_name(article_, first, reading.end)});
  return reading.end;
}

bool LineWalk::is_person_expected(std::uint32_t at) const {
  const Gap gap = word(at).gap;
  return person_expected_at_ == at && (gap.is_only(Gap::space) || gap.is_only(Gap::hyphen));
}

// "al-Assad" begins small, "bin Laden" does after a title.
bool LineWalk::begins_name(std::uint32_t at) const {
  if (word(at).has_capital()) return true;
  const bool has_particle =
      word(at).is(Trait::name_particle) && at + 1 < line_.last && word(at + 1).has_capital();
  if (!has_particle) return false;
  const Gap gap = word(at + 1).gap;
  return gap.is_only(Gap::hyphen) || (is_person_expected(at) && gap.is_only(Gap::space));
}

bool LineWalk::is_currency(std::uint32_t at) const {  // US$
  const std::string_view text = article_.text(line_.field);
  const std::uint32_t end = word(at).range.end;
  return end < text.size() && text[end] == '$';
}

// "a sign that read NO MORE WAR": plain words in capitals beside each other are no acronyms.
bool LineWalk::is_shouted(std::uint32_t at) const {
  const auto is_loud = [&](std::uint32_t i) { return word(i).shape == Shape::all_caps; };
  const auto is_plain = [&](std::uint32_t i) {
    return word(i).is(Trait::common_word) || word(i).is(Trait::inflected_word);
  };
  const bool after = at > line_.first && is_loud(at - 1);
  const bool before = at + 1 < line_.last && is_loud(at + 1);
  return (after && (is_plain(at) || is_plain(at - 1))) ||
         (before && (is_plain(at) || is_plain(at + 1)));
}

std::uint32_t LineWalk::step_small(std::uint32_t at) {
  if (word(at).is(Trait::role)) {
    person_expected_at_ = at + 1;
    expected_form_ = SpanForm::person_by_role;
  }
  return at + 1;
}

std::uint32_t LineWalk::step(std::uint32_t at) {
  const Listed listed = reader_.longest_listed(at);
  const Reading organisation = is_headline_ ? Reading{.end = at} : reader_.organisation(at);
  if (listed.known != nullptr && listed.end > at + 1 && listed.end >= organisation.end) {
    return take(at, {.end = listed.end, .form = SpanForm::listed}, listed.known);
  }
  if (organisation.end > at) return take(at, organisation);
  // "Minister Judge" may be a person of that name, "Minister The" is not.
  const bool is_surname = is_person_expected(at) && word(at).is(Trait::last_name);
  if (reader_.is_function_word(at) && !is_surname) return at + 1;
  const std::uint32_t title = reader_.title(at);
  if (title > at && !(is_surname && title == at + 1)) {
    person_expected_at_ = title;
    expected_form_ = SpanForm::titled_person;
    return title;
  }
  return step_person(at, listed);
}

std::uint32_t LineWalk::step_person(std::uint32_t at, const Listed& listed) {
  const Word& w = word(at);
  const bool is_acronym =
      w.shape == Shape::all_caps && w.range.size() <= longest_acronym_of_no_person;
  // "President Washington" is a man, "President of Georgia" and "captain England" are not.
  const bool is_namesake = expected_form_ == SpanForm::titled_person && w.is(Trait::last_name) &&
                           listed.known != nullptr && !listed.known->is_organisation &&
                           listed.known->place_rank < country_place;
  const bool is_other = (is_sure(listed.known) && !is_namesake) || is_acronym ||
                        w.is(Trait::demonym) || w.is(Trait::not_entity);
  if (is_person_expected(at) && !is_other) {
    const std::uint32_t end = reader_.person(at);
    if (end > at) return take(at, {.end = end, .form = expected_form_});
  }
  if (reader_.begins_with_first_name(at)) {
    const std::uint32_t end = reader_.person(at);
    if (end > at + 1) return take(at, {.end = end, .form = SpanForm::person});
  }
  return step_place(at, listed);
}

std::uint32_t LineWalk::step_place(std::uint32_t at, const Listed& listed) {
  const Word& w = word(at);
  if (!is_headline_) {
    const Reading place = reader_.place(at);
    if (place.end > at) return take(at, place);
  }
  const bool is_date =
      w.is(Trait::calendar) && (!w.is(Trait::ambiguous_calendar) || w.begins_sentence);
  if (w.is(Trait::demonym) || w.is(Trait::not_entity) || is_date || is_currency(at)) return at + 1;
  return step_word(at, listed);
}

std::uint32_t LineWalk::step_word(std::uint32_t at, const Listed& listed) {
  const Word& w = word(at);
  const std::uint32_t unknown = is_headline_ ? at + 1 : reader_.unknown(at);
  if (listed.known != nullptr && (is_sure(listed.known) || unknown == at + 1)) {
    return take(at, {.end = at + 1, .form = SpanForm::listed}, listed.known);
  }
  if (w.shape == Shape::all_caps) {
    const bool can_be_organisation =
        !w.is(Trait::acronym_not_org) && w.range.size() <= longest_acronym && !is_shouted(at);
    return can_be_organisation ? take(at, {.end = at + 1, .form = SpanForm::acronym}) : at + 1;
  }
  if (is_headline_ && w.is(Trait::common_word)) return at + 1;
  return take(at, {.end = unknown, .form = SpanForm::unknown});
}

}  // namespace

std::uint64_t hash_name(const ArticleWords& article, std::uint32_t first, std::uint32_t last) {
  std::uint64_t name = empty_name;
  for (std::uint32_t i = first; i < last; ++i)
    name = extend_name(name, article.words[i].hash);
  return name;
}

void find_spans(const ArticleWords& article, std::vector<Span>& spans) {
  spans.clear();
  for (std::uint32_t line = 0; line < article.lines.size(); ++line) {
    const LineKind kind = article.lines[line].kind;
    if (kind == LineKind::prose || kind == LineKind::headline) LineWalk{article, line, spans}.run();
  }
}

}  // namespace pressmark::entities
