// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words that hold a sentence together and do not say what it is about: "the", "what", "von".
#pragma once

#include <string_view>

namespace pressmark {

/// `term` as Token::term has it: folded in case, with its accents. Known are Arabic, Chinese,
/// Dutch, English, French, German, Italian, Portuguese, Russian and Spanish (ISO 639-1 codes); no
/// word of another language is a function word.
bool is_function_word(std::string_view term, std::string_view language);

}  // namespace pressmark
