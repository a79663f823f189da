// SPDX-License-Identifier: GPL-2.0-or-later
//
// Sixteen places of a row are compared with the first two bytes of the sequence at once. Bytes
// behind the first of a code can be any, so a match may lie across codes: where one begins is found
// out only for what matches to the end.

#include "archive/term_sequence.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "archive/word_order_streams.h"

namespace pressmark {
namespace {

// GCC and Clang turn vectors into what the machine has: SSE2 on any x86-64, NEON, or plain code.
constexpr std::size_t vector_bytes = 16;
constexpr std::size_t window_bytes = vector_bytes + 1;  // of each place its byte and the next
// Looked at together, which takes one branch; each of the vectors by itself only if one has a
// match.
constexpr std::size_t vectors_at_once = 4;

template <typename Bytes>
Bytes load(const std::byte* from) {
  Bytes bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

template <typename Bytes>
bool is_zero(const Bytes& bytes) {
  const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(bytes);
  return (halves[0] | halves[1]) == 0;
}

// Calls visit(i) for each byte that is not zero, until it is true.
template <typename Bytes, typename Visit>
bool visit_places(const Bytes& matches, Visit&& visit) {
  const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(matches);
  for (std::size_t half = 0; half < halves.size(); ++half) {
    std::uint64_t left = halves[half];
    while (left != 0) {
      const auto at = static_cast<std::size_t>(std::countr_zero(left)) / 8;
      if (visit(half * 8 + at)) return true;
      left &= ~(std::uint64_t{0xFF} << (at * 8));
    }
  }
  return false;
}

// Not zero where a key stands in the vector from `from` on, or the same place of those after it.
template <std::size_t vectors, typename Key>
auto key_places(const std::vector<Key>& keys, const std::byte* from) {
  using Bytes = decltype(Key::first);
  Bytes matches{};
  for (const Key& key : keys) {
    for (std::size_t at = 0; at < vectors * vector_bytes; at += vector_bytes) {
      const auto first = load<Bytes>(from + at);
      const auto second = load<Bytes>(from + at + 1);
      matches |= static_cast<Bytes>((first == key.first) & (second == key.second));
    }
  }
  return matches;
}

// Those that there are; zeros behind them.
std::uint64_t load_up_to_eight(std::span<const std::byte> bytes) {
  if (bytes.size() >= sizeof(std::uint64_t)) return load_raw<std::uint64_t>(bytes);
  std::uint64_t loaded = 0;
  if (!bytes.empty()) std::memcpy(&loaded, bytes.data(), bytes.size());
  return loaded;
}

// False if no code that begins before `at` can reach beyond it.
bool may_be_inside(std::span<const std::byte> words, std::size_t at) {
  for (std::size_t back = 1; back < longest_term_code && back <= at; ++back) {
    if (term_code_bytes(words[at - back]) > back) return true;
  }
  return false;
}

// Does a code begin at `at`? Decodes from the last place before it where one surely does: mostly
// from `at` itself.
bool begins_code(std::span<const std::byte> words, std::size_t at) {
  std::size_t sure = at;
  while (may_be_inside(words, sure))
    --sure;
  while (sure < at)
    sure += term_code_bytes(words[sure]);
  return sure == at;
}

}  // namespace

// A row, and what was found out about it.
struct TermSequence::Row {
  explicit Row(const WordOrderStreams& streams) : words(streams.words), ends(streams.ends) {}

  // Where title and body end; codes take a while to pass, so only if asked.
  std::size_t title_end() {
    if (!known_title_end) known_title_end = pass(0, ends.title);
    return *known_title_end;
  }
  std::size_t body_end() {
    if (!ends.has_captions()) return words.size();
    if (!known_body_end) known_body_end = pass(title_end(), ends.body - ends.title);
    return *known_body_end;
  }

  std::size_t pass(std::size_t at, std::uint32_t codes) const {
    for (; codes > 0 && at < words.size(); --codes)
      at += term_code_bytes(words[at]);
    return std::min(at, words.size());
  }

  std::span<const std::byte> words;
  FieldEnds ends;
  std::optional<std::size_t> known_title_end;
  std::optional<std::size_t> known_body_end;
};

TermSequence::TermSequence(std::span<const std::vector<TermId>> places,
                           std::optional<TextField> field)
    : field_(field) {
  for (const std::vector<TermId>& ids : places) {
    std::vector<Code>& codes = places_.emplace_back();
    for (const TermId id : ids) {
      std::array<char, sizeof(std::uint64_t)> bytes{};
      const auto size = static_cast<std::size_t>(write_term(bytes.data(), id) - bytes.data());
      codes.push_back(
          {std::bit_cast<std::uint64_t>(bytes), ~std::uint64_t{0} >> (64 - 8 * size), size});
    }
  }
  make_keys();
}

// Two bytes of the first code, or its only byte and the first of the code that follows.
void TermSequence::make_keys() {
  const bool can_match = !places_.empty() && std::none_of(places_.begin(), places_.end(),
                                                          [](const auto& c) { return c.empty(); });
  if (!can_match) return places_.clear();
  const auto byte = [](const Code& code, unsigned i) {
    return static_cast<std::uint8_t>(code.bytes >> (8 * i) & 0xFFU);
  };
  std::vector<std::array<std::uint8_t, 2>> keys;
  for (const Code& code : places_[0]) {
    if (code.size > 1) {
      keys.push_back({byte(code, 0), byte(code, 1)});
      continue;
    }
    for (const Code& next : places_[1])
      keys.push_back({byte(code, 0), byte(next, 0)});
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  for (const auto& [first, second] : keys)
    keys_.push_back({first - Bytes{}, second - Bytes{}});
}

bool TermSequence::occurs_in(std::span<const std::byte> bytes) const {
  if (places_.empty()) return false;
  Row row{split_word_order(bytes)};
  if (!field_) return occurs_between(row, 0, row.words.size());
  switch (*field_) {
    case TextField::title:
      return occurs_between(row, 0, row.title_end());
    case TextField::body:
      return occurs_between(row, row.title_end(), row.body_end());
    case TextField::caption:
      return occurs_between(row, row.body_end(), row.words.size());
  }
  return false;  // not reached: every field is named above
}

// Does one begin in the sixteen bytes of the row from `at` on, which `bytes` are, and before `end`?
bool TermSequence::occurs_near(Row& row, std::size_t at, const std::byte* bytes,
                               std::size_t end) const {
  return visit_places(key_places<1>(keys_, bytes),
                      [&](std::size_t i) { return at + i < end && is_occurrence(row, at + i); });
}

bool TermSequence::occurs_between(Row& row, std::size_t begin, std::size_t end) const {
  constexpr std::size_t stride = vectors_at_once * vector_bytes;
  const std::byte* const words = row.words.data();
  std::size_t at = begin;
  for (; at + stride + 1 <= end; at += stride) {
    if (is_zero(key_places<vectors_at_once>(keys_, words + at))) continue;
    for (std::size_t i = 0; i < stride; i += vector_bytes) {
      if (occurs_near(row, at + i, words + at + i, end)) return true;
    }
  }
  for (; at + window_bytes <= end; at += vector_bytes) {
    if (occurs_near(row, at, words + at, end)) return true;
  }
  if (at == end) return false;
  std::array<std::byte, window_bytes> last{};
  std::memcpy(last.data(), words + at, end - at);
  return occurs_near(row, at, last.data(), end);
}

bool TermSequence::is_occurrence(Row& row, std::size_t begin) const {
  const std::size_t end = end_of_match(row, begin);
  if (end == 0 || !begins_code(row.words, begin)) return false;
  // Fields are apart. No title takes more bytes than this.
  const bool is_behind_title = begin >= std::size_t{row.ends.title} * longest_term_code;
  if (!is_behind_title && begin < row.title_end() && row.title_end() < end) return false;
  return !row.ends.has_captions() || begin >= row.body_end() || end <= row.body_end();
}

// Where the places end that match from `at` on; 0 if they do not. No code begins another, so there
// is no more than one that matches.
std::size_t TermSequence::end_of_match(const Row& row, std::size_t at) const {
  for (const std::vector<Code>& codes : places_) {
    const std::uint64_t bytes = load_up_to_eight(row.words.subspan(at));
    const auto code = std::find_if(codes.begin(), codes.end(), [&](const Code& candidate) {
      return (bytes & candidate.mask) == candidate.bytes && at + candidate.size <= row.words.size();
    });
    if (code == codes.end()) return 0;
    at += code->size;
  }
  return at;
}

}  // namespace pressmark
