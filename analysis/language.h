// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which language an article is written in.
#pragma once

#include <string>
#include <string_view>

namespace pressmark {

/// ISO 639-1 code ("en", "de", "zh"), or "" where the text is too short or too mixed to tell.
/// Looks at the beginning of the text only. Thread-safe.
std::string detect_language(std::string_view utf8);

}  // namespace pressmark
