// SPDX-License-Identifier: GPL-2.0-or-later
//
// Most words of an article are frequent ones, whose small ids have a bucket each.
#include "searcher/match/word_reader.h"

#include <algorithm>

#include "archive/form_stream.h"
#include "archive/word_order_streams.h"

namespace pressmark {

WordReader::WordReader(std::span<const ReadWord> words) : bucket_at_(buckets + 1) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const TermForms& term : words[i].terms) {
      entries_.push_back({term, i, words[i].scope});
      looks_at_forms_ = looks_at_forms_ || !term.is_wanted.empty();
    }
  }
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return bucket_of(a) < bucket_of(b); });
  for (const Entry& entry : entries_)
    ++bucket_at_[bucket_of(entry) + 1];
  for (std::size_t i = 0; i < buckets; ++i)
    bucket_at_[i + 1] += bucket_at_[i];
}

// Calls visit(word, stored position, ends of fields) for each place of each word, by ascending
// position, until it is true.
template <typename Visit>
void WordReader::visit(std::span<const std::byte> row, Visit&& visit) const {
  const WordOrderStreams streams = split_word_order(row);
  FormReader forms{streams.forms};
  bool has_mark = looks_at_forms_ && forms.next();
  TermReader terms{streams.words};
  for (std::uint32_t stored = 1; !terms.at_end(); ++stored) {
    const TermId id = terms.next();
    const std::size_t end = bucket_at_[id % buckets + 1];
    std::size_t at = bucket_at_[id % buckets];
    if (at == end) continue;
    while (has_mark && forms.stored_position() < stored)
      has_mark = forms.next();
    const std::uint32_t form = has_mark && forms.stored_position() == stored ? forms.form() : 0;
    const TextField field = streams.ends.field_of(stored);
    for (; at < end; ++at) {
      const Entry& entry = entries_[at];
      if (entry.term.term != id) continue;
      if (!is_in_scope(entry.scope, field) || !entry.term.wants(form)) continue;
      if (visit(entry.word, stored, streams.ends)) return;
    }
  }
}

void WordReader::read(std::span<const std::byte> row, std::span<std::vector<Position>> out) const {
  for (std::vector<Position>& positions : out)
    positions.clear();
  visit(row, [&](std::size_t word, std::uint32_t stored, const FieldEnds& ends) {
    out[word].push_back(ends.with_gap(stored));
    return false;
  });
}

void WordReader::count(std::span<const std::byte> row, std::span<WordCount> counts,
                       std::vector<std::size_t>& found) const {
  visit(row, [&](std::size_t word, std::uint32_t stored, const FieldEnds& ends) {
    WordCount& count = counts[word];
    if (count.in_title == 0 && count.in_body == 0) found.push_back(word);
    ++(stored <= ends.title ? count.in_title : count.in_body);
    return false;
  });
}

bool WordReader::stand(std::span<const std::byte> row, const WantedPlaces& wanted) const {
  const bool is_about_times = !wanted.in_title && wanted.lead == 0;
  if (is_about_times && split_word_order(row).words.size() < wanted.times) return false;
  bool is_found = false;
  std::uint32_t places = 0;
  std::uint32_t last = 0;  // several words may stand in one place
  visit(row, [&](std::size_t, std::uint32_t stored, const FieldEnds& ends) {
    if (stored == last) return false;
    last = stored;
    const TextField field = ends.field_of(stored);
    is_found = ++places == wanted.times || (field == TextField::title && wanted.in_title) ||
               (field == TextField::body && stored - ends.title <= wanted.lead);
    const bool is_past_lead = field != TextField::title && stored - ends.title >= wanted.lead;
    return is_found || (is_past_lead && wanted.times == WantedPlaces::never);
  });
  return is_found;
}

}  // namespace pressmark
