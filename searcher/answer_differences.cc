// SPDX-License-Identifier: GPL-2.0-or-later
//
// Compares JSON with JSON: whatever is printed is compared, without being named here.
#include "searcher/answer_differences.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <simdjson.h>

namespace pressmark {

namespace {

namespace dom = simdjson::dom;

template <typename T>
std::optional<T> value_as(const dom::element& element) {
  T value;
  return element.get(value) == simdjson::SUCCESS ? std::optional{value} : std::nullopt;
}

template <typename T>
std::optional<T> member_as(const dom::object& object, std::string_view key) {
  dom::element element;
  if (object.at_key(key).get(element) != simdjson::SUCCESS) return std::nullopt;
  return value_as<T>(element);
}

bool says_the_same(const dom::element& then, const dom::element& now);

bool object_says_the_same(const dom::object& then, const dom::object& now) {
  return std::all_of(then.begin(), then.end(), [&](const dom::key_value_pair& member) {
    const auto other = member_as<dom::element>(now, member.key);
    return other && says_the_same(member.value, *other);
  });
}

bool array_says_the_same(const dom::array& then, const dom::array& now) {
  return std::equal(then.begin(), then.end(), now.begin(), now.end(), says_the_same);
}

// Numbers are printed so that they read back as they were.
bool says_the_same(const dom::element& then, const dom::element& now) {
  if (const auto object = value_as<dom::object>(then)) {
    const auto other = value_as<dom::object>(now);
    return other && object_says_the_same(*object, *other);
  }
  if (const auto array = value_as<dom::array>(then)) {
    const auto other = value_as<dom::array>(now);
    return other && array_says_the_same(*array, *other);
  }
  if (const auto text = value_as<std::string_view>(then)) {
    return text == value_as<std::string_view>(now);
  }
  if (const auto number = value_as<double>(then)) return number == value_as<double>(now);
  if (const auto flag = value_as<bool>(then)) return flag == value_as<bool>(now);
  return then.is_null() && now.is_null();
}

bool member_differs(const dom::object& then, const dom::object& now, std::string_view key) {
  const auto before = member_as<dom::element>(then, key);
  const auto after = member_as<dom::element>(now, key);
  return before && (!after || !says_the_same(*before, *after));
}

using HitsById = std::map<std::string_view, dom::object>;

// In order; none if there is no list of them.
std::vector<std::pair<std::string_view, dom::object>> list_hits(const dom::object& answer) {
  std::vector<std::pair<std::string_view, dom::object>> hits;
  const auto list = member_as<dom::array>(answer, "hits");
  if (!list) return hits;
  for (const dom::element& hit : *list) {
    const auto object = value_as<dom::object>(hit);
    const auto id = object ? member_as<std::string_view>(*object, "id") : std::nullopt;
    if (id) hits.emplace_back(*id, *object);
  }
  return hits;
}

void compare_hits(const dom::object& then, const dom::object& now, AnswerDifferences& found) {
  const auto before = list_hits(then);
  const auto after = list_hits(now);
  const HitsById was_by_id(before.begin(), before.end());
  const HitsById is_by_id(after.begin(), after.end());
  const auto ids_in_both = [](const auto& hits, const HitsById& others) {
    std::vector<std::string_view> ids;
    for (const auto& [id, hit] : hits) {
      if (others.contains(id)) ids.push_back(id);
    }
    return ids;
  };
  const std::vector<std::string_view> order = ids_in_both(before, is_by_id);
  found.order = order != ids_in_both(after, was_by_id);
  for (const std::string_view id : order) {
    const dom::object& was = was_by_id.at(id);
    const dom::object& is = is_by_id.at(id);
    if (member_differs(was, is, "score")) found.scores = true;
    AlteredHit altered{std::string{id}, {}};
    for (const dom::key_value_pair& member : was) {
      const bool is_about_the_list = member.key == "rank" || member.key == "score";
      if (!is_about_the_list && member_differs(was, is, member.key))
        altered.keys.emplace_back(member.key);
    }
    if (!altered.keys.empty()) found.hits.push_back(std::move(altered));
  }
}

}  // namespace

AnswerDifferences find_differences(std::string_view then, std::string_view now) {
  AnswerDifferences found;
  dom::parser then_parser;
  dom::parser now_parser;
  dom::object before;
  dom::object after;
  if (then_parser.parse(then.data(), then.size()).get(before) != simdjson::SUCCESS ||
      now_parser.parse(now.data(), now.size()).get(after) != simdjson::SUCCESS) {
    return found;
  }
  const auto query_before = member_as<dom::object>(before, "query");
  const auto query_after = member_as<dom::object>(after, "query");
  if (query_before && query_after) {
    found.read_as = member_differs(*query_before, *query_after, "read_as");
  }
  found.total = member_differs(before, after, "total");
  found.timeline = member_differs(before, after, "timeline");
  compare_hits(before, after, found);
  const auto facets_before = member_as<dom::object>(before, "facets");
  const auto facets_after = member_as<dom::object>(after, "facets");
  if (!facets_before || !facets_after) return found;
  for (const dom::key_value_pair& facet : *facets_before) {
    if (member_differs(*facets_before, *facets_after, facet.key))
      found.facets.emplace_back(facet.key);
  }
  return found;
}

}  // namespace pressmark
