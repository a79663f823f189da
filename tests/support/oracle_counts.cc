// SPDX-License-Identifier: GPL-2.0-or-later
//
// The naive evaluator's counts: every place of every operand is listed, from the definition in
// docs/query-language.md, and those that overlap are joined two by two.

#include <algorithm>
#include <map>
#include <set>

#include "analysis/entities/canonical_names.h"
#include "tests/support/oracle.h"

namespace pressmark {
namespace {

using Place = Oracle::Span;

bool is_inside(const Place& place, const Place& other) {
  return place.field == other.field && other.first <= place.first && place.last <= other.last;
}

bool share_a_word(const Place& a, const Place& b) {
  return a.field == b.field && a.first <= b.last && b.first <= a.last;
}

std::vector<Place> those_inside(const std::vector<Place>& places,
                                const std::vector<Place>* around) {
  if (around == nullptr) return places;
  std::vector<Place> inside;
  for (const Place& place : places) {
    if (std::any_of(around->begin(), around->end(),
                    [&](const Place& other) { return is_inside(place, other); })) {
      inside.push_back(place);
    }
  }
  return inside;
}

}  // namespace

/// `around`: the places of the NEAR that the node is an operand of, or null.
void Oracle::collect_places(const Entry& entry, const Node& node, const std::vector<Span>* around,
                            std::vector<Span>& places) {
  switch (node.kind) {
    case NodeKind::conjunction:
    case NodeKind::disjunction:
    case NodeKind::occurs:
      for (const Node& child : node.children)
        collect_places(entry, child, around, places);
      return;
    case NodeKind::near: {
      const std::vector<Span> whole = those_inside(spans(entry, node), around);
      const std::size_t wanted = node.closeness == Closeness::not_near ? 1 : node.children.size();
      for (std::size_t i = 0; i < wanted; ++i)
        collect_places(entry, node.children[i], &whole, places);
      return;
    }
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::name:
    case NodeKind::whole_name:
    case NodeKind::spelling: {
      const std::vector<Span> whole = those_inside(spans(entry, node), around);
      if (!node.slack || query_words(node).size() < 2) {
        places.insert(places.end(), whole.begin(), whole.end());
        return;
      }
      for (const QueryWord& word : query_words(node)) {
        const std::vector<Span> inside = those_inside(word_spans(entry, node, word), &whole);
        places.insert(places.end(), inside.begin(), inside.end());
      }
      return;
    }
    case NodeKind::everything:
    case NodeKind::negation:
    case NodeKind::keyword:
    case NodeKind::date:
    case NodeKind::property:
      return;
  }
}

std::size_t Oracle::occurrences_in(const Entry& entry, const Node& root) {
  std::vector<Span> places;
  collect_places(entry, root, nullptr, places);
  std::vector<Span> joined;
  for (Span place : places) {
    // What it shares a word with becomes a part of it, and so may come to share one with more.
    for (std::size_t i = 0; i < joined.size();) {
      if (!share_a_word(place, joined[i])) {
        ++i;
        continue;
      }
      place.first = std::min(place.first, joined[i].first);
      place.last = std::max(place.last, joined[i].last);
      joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(i));
      i = 0;
    }
    joined.push_back(place);
  }
  return joined.size();
}

Result<std::uint64_t> Oracle::occurrences(const SearchRequest& request) {
  const Result<const Question*> asked = ask(request);
  if (!asked) return asked.error();
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    if ((*asked)->truth[i]) sum += occurrences_in(articles_[i], (*asked)->parsed.root);
  }
  return sum;
}

/// Of a facet field: the values that put the article into groups.
std::set<std::optional<std::string>> Oracle::values_of(const Entry& entry,
                                                       const Field& field) const {
  std::set<std::optional<std::string>> values;
  if (const auto type = parse_entity_type(field.name)) {
    for (const auto& [name, count] : entry.mentions) {
      if (name.type == *type) values.insert(display_of(*type, name_key(*type, name.spelling)));
    }
  } else if (field.kind == FieldKind::topics) {
    for (const std::string& topic : entry.article.topics)
      values.insert(topic);
  } else if (field.kind == FieldKind::keyword) {
    const std::string& value = keyword_of(entry.article, field);
    values.insert(value.empty() ? std::nullopt : std::optional{value});
  } else if (!entry.article.published) {
    values.insert(std::nullopt);
  } else {
    const std::size_t digits = field.name == "year" ? 4 : field.name == "month" ? 7 : 10;
    values.insert(to_string(*entry.article.published).substr(0, digits));
  }
  return values;
}

Result<CountResponse> Oracle::count(const SearchRequest& request, const Field* by) {
  const Result<const Question*> asked = ask(request);
  if (!asked) return asked.error();
  std::map<std::optional<std::string>, Count> groups;
  CountResponse response;
  const auto add = [&](std::size_t i, auto&& to) {
    to(response.total);
    if (by == nullptr) return;
    for (const auto& value : values_of(articles_[i], *by))
      to(groups[value]);
  };
  std::vector<std::size_t> matching;
  std::vector<std::size_t> admitted;
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    if (!(*asked)->admitted[i]) continue;
    admitted.push_back(i);
    add(i, [&](Count& count) {
      count.of_articles += 1;
      count.of_words += articles_[i].words.size();
    });
    if (!(*asked)->truth[i]) continue;
    matching.push_back(i);
    const std::size_t occurrences = occurrences_in(articles_[i], (*asked)->parsed.root);
    add(i, [&](Count& count) {
      count.articles += 1;
      count.occurrences += occurrences;
    });
  }
  std::set<std::size_t> first_of_match;  // of families that match, by their first article
  for (const std::size_t i : collapse(matching, Collapse::first)) {
    first_of_match.insert(family_of(i).front());
    add(i, [](Count& count) { count.families += 1, count.of_families += 1; });
  }
  for (const std::size_t i : collapse(admitted, Collapse::first)) {
    if (!first_of_match.contains(family_of(i).front()))
      add(i, [](Count& count) { count.of_families += 1; });
  }
  for (const auto& [value, count] : groups) {
    // A name that no matching article has tells nothing.
    if (count.articles == 0 && parse_entity_type(by->name)) continue;
    response.groups.push_back({value, {}, count});
  }
  return response;
}

}  // namespace pressmark
