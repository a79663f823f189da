// SPDX-License-Identifier: GPL-2.0-or-later
//
// When two spellings are one person, organisation or place, and by which one they are shown.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/entity.h"
#include "schema/name_rules.h"

namespace pressmark {

/// The key under which spellings meet: "Sergei Lavrov", "Sergey Lavrov" and "Сергей Лавров" have
/// one, "Sergey Ryabkov" another; "US", "U.S." and "United States" have one. Spellings of different
/// types never meet. Never empty for a non-empty spelling.
std::string canonical_key(EntityType type, std::string_view spelling);

/// The ISO 3166 code of the country that a place is or lies in: "US" for "United States",
/// "California" and "Chicago". Of towns with one name the largest is meant. Empty if the lists do
/// not say, and for what lies in several.
std::string_view country_of_place(std::string_view spelling);

/// The index of the spelling to show for a set of spellings of one entity: of the forms in full,
/// the one that most articles print, then the first in byte order. In full is a person's name of
/// two words or more and what is no acronym; an organisation's acronym is shown after all ("NATO")
/// if it is printed by more than ten times as many articles as any other form. A person or place in
/// capitals ("WASHINGTON") comes after one that is not. Does not depend on the order of the span.
/// Requires a non-empty span.
std::size_t choose_display_name(EntityType type, std::span<const SpellingCount> spellings);

/// The words under which a name can be asked for, folded as fold_keyword() does and transliterated:
/// "Sergei Lavrov" -> {"lavrov", "sergei"}, sorted.
std::vector<std::string> name_words(std::string_view spelling);

/// These three, for what groups the names of an archive.
inline constexpr NameRules name_rules{&canonical_key, &choose_display_name, &name_words};

}  // namespace pressmark
