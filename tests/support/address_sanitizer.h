// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether a sanitizer stands between the program and malloc.
#pragma once

namespace pressmark {

// Not asked of the compiler by the tests themselves, whose objects may be those of a build without
// sanitizers (PRESSMARK_TEST_OBJECTS).
[[nodiscard]] bool address_sanitizer_watches();

}  // namespace pressmark
