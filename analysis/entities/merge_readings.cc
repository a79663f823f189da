// SPDX-License-Identifier: GPL-2.0-or-later
//
// The model learned from whole sentences about the world; what our lists and our conventions say is
// not in its training text.
#include "analysis/entities/merge_readings.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "analysis/entities/name_reader.h"

namespace pressmark::entities {
namespace {

constexpr float sure_in_headline = 0.95F;
constexpr float least_probability = 0.5F;

class ReadingMerger {
 public:
  ReadingMerger(const ArticleWords& article, const Reading& rules)
      : article_(article), rules_(rules) {}

  Reading merge(const std::vector<TaggedName>& names) {
    collect_words(names);
    for (const TaggedName& name : names) {
      if (is_in_headline(name) && !is_confirmed(name)) continue;
      if (is_doubtful(name)) continue;
      if (!add_parts(name) && !add_country_of_post(name)) add(name);
    }
    add_sure_names();
    std::sort(merged_.begin(), merged_.end(),
              [](const Part& a, const Part& b) { return a.span.first < b.span.first; });
    Reading reading;
    for (const Part& part : merged_) {
      reading.spans.push_back(part.span);
      reading.judgements.push_back(part.judgement);
    }
    return reading;
  }

 private:
  struct Part {
    Span span;
    Judgement judgement;
  };

  const Word& word(std::uint32_t at) const { return article_.words[at]; }
  bool is_in_headline(const TaggedName& name) const {
    return article_.lines[name.line].kind == LineKind::headline;
  }

  void collect_words(const std::vector<TaggedName>& names);
  bool is_confirmed(const TaggedName& name) const;
  std::size_t first_rule_past(std::uint32_t at) const;
  void add(TaggedName name);
  bool add_parts(const TaggedName& name);
  bool add_country_of_post(const TaggedName& name);
  bool is_doubtful(const TaggedName& name) const;
  bool is_named_place(const TaggedName& name) const;
  bool is_read_by_rules(std::uint32_t first, std::uint32_t last,
                        std::optional<EntityType> type) const;
  void add_sure_names();

  const ArticleWords& article_;
  const Reading& rules_;
  std::set<std::pair<NameType, std::uint64_t>> words_;  // of names outside of headlines
  std::vector<Part> merged_;
};

void ReadingMerger::collect_words(const std::vector<TaggedName>& names) {
  for (const TaggedName& name : names) {
    if (is_in_headline(name)) continue;
    for (std::uint32_t at = name.first; at < name.last; ++at) {
      if (word(at).has_capital()) words_.emplace(name.type, word(at).hash);
    }
  }
}

bool ReadingMerger::is_confirmed(const TaggedName& name) const {
  for (std::uint32_t at = name.first; at < name.last; ++at) {
    if (words_.contains({name.type, word(at).hash})) return true;
  }
  if (name.probability >= sure_in_headline) return true;
  const auto type = entity_type_of(name.type);
  for (std::size_t i = first_rule_past(name.first);
       i < rules_.spans.size() && rules_.spans[i].first < name.last; ++i) {
    if (rules_.judgements[i].type == type) return true;
  }
  return false;
}

// The first span of the rules that ends after that word.
std::size_t ReadingMerger::first_rule_past(std::uint32_t at) const {
  const auto found = std::partition_point(rules_.spans.begin(), rules_.spans.end(),
                                          [at](const Span& span) { return span.last <= at; });
  return static_cast<std::size_t>(found - rules_.spans.begin());
}

void ReadingMerger::add(TaggedName name) {
  const Line& line = article_.lines[name.line];
  if (is_named_place(name)) name.type = NameType::place;
  if (name.type == NameType::person) {
    while (name.first + 1 < name.last && word(name.first).is(Trait::title))
      ++name.first;
  }
  const auto listed = NameReader{article_, line}.longest_listed(name.first);
  const bool follows_title = name.type == NameType::person && name.first > line.first &&
                             word(name.first).gap.is_only(Gap::space) &&
                             word(name.first - 1).has_capital() &&
                             word(name.first - 1).is(Trait::title);
  const Span span = {.line = name.line,
                     .first = name.first,
                     .last = name.last,
                     .form = follows_title ? SpanForm::titled_person : SpanForm::unknown,
                     .known = listed.end == name.last ? listed.known : nullptr,
                     .name = hash_name(article_, name.first, name.last)};
  merged_.push_back(
      {span, {.type = entity_type_of(name.type), .weight = certain_weight * name.probability}});
}

bool ReadingMerger::is_doubtful(const TaggedName& name) const {
  return name.probability < least_probability &&
         !is_read_by_rules(name.first, name.last, entity_type_of(name.type));
}

// "the Ash Shairat airbase", "the Kennedy airport"
bool ReadingMerger::is_named_place(const TaggedName& name) const {
  if (name.type != NameType::person || name.last >= article_.lines[name.line].last) return false;
  const Word& after = word(name.last);
  return !after.has_capital() && after.gap.is_only(Gap::space) &&
         !word(name.last - 1).is_possessive && after.is(Trait::place_head) &&
         !after.is(Trait::place_head_weak);
}

bool ReadingMerger::is_read_by_rules(std::uint32_t first, std::uint32_t last,
                                     std::optional<EntityType> type) const {
  const std::size_t i = first_rule_past(first);
  return i < rules_.spans.size() && rules_.spans[i].first == first &&
         rules_.spans[i].last == last && rules_.judgements[i].type == type;
}

// "University of Oslo and Acme Inc": true if it was added in parts.
bool ReadingMerger::add_parts(const TaggedName& name) {
  if (name.type != NameType::organisation) return false;
  const Line& line = article_.lines[name.line];
  for (std::uint32_t at = name.first + 1; at + 1 < name.last; ++at) {
    if (article_.text(line, word(at)) != "and") continue;
    if (!is_read_by_rules(name.first, at, EntityType::organisation) ||
        !is_read_by_rules(at + 1, name.last, EntityType::organisation))
      continue;
    TaggedName part = name;
    part.last = at;
    add(part);
    part = name;
    part.first = at + 1;
    add(part);
    return true;
  }
  return false;
}

// "US State Secretary Rex Tillerson": a country and a post, and no "US State". True if the country
// was added.
bool ReadingMerger::add_country_of_post(const TaggedName& name) {
  const Line& line = article_.lines[name.line];
  if (name.type != NameType::organisation || name.last >= line.last) return false;
  const Word& title = word(name.last);
  if (!title.has_capital() || !title.is(Trait::title) || !title.gap.is_only(Gap::space))
    return false;
  const auto country = NameReader{article_, line}.longest_listed(name.first);
  if (country.known == nullptr || country.known->place_rank < chosen_place ||
      country.end >= name.last)
    return false;
  for (std::uint32_t at = country.end; at < name.last; ++at) {
    const bool is_head = word(at).is(Trait::org_head) || word(at).is(Trait::org_head_weak);
    if (!word(at).is(Trait::title_modifier) || is_head || !word(at).gap.is_only(Gap::space))
      return false;
  }
  TaggedName part = name;
  part.type = NameType::place;
  part.last = country.end;
  add(part);
  return true;
}

// What our lists have counts where the model sees nothing, and for what it sees inside of it:
// "England" in "Bank of England".
void ReadingMerger::add_sure_names() {
  std::vector<Part> sure;
  auto next = merged_.begin();
  for (std::size_t i = 0; i < rules_.spans.size(); ++i) {
    const Span& span = rules_.spans[i];
    const bool is_sure =
        span.form == SpanForm::listed && span.known != nullptr && rules_.judgements[i].type &&
        (span.known->place_rank >= chosen_place || !span.known->organisation_key.empty());
    if (!is_sure) continue;
    while (next != merged_.end() && next->span.last <= span.first)
      ++next;
    auto last = next;
    bool is_whole = true;
    for (; last != merged_.end() && last->span.first < span.last; ++last) {
      is_whole = is_whole && last->span.first >= span.first && last->span.last <= span.last &&
                 last->span.word_count() < span.word_count();
    }
    if (!is_whole) continue;
    next = merged_.erase(next, last);
    sure.push_back({span, rules_.judgements[i]});
  }
  merged_.insert(merged_.end(), sure.begin(), sure.end());
}

}  // namespace

Reading merge_readings(const ArticleWords& article, const std::vector<TaggedName>& model,
                       const Reading& rules) {
  return ReadingMerger{article, rules}.merge(model);
}

}  // namespace pressmark::entities
