// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where words of a plan, by their stems or their characters, stand in an article, found by
// analysing it whole: what the word-order column is checked against.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "analysis/han_kana.h"
#include "archive/word_order.h"
#include "base/utf8.h"
#include "searcher/snippets.h"

namespace pressmark {

inline PositionsOf analysed_positions(const Article& article, Analyzer& analyzer) {
  auto positions = std::make_shared<std::map<std::string, std::vector<Position>, std::less<>>>();
  Position before = 0;
  for (const std::string* text : {&article.title, &article.body, &article.captions}) {
    Position words = 0;
    for (const Token& token : analyzer.analyze(*text, article.language)) {
      (*positions)[std::string{token.stem}].push_back(before + token.position);
      ++words;
    }
    before += words + field_position_gap;
  }
  return [positions](const Plan& word, std::vector<Position>& out) {
    for (const std::string& stem : word.stems) {
      const auto found = positions->find(stem);
      if (found == positions->end()) continue;
      out.insert(out.end(), found->second.begin(), found->second.end());
    }
  };
}

/// One character of an article; of a word in another script, a NUL that stands for all of it.
struct AnalysedCharacter {
  char32_t value = 0;
  Position word = 0;
  std::uint32_t offset = 0;  // in the word
  bool ends_word = false;
  bool is_behind_sign = false;
  TextField field = TextField::title;
};

inline std::vector<AnalysedCharacter> analysed_characters(const Article& article,
                                                          Analyzer& analyzer) {
  std::vector<AnalysedCharacter> all;
  Position words = 0;
  for (const TextField field : {TextField::title, TextField::body, TextField::caption}) {
    const std::string* const text = &text_of(article, field);
    const Position base = words + static_cast<Position>(field) * field_position_gap;
    const Token* before = nullptr;
    for (const Token& token : analyzer.analyze(*text, article.language)) {
      std::u32string characters{U'\0'};
      if (is_han_or_kana(token.term)) decode_utf8(token.term, characters);
      for (std::uint32_t i = 0; i < characters.size(); ++i) {
        all.push_back({characters[i], base + token.position, i, i + 1 == characters.size(),
                       i == 0 && before != nullptr && are_parted(*text, *before, token), field});
      }
      before = &token;
      ++words;
    }
  }
  return all;
}

/// Every character compared with every other; the scope of the word does not count.
inline std::vector<CharacterPlace> places_among(const std::vector<AnalysedCharacter>& all,
                                                const Plan& word) {
  std::u32string wanted;
  decode_utf8(word.form, wanted);
  std::set<CharacterPlace> places;
  for (std::size_t at = 0; at + wanted.size() <= all.size(); ++at) {
    const AnalysedCharacter& first = all[at];
    const AnalysedCharacter& last = all[at + wanted.size() - 1];
    bool is_there = first.field == last.field;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      is_there = is_there && all[at + i].value == wanted[i];
      is_there = is_there && (i == 0 || !all[at + i].is_behind_sign);
    }
    if (word.begins_word && first.offset > 0) is_there = false;
    if (word.ends_word && !last.ends_word) is_there = false;
    if (is_there) places.insert({{first.word, last.word}, first.offset, last.offset + 1});
  }
  return {places.begin(), places.end()};
}

inline PlacesOf analysed_places(const Article& article, Analyzer& analyzer) {
  return [all = analysed_characters(article, analyzer)](const Plan& word,
                                                        std::vector<CharacterPlace>& out) {
    const std::vector<CharacterPlace> places = places_among(all, word);
    out.insert(out.end(), places.begin(), places.end());
  };
}

}  // namespace pressmark
