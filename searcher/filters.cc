// SPDX-License-Identifier: GPL-2.0-or-later
//
// Filters are parsed and lowered as queries are; here they are sorted by field.
#include "searcher/filters.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "searcher/query/parser.h"

namespace pressmark {
namespace {

const Field* field_of(const Node& node) {
  if (node.field != nullptr || node.children.empty()) return node.field;
  return field_of(node.children.front());
}

Error about(std::string_view what, std::string_view text, Error error) {
  error.message = fmt::format("{} '{}': {}", what, text, error.message);
  error.where.reset();
  return error;
}

void add_required(Filters& filters, const Field* field, Plan plan) {
  const auto group = std::find_if(filters.required.begin(), filters.required.end(),
                                  [&](const FilterGroup& g) { return g.field == field; });
  if (group == filters.required.end()) {
    Plan any;
    any.kind = PlanKind::any_of;
    any.children.push_back(std::move(plan));
    filters.required.push_back({field, std::move(any)});
  } else {
    group->plan.children.push_back(std::move(plan));
  }
}

Status add_filter(Filters& filters, const std::string& text, Analyzer& analyzer,
                  const std::vector<std::string>& languages) {
  Result<Node> node = parse_filter(text);
  if (!node) return about("filter", text, std::move(node).error());
  const bool is_excluded = node->kind == NodeKind::negation && node->children.size() == 1;
  const Node& wanted = is_excluded ? node->children.front() : *node;
  Result<Plan> plan = lower(wanted, analyzer, languages);
  if (!plan) return about("filter", text, std::move(plan).error());
  if (is_excluded) {
    filters.excluded.push_back(*std::move(plan));
  } else {
    add_required(filters, field_of(wanted), *std::move(plan));
  }
  return ok;
}

enum class Bound : std::uint8_t { from, to };

// "2017-05" means its first day as a lower bound and its last as an upper one.
Result<Day> read_bound(Bound bound, const std::string& text) {
  const std::string_view name = bound == Bound::from ? "from" : "to";
  const Result<DateRange> range = parse_date_range(text);
  if (!range) return about(name, text, range.error());
  if (range->is_undated || text.find("..") != std::string::npos) {
    return Error{ErrorKind::invalid_argument,
                 fmt::format("{} '{}': needs one date, not a range", name, text),
                 "try: 2017, 2017-02 or 2017-02-16"};
  }
  return bound == Bound::from ? range->first : range->last;
}

Status add_days(Filters& filters, const SearchRequest& request) {
  if (request.from.empty() && request.to.empty()) return ok;
  Plan days;
  days.kind = PlanKind::dates;
  if (!request.from.empty()) {
    const Result<Day> first = read_bound(Bound::from, request.from);
    if (!first) return first.error();
    days.dates.first = *first;
  }
  if (!request.to.empty()) {
    const Result<Day> last = read_bound(Bound::to, request.to);
    if (!last) return last.error();
    days.dates.last = *last;
  }
  if (days.dates.first > days.dates.last) {
    return Error{ErrorKind::invalid_argument,
                 fmt::format("from '{}' is after to '{}'", request.from, request.to),
                 "put the earlier date first"};
  }
  filters.required.push_back({nullptr, std::move(days)});
  return ok;
}

}  // namespace

Result<Filters> read_filters(const SearchRequest& request, Analyzer& analyzer,
                             const std::vector<std::string>& languages) {
  Filters filters;
  for (const std::string& text : request.filters) {
    const Status added = add_filter(filters, text, analyzer, languages);
    if (!added) return added.error();
  }
  const Status added = add_days(filters, request);
  if (!added) return added.error();
  return filters;
}

}  // namespace pressmark
