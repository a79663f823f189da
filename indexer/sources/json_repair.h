// SPDX-License-Identifier: GPL-2.0-or-later
//
// What programs write as JSON, and parsers rightly refuse.
#pragma once

#include <string>

namespace pressmark {

/// Writes \ufffd over escaped surrogates without their other half. True if there were any.
bool repair_surrogate_escapes(std::string& json);

/// Writes null over the NaN, Infinity and -Infinity of Python, outside of strings. True if there
/// were any.
bool repair_numbers(std::string& json);

}  // namespace pressmark
