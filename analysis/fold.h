// SPDX-License-Identifier: GPL-2.0-or-later
//
// Forms of a text under which two spellings are the same. All take valid UTF-8 and need no locale.
#pragma once

#include <string>
#include <string_view>

namespace pressmark {

/// NFKC_Casefold with apostrophes made ': "Straße" -> "strasse". What Token::term is made of.
std::string fold_case(std::string_view text);

/// True if only letters, digits and apostrophes fold to something else, and to letters and digits:
/// then the words of fold_case(text) are those of `text`, folded. Not of "h=⅚", where ⅚ is in no
/// word and folds to three characters of one, nor of "ทำ", where a vowel folds to mark and letter.
bool folds_within_words(std::string_view text);

/// Accents off letters of scripts in which they do not make another letter: Latin, Greek, Hebrew,
/// Arabic vowel signs, and Cyrillic ё; but й, Devanagari or kana stay. Takes case-folded text.
std::string fold_accents(std::string_view folded);

/// How keyword fields (source, language) and names are compared: case, accents and runs of white
/// space do not matter. "Der  Spiegel" -> "der spiegel".
std::string fold_keyword(std::string_view text);

/// Its words, folded likewise and parted by one space each, without what stands between them:
/// "Doe, Zoë (Bonn)" -> "doe zoe bonn".
std::string fold_words(std::string_view text);

/// Latin letters for a name in another script, by that script's own rules: "Лавров" -> "Lavrov".
/// Han and kana stay as they are: their readings depend on the language.
std::string to_latin(std::string_view text);

}  // namespace pressmark
