// SPDX-License-Identifier: GPL-2.0-or-later
//
// Months by name, in the languages of the newspapers that people hold.
#pragma once

#include <optional>
#include <string_view>

namespace pressmark {

/// 1 to 12. Names and usual abbreviations, without a full stop, in Czech, Danish, Dutch, English,
/// French, German, Italian, Norwegian, Polish, Portuguese, Russian, Spanish, Swedish, Turkish and
/// Ukrainian, as they stand beside a day; in any case. Abbreviations that are words
/// in English ("set", "ago") are left out.
std::optional<unsigned> find_month(std::string_view word);

/// Of these, "february", "feb", "sept" and their like.
std::optional<unsigned> find_english_month(std::string_view word);

}  // namespace pressmark
