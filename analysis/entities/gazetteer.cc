// SPDX-License-Identifier: GPL-2.0-or-later
//
// Parses the embedded lists into two flat tables. The views point into the program's own data.
#include "analysis/entities/gazetteer.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <utility>

#include "analysis/entities/gazetteer_data.h"
#include "analysis/entities/letters.h"
#include "base/utf8.h"

namespace pressmark::entities {
namespace {

// Powers of two, at least twice what the lists fill; a test holds them to it.
constexpr std::size_t word_slot_count = std::size_t{1} << 18U;
constexpr std::size_t name_slot_count = std::size_t{1} << 17U;

constexpr std::array<std::pair<std::string_view, Trait>, 25> classes{{
    {"title", Trait::title},
    {"title_modifier", Trait::title_modifier},
    {"role", Trait::role},
    {"speech", Trait::speech},
    {"org_head", Trait::org_head},
    {"org_head_weak", Trait::org_head_weak},
    {"org_suffix", Trait::org_suffix},
    {"org_connector", Trait::org_connector},
    {"place_head", Trait::place_head},
    {"place_head_weak", Trait::place_head_weak},
    {"place_lead", Trait::place_lead},
    {"direction", Trait::direction},
    {"opener", Trait::opener},
    {"calendar", Trait::calendar},
    {"ambiguous_calendar", Trait::ambiguous_calendar},
    {"not_entity", Trait::not_entity},
    {"acronym_not_org", Trait::acronym_not_org},
    {"name_particle", Trait::name_particle},
    {"name_suffix", Trait::name_suffix},
    {"place_preposition", Trait::place_preposition},
    {"place_strong_preposition", Trait::place_strong_preposition},
    {"agency", Trait::agency},
    {"credit", Trait::credit},
    {"abbreviation", Trait::abbreviation},
    {"common_word", Trait::common_word},
}};

template <typename Take>
void for_each_line(std::string_view file, const Take& take) {
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    if (end > 0) take(file.substr(0, end));
    file.remove_prefix(std::min(end + 1, file.size()));
  }
}

// The text before the next tab, which is removed from `line` together with the tab.
std::string_view take_field(std::string_view& line) {
  const std::size_t end = std::min(line.find('\t'), line.size());
  const std::string_view field = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return field;
}

// Names are split where the article's words are: at spaces, hyphens and slashes.
std::string_view take_name_word(std::string_view& name) {
  const std::size_t end = std::min(name.find_first_of(" -/"), name.size());
  std::string_view word = name.substr(0, end);
  name.remove_prefix(std::min(end + 1, name.size()));
  while (!word.empty() && word.back() == '\'')
    word.remove_suffix(1);
  return word;
}

bool is_all_caps(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80 || c == ' ';
  });
}

std::uint64_t hash_file(std::uint64_t seed, std::string_view file) {
  for (const char c : file)
    seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return seed;
}

}  // namespace

std::uint64_t hash_spelling(std::string_view name) {
  std::uint64_t hash = empty_name;
  while (!name.empty()) {
    const std::string_view word = take_name_word(name);
    if (!word.empty()) hash = extend_name(hash, hash_word(word));
  }
  return hash;
}

const Gazetteer& Gazetteer::built_in() {
  static const Gazetteer gazetteer;
  return gazetteer;
}

Gazetteer::Gazetteer() : words_(word_slot_count), name_slots_(name_slot_count) {
  names_.reserve(name_slot_count / 2);
  const GazetteerData data = gazetteer_data();
  read_words(data.words);
  read_common_words(data.common_words);
  for_each_line(data.first_names, [this](auto name) { add_trait(name, Trait::first_name); });
  for_each_line(data.last_names, [this](auto name) { add_trait(name, Trait::last_name); });
  read_wordnet(data.wordnet);
  read_places(data.regions, listed_place);
  read_cities(data.cities);
  read_places(data.countries, country_place);
  read_places(data.places, chosen_place);
  read_organisations(data.organisations);
  read_aliases(data.demonyms, data.nicknames);
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const auto file : {data.words, data.demonyms, data.organisations, data.nicknames,
                          data.places, data.countries, data.regions, data.cities, data.wordnet,
                          data.common_words, data.first_names, data.last_names}) {
    hash = hash_file(hash, file);
  }
  fingerprint_ = hash;
}

Gazetteer::Word& Gazetteer::word_slot(std::uint64_t hash) {
  std::size_t slot = hash & (word_slot_count - 1);
  while (words_[slot].hash != 0 && words_[slot].hash != hash)
    slot = (slot + 1) & (word_slot_count - 1);
  words_[slot].hash = hash;
  return words_[slot];
}

void Gazetteer::add_trait(std::string_view word, Trait trait) {
  word_slot(hash_word(word)).traits.add(trait);
}

KnownName& Gazetteer::add_name(std::string_view name) {
  std::uint64_t hash = empty_name;
  std::uint64_t first = 0;
  std::uint8_t word_count = 0;
  for (std::string_view rest = name; !rest.empty();) {
    const std::string_view word = take_name_word(rest);
    if (word.empty()) continue;
    const std::uint64_t word_hash = hash_word(word);
    if (word_count++ == 0) first = word_hash;
    hash = extend_name(hash, word_hash);
  }
  if (word_count > 1) word_slot(first).begins_name = true;
  std::size_t slot = hash & (name_slot_count - 1);
  while (name_slots_[slot].hash != 0 && name_slots_[slot].hash != hash) {
    slot = (slot + 1) & (name_slot_count - 1);
  }
  if (name_slots_[slot].hash == 0) {
    name_slots_[slot] = {.hash = hash, .index = static_cast<std::uint32_t>(names_.size())};
    names_.emplace_back();
    names_.back().word_count = word_count;
    names_.back().all_caps_only = is_all_caps(name);
  }
  KnownName& known = names_[name_slots_[slot].index];
  known.all_caps_only = known.all_caps_only && is_all_caps(name);
  return known;
}

void Gazetteer::add_place(std::string_view name, std::string_view key, std::string_view country,
                          std::uint8_t rank) {
  KnownName& known = add_name(name);
  if (rank < known.place_rank) return;
  known.place_rank = rank;
  if (!country.empty()) known.country = country;
  if (rank >= chosen_place) known.place_key = key == "-" ? std::string_view{} : key;
}

void Gazetteer::read_words(std::string_view file) {
  for_each_line(file, [this](std::string_view line) {
    const std::string_view name = take_field(line);
    const auto found = std::find_if(classes.begin(), classes.end(),
                                    [&](const auto& c) { return c.first == name; });
    if (found == classes.end()) std::abort();  // the file is part of the program
    while (!line.empty())
      add_trait(take_field(line), found->second);
  });
}

void Gazetteer::read_common_words(std::string_view file) {
  std::string inflected;
  for_each_line(file, [&](std::string_view word) {
    add_trait(word, Trait::common_word);
    for (const std::string_view ending : {word.ends_with('e') ? "d" : "ed", "s"}) {
      inflected.assign(word).append(ending);
      add_trait(inflected, Trait::inflected_word);
    }
  });
}

void Gazetteer::read_places(std::string_view file, std::uint8_t rank) {
  for_each_line(file, [&](std::string_view line) {
    const std::string_view name = take_field(line);
    const std::string_view key = take_field(line);
    // What our own list maps to a country is as well known as the country.
    const bool is_country = rank == chosen_place && key.size() == 2;
    const bool has_country = key.size() == 2 || key.find('-') == 2;  // "GB", "GB-SCT"
    add_place(name, key, has_country ? key.substr(0, 2) : std::string_view{},
              is_country ? country_place : rank);
  });
}

void Gazetteer::read_cities(std::string_view file) {
  for_each_line(file, [this](std::string_view line) {
    const std::string_view name = take_field(line);
    const std::string_view country = take_field(line);
    const auto digits = static_cast<std::uint8_t>(line.front() - '0');
    add_place(name, {}, country, std::min<std::uint8_t>(digits, chosen_place - 1));
  });
}

void Gazetteer::read_wordnet(std::string_view file) {
  for_each_line(file, [this](std::string_view line) {
    const std::string_view name = take_field(line);
    const bool is_single = name.find_first_of(" -") == std::string_view::npos;
    if (line == "person" && is_single) {
      add_trait(name, Trait::last_name);
    } else if (line == "person") {
      const Traits first = traits(hash_word(name.substr(0, name.find(' '))));
      if (!first.has(Trait::title)) add_name(name).is_person = true;  // "President Lincoln"
    } else if (line == "place") {
      add_place(name, {}, {}, listed_place);
    } else if (!is_single) {  // the single ones are mostly places: "Washington"
      add_name(name).is_organisation = true;
    }
  });
}

void Gazetteer::read_organisations(std::string_view file) {
  for_each_line(file, [this](std::string_view line) {
    KnownName& known = add_name(take_field(line));
    known.is_organisation = true;
    known.organisation_key = line;
  });
}

void Gazetteer::read_aliases(std::string_view demonyms, std::string_view nicknames) {
  for_each_line(demonyms, [this](std::string_view line) {
    const std::string_view demonym = take_field(line);
    if (demonym.find(' ') != std::string_view::npos) return;
    for (const std::uint64_t hash : {hash_word(demonym), hash_word(std::string{demonym} + "s"),
                                     hash_word(std::string{demonym} + "es")}) {
      word_slot(hash).traits.add(Trait::demonym);
      demonyms_.push_back({.hash = hash, .value = line == "XX" ? std::string_view{} : line});
    }
  });
  for_each_line(nicknames, [this](std::string_view line) {
    const std::string_view formal = take_field(line);
    while (!line.empty())
      nicknames_.push_back({.hash = hash_word(take_field(line)), .value = formal});
  });
  const auto by_hash = [](const Alias& a, const Alias& b) { return a.hash < b.hash; };
  std::stable_sort(demonyms_.begin(), demonyms_.end(), by_hash);
  std::stable_sort(nicknames_.begin(), nicknames_.end(), by_hash);
}

Traits Gazetteer::traits(std::uint64_t word) const {
  for (std::size_t slot = word & (word_slot_count - 1);;
       slot = (slot + 1) & (word_slot_count - 1)) {
    if (words_[slot].hash == word) return words_[slot].traits;
    if (words_[slot].hash == 0) return {};
  }
}

bool Gazetteer::begins_name(std::uint64_t first_word) const {
  for (std::size_t slot = first_word & (word_slot_count - 1);;
       slot = (slot + 1) & (word_slot_count - 1)) {
    if (words_[slot].hash == first_word) return words_[slot].begins_name;
    if (words_[slot].hash == 0) return false;
  }
}

const KnownName* Gazetteer::find(std::uint64_t name) const {
  for (std::size_t slot = name & (name_slot_count - 1);;
       slot = (slot + 1) & (name_slot_count - 1)) {
    if (name_slots_[slot].hash == name) return &names_[name_slots_[slot].index];
    if (name_slots_[slot].hash == 0) return nullptr;
  }
}

std::string_view Gazetteer::formal_first_name(std::string_view name) const {
  const std::uint64_t hash = hash_word(name);
  const auto found = std::lower_bound(nicknames_.begin(), nicknames_.end(), hash,
                                      [](const Alias& a, std::uint64_t h) { return a.hash < h; });
  return found != nicknames_.end() && found->hash == hash ? found->value : name;
}

std::string_view Gazetteer::country_of_demonym(std::uint64_t word) const {
  const auto found = std::lower_bound(demonyms_.begin(), demonyms_.end(), word,
                                      [](const Alias& a, std::uint64_t h) { return a.hash < h; });
  return found != demonyms_.end() && found->hash == word ? found->value : std::string_view{};
}

}  // namespace pressmark::entities
