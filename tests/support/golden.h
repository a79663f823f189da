// SPDX-License-Identifier: GPL-2.0-or-later
//
// Output that is compared with a committed file: tests/golden/NAME. With PRESSMARK_APPROVE=1 in the
// environment the file is rewritten, and its diff is what gets reviewed.
#pragma once

#include <string_view>

namespace pressmark {

/// Fails the test, showing the first line that differs, unless `actual` is the file's content.
void expect_golden(std::string_view name, std::string_view actual);

}  // namespace pressmark
