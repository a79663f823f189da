// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the searcher says about itself.
#pragma once

#include <string>
#include <string_view>

namespace pressmark {

std::string help_text(std::string_view program);

/// The fields as a table; from schema/fields.h, so that it cannot fall behind.
std::string help_fields_text();

/// Three lines: program, archive format, analysis.
std::string version_text(std::string_view program, std::string_view version);

}  // namespace pressmark
