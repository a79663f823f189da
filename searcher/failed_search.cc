// SPDX-License-Identifier: GPL-2.0-or-later
//
// Parts are counted as for `explain`; words that no article has are compared with the lexicon's.
#include "searcher/failed_search.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <string_view>
#include <utility>

#include "archive/damaged_archive.h"
#include "searcher/prepared_query.h"
#include "searcher/query/word_rules.h"
#include "searcher/query_parts.h"

namespace pressmark {

namespace {

constexpr std::size_t spellings_per_word = 3;
constexpr std::size_t most_misspelt_words = 3;

// An article that matches all parts but one does not match that one, since none matches all: so the
// articles that lack one part and those that lack another are different.
void explain_parts(const PreparedQuery& query, FailedSearch& failed) {
  const Node& root = query.parsed().root;
  const bool has_parts = root.kind == NodeKind::conjunction && root.children.size() > 1 &&
                         root.children.size() <= most_explained_parts;
  if (!has_parts) return;
  for (ExplainedPart& part : count_parts(root, query.plan(), query.filters(), query.postings())) {
    if (part.level != 1) continue;
    const std::uint64_t without_it = part.without.value_or(0);
    failed.all_but_one += without_it;
    failed.parts.push_back({std::move(part.read_as), part.articles, without_it});
  }
}

// What was typed for a word; its stem where it stands among others, as in a phrase.
std::string typed_word(const Plan& word, std::string_view query) {
  const std::string stem{split_stem(word.stems.front()).stem};
  if (word.where.end > query.size() || word.where.empty()) return stem;
  const std::string_view typed = query.substr(word.where.begin, word.where.size());
  const bool is_one_word = typed.find_first_of(" \"()") == std::string_view::npos;
  return is_one_word ? std::string{typed} : stem;
}

// "caption:" where a word was typed with its field: what is offered in its place has it, too.
std::string_view typed_field(std::string_view typed) {
  const FieldName name = split_field_name(typed);
  return name.field != nullptr || name.is_lead ? typed.substr(0, name.end) : std::string_view{};
}

void add_spellings(Searcher& searcher, const PreparedQuery& query, std::string_view text,
                   FailedSearch& failed) {
  const ArchiveReader& archive = searcher.archive();
  std::size_t misspelt = 0;
  for (const Plan* operand : scored_operands(query.plan())) {
    if (operand->kind != PlanKind::word || operand->stems.empty()) continue;
    std::uint64_t articles = 0;
    for (std::size_t s = 0; s < archive.segments().size(); ++s)
      articles += query.postings().of(*operand, s).live_size();
    if (articles > 0 || ++misspelt > most_misspelt_words) continue;
    const std::string typed = typed_word(*operand, text);
    for (SpellingHint& hint : suggest_spellings({typed, operand->stems, operand->scope},
                                                spellings_per_word, archive, searcher.analyzer())) {
      hint.suggestion.insert(0, typed_field(typed));
      failed.spellings.push_back(std::move(hint));
    }
  }
}

// Days, or any of several.
bool asks_for_days(const Plan& plan) {
  if (plan.kind == PlanKind::dates) return !plan.dates.is_undated;
  return plan.kind == PlanKind::any_of && !plan.children.empty() &&
         std::all_of(plan.children.begin(), plan.children.end(), asks_for_days);
}

bool is_within(const Plan& period, Day day) {
  if (period.kind == PlanKind::dates) return period.dates.contains(day);
  return std::any_of(period.children.begin(), period.children.end(),
                     [&](const Plan& child) { return is_within(child, day); });
}

std::string describe_period(const Plan& period) {
  if (period.kind == PlanKind::dates) return to_string(period.dates);
  std::string text;
  for (const Plan& child : period.children)
    text += (text.empty() ? "" : " or ") + describe_period(child);
  return text;
}

// The periods in which an article has to be.
void collect_periods(const Plan& plan, std::vector<const Plan*>& periods) {
  if (asks_for_days(plan)) periods.push_back(&plan);
  if (plan.kind != PlanKind::all_of) return;
  for (const Plan& child : plan.children)
    collect_periods(child, periods);
}

std::vector<const Plan*> asked_periods(const PreparedQuery& query) {
  std::vector<const Plan*> periods;
  collect_periods(query.plan(), periods);
  for (const FilterGroup& group : query.filters().required)
    collect_periods(group.plan, periods);
  return periods;
}

void add_coverage(const ArchiveReader& archive, const std::vector<const Plan*>& periods,
                  FailedSearch& failed) {
  bool is_covered = periods.empty();
  Day first = std::numeric_limits<Day>::max();
  Day last = undated_day;
  for (const SegmentReader& segment : archive.segments()) {
    const std::span<const Day> days = segment.columns().day.values();
    for (DocumentId document = 1; document <= days.size(); ++document) {
      const Day day = days[document - 1];
      if (segment.deleted().contains(document)) continue;
      if (day == undated_day) {
        ++failed.undated;
        continue;
      }
      is_covered =
          is_covered || std::all_of(periods.begin(), periods.end(),
                                    [&](const Plan* period) { return is_within(*period, day); });
      first = std::min(first, day);
      last = std::max(last, day);
    }
  }
  for (const Plan* period : periods) {
    if (is_covered) break;
    failed.empty_period += (failed.empty_period.empty() ? "" : " and ") + describe_period(*period);
  }
  if (last == undated_day) return;
  failed.first = to_date(first);
  failed.last = to_date(last);
}

}  // namespace

Result<FailedSearch> explain_failure(Searcher& searcher, const SearchRequest& request) {
  return run_on_archive([&]() -> Result<FailedSearch> {
    SearchRequest asked = request;
    asked.facets.clear();
    const auto query = PreparedQuery::make(asked, searcher.archive(), searcher.analyzer());
    if (!query) return query.error();
    asked.query.clear();
    const auto filters = PreparedQuery::make(asked, searcher.archive(), searcher.analyzer());
    if (!filters) return filters.error();

    FailedSearch failed;
    failed.admitted = (*filters)->matches().total();
    explain_parts(**query, failed);
    add_spellings(searcher, **query, request.query, failed);
    add_coverage(searcher.archive(), asked_periods(**query), failed);
    return failed;
  });
}

}  // namespace pressmark
