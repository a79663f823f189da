// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is known beforehand about words and names: that "Sergei" is a first name, "Ministry" the
// head of an organisation's name, "Bonn" a city.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "schema/entity.h"

namespace pressmark::entities {

/// What a single word can be. The first ones are the classes of data/gazetteer/words.tsv.
enum class Trait : std::uint8_t {
  title,           ///< Before a person's name: "President", "Gen", "Herr".
  title_modifier,  ///< Before a title: "Deputy", "Foreign".
  role,            ///< In small letters before a person's name: "spokeswoman".
  speech,          ///< After or before a person's name: "said".
  org_head,        ///< Ends an organisation's name, or opens "Ministry of": "Ministry".
  org_head_weak,   ///< An org_head that is often something else: "Group", "City".
  org_suffix,      ///< "Inc"
  org_connector,
  place_head,  ///< Ends a place's name: "River".
  place_head_weak,
  place_lead,  ///< Opens a place's name: "Lake".
  direction,   ///< "Northern"
  opener,      ///< Opens sentences, never names: "Earlier".
  calendar,
  ambiguous_calendar,  ///< A calendar word that is also a name: "May".
  not_entity,          ///< Has a capital but names no person, organisation or place: "Olympics".
  acronym_not_org,
  name_particle,  ///< Inside a person's name: "van", "bin", "al".
  name_suffix,    ///< "Jr"
  place_preposition,
  place_strong_preposition,
  agency,
  credit,        ///< Marks the line that says who made a picture.
  abbreviation,  ///< Its full stop does not end a sentence.
  // From here on: the other files.
  demonym,
  first_name,
  last_name,
  common_word,     ///< An English word that is no name.
  inflected_word,  ///< Such a word with an ending: "visits".
};

class Traits {
 public:
  constexpr bool has(Trait trait) const {
    return ((bits_ >> static_cast<unsigned>(trait)) & 1U) != 0;
  }
  constexpr void add(Trait trait) { bits_ |= std::uint32_t{1} << static_cast<unsigned>(trait); }
  constexpr void add(Traits other) { bits_ |= other.bits_; }
  /// One bit per trait.
  constexpr std::uint32_t bits() const { return bits_; }

 private:
  std::uint32_t bits_ = 0;
};

/// How well known a place is: the digits of a city's population, or one of these.
inline constexpr std::uint8_t listed_place = 5;  ///< A region, or a place of an encyclopaedia.
inline constexpr std::uint8_t chosen_place = 8;  ///< In our own list.
inline constexpr std::uint8_t country_place = 9;

/// A name of the lists. It can be of more than one type: "Lincoln".
struct KnownName {
  bool is_person = false;
  bool is_organisation = false;
  bool all_caps_only = false;   ///< "US", "WHO": as a plain word it is not this name.
  std::uint8_t place_rank = 0;  ///< 0: not a place; else how well known, up to country_place.
  std::uint8_t word_count = 0;
  std::string_view place_key;         ///< ISO 3166 code, or our own key; empty if it has none.
  std::string_view country;           ///< That the place is or lies in: ISO 3166; may be empty.
  std::string_view organisation_key;  ///< Empty if it has none.
};

/// The hash of a name as a list or an article prints it, split where words.h splits.
std::uint64_t hash_spelling(std::string_view name);

/// Immutable and safe to share. Names are looked up by hash (see letters.h): two words or names
/// with the same 64-bit hash would be taken for one.
class Gazetteer {
 public:
  /// The one that is built in, parsed at the first call.
  static const Gazetteer& built_in();

  Traits traits(std::uint64_t word) const;

  /// Nothing if no list has the name.
  const KnownName* find(std::uint64_t name) const;

  /// True if some listed name of more than one word begins with these words; false positives are
  /// possible.
  bool begins_name(std::uint64_t first_word) const;

  /// The first name under which its nicknames and spellings meet: "bill" -> "william". Takes and
  /// gives words in small letters; a word that is not listed stands for itself.
  std::string_view formal_first_name(std::string_view name) const;

  /// "russian" -> "RU"; empty if `word` is no demonym of a country.
  std::string_view country_of_demonym(std::uint64_t word) const;

  /// Changes with any byte of the data.
  std::uint64_t fingerprint() const { return fingerprint_; }

 private:
  Gazetteer();

  struct Word {
    std::uint64_t hash = 0;  // 0: a free slot
    Traits traits;
    bool begins_name = false;
  };
  struct NameSlot {
    std::uint64_t hash = 0;
    std::uint32_t index = 0;  // in names_
  };
  struct Alias {
    std::uint64_t hash = 0;
    std::string_view value;
  };

  Word& word_slot(std::uint64_t hash);
  KnownName& add_name(std::string_view name);
  void add_trait(std::string_view word, Trait trait);
  void add_place(std::string_view name, std::string_view key, std::string_view country,
                 std::uint8_t rank);
  void read_words(std::string_view file);
  void read_common_words(std::string_view file);
  void read_places(std::string_view file, std::uint8_t rank);
  void read_cities(std::string_view file);
  void read_wordnet(std::string_view file);
  void read_organisations(std::string_view file);
  void read_aliases(std::string_view demonyms, std::string_view nicknames);

  std::vector<Word> words_;  // open addressing, power of two
  std::vector<NameSlot> name_slots_;
  std::vector<KnownName> names_;
  std::vector<Alias> nicknames_;  // sorted by hash
  std::vector<Alias> demonyms_;   // sorted by hash
  std::uint64_t fingerprint_ = 0;
};

}  // namespace pressmark::entities
