// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words for stems: an archive is searched by "syri", people read "syria".
#pragma once

#include <string>
#include <string_view>

#include "analysis/analyzer.h"
#include "archive/archive.h"

namespace pressmark {

/// The stem's first word, case folded, in the article with the smallest id of those that have it:
/// the same however the archive is divided into segments. The stem itself if no live article has
/// it. Throws as the columns do.
std::string printed_form(std::string_view stem, const ArchiveReader& archive, Analyzer& analyzer);

}  // namespace pressmark
