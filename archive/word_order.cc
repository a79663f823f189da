// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reading rows of the word-order column.

#include "archive/word_order.h"

#include <fmt/format.h>

#include "archive/column_file.h"
#include "archive/damaged_archive.h"
#include "archive/form_stream.h"
#include "archive/word_order_streams.h"

namespace pressmark {
namespace {

// The next position of a term: `stored` is the one before it, or 0.
void advance(ByteReader& positions, std::uint64_t& stored) {
  stored += positions.varint32();
  if (stored > largest_stored_position) positions.fail();
}

}  // namespace

FieldEnds ArticleWords::ends() const {
  return split_word_order(row_).ends;
}

// An article is read from its first word to its last, about a nanosecond a word: to skip would take
// a table that costs more than it saves in all but book-length texts.
void ArticleWords::positions_of(std::span<const TermId> ids,
                                std::span<std::vector<Position>> out) const {
  std::uint64_t wanted = 0;  // a bit for the last six bits of each id: most words fail here
  for (std::size_t i = 0; i < ids.size(); ++i) {
    out[i].clear();
    wanted |= std::uint64_t{1} << (ids[i] % 64);
  }
  const WordOrderStreams streams = split_word_order(row_);
  TermReader terms{streams.words};
  for (std::uint32_t stored = 1; !terms.at_end(); ++stored) {
    const TermId id = terms.next();
    if ((wanted >> (id % 64) & 1U) == 0) continue;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (ids[i] == id) out[i].push_back(streams.ends.with_gap(stored));
    }
  }
}

std::vector<std::pair<Position, TermId>> ArticleWords::all_words() const {
  const WordOrderStreams streams = split_word_order(row_);
  TermReader terms{streams.words};
  std::vector<std::pair<Position, TermId>> words;
  words.reserve(streams.words.size());
  for (std::uint32_t stored = 1; !terms.at_end(); ++stored) {
    const TermId id = terms.next();
    if (id >= limits_.terms) {
      throw DamagedArchive{fmt::format("{} has a term that there is not", word_order_name)};
    }
    words.emplace_back(streams.ends.with_gap(stored), id);
  }
  return words;
}

std::vector<SentenceMark> ArticleWords::sentences() const {
  const WordOrderStreams streams = split_word_order(row_);
  ByteReader reader{streams.sentences, word_order_name};
  const SentenceCounts counts = read_sentence_counts(reader, streams.ends);
  std::vector<SentenceMark> sentences;
  sentences.reserve(counts[0] + counts[1] + counts[2]);
  const auto read_field = [&](TextField field, std::uint64_t position) {
    const std::uint32_t gap = FieldEnds::gap_before(field);
    std::uint64_t byte_offset = 0;
    for (std::uint64_t i = 0; i < counts[static_cast<std::size_t>(field)]; ++i) {
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
  read_field(TextField::title, 1);
  read_field(TextField::body, std::uint64_t{streams.ends.title} + 1);
  read_field(TextField::caption, std::uint64_t{streams.ends.body} + 1);
  return sentences;  // breaks follow: archive/character_breaks.h
}

std::vector<MentionMark> ArticleWords::mentions() const {
  const WordOrderStreams streams = split_word_order(row_);
  ByteReader reader{streams.mentions, word_order_name};
  std::vector<MentionMark> mentions;
  std::uint64_t stored = 0;
  while (!reader.at_end()) {
    MentionMark mention;
    advance(reader, stored);
    mention.first_position = streams.ends.with_gap(stored);
    mention.words = reader.varint32();
    mention.ordinal = reader.varint32();
    if (mention.ordinal >= limits_.names) reader.fail();
    mentions.push_back(mention);
  }
  return mentions;
}

void ArticleWords::read_forms(std::vector<FormMark>& forms) const {
  forms.clear();
  const WordOrderStreams streams = split_word_order(row_);
  FormReader reader{streams.forms};
  while (reader.next())
    forms.push_back({streams.ends.with_gap(reader.stored_position()), reader.form()});
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
