// SPDX-License-Identifier: GPL-2.0-or-later
//
// Encoding rows of the word-order column.

#include "archive/word_order_row.h"

#include <algorithm>
#include <cstdlib>

#include "archive/character_breaks.h"
#include "archive/form_stream.h"
#include "archive/word_order_streams.h"

namespace pressmark {
namespace {

// A row that breaks its own rules would be read back as another article's words: stop here, where
// the cause can still be found.
void require(bool holds) {
  if (!holds) std::abort();
}

std::uint32_t without_gap(Position position, const FieldEnds& ends) {
  const TextField field = ends.field_at(position);
  require(position > ends.before(field));
  return position - FieldEnds::gap_before(field);
}

// One term after the other: there is exactly one at every position.
void encode_words(const WordOrderRow& row, std::string& out, std::string& forms) {
  out.resize(row.words.size() * longest_term_code);
  char* end = out.data();
  std::uint32_t stored = 0;
  std::uint32_t before = 0;  // where the last form other than 0 stands
  for (const TermPosition& word : row.words) {
    require(without_gap(word.position, row.ends) == ++stored);
    end = write_term(end, word.term);
    if (word.form == 0) continue;
    append_form(forms, stored, before, word.form);
    before = stored;
  }
  out.resize(static_cast<std::size_t>(end - out.data()));
}

void encode_sentences(const WordOrderRow& row, std::string& out) {
  SentenceCounts counts{};
  for (const SentenceMark& sentence : row.sentences)
    ++counts[static_cast<std::size_t>(sentence.field)];
  require(counts[2] == 0 || row.ends.has_captions());
  for (std::size_t field = 0; field < (row.ends.has_captions() ? 3U : 2U); ++field)
    append_varint(out, counts[field]);
  TextField field = TextField::title;
  std::uint32_t position = 1;
  std::uint32_t byte_offset = 0;
  for (const SentenceMark& sentence : row.sentences) {
    if (sentence.field != field) {
      require(sentence.field > field);
      field = sentence.field;
      position = row.ends.before(field) + 1;
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

void encode_mentions(std::span<const MentionMark> mentions, const FieldEnds& ends,
                     std::string& out) {
  std::uint32_t stored = 0;
  for (const MentionMark& mention : mentions) {
    const std::uint32_t position = without_gap(mention.first_position, ends);
    require(position >= stored);
    append_varint(out, position - stored);
    append_varint(out, mention.words);
    append_varint(out, mention.ordinal);
    stored = position;
  }
}

struct RowStreams {
  std::string_view words;
  std::string_view sentences;
  std::string_view mentions;
  std::string_view forms;
};

void append_row(std::string& out, const FieldEnds& ends, const RowStreams& streams) {
  append_varint(out, std::uint64_t{ends.title} << 1U | (ends.has_captions() ? 1U : 0U));
  if (ends.has_captions()) append_varint(out, ends.body - ends.title);
  append_varint(out, streams.words.size());
  append_varint(out, streams.sentences.size());
  append_varint(out, streams.mentions.size());
  out += streams.words;
  out += streams.sentences;
  out += streams.mentions;
  out += streams.forms;
}

}  // namespace

void encode_word_order(const WordOrderRow& row, std::string& out) {
  require(row.ends.title <= largest_stored_position);
  require(!row.ends.has_captions() ||
          (row.ends.body >= row.ends.title && row.ends.body <= largest_stored_position));
  std::string words;
  std::string sentences;
  std::string mentions;
  std::string forms;
  encode_words(row, words, forms);
  encode_sentences(row, sentences);
  std::vector<Position> breaks{row.breaks.begin(), row.breaks.end()};
  for (Position& position : breaks)
    position = without_gap(position, row.ends);
  append_breaks(breaks, sentences);
  std::vector<MentionMark> ordered{row.mentions.begin(), row.mentions.end()};
  std::sort(ordered.begin(), ordered.end(), comes_before);
  encode_mentions(ordered, row.ends, mentions);
  append_row(out, row.ends, {words, sentences, mentions, forms});
}

void WordOrderRenumberer::renumber(std::span<const std::byte> row, const RowNumbers& numbers,
                                   std::string& out) {
  const std::span<const TermId> terms = numbers.terms;
  const std::span<const std::uint32_t> names = numbers.names;
  const WordOrderStreams streams = split_word_order(row);

  const std::size_t room = streams.words.size() * longest_term_code;
  if (word_stream_.size() < room) word_stream_.resize(room);
  char* end = word_stream_.data();
  form_stream_.clear();
  FormReader forms{streams.forms};
  bool has_mark = forms.next();
  Position stored = 0;
  Position before = 0;
  for (TermReader words{streams.words}; !words.at_end();) {
    const TermId id = words.next();
    if (id >= terms.size()) ByteReader{{}, word_order_name}.fail();
    end = write_term(end, terms[id]);
    std::uint32_t form = 0;
    if (++stored == forms.stored_position() && has_mark) {
      form = forms.form();
      has_mark = forms.next();
    }
    if (form >= numbers.forms->count(id)) ByteReader{{}, word_order_name}.fail();
    form = (*numbers.forms)(id, form);
    if (form == 0) continue;
    append_form(form_stream_, stored, before, form);
    before = stored;
  }
  if (has_mark) ByteReader{{}, word_order_name}.fail();  // behind the last word
  const std::string_view new_words{word_stream_.data(),
                                   static_cast<std::size_t>(end - word_stream_.data())};

  const WordOrderLimits limits{static_cast<std::uint32_t>(terms.size()),
                               static_cast<std::uint32_t>(names.size())};
  mentions_ = ArticleWords{row, limits}.mentions();
  for (MentionMark& mention : mentions_)
    mention.ordinal = names[mention.ordinal];
  std::sort(mentions_.begin(), mentions_.end(), comes_before);
  mention_stream_.clear();
  encode_mentions(mentions_, streams.ends, mention_stream_);
  append_row(out, streams.ends,
             {new_words, as_text(streams.sentences), mention_stream_, form_stream_});
}

}  // namespace pressmark
