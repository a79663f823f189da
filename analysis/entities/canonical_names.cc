// SPDX-License-Identifier: GPL-2.0-or-later
//
// Keys are made of folded Latin words. They only ever go from one spelling to one key, without
// looking at other names, so that the order of the articles cannot matter.
#include "analysis/entities/canonical_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/entities/gazetteer.h"
#include "analysis/entities/letters.h"
#include "analysis/fold.h"
#include "base/utf8.h"

namespace pressmark {
namespace {

using entities::Gazetteer;
using entities::KnownName;
using entities::Trait;

// Small Latin words; hyphens and spaces part them, full stops and apostrophes go. Folded first, as
// ICU gives some capitals other Latin letters than their small ones: "ΑΥ", "ЕЕ".
std::vector<std::string> folded_words(std::string_view name) {
  const std::string folded = fold_accents(fold_case(to_latin(fold_case(name))));
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode_utf8(folded, at);
    if (entities::is_word_character(c.value)) {
      words.back().append(folded, at, c.length);
    } else if (c.value != '.' && c.value != '\'' && c.value != 0x2019 && !words.back().empty()) {
      words.emplace_back();
    }
    at += c.length;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

void replace_ending(std::string& text, std::string_view from, std::string_view to) {
  if (text.size() > from.size() + 1 && text.ends_with(from))
    text.replace(text.size() - from.size(), from.size(), to);
}

// What is left of a name when the ways to write it in Latin letters are taken off. Short names say
// too much with each letter: "Li" is not "Lee".
std::string skeleton(std::string word) {
  if (word.size() <= 3) return word;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> rules{{
      {"kh", "h"},
      {"tsch", "ch"},
      {"iy", "i"},
      {"yi", "i"},
      {"ei", "i"},
      {"ey", "i"},
      {"ck", "k"},
      {"x", "ks"},
      {"w", "v"},
  }};
  replace_ending(word, "off", "ov");
  replace_ending(word, "ij", "i");
  replace_ending(word, "ej", "i");
  for (const auto& [from, to] : rules)
    replace_all(word, from, to);
  std::replace(word.begin(), word.end(), 'y', 'i');
  word.erase(std::unique(word.begin(), word.end()), word.end());
  return word;
}

bool is_name_suffix(const std::string& word) {
  return Gazetteer::built_in().traits(entities::hash_word(word)).has(Trait::name_suffix);
}

std::string person_key(std::string_view spelling) {
  std::vector<std::string> words = folded_words(spelling);
  if (words.empty()) return {};
  std::string suffix;
  if (words.size() > 1 && is_name_suffix(words.back())) {
    suffix = words.back();
    words.pop_back();
  }
  std::string key;
  if (words.size() > 1) {
    key = skeleton(std::string{Gazetteer::built_in().formal_first_name(words.front())}) + ' ';
  }
  key += skeleton(words.back());
  if (!suffix.empty()) key += ' ' + suffix;
  return key;
}

// Where two words mean the same in the names of ministries, or nothing.
std::string_view plain_organisation_word(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 20> equals{{
      {"of", ""},
      {"the", ""},
      {"and", ""},
      {"for", ""},
      {"on", ""},
      {"in", ""},
      {"to", ""},
      {"affairs", ""},
      {"defence", "defense"},
      {"dept", "department"},
      {"organisation", "organization"},
      {"centre", "center"},
      {"labour", "labor"},
      {"corporation", ""},
      {"company", ""},
      {"de", ""},
      {"des", ""},
      {"du", ""},
      {"la", ""},
      {"s", ""},
  }};
  const auto found = std::find_if(equals.begin(), equals.end(),
                                  [&](const auto& pair) { return pair.first == word; });
  return found == equals.end() ? word : found->second;
}

// The number of words from `at` on that name a country, and its code.
std::pair<std::size_t, std::string_view> country_at(const std::vector<std::string>& words,
                                                    std::size_t at) {
  std::pair<std::size_t, std::string_view> longest{0, {}};
  std::uint64_t name = entities::empty_name;
  for (std::size_t i = at; i < words.size() && i < at + 4; ++i) {
    name = entities::extend_name(name, entities::hash_word(words[i]));
    const KnownName* known = Gazetteer::built_in().find(name);
    if (known != nullptr && known->place_rank == entities::country_place)
      longest = {i + 1 - at, known->place_key};
  }
  if (longest.first > 0) return longest;
  const std::string_view code =
      Gazetteer::built_in().country_of_demonym(entities::hash_word(words[at]));
  return code.empty() ? longest : std::pair{std::size_t{1}, code};
}

std::string organisation_key(std::string_view spelling) {
  const KnownName* known = Gazetteer::built_in().find(entities::hash_spelling(spelling));
  if (known != nullptr && !known->organisation_key.empty())
    return std::string{known->organisation_key};
  const std::vector<std::string> words = folded_words(spelling);
  std::vector<std::string> content;
  for (std::size_t at = 0; at < words.size();) {
    const auto [count, code] = country_at(words, at);
    if (count > 0) {
      content.push_back(fold_case(code));
      at += count;
      continue;
    }
    const std::string& word = words[at++];
    const bool is_suffix =
        Gazetteer::built_in().traits(entities::hash_word(word)).has(Trait::org_suffix);
    const std::string_view plain = is_suffix ? std::string_view{} : plain_organisation_word(word);
    if (!plain.empty()) content.emplace_back(plain);
  }
  if (content.empty()) return join(words);
  std::sort(content.begin(), content.end());
  content.erase(std::unique(content.begin(), content.end()), content.end());
  return join(content);
}

std::string place_key(std::string_view spelling) {
  if (spelling.starts_with("the ") || spelling.starts_with("The ")) {
    std::string key = place_key(spelling.substr(4));
    if (!key.empty()) return key;
  }
  const KnownName* known = Gazetteer::built_in().find(entities::hash_spelling(spelling));
  if (known != nullptr && !known->place_key.empty()) return std::string{known->place_key};
  return join(folded_words(spelling));
}

std::size_t count_words(std::string_view spelling) {
  return static_cast<std::size_t>(std::count(spelling.begin(), spelling.end(), ' ')) + 1;
}

bool is_acronym(std::string_view spelling) {
  return spelling.size() <= 8 && std::none_of(spelling.begin(), spelling.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
         });
}

/// "WASHINGTON", as a dateline prints it: no form for showing where there is another.
bool is_shouted(EntityType type, std::string_view spelling) {
  constexpr std::ptrdiff_t least_letters = 5;  // fewer may be an acronym
  if (type == EntityType::organisation) return false;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_small = [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; };
  return std::count_if(spelling.begin(), spelling.end(), is_capital) >= least_letters &&
         std::none_of(spelling.begin(), spelling.end(), is_small);
}

bool is_full_form(EntityType type, std::string_view spelling) {
  return type == EntityType::person ? count_words(spelling) > 1 : !is_acronym(spelling);
}

}  // namespace

std::string canonical_key(EntityType type, std::string_view spelling) {
  std::string key;
  switch (type) {
    case EntityType::person:
      key = person_key(spelling);
      break;
    case EntityType::organisation:
      key = organisation_key(spelling);
      break;
    case EntityType::place:
      key = place_key(spelling);
      break;
  }
  return key.empty() ? std::string{spelling} : key;
}

std::string_view country_of_place(std::string_view spelling) {
  if (spelling.starts_with("the ") || spelling.starts_with("The ")) spelling.remove_prefix(4);
  const KnownName* known = Gazetteer::built_in().find(entities::hash_spelling(spelling));
  return known == nullptr || known->place_rank == 0 ? std::string_view{} : known->country;
}

std::size_t choose_display_name(EntityType type, std::span<const SpellingCount> spellings) {
  std::uint64_t most_full = 0;
  std::uint64_t most_short = 0;
  for (const SpellingCount& s : spellings) {
    std::uint64_t& most = is_full_form(type, s.spelling) ? most_full : most_short;
    most = std::max(most, s.articles);
  }
  const bool shows_acronym = type == EntityType::organisation && most_short / 10 > most_full;
  const auto is_better = [&](const SpellingCount& a, const SpellingCount& b) {
    const bool a_fits = is_full_form(type, a.spelling) != shows_acronym;
    const bool b_fits = is_full_form(type, b.spelling) != shows_acronym;
    if (a_fits != b_fits) return a_fits;
    const bool a_shouts = is_shouted(type, a.spelling);
    const bool b_shouts = is_shouted(type, b.spelling);
    if (a_shouts != b_shouts) return b_shouts;
    if (a.articles != b.articles) return a.articles > b.articles;
    return a.spelling < b.spelling;
  };
  const auto best = std::min_element(spellings.begin(), spellings.end(), is_better);
  return static_cast<std::size_t>(best - spellings.begin());
}

std::vector<std::string> name_words(std::string_view spelling) {
  std::vector<std::string> words = folded_words(spelling);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace pressmark
