// SPDX-License-Identifier: GPL-2.0-or-later
//
// Most words of an article fail at one bit of a filter.
#include "searcher/match/word_reader.h"

#include <algorithm>

#include "archive/form_stream.h"
#include "archive/word_order_streams.h"

namespace pressmark {

WordReader::WordReader(std::span<const ReadWord> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const TermForms& term : words[i].terms) {
      entries_.push_back({term, i, words[i].scope});
      filter_[term.term % filter_bits / 64] |= std::uint64_t{1} << (term.term % 64);
      looks_at_forms_ = looks_at_forms_ || !term.is_wanted.empty();
    }
  }
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.term.term < b.term.term; });
}

void WordReader::read(std::span<const std::byte> row, std::span<std::vector<Position>> out) const {
  for (std::vector<Position>& positions : out)
    positions.clear();
  const WordOrderStreams streams = split_word_order(row);
  FormReader forms{streams.forms};
  bool has_mark = looks_at_forms_ && forms.next();
  TermReader terms{streams.words};
  for (std::uint32_t stored = 1; !terms.at_end(); ++stored) {
    const TermId id = terms.next();
    if (!may_be_wanted(id)) continue;
    auto entry =
        std::lower_bound(entries_.begin(), entries_.end(), id,
                         [](const Entry& e, TermId wanted) { return e.term.term < wanted; });
    if (entry == entries_.end() || entry->term.term != id) continue;
    while (has_mark && forms.stored_position() < stored)
      has_mark = forms.next();
    const std::uint32_t form = has_mark && forms.stored_position() == stored ? forms.form() : 0;
    const TextField field = streams.ends.field_of(stored);
    for (; entry != entries_.end() && entry->term.term == id; ++entry) {
      if (!is_in_scope(entry->scope, field) || !entry->term.wants(form)) continue;
      out[entry->word].push_back(streams.ends.with_gap(stored));
    }
  }
}

}  // namespace pressmark
