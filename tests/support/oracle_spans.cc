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
  return field->name == to_string(where);
}

}  // namespace

/// The words that all of the characters are in, if they stand from this character of this word on.
std::optional<Oracle::Span> Oracle::characters_from(const Entry& entry, std::size_t at,
                                                    std::size_t offset,
                                                    const QueryWord& word) const {
  if (word.begins_word && offset > 0) return std::nullopt;
  const Word& first = entry.words[at];
  for (const char32_t wanted : word.characters) {
    if (offset == form_characters_[entry.words[at].form].size()) {
      if (++at == entry.words.size() || entry.words[at].field != first.field) return std::nullopt;
      if (entry.words[at].is_behind_sign) return std::nullopt;
      offset = 0;
    }
    if (form_characters_[entry.words[at].form][offset++] != wanted) return std::nullopt;
  }
  const bool ends_word = offset == form_characters_[entry.words[at].form].size();
  if (word.ends_word && !ends_word) return std::nullopt;
  return Span{first.field, first.position, entry.words[at].position};
}

/// Where one word of the query stands: each stretch of words once.
std::vector<Oracle::Span> Oracle::word_spans(const Entry& entry, const Node& node,
                                             const QueryWord& word) const {
  std::vector<Span> found;
  const auto index = static_cast<std::size_t>(&entry - articles_.data());
  if (word.characters.empty() && !word.articles[index]) return found;
  for (std::size_t at = 0; at < entry.words.size(); ++at) {
    const Word& printed = entry.words[at];
    if (!word.characters.empty()) {
      for (std::size_t i = 0; i < form_characters_[printed.form].size(); ++i) {
        const auto span = characters_from(entry, at, i, word);
        const bool is_new = span && (found.empty() || found.back() != *span);
        if (is_new && is_in_field(node.field, printed.field)) found.push_back(*span);
      }
    } else if (word.forms.contains(printed.form) && is_in_field(node.field, printed.field)) {
      found.push_back({printed.field, printed.position, printed.position});
    }
  }
  return found;
}

std::vector<Oracle::Span> Oracle::prose_spans(const Entry& entry, const Node& node) {
  const std::vector<QueryWord>& asked = query_words(node);
  if (node.slack && asked.size() > 1) {
    Choices choices;
    for (const QueryWord& word : asked)
      choices.push_back(word_spans(entry, node, word));
    return pick_all(choices, [&](const std::vector<Span>& picked) {
      return are_apart(picked) &&
             span_of(picked).last - span_of(picked).first + 1 <= asked.size() + *node.slack;
    });
  }
  std::vector<Span> found;
  for (std::size_t i = 0; i < asked.size() && (i == 0 || !found.empty()); ++i) {
    const std::vector<Span> next = word_spans(entry, node, asked[i]);
    std::set<Span> longer;
    for (const Span& begun : found) {
      for (const Span& span : next) {
        if (span.field == begun.field && span.first == begun.last + 1)
          longer.insert({begun.field, begun.first, span.last});
      }
    }
    found = i == 0 ? next : std::vector<Span>{longer.begin(), longer.end()};
  }
  return found;
}

std::vector<Oracle::Span> Oracle::name_spans(const Entry& entry, const Node& node) {
  const std::vector<NamedEntity>& names = names_asked_for(node);
  std::set<Span> found;
  for (const Place& place : entry.places) {
    if (std::binary_search(names.begin(), names.end(), place.name)) found.insert(place.span);
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
