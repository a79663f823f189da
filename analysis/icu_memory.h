// SPDX-License-Identifier: GPL-2.0-or-later
//
// What ICU does when the system has no memory left: as `new` does. Parts of ICU 72 (the parser of
// transliteration rules) go on with what they were not given, and crash.
#pragma once

namespace pressmark {

/// From now on ICU asks as `new` does: what fails is a call of the handler of `new`, if there is
/// one. To be called before anything else of ICU is used, by programs only.
void let_icu_ask_as_new_does();

}  // namespace pressmark
