// SPDX-License-Identifier: GPL-2.0-or-later
//
// One function for each kind of plan.
#include "searcher/match/segment_matcher.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

#include "analysis/fold.h"
#include "schema/mentioned_date.h"
#include "searcher/match/address_matcher.h"
#include "searcher/match/family_sets.h"
#include "searcher/match/field_columns.h"
#include "searcher/match/form_matcher.h"
#include "searcher/match/operand_cursor.h"
#include "searcher/match/word_positions.h"

namespace pressmark {
namespace {

// The members of `within` (null: of the segment) for which `accepts(document)` is true.
template <typename Accepts>
DocumentSet select(DocumentId articles, const DocumentSet* within, Accepts&& accepts) {
  DocumentSet selected{articles};
  if (within != nullptr) {
    within->for_each([&](DocumentId document) {
      if (accepts(document)) selected.add(document);
    });
    return selected;
  }
  for (DocumentId document = 1; document <= articles; ++document) {
    if (accepts(document)) selected.add(document);
  }
  return selected;
}

// Do these words stand in the line, in a row and whole? Both are fold_words() of something.
bool has_words(std::string_view line, std::string_view words) {
  for (std::size_t at = line.find(words); at != std::string_view::npos;
       at = line.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const bool begins = at == 0 || line[at - 1] == ' ';
    if (begins && (end == line.size() || line[end] == ' ')) return true;
  }
  return false;
}

// Is one of the words of the line, likewise folded, as is asked for?
bool has_word_like(std::string_view line, FormMatcher& like) {
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (like.matches(line.substr(0, end))) return true;
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return false;
}

// In title, body and captions. The length counts a title's words as often as they weigh.
std::uint32_t words_of(const SegmentColumns& columns, DocumentId document) {
  const std::uint32_t in_title = columns.word_order[document].title_words();
  return columns.length[document] - in_title * (title_weight - 1);
}

bool possesses(const SegmentColumns& columns, DocumentId document, Possession possession) {
  const auto has_names = [&](EntityType type) {
    return !columns.entities[static_cast<std::size_t>(type)][document].empty();
  };
  switch (possession) {
    case Possession::title:
      return columns.word_order[document].title_words() > 0;
    case Possession::body: {
      const FieldEnds ends = columns.word_order[document].ends();
      return std::min(words_of(columns, document), ends.body) > ends.title;
    }
    case Possession::date:
      return columns.day[document] != undated_day;
    case Possession::source:
      return columns.source[document] != 0;
    case Possession::section:
      return columns.section[document] != 0;
    case Possession::byline:
      return columns.byline[document] != 0;
    case Possession::dateline:
      return columns.dateline[document] != 0;
    case Possession::topic:
      return !columns.topic[document].empty();
    case Possession::caption:
      return columns.word_order[document].ends().has_captions();
    case Possession::language:
      return columns.language[document] != 0;
    case Possession::person:
      return has_names(EntityType::person);
    case Possession::org:
      return has_names(EntityType::organisation);
    case Possession::place:
      return has_names(EntityType::place);
  }
  return false;  // not reached: every possession is named above
}

// Is it decided without a look at each article?
bool has_postings(const Plan& plan) {
  return plan.kind == PlanKind::word || plan.kind == PlanKind::name;
}

}  // namespace

DocumentSet SegmentMatcher::matching(const Plan& plan, const DocumentSet* within) const {
  switch (plan.kind) {
    case PlanKind::everything:
      return all(within);
    case PlanKind::nothing:
      return DocumentSet{segment_->articles()};
    case PlanKind::word:
    case PlanKind::name:
      return with_word(plan, within);
    case PlanKind::phrase:
    case PlanKind::near:
    case PlanKind::occurs:
      return with_positions(plan, within);
    case PlanKind::all_of:
      return with_all(plan.children, within);
    case PlanKind::any_of:
      return with_any(plan.children, within);
    case PlanKind::none_of: {
      DocumentSet rest = all(within);
      rest.subtract(with_any(plan.children, &rest));
      return rest;
    }
    case PlanKind::keyword:
      return with_keyword(plan, within);
    case PlanKind::dates:
    case PlanKind::added:
      return with_day(plan, within);
    case PlanKind::mentions:
      return with_mention(plan, within);
    case PlanKind::most_of:
      return with_most(plan.children, within);
    case PlanKind::property:
      return with_property(plan, within);
  }
  return DocumentSet{segment_->articles()};  // not reached: every kind is named above
}

DocumentSet SegmentMatcher::all(const DocumentSet* within) const {
  return within != nullptr ? *within : DocumentSet::all(segment_->articles());
}

DocumentSet SegmentMatcher::with_word(const Plan& word, const DocumentSet* within) const {
  const OperandPostings& postings = postings_->of(word, index_);
  DocumentSet documents{segment_->articles()};
  // Looking one document up costs about as much as decoding this many.
  constexpr std::uint64_t cost_of_lookup = 4;
  if (within != nullptr && within->size() * cost_of_lookup < postings.size()) {
    std::vector<DocumentId> common = within->to_vector();
    OperandCursor{postings}.keep_common(common);
    for (const DocumentId document : common)
      documents.add(document);
    return documents;
  }
  postings.add_to(documents);
  if (within != nullptr) documents.intersect(*within);
  return documents;
}

DocumentSet SegmentMatcher::with_all(const std::vector<Plan>& children,
                                     const DocumentSet* within) const {
  struct Step {
    const Plan* plan;
    std::uint64_t estimate;
  };
  std::vector<Step> steps;
  for (const Plan& child : children)
    steps.push_back({&child, estimate(child)});
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& a, const Step& b) { return a.estimate < b.estimate; });
  if (steps.empty()) return all(within);
  DocumentSet left = matching(*steps.front().plan, within);
  for (std::size_t i = 1; i < steps.size() && !left.empty(); ++i) {
    left = matching(*steps[i].plan, &left);
  }
  return left;
}

DocumentSet SegmentMatcher::with_any(const std::vector<Plan>& children,
                                     const DocumentSet* within) const {
  DocumentSet documents{segment_->articles()};
  for (const Plan& child : children) {
    if (has_postings(child)) documents.unite(matching(child, within));
  }
  for (const Plan& child : children) {
    if (has_postings(child)) continue;
    DocumentSet rest = all(within);  // the others need not be looked at again
    rest.subtract(documents);
    documents.unite(matching(child, &rest));
  }
  return documents;
}

DocumentSet SegmentMatcher::with_most(const std::vector<Plan>& children,
                                      const DocumentSet* within) const {
  std::vector<DocumentSet> sets;
  for (const Plan& child : children)
    sets.push_back(matching(child, within));
  return in_all_but_one(all(within), sets);
}

// The documents that have the words and names that a plan cannot do without.
DocumentSet SegmentMatcher::candidates(const Plan& plan, const DocumentSet* within) const {
  if (plan.kind == PlanKind::any_of) {
    DocumentSet documents{segment_->articles()};
    for (const Plan& child : plan.children)
      documents.unite(candidates(child, within));
    return documents;
  }
  if (plan.children.empty()) return with_word(plan, within);
  std::vector<const Plan*> needed;
  for (const Plan& child : plan.children)
    needed.push_back(&child);
  if (plan.kind == PlanKind::near && plan.closeness == Closeness::not_near) needed.resize(1);
  std::stable_sort(needed.begin(), needed.end(),
                   [&](const Plan* a, const Plan* b) { return estimate(*a) < estimate(*b); });
  DocumentSet left = candidates(*needed.front(), within);
  for (std::size_t i = 1; i < needed.size() && !left.empty(); ++i)
    left = candidates(*needed[i], &left);
  return left;
}

DocumentSet SegmentMatcher::with_positions(const Plan& plan, const DocumentSet* within) const {
  std::vector<DocumentId> documents = candidates(plan, within).to_vector();
  PositionalOperand{plan, *postings_, index_}.keep_where_it_occurs(documents);
  DocumentSet selected{segment_->articles()};
  for (const DocumentId document : documents)
    selected.add(document);
  return selected;
}

std::span<const std::uint32_t> SegmentMatcher::keyword_ordinals(const Plan& keyword) const {
  return keyword_column(segment_->columns(), *keyword.field).ordinals();
}

std::vector<bool> SegmentMatcher::wanted_keywords(const Plan& keyword) const {
  const KeywordColumn& column = keyword_column(segment_->columns(), *keyword.field);
  const bool names_words = keyword.field->kind == FieldKind::credit;
  std::vector<bool> is_wanted(column.values().size() + 1);
  std::optional<FormMatcher> like;
  if (keyword.word_match != WordMatch::stems) like.emplace(keyword);
  for (std::size_t i = 0; i < column.values().size(); ++i) {
    const std::string_view value = column.values()[i];
    if (names_words) {
      const std::string words = fold_words(value);
      is_wanted[i + 1] = like ? has_word_like(words, *like) : has_words(words, keyword.text);
      continue;
    }
    const std::string folded = fold_keyword(value);
    is_wanted[i + 1] = like ? like->matches(folded) : folded == keyword.text;
  }
  return is_wanted;
}

DocumentSet SegmentMatcher::with_keyword(const Plan& keyword, const DocumentSet* within) const {
  const std::vector<bool> is_wanted = wanted_keywords(keyword);
  if (std::find(is_wanted.begin(), is_wanted.end(), true) == is_wanted.end()) {
    return DocumentSet{segment_->articles()};
  }
  if (keyword.field->kind == FieldKind::topics) {
    const OrdinalRows& rows = segment_->columns().topic.all();
    return select(segment_->articles(), within, [&](DocumentId document) {
      return std::ranges::any_of(
          rows[document], [&](std::uint32_t topic) { return is_wanted[topic + std::size_t{1}]; });
    });
  }
  const std::span<const std::uint32_t> ordinals = keyword_ordinals(keyword);
  return select(segment_->articles(), within,
                [&](DocumentId document) { return is_wanted[ordinals[document - 1]]; });
}

DocumentSet SegmentMatcher::with_day(const Plan& dates, const DocumentSet* within) const {
  const SegmentColumns& columns = segment_->columns();
  const auto days = (dates.kind == PlanKind::added ? columns.added : columns.day).values();
  return select(segment_->articles(), within,
                [&](DocumentId document) { return dates.dates.contains(days[document - 1]); });
}

// A week or month lies in a range if both of its ends do: a range of any year has one month.
DocumentSet SegmentMatcher::with_mention(const Plan& mentions, const DocumentSet* within) const {
  const OrdinalRows& rows = segment_->columns().mentioned_dates.all();
  const DateRange& range = mentions.dates;
  return select(segment_->articles(), within, [&](DocumentId document) {
    const std::span<const std::uint32_t> dates = rows[document];
    if (range.is_undated) return dates.empty();
    return std::any_of(dates.begin(), dates.end(), [&](std::uint32_t packed) {
      const MentionedDate date = unpack_mentioned_date(packed);
      return range.contains(date.first) && range.contains(last_day(date));
    });
  });
}

DocumentSet SegmentMatcher::with_property(const Plan& plan, const DocumentSet* within) const {
  const Property& property = plan.property;
  if (takes_patterns(property.name)) {
    AddressMatcher matcher{plan, *segment_, index_, postings_->addresses()};
    DocumentSet candidates = all(within);
    candidates.subtract(segment_->deleted().words());  // their texts need not be read
    return select(segment_->articles(), &candidates,
                  [&](DocumentId document) { return matcher.matches(document); });
  }
  if (is_about_families(property)) {
    DocumentSet documents = with_family_property(property, *postings_, index_);
    if (within != nullptr) documents.intersect(*within);
    return documents;
  }
  const SegmentColumns& columns = segment_->columns();
  return select(segment_->articles(), within, [&](DocumentId document) {
    switch (property.name) {
      case PropertyName::has:
        return possesses(columns, document, property.possession);
      case PropertyName::date_by:
        return columns.date_by[document] == static_cast<std::uint8_t>(property.date_by);
      case PropertyName::words: {
        const std::uint32_t words = words_of(columns, document);
        return property.least <= words && words <= property.most;
      }
      case PropertyName::id:
      case PropertyName::path:
      case PropertyName::file:
      case PropertyName::url:
      case PropertyName::is:
      case PropertyName::copies:
      case PropertyName::family:
        return false;  // not reached: they are texts, or about families
    }
    return false;  // not reached: every name is named above
  });
}

// How many documents a plan would give, for the order of a conjunction: cheap, not exact. What is
// decided row by row (keywords, dates) goes after what is read from postings, negations last.
std::uint64_t SegmentMatcher::estimate(const Plan& plan) const {
  constexpr std::uint64_t row_by_row = std::uint64_t{1} << 40U;
  constexpr std::uint64_t last = row_by_row + 1;
  const auto smallest = [&] {
    std::uint64_t smallest_child = last;
    for (const Plan& child : plan.children) {
      smallest_child = std::min(smallest_child, estimate(child));
    }
    return smallest_child;
  };
  switch (plan.kind) {
    case PlanKind::everything:
    case PlanKind::none_of:
    case PlanKind::most_of:
      return last;
    case PlanKind::nothing:
      return 0;
    case PlanKind::word:
    case PlanKind::name:
      return postings_->of(plan, index_).size();
    case PlanKind::phrase:
    case PlanKind::occurs:
    case PlanKind::all_of:
      return smallest();
    case PlanKind::near:
      return plan.closeness == Closeness::not_near ? estimate(plan.children.front()) : smallest();
    case PlanKind::any_of: {
      std::uint64_t sum = 0;
      for (const Plan& child : plan.children)
        sum = std::min(last, sum + estimate(child));
      return sum;
    }
    case PlanKind::keyword:
    case PlanKind::dates:
    case PlanKind::added:
    case PlanKind::mentions:
      return row_by_row;
    case PlanKind::property:  // what is read from the stored articles comes after all else
      return reads_articles(plan.property.name) ? last + 1 : row_by_row;
  }
  return last;  // not reached: every kind is named above
}

}  // namespace pressmark
