// SPDX-License-Identifier: GPL-2.0-or-later
//
// Each as the number of words since the one before.
#include "archive/character_breaks.h"

#include <cstdint>
#include <cstdlib>

#include "archive/encoding.h"
#include "archive/word_order_streams.h"

namespace pressmark {

void append_breaks(std::span<const Position> breaks, std::string& stream) {
  Position before = 0;
  for (const Position position : breaks) {
    if (position <= before) std::abort();  // it would be read back as another article's
    append_varint(stream, position - before);
    before = position;
  }
}

void read_breaks(std::span<const std::byte> row, std::vector<Position>& breaks) {
  breaks.clear();
  const WordOrderStreams streams = split_word_order(row);
  ByteReader reader{streams.sentences, word_order_name};
  const SentenceCounts counts = read_sentence_counts(reader, streams.ends);
  reader.skip_varints(2 * (counts[0] + counts[1] + counts[2]));
  std::uint64_t position = 0;
  while (!reader.at_end()) {
    const std::uint32_t step = reader.varint32();
    position += step;
    if (step == 0 || position > largest_stored_position) reader.fail();
    breaks.push_back(static_cast<Position>(position));
  }
}

}  // namespace pressmark
