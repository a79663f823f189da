// SPDX-License-Identifier: GPL-2.0-or-later
//
// The points were set by hand and adjusted on hand-annotated newswire; docs/entities.md says what
// came of it.
#include "analysis/entities/evidence.h"

#include <algorithm>

namespace pressmark::entities {
namespace {

constexpr float least_weight = 1.5F;  // below it a span is not a name
constexpr float most_from_context = 3.0F;
constexpr float title_bonus = 3.0F;  // for this occurrence, not for the name

constexpr std::size_t person = 0;
constexpr std::size_t organisation = 1;
constexpr std::size_t place = 2;

// By place_rank: the more people live there, the likelier it is meant.
constexpr std::array<float, 10> place_points{0, 0, 0, 0, 0, 1.6F, 2.0F, 2.8F, 3.4F, 4.0F};

Weights listed_points(const Context& context) {
  const KnownName& known = *context.span.known;
  Weights points{};
  const bool is_single = context.span.word_count() == 1;
  if (known.is_person) points[person] = 3;
  if (known.is_organisation) points[organisation] = known.organisation_key.empty() ? 2.2F : 4.2F;
  points[place] = place_points[std::min<std::size_t>(known.place_rank, 9)];
  if (!is_single && known.place_rank > 0 && known.place_rank < country_place) points[place] += 0.8F;
  const Word& word = context.first();
  const bool is_minor = known.place_rank < chosen_place;
  if (is_single && is_minor) {
    if (word.is(Trait::common_word)) points[place] -= 2.5F;
    if (word.is(Trait::first_name)) points[place] -= 0.7F;
    if (word.is(Trait::last_name)) points[place] -= 0.5F;
    if (word.is(Trait::last_name)) points[person] += 0.5F;
  }
  return points;
}

Weights person_points(const Context& context) {
  Weights points{};
  points[person] = 2.0F;
  if (context.last().is(Trait::last_name)) points[person] += 0.8F;
  if (context.last().is(Trait::common_word) && !context.last().is(Trait::last_name))
    points[person] -= 0.9F;
  if (context.first().is(Trait::common_word) && !context.last().is(Trait::last_name))
    points[person] -= 0.5F;
  if (context.span.word_count() > 2) points[person] += 0.3F;
  return points;
}

bool is_speaker(const Context& context) {
  const Word* after = context.after();
  return after != nullptr && after->gap.is_only(Gap::space) && after->is(Trait::speech) &&
         !after->has_capital();
}

Weights unknown_points(const Context& context) {
  Weights points{};
  const std::uint32_t count = context.span.word_count();
  int common = 0;
  for (std::uint32_t i = context.span.first; i < context.span.last; ++i) {
    if (context.article.words[i].is(Trait::common_word)) ++common;
  }
  if (count == 1) {
    if (context.last().is(Trait::last_name)) points[person] += 0.8F;
    if (context.last().is(Trait::first_name)) points[person] += 0.4F;
    // "Trump said": whatever else the word may mean.
    if (is_speaker(context)) points[person] = std::max(points[person], 1.7F);
    if (common > 0) points = {points[person] - 0.3F, -0.5F, -0.5F};
    return points;
  }
  points[person] = count <= 3 ? 1.5F : 0.0F;
  if (context.last().is(Trait::last_name)) points[person] += 0.7F;
  points[organisation] = 0.6F;
  points[person] -= 0.9F * static_cast<float>(common);
  return points;
}

Weights form_points(const Context& context) {
  switch (context.span.form) {
    case SpanForm::listed:
      return listed_points(context);
    case SpanForm::organisation:
      return {0, 3.2F, 0};
    case SpanForm::weak_organisation:
      return {0, 2.0F, 0};
    case SpanForm::company:
      return {0, 4.0F, 0};
    case SpanForm::titled_person:
      return {3.2F, 0, 0};
    case SpanForm::person_by_role:
      return {2.2F, 0, 0};
    case SpanForm::person:
      return person_points(context);
    case SpanForm::place:
      return {0, 0, 2.6F};
    case SpanForm::weak_place:
      return {0, 0, 1.8F};
    case SpanForm::acronym:
      return {0, context.first().range.size() > 2 ? 1.7F : 0.8F, 0};
    case SpanForm::unknown:
      return unknown_points(context);
  }
  return {};  // not reached: every form is named above
}

void weigh_word_after(const Context& context, Weights& points) {
  const Word* after = context.after();
  if (after == nullptr) return;
  if (is_speaker(context)) {
    points[person] += 1.1F;
    points[organisation] += 0.3F;
  }
  if (!after->gap.has(Gap::comma) || after->begins_sentence) return;
  const Word* second = context.after(1);
  const bool is_age = after->is_number && after->range.size() == 2 && second != nullptr &&
                      second->gap.has(Gap::comma);
  if (is_age) points[person] += 2.0F;
  if (after->has_capital() && context.span.word_count() <= 2) {
    const KnownName* known = Gazetteer::built_in().find(
        hash_name(context.article, context.span.last, context.span.last + 1));
    if (known != nullptr && known->place_rank >= country_place) points[place] += 1.2F;
  }
}

void weigh_word_before(const Context& context, Weights& points) {
  const Word* before = context.before();
  if (before == nullptr || !context.first().gap.is_only(Gap::space)) return;
  const std::string_view text = context.article.text(context.line, *before);
  const KnownName* known = context.span.known;
  const bool is_sure =
      known != nullptr && (known->place_rank >= chosen_place || known->is_organisation);
  if ((text == "the" || text == "The") && !is_sure) {
    points[person] -= 1.2F;
    points[organisation] += 0.6F;
    if (context.span.word_count() == 1) points[place] -= 0.3F;
  }
  if (before->has_capital()) return;
  if (before->is(Trait::speech)) points[person] += 0.8F;
  if (before->is(Trait::place_strong_preposition)) {
    points[place] += 1.1F;
    points[person] -= 0.4F;
  } else if (before->is(Trait::place_preposition)) {
    points[place] += 0.5F;
  }
}

Weights context_points(const Context& context) {
  Weights points{};
  weigh_word_after(context, points);
  weigh_word_before(context, points);
  return points;
}

}  // namespace

Weights EvidenceScale::weigh_form(const Context& context) const {
  Weights points = form_points(context);
  const Span& span = context.span;
  const Word& word = context.first();
  const bool is_known = span.known != nullptr && span.known->place_rank >= country_place;
  const bool is_plain =
      word.is(Trait::common_word) || (word.is(Trait::inflected_word) && !word.is(Trait::last_name));
  const bool is_plain_word = span.word_count() == 1 && is_plain && word.shape != Shape::all_caps &&
                             span.form != SpanForm::titled_person && !is_known;
  if (!is_plain_word) return points;
  // It has a capital because it opens a sentence, or the article has it in small letters too.
  const bool is_small_elsewhere = small_words_.find(word.hash) != HashIndex::absent;
  if (word.begins_sentence || is_small_elsewhere) {
    for (float& value : points)
      value -= 1.5F;
  }
  return points;
}

void EvidenceScale::collect(const ArticleWords& article, const std::vector<Span>& spans) {
  names_.clear(spans.size());
  evidence_.clear();
  for (const Span& span : spans) {
    const std::uint32_t number = names_.add(span.name);
    if (number == evidence_.size()) evidence_.emplace_back();
    NameEvidence& evidence = evidence_[number];
    const Context context{article, span, article.lines[span.line]};
    const Weights form = weigh_form(context);
    const Weights around = context_points(context);
    ++evidence.occurrences;
    for (std::size_t type = 0; type < form.size(); ++type) {
      evidence.form[type] = std::max(evidence.form[type], form[type]);
      evidence.context[type] += around[type];
    }
  }
}

void EvidenceScale::judge(const ArticleWords& article, const std::vector<Span>& spans,
                          std::vector<Judgement>& judgements) {
  small_words_.clear(article.words.size());
  for (const Word& word : article.words) {
    if (!word.has_capital()) small_words_.add(word.hash);
  }
  collect(article, spans);
  judgements.clear();
  for (const Span& span : spans) {
    const NameEvidence& evidence = evidence_[names_.find(span.name)];
    // Twice the mean as the occurrences grow, but no more than itself for one of them.
    const float scale = 2.0F / static_cast<float>(evidence.occurrences + 1);
    Weights total{};
    for (std::size_t type = 0; type < total.size(); ++type) {
      total[type] = evidence.form[type] + std::clamp(evidence.context[type] * scale,
                                                     -most_from_context, most_from_context);
    }
    if (span.form == SpanForm::titled_person) total[person] += title_bonus;
    const auto best =
        static_cast<std::size_t>(std::max_element(total.begin(), total.end()) - total.begin());
    Judgement judgement{.type = std::nullopt, .weight = total[best]};
    if (total[best] >= least_weight) judgement.type = entity_types[best];
    judgements.push_back(judgement);
  }
}

}  // namespace pressmark::entities
