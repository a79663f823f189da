// SPDX-License-Identifier: GPL-2.0-or-later
//
// The naive evaluator: where words, phrases, names and nears stand, every pick of places tried.

#include <algorithm>
#include <set>

#include "schema/fields.h"
#include "tests/support/naive_spans.h"
#include "tests/support/oracle.h"

namespace pressmark {
namespace {

bool is_in_field(const Field* field, TextField where) {
  if (field == nullptr) return true;
  return field->name == (where == TextField::title ? "title" : "body");
}

}  // namespace

std::vector<Oracle::Span> Oracle::prose_spans(const Entry& entry, const Node& node) {
  const std::vector<QueryWord>& asked = query_words(node);
  if (node.slack && asked.size() > 1) {
    Choices choices;
    for (const QueryWord& word : asked) {
      std::vector<Span>& places = choices.emplace_back();
      for (const Word& printed : entry.words) {
        if (!is_in_field(node.field, printed.field) || !word.contains(printed.form)) continue;
        places.push_back({printed.field, printed.position, printed.position});
      }
    }
    return pick_all(choices, [&](const std::vector<Span>& picked) {
      return are_apart(picked) &&
             span_of(picked).last - span_of(picked).first + 1 <= asked.size() + *node.slack;
    });
  }
  std::vector<Span> found;
  for (std::size_t at = 0; !asked.empty() && at + asked.size() <= entry.words.size(); ++at) {
    const Word& first = entry.words[at];
    bool matches = is_in_field(node.field, first.field);
    for (std::size_t i = 0; matches && i < asked.size(); ++i) {
      const Word& word = entry.words[at + i];
      matches = word.field == first.field && asked[i].contains(word.form);
    }
    if (!matches) continue;
    found.push_back({first.field, first.position,
                     first.position + static_cast<std::uint32_t>(asked.size()) - 1});
  }
  return found;
}

std::vector<Oracle::Span> Oracle::name_spans(const Entry& entry, const Node& node) {
  const std::vector<NamedEntity>& names = names_asked_for(node);
  std::set<Span> found;
  for (const Place& place : entry.places) {
    if (std::find(names.begin(), names.end(), place.name) != names.end()) found.insert(place.span);
  }
  return {found.begin(), found.end()};
}

bool Oracle::is_close(const Entry& entry, const Node& node, const std::vector<Span>& picked) {
  if (!are_apart(picked)) return false;
  const bool is_in_order = std::is_sorted(picked.begin(), picked.end());
  const auto unit_of = [&](std::uint32_t position) {
    for (const Word& word : entry.words) {
      if (word.field != picked.front().field || word.position != position) continue;
      return node.closeness == Closeness::same_sentence ? word.sentence : word.paragraph;
    }
    return std::size_t{0};
  };
  switch (node.closeness) {
    case Closeness::any_order:
      return widest_gap(picked) <= node.distance;
    case Closeness::in_order:
      return is_in_order && widest_gap(picked) <= node.distance;
    case Closeness::same_sentence:
    case Closeness::same_paragraph:
      return unit_of(span_of(picked).first) == unit_of(span_of(picked).last);
    case Closeness::not_near:
    case Closeness::loose:
      return false;  // decided elsewhere
  }
  return false;
}

std::vector<Oracle::Span> Oracle::near_spans(const Entry& entry, const Node& node) {
  Choices choices;
  for (const Node& child : node.children)
    choices.push_back(spans(entry, child));
  if (node.closeness != Closeness::not_near) {
    return pick_all(choices,
                    [&](const std::vector<Span>& picked) { return is_close(entry, node, picked); });
  }
  std::vector<Span> left;
  for (const Span& wanted : choices[0]) {
    const bool is_near = std::any_of(choices[1].begin(), choices[1].end(), [&](const Span& other) {
      return other.field == wanted.field && other.first <= wanted.last + node.distance &&
             wanted.first <= other.last + node.distance;
    });
    if (!is_near) left.push_back(wanted);
  }
  return left;
}

/// Where a word, phrase, name, near, or any of several of these stands.
std::vector<Oracle::Span> Oracle::spans(const Entry& entry, const Node& node) {
  if (node.kind == NodeKind::near) return near_spans(entry, node);
  if (node.kind == NodeKind::disjunction) {
    std::set<Span> any;
    for (const Node& child : node.children) {
      for (const Span& span : spans(entry, child))
        any.insert(span);
    }
    return {any.begin(), any.end()};
  }
  const bool is_prose = node.kind == NodeKind::word || node.kind == NodeKind::phrase;
  return is_prose ? prose_spans(entry, node) : name_spans(entry, node);
}

bool Oracle::occurs(const Entry& entry, const Node& node) {
  const std::vector<Span> found = spans(entry, node.children.front());
  const auto is_in_lead = [&](std::uint32_t words) {
    return std::any_of(found.begin(), found.end(), [&](const Span& span) {
      return span.field == TextField::body && span.last <= words;
    });
  };
  switch (node.occurrence) {
    case Occurrence::at_least:
      return most_apart(found) >= node.distance;
    case Occurrence::lead:
      return is_in_lead(node.distance);
    case Occurrence::major:
      return is_in_lead(60) || most_apart(found) >= 3 ||
             std::any_of(found.begin(), found.end(),
                         [](const Span& span) { return span.field == TextField::title; });
  }
  return false;
}

}  // namespace pressmark
