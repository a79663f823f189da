// SPDX-License-Identifier: GPL-2.0-or-later
//
// Prefixes and suffixes are those of the word in small letters, so that a headline in capitals has
// them too.
#include "analysis/entities/features.h"

#include <algorithm>

#include "analysis/entities/letters.h"
#include "base/utf8.h"

namespace pressmark::entities {
namespace {

constexpr std::size_t longest_affix = 4;

/// The first code points of a word as small letters; of longer ones the last ones too.
struct Ends {
  std::array<char32_t, longest_affix> first{};
  std::array<char32_t, longest_affix> last{};  // the last letter first
  std::size_t count = 0;
};

Ends ends_of(std::string_view text) {
  Ends ends;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.length;
    const char32_t small = to_small(c.value);
    if (ends.count < longest_affix) ends.first[ends.count] = small;
    std::copy_backward(ends.last.begin(), ends.last.end() - 1, ends.last.end());
    ends.last[0] = small;
    ++ends.count;
  }
  return ends;
}

void add_affixes(FeatureKind kind, const std::array<char32_t, longest_affix>& letters,
                 std::size_t count, FeatureList& features) {
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < std::min(count, longest_affix); ++i) {
    hash = pair_of(hash, letters[i]);
    features.add(kind, 0, pair_of(hash, i));
  }
}

struct Form {
  std::uint64_t shape = 0;
  bool has_inner_capital = false;
  bool has_digit = false;
  int letters = 0;
};

// Runs of letters of one kind count once: "Lavrov" and "Li" are both "Xx".
Form form_of(std::string_view text) {
  Form form;
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    char32_t kind = c.value;
    if (is_capital(c.value)) {
      kind = 'X';
      form.has_inner_capital = form.has_inner_capital || (at > 0 && last == 'x');
    } else if (c.value >= '0' && c.value <= '9') {
      kind = '0';
      form.has_digit = true;
    } else if (is_word_character(c.value)) {
      kind = 'x';
    }
    if (kind == 'X' || kind == 'x') ++form.letters;
    if (kind != last) form.shape = pair_of(form.shape, kind);
    last = kind;
    at += c.length;
  }
  return form;
}

Look look_of(const Word& word, const Form& form) {
  if (word.is_number) return Look::number;
  if (form.has_digit) return Look::mixed;
  if (form.letters == 1 && word.has_capital()) return Look::initial;
  if (word.shape == Shape::all_caps) return Look::all_caps;
  if (word.shape == Shape::small) return Look::small;
  return form.has_inner_capital ? Look::inner_capital : Look::capital;
}

std::uint64_t hash_printed(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) {
    if (c != '.') hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  return hash ^ (hash >> 29U);
}

}  // namespace

std::uint8_t list_code(const KnownName& known) {
  unsigned code = known.is_person ? 1U : 0U;
  if (known.is_organisation) code |= known.organisation_key.empty() ? 2U : 4U;
  if (known.place_rank > 0) code |= (std::clamp<unsigned>(known.place_rank, 4, 9) - 3U) << 3U;
  return static_cast<std::uint8_t>(code);
}

WordType word_type(const Word& word, std::string_view text, const EntityModel& model) {
  const Form form = form_of(text);
  WordType type{.word = word.hash,
                .printed = hash_printed(text),
                .shape = form.shape,
                .look = look_of(word, form),
                .lists = 0,
                .traits = word.traits,
                .clusters = model.clusters(cluster_key(word.hash))};
  const KnownName* known = Gazetteer::built_in().find(extend_name(empty_name, word.hash));
  if (known != nullptr && (!known->all_caps_only || word.shape == Shape::all_caps))
    type.lists = list_code(*known);
  return type;
}

void add_own_features(const WordType& type, std::string_view text, FeatureList& features) {
  features.add(FeatureKind::word, 0, type.word);
  features.add(FeatureKind::printed, 0, type.printed);
  const Ends ends = ends_of(text);
  add_affixes(FeatureKind::prefix, ends.first, ends.count, features);
  add_affixes(FeatureKind::suffix, ends.last, ends.count, features);
  features.add(FeatureKind::length, 0, std::min<std::size_t>(ends.count, 8));
  features.add(FeatureKind::shape, 0, type.shape);
  const auto look = static_cast<std::uint64_t>(type.look);
  features.add(FeatureKind::shape, 1, look);
  features.add(FeatureKind::cluster_and_shape, 0, pair_of(type.clusters.middle, look));
  features.add(FeatureKind::cluster_and_shape, 1, pair_of(type.clusters.coarse, look));
  features.add(FeatureKind::fine_cluster, 0, type.clusters.fine);
  features.add(FeatureKind::middle_cluster, 0, type.clusters.middle);
  features.add(FeatureKind::coarse_cluster, 0, type.clusters.coarse);
  for_each_trait(type.traits, [&](std::uint64_t trait) {
    features.add(FeatureKind::trait, 0, trait);
    features.add(FeatureKind::trait, 7, pair_of(trait, look));
  });
  features.add(FeatureKind::traits, 0, pair_of(type.traits.bits(), type.lists));
  features.add(FeatureKind::list, 0, type.lists);
  features.add(FeatureKind::list, 7, pair_of(type.lists, look));
}

void add_neighbour_features(const WordType& type, int distance, FeatureList& features) {
  features.add(FeatureKind::word, distance, type.word);
  features.add(FeatureKind::shape, distance, static_cast<std::uint64_t>(type.look));
  features.add(FeatureKind::middle_cluster, distance, type.clusters.middle);
  features.add(FeatureKind::coarse_cluster, distance, type.clusters.coarse);
  features.add(FeatureKind::list, distance, type.lists);
  for_each_trait(type.traits,
                 [&](std::uint64_t trait) { features.add(FeatureKind::trait, distance, trait); });
  if (distance == 1 || distance == -1)
    features.add(FeatureKind::fine_cluster, distance, type.clusters.fine);
}

}  // namespace pressmark::entities
