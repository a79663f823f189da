// SPDX-License-Identifier: GPL-2.0-or-later
//
// Encoding rows of the word-order column.

#include "archive/word_order_row.h"

#include <algorithm>
#include <cstdlib>

#include "archive/word_order_streams.h"

namespace pressmark {
namespace {

// A row that breaks its own rules would be read back as another article's words: stop here, where
// the cause can still be found.
void require(bool holds) {
  if (!holds) std::abort();
}

std::uint32_t without_gap(Position position, std::uint32_t title_words) {
  if (position <= title_words) return position;
  require(position - title_words > field_position_gap);
  return position - field_position_gap;
}

void encode_words(const WordOrderRow& row, std::string& terms, std::string& positions) {
  std::uint64_t next_id = 0;
  for (std::size_t i = 0; i < row.words.size();) {
    const TermId term = row.words[i].term;
    require(term >= next_id);
    std::uint32_t stored = 0;
    const std::size_t first = i;
    for (; i < row.words.size() && row.words[i].term == term; ++i) {
      const std::uint32_t position = without_gap(row.words[i].position, row.title_words);
      require(position > stored);
      append_varint(positions, position - stored);
      stored = position;
    }
    append_term(terms, term - next_id, i - first);
    next_id = std::uint64_t{term} + 1;
  }
}

void encode_sentences(const WordOrderRow& row, std::string& out) {
  const auto body = std::find_if(row.sentences.begin(), row.sentences.end(),
                                 [](const SentenceMark& s) { return s.field == TextField::body; });
  append_varint(out, static_cast<std::uint64_t>(body - row.sentences.begin()));
  append_varint(out, static_cast<std::uint64_t>(row.sentences.end() - body));
  TextField field = TextField::title;
  std::uint32_t position = 1;
  std::uint32_t byte_offset = 0;
  for (const SentenceMark& sentence : row.sentences) {
    if (sentence.field != field) {
      require(sentence.field == TextField::body);
      field = sentence.field;
      position = row.title_words + 1 + field_position_gap;
      byte_offset = 0;
    }
    require(sentence.first_position >= position && sentence.byte_offset >= byte_offset);
    append_varint(out, sentence.first_position - position);
    append_varint(out, std::uint64_t{sentence.byte_offset - byte_offset} << 1U |
                           (sentence.begins_paragraph ? 1U : 0U));
    position = sentence.first_position;
    byte_offset = sentence.byte_offset;
  }
}

// Mentions at one position are ordered by ordinal, so that a row has one encoding only.
bool comes_before(const MentionMark& a, const MentionMark& b) {
  if (a.first_position != b.first_position) return a.first_position < b.first_position;
  if (a.ordinal != b.ordinal) return a.ordinal < b.ordinal;
  return a.words < b.words;
}

void encode_mentions(std::span<const MentionMark> mentions, std::uint32_t title_words,
                     std::string& out) {
  std::uint32_t stored = 0;
  for (const MentionMark& mention : mentions) {
    const std::uint32_t position = without_gap(mention.first_position, title_words);
    require(position >= stored);
    append_varint(out, position - stored);
    append_varint(out, mention.words);
    append_varint(out, mention.ordinal);
    stored = position;
  }
}

struct EncodedStreams {
  std::string_view terms;
  std::string_view positions;
  std::string_view sentences;
  std::string_view mentions;
};

void append_row(std::string& out, std::uint32_t title_words, const EncodedStreams& streams) {
  append_varint(out, title_words);
  append_varint(out, streams.terms.size());
  append_varint(out, streams.positions.size());
  append_varint(out, streams.sentences.size());
  out += streams.terms;
  out += streams.positions;
  out += streams.sentences;
  out += streams.mentions;
}

}  // namespace

void encode_word_order(const WordOrderRow& row, std::string& out) {
  require(row.title_words <= largest_stored_position);
  std::string terms;
  std::string positions;
  std::string sentences;
  std::string mentions;
  encode_words(row, terms, positions);
  encode_sentences(row, sentences);
  std::vector<MentionMark> ordered{row.mentions.begin(), row.mentions.end()};
  std::sort(ordered.begin(), ordered.end(), comes_before);
  encode_mentions(ordered, row.title_words, mentions);
  append_row(out, row.title_words, {terms, positions, sentences, mentions});
}

void WordOrderRenumberer::renumber(std::span<const std::byte> row, std::span<const TermId> terms,
                                   std::span<const std::uint32_t> names, std::string& out) {
  const WordOrderStreams streams = split_word_order(row);

  // A term's positions stay as they are: only the order of the terms changes.
  terms_.clear();
  TermStreamReader old_terms{streams.terms};
  ByteReader positions{streams.positions, word_order_name};
  while (!old_terms.at_end()) {
    old_terms.next();
    if (old_terms.id() >= terms.size()) positions.fail();
    const std::size_t before = positions.remaining();
    const std::size_t at = streams.positions.size() - before;
    positions.skip_varints(old_terms.count());
    terms_.push_back({terms[old_terms.id()], old_terms.count(),
                      streams.positions.subspan(at, before - positions.remaining())});
  }
  if (!positions.at_end()) positions.fail();
  std::sort(terms_.begin(), terms_.end(), [](const Term& a, const Term& b) { return a.id < b.id; });
  term_stream_.clear();
  position_stream_.clear();
  std::uint64_t next_id = 0;
  for (const Term& term : terms_) {
    if (term.id < next_id) positions.fail();  // two old numbers became one
    append_term(term_stream_, term.id - next_id, term.count);
    position_stream_ += as_text(term.positions);
    next_id = std::uint64_t{term.id} + 1;
  }

  const WordOrderLimits limits{static_cast<std::uint32_t>(terms.size()),
                               static_cast<std::uint32_t>(names.size())};
  mentions_ = ArticleWords{row, limits}.mentions();
  for (MentionMark& mention : mentions_)
    mention.ordinal = names[mention.ordinal];
  std::sort(mentions_.begin(), mentions_.end(), comes_before);
  mention_stream_.clear();
  encode_mentions(mentions_, streams.title_words, mention_stream_);
  append_row(out, streams.title_words,
             {term_stream_, position_stream_, as_text(streams.sentences), mention_stream_});
}

}  // namespace pressmark
