// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reading rows of the word-order column.

#include "archive/word_order.h"

#include <algorithm>

#include "archive/column_file.h"
#include "archive/word_order_streams.h"

namespace pressmark {
namespace {

// The next position of a term: `stored` is the one before it, or 0.
void advance(ByteReader& positions, std::uint64_t& stored) {
  stored += positions.varint32();
  if (stored > largest_stored_position) positions.fail();
}

}  // namespace

std::uint32_t ArticleWords::title_words() const {
  return split_word_order(row_).title_words;
}

bool ArticleWords::positions_of(TermId id, std::vector<Position>& out) const {
  out.clear();
  const WordOrderStreams streams = split_word_order(row_);
  TermStreamReader terms{streams.terms};
  std::uint64_t before = 0;  // positions of the terms before this one
  while (!terms.at_end()) {
    terms.next();
    if (terms.id() > id) return false;
    if (terms.id() == id) {
      ByteReader positions{streams.positions, word_order_name};
      positions.skip_varints(before);
      if (terms.count() > positions.remaining()) positions.fail();
      out.reserve(terms.count());
      std::uint64_t stored = 0;
      for (std::uint64_t i = 0; i < terms.count(); ++i) {
        advance(positions, stored);
        out.push_back(with_gap(stored, streams.title_words));
      }
      return true;
    }
    before += terms.count();
  }
  return false;
}

std::vector<std::pair<Position, TermId>> ArticleWords::all_words() const {
  const WordOrderStreams streams = split_word_order(row_);
  TermStreamReader terms{streams.terms};
  ByteReader positions{streams.positions, word_order_name};
  std::vector<std::pair<Position, TermId>> words;
  words.reserve(streams.positions.size());  // most positions take one byte
  while (!terms.at_end()) {
    terms.next();
    if (terms.id() >= limits_.terms || terms.count() > positions.remaining()) positions.fail();
    std::uint64_t stored = 0;
    for (std::uint64_t i = 0; i < terms.count(); ++i) {
      advance(positions, stored);
      words.emplace_back(with_gap(stored, streams.title_words), terms.id());
    }
  }
  if (!positions.at_end()) positions.fail();
  std::sort(words.begin(), words.end());
  return words;
}

std::vector<SentenceMark> ArticleWords::sentences() const {
  const WordOrderStreams streams = split_word_order(row_);
  ByteReader reader{streams.sentences, word_order_name};
  const std::uint64_t in_title = reader.varint();
  const std::uint64_t in_body = reader.varint();
  // Each mark takes two bytes at least, so this bounds what is reserved.
  if (in_title > reader.remaining() || in_body > reader.remaining()) reader.fail();

  std::vector<SentenceMark> sentences;
  sentences.reserve(in_title + in_body);
  const auto read_field = [&](TextField field, std::uint64_t count, std::uint64_t position,
                              std::uint32_t gap) {
    std::uint64_t byte_offset = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
      position += reader.varint32();
      const std::uint64_t offset_and_flag = reader.varint();
      byte_offset += offset_and_flag >> 1U;
      if (position > largest_stored_position ||
          byte_offset > std::numeric_limits<std::uint32_t>::max()) {
        reader.fail();
      }
      sentences.push_back({field, static_cast<Position>(position + gap),
                           static_cast<std::uint32_t>(byte_offset), (offset_and_flag & 1U) != 0});
    }
  };
  read_field(TextField::title, in_title, 1, 0);
  read_field(TextField::body, in_body, std::uint64_t{streams.title_words} + 1, field_position_gap);
  if (!reader.at_end()) reader.fail();
  return sentences;
}

std::vector<MentionMark> ArticleWords::mentions() const {
  const WordOrderStreams streams = split_word_order(row_);
  ByteReader reader{streams.mentions, word_order_name};
  std::vector<MentionMark> mentions;
  std::uint64_t stored = 0;
  while (!reader.at_end()) {
    MentionMark mention;
    advance(reader, stored);
    mention.first_position = with_gap(stored, streams.title_words);
    mention.words = reader.varint32();
    mention.ordinal = reader.varint32();
    if (mention.ordinal >= limits_.names) reader.fail();
    mentions.push_back(mention);
  }
  return mentions;
}

Result<WordOrderColumn> WordOrderColumn::open(VerifiedFile file, std::string_view uuid) {
  Result<BytesColumn> rows =
      BytesColumn::open(std::move(file), uuid, std::string{to_string(ColumnKind::word_order)});
  if (!rows) return std::move(rows).error();
  WordOrderColumn column;
  column.rows_ = *std::move(rows);
  return column;
}

std::span<const std::byte> WordOrderColumn::row(DocumentId document) const {
  return as_bytes(rows_[document]);
}

ArticleWords WordOrderColumn::operator[](DocumentId document) const {
  return ArticleWords{row(document), limits_};
}

}  // namespace pressmark
